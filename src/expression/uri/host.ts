import { parseIpv4 } from './ipv4.ts';
import { ipv6Text, parseIpv6 } from './ipv6.ts';

/** Members of UriHostNameType. */
export const UNKNOWN_HOST = 0;
export const BASIC = 1;
export const DNS = 2;
export const IPV4 = 3;
export const IPV6 = 4;

export interface Host {
  /** In lower case; an IPv6 address in brackets. */
  readonly name: string;
  /** A member of UriHostNameType. */
  readonly kind: number;
}

export const NO_HOST: Host = { name: '', kind: BASIC };

const DNS_NAME = /^(?:[\p{L}\p{N}\p{M}_-]{1,63}\.)*[\p{L}\p{N}\p{M}_-]{1,63}\.?$/u;

/** Undefined: it is none. */
export function parseHost(text: string): Host | undefined {
  if (text.startsWith('[')) return ipv6Host(text);
  const ipv4 = parseIpv4(text);
  if (ipv4 !== undefined) return { name: ipv4.join('.'), kind: IPV4 };
  return DNS_NAME.test(text) && text.length < 256 ? { name: text.toLowerCase(), kind: DNS } : undefined;
}

function ipv6Host(text: string): Host | undefined {
  const parsed = text.endsWith(']') ? parseIpv6(text.slice(1, -1)) : undefined;
  return parsed === undefined ? undefined : { name: `[${ipv6Text(parsed.groups)}]`, kind: IPV6 };
}

/** `Uri.CheckHostName`: a member of UriHostNameType; an IPv6 address may stand without its brackets. */
export function checkHostName(name: string | null): number {
  if (name === null || name === '') return UNKNOWN_HOST;
  return (parseHost(name) ?? parseHost(`[${name}]`))?.kind ?? UNKNOWN_HOST;
}
