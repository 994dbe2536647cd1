import { formatException, notNull } from '../runtime/exception.ts';
import { NetObject } from '../runtime/net-object.ts';
import { define, defineEnum } from '../types/type.ts';
import { parseIpv4 } from './ipv4.ts';
import { ipv6Text, parseIpv6 } from './ipv6.ts';

export const IP_ADDRESS = define({ name: 'System.Net.IPAddress', kind: 'class' });

export const ADDRESS_FAMILY = defineEnum('System.Net.Sockets.AddressFamily', {
  Unknown: -1,
  Unspecified: 0,
  Unix: 1,
  InterNetwork: 2,
  InterNetworkV6: 23,
});

const IPV4 = 2;
const IPV6 = 23;

/** System.Net.IPAddress */
export class IpAddress extends NetObject {
  readonly type = IP_ADDRESS;
  /** Four or sixteen. */
  readonly bytes: readonly number[];
  readonly #scope: number;

  private constructor(bytes: readonly number[], scope: number) {
    super();
    this.bytes = bytes;
    this.#scope = scope;
  }

  /** Throws FormatException. */
  static parse(text: string | null): IpAddress {
    const address = IpAddress.tryParse(notNull(text, 'ipString'));
    if (address === null) throw formatException('An invalid IP address was specified.');
    return address;
  }

  static tryParse(text: string | null): IpAddress | null {
    if (text?.includes(':')) return IpAddress.#ofIpv6(text.replace(/^\[([^\]]*)\](?::\d+)?$/, '$1'));
    const bytes = text === null ? undefined : parseIpv4(text);
    return bytes === undefined ? null : new IpAddress(bytes, 0);
  }

  static #ofIpv6(text: string): IpAddress | null {
    const parsed = parseIpv6(text);
    if (parsed === undefined) return null;
    return new IpAddress(
      parsed.groups.flatMap(group => [group >> 8, group & 0xff]),
      parsed.scope,
    );
  }

  /** A member of AddressFamily. */
  get family(): number {
    return this.bytes.length === 4 ? IPV4 : IPV6;
  }

  /** Also for an IPv4 address within an IPv6 one. */
  get isLoopback(): boolean {
    const isMapped = /^0{20}f{4}/.test(this.#hex);
    if (this.family === IPV4 || isMapped) return this.bytes.at(-4) === 127;
    return /^0{31}1$/.test(this.#hex);
  }

  get #hex(): string {
    return Buffer.from(this.bytes).toString('hex');
  }

  override toText(): string {
    if (this.family === IPV4) return this.bytes.join('.');
    const groups = this.#hex.match(/.{4}/g) ?? [];
    const scope = this.#scope === 0 ? '' : `%${this.#scope}`;
    return ipv6Text(groups.map(group => Number.parseInt(group, 16))) + scope;
  }

  override key(): unknown {
    return `\0IPAddress ${this.#hex}%${this.#scope}`;
  }
}
