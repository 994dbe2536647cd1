import { domainToASCII } from 'node:url';
import { invalidOperation } from '../runtime/exception.ts';
import { NetObject } from '../runtime/net-object.ts';
import { define } from '../types/type.ts';
import { unescapeSafe } from './escaping.ts';
import { DNS, IPV6 } from './host.ts';
import { parseUri, type UriParts } from './parse-uri.ts';
import { schemeOf } from './schemes.ts';
import { MAY_BE_RELATIVE, uriFormatException } from './uri-faults.ts';

export const URI = define({ name: 'System.Uri', kind: 'class' });

/** Members of UriKind. */
export const RELATIVE_OR_ABSOLUTE = 0;
export const ABSOLUTE = 1;
export const RELATIVE = 2;

/** System.Uri; what a relative one does not have throws InvalidOperationException. */
export class Uri extends NetObject {
  readonly type = URI;
  readonly originalString: string;
  readonly #parts: UriParts | undefined;

  private constructor(originalString: string, parts: UriParts | undefined) {
    super();
    this.originalString = originalString;
    this.#parts = parts;
  }

  /** Throws UriFormatException. */
  static parse(text: string, kind: number): Uri {
    const uri = Uri.#read(text, kind);
    if (typeof uri === 'string') throw uriFormatException(uri);
    return uri;
  }

  static tryParse(text: string, kind: number): Uri | null {
    const uri = Uri.#read(text, kind);
    return typeof uri === 'string' ? null : uri;
  }

  static #read(text: string, kind: number): Uri | string {
    const parts = parseUri(text);
    if (typeof parts !== 'string') return kind === RELATIVE ? NOT_RELATIVE : new Uri(text, parts);
    if (kind === ABSOLUTE || (kind === RELATIVE_OR_ABSOLUTE && !MAY_BE_RELATIVE.has(parts))) return parts;
    return new Uri(text, undefined);
  }

  get isAbsolute(): boolean {
    return this.#parts !== undefined;
  }

  get parts(): UriParts {
    if (this.#parts === undefined) throw invalidOperation('This operation is not supported for a relative URI.');
    return this.#parts;
  }

  get absoluteUri(): string {
    const { path, query, fragment } = this.parts;
    return `${this.root}${path}${query}${fragment}`;
  }

  /** Up to the path. */
  get root(): string {
    const { scheme, hasAuthority, userInfo } = this.parts;
    const user = userInfo === '' ? '' : `${userInfo}@`;
    return `${scheme}:${hasAuthority ? '//' : ''}${user}${this.authority}`;
  }

  /** Without user. */
  get authority(): string {
    const { host, port } = this.parts;
    return this.hasDefaultPort ? host.name : `${host.name}:${port}`;
  }

  get hasDefaultPort(): boolean {
    const { scheme, port } = this.parts;
    return port === schemeOf(scheme).port;
  }

  /** Without the brackets of an IPv6 address. */
  get safeHost(): string {
    const { host } = this.parts;
    return host.kind === IPV6 ? host.name.slice(1, -1) : host.name;
  }

  get idnHost(): string {
    return this.parts.host.kind === DNS ? domainToASCII(this.safeHost) : this.safeHost;
  }

  get isFile(): boolean {
    return this.parts.scheme === 'file';
  }

  /** A file on another computer. */
  get isUnc(): boolean {
    return this.isFile && this.parts.host.name !== '';
  }

  get isLoopback(): boolean {
    const { name } = this.parts.host;
    return /^(?:localhost|loopback|127\.[\d.]+|\[::1\])$/.test(name) || (this.isFile && name === '');
  }

  override toText(): string {
    if (this.#parts === undefined) return this.originalString;
    const { path, query, fragment } = this.#parts;
    return `${this.root}${unescapeSafe(path)}${unescapeSafe(query)}${unescapeSafe(fragment)}`;
  }

  /** Neither user nor fragment count. */
  override key(): unknown {
    if (this.#parts === undefined) return `\0Uri ${this.originalString}`;
    const { scheme, host, port, path, query } = this.#parts;
    return `\0Uri ${scheme}://${host.name}:${port}${path}${query}`;
  }
}

const NOT_RELATIVE = "A relative URI cannot be created because the 'uriString' parameter represents an absolute URI.";
