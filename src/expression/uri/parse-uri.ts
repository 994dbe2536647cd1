import { trimWhile } from '../text/trim.ts';
import { removeDotSegments } from './dot-segments.ts';
import { escapeRest, normalizeEscapes } from './escaping.ts';
import { BASIC, type Host, NO_HOST, parseHost, UNKNOWN_HOST } from './host.ts';
import { type Scheme, schemeOf } from './schemes.ts';
import { BAD_AUTHORITY, BAD_FORMAT, BAD_HOST, BAD_PORT, BAD_SCHEME, EMPTY_URI, NOT_ROOTED } from './uri-faults.ts';

/** Of an absolute URI; all in the escaped form. */
export interface UriParts {
  /** In lower case. */
  readonly scheme: string;
  readonly hasAuthority: boolean;
  readonly userInfo: string;
  readonly host: Host;
  readonly port: number;
  readonly path: string;
  /** With its `?`. */
  readonly query: string;
  /** With its `#`. */
  readonly fragment: string;
}

interface Authority {
  readonly userInfo: string;
  readonly host: Host;
  readonly port: number;
}

const BLANKS = [...' \t\r\n'].map(blank => blank.charCodeAt(0));
const isBlank = (char: number): boolean => BLANKS.includes(char);

/** The parts of an absolute URI, or the message that says why it is none. */
export function parseUri(text: string): UriParts | string {
  const trimmed = trimWhile(text, isBlank, 'both');
  if (trimmed === '') return EMPTY_URI;
  if (/^[A-Za-z]:[\\/]/.test(trimmed)) return parseUri(`file:///${trimmed}`);
  if (/^[\\/]{2}[^\\/]/.test(trimmed)) return parseUri(`file:${trimmed}`);
  if (/^[A-Za-z]:/.test(trimmed)) return NOT_ROOTED;
  const colon = trimmed.indexOf(':');
  if (colon <= 0) return BAD_FORMAT;
  const name = trimmed.slice(0, colon);
  return /^[A-Za-z][A-Za-z0-9+.-]*$/.test(name) ? parseRest(name.toLowerCase(), trimmed.slice(colon + 1)) : BAD_SCHEME;
}

function parseRest(name: string, rest: string): UriParts | string {
  const scheme = schemeOf(name);
  if (name === 'mailto') return parseMail(rest);
  const [slashes] = (scheme.authority === 'required' ? /^[\\/]{2}/ : /^\/\//).exec(rest) ?? [];
  if (scheme.authority === 'required' && slashes === undefined) return BAD_AUTHORITY;
  if (scheme.authority === 'none' || slashes === undefined) return withPath(name, undefined, rest);
  const [whole = ''] = /^[^/\\?#]*/.exec(rest.slice(2)) ?? [];
  const authority = parseAuthority(whole, scheme);
  return typeof authority === 'string' ? authority : withPath(name, authority, rest.slice(2 + whole.length));
}

function parseAuthority(text: string, scheme: Scheme): Authority | string {
  const [, userInfo = '', hostText = '', portText = ''] = /^([^@]*@)?(\[[^\]]*\]|[^:]*)(?::(.*))?$/s.exec(text) ?? [];
  const host = hostText === '' && scheme.mayLackHost ? NO_HOST : hostOf(hostText, scheme);
  if (host === undefined) return BAD_HOST;
  if (!/^\d*$/.test(portText) || Number(portText) > 0xffff) return BAD_PORT;
  const port = portText === '' ? scheme.port : Number(portText);
  return { userInfo: canonical(userInfo.slice(0, -1)), host, port };
}

const hostOf = (text: string, { takesAnyHost }: Scheme): Host | undefined =>
  parseHost(text) ?? (takesAnyHost && text !== '' ? { name: escapeRest(text), kind: BASIC } : undefined);

const canonical = (text: string): string => escapeRest(normalizeEscapes(text));

/** A path that follows a host starts with a slash; where there is none, nothing is changed about it. */
function withPath(scheme: string, authority: Authority | undefined, rest: string): UriParts {
  const [, path = '', query = '', fragment = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(rest) ?? [];
  return {
    scheme,
    hasAuthority: authority !== undefined,
    userInfo: authority?.userInfo ?? '',
    host: authority?.host ?? { name: '', kind: UNKNOWN_HOST },
    port: authority?.port ?? schemeOf(scheme).port,
    path: authority === undefined && !path.startsWith('/') ? canonical(path) : rootedPath(path),
    query: canonical(query),
    fragment: canonical(fragment),
  };
}

const rootedPath = (path: string): string =>
  escapeRest(removeDotSegments(normalizeEscapes(path.replaceAll('\\', '/').replace(/^\/?/, '/'))));

/** `mailto:user@host?subject=…` */
function parseMail(rest: string): UriParts | string {
  const [, userInfo = '', hostText = '', tail = ''] = /^(?:([^@?#]*)@)?([^?#]*)(.*)$/s.exec(rest) ?? [];
  const host = hostText === '' ? NO_HOST : parseHost(hostText);
  if (host === undefined) return BAD_HOST;
  const authority = { userInfo: canonical(userInfo), host, port: schemeOf('mailto').port };
  return { ...withPath('mailto', authority, tail), hasAuthority: false, path: '' };
}
