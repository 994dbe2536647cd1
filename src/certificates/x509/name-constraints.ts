import { isIPv4 } from 'node:net';
import type { asn1 } from 'node-forge';

/** The only names below which an authority may issue; names of other kinds stay free. */
export interface NameConstraints {
  /** Each allows itself and what is below it: `localhost` also allows `api.localhost`. */
  readonly dnsNames: readonly string[];
  /** In CIDR notation: `127.0.0.0/8`, `::1/128`. */
  readonly ipRanges: readonly string[];
}

/** What an authority that is trusted on a developer's machine may be good for. */
export const LOOPBACK_ONLY: NameConstraints = { dnsNames: ['localhost'], ipRanges: ['127.0.0.0/8', '::1/128'] };

/** The extension as node-forge takes those it has no name for: https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.10 */
export async function nameConstraintsExtension(constraints: NameConstraints): Promise<object> {
  const { default: forge } = await import('node-forge');
  const { create, Class, Type } = forge.asn1;
  const subtree = (kind: GeneralName, value: string): asn1.Asn1 =>
    create(Class.UNIVERSAL, Type.SEQUENCE, true, [create(Class.CONTEXT_SPECIFIC, kind, false, value)]);
  const permitted = create(Class.CONTEXT_SPECIFIC, PERMITTED_SUBTREES, true, [
    ...constraints.dnsNames.map(name => subtree(DNS_NAME, name)),
    ...constraints.ipRanges.map(range => subtree(IP_ADDRESS, addressAndMask(range))),
  ]);
  return { id: '2.5.29.30', critical: true, value: create(Class.UNIVERSAL, Type.SEQUENCE, true, [permitted]) };
}

type GeneralName = typeof DNS_NAME | typeof IP_ADDRESS;
const PERMITTED_SUBTREES = 0;
const DNS_NAME = 2;
const IP_ADDRESS = 7;

/** The address, then as many bytes of mask; each character is a byte, as node-forge has it. */
function addressAndMask(range: string): string {
  const [address = '', length] = range.split('/');
  const bytes = isIPv4(address) ? address.split('.').map(Number) : ipv6Bytes(address);
  const mask = bytes.map((_byte, index) => {
    const bits = Math.min(8, Math.max(0, Number(length) - index * 8));
    return (0xff << (8 - bits)) & 0xff;
  });
  return String.fromCharCode(...bytes, ...mask);
}

function ipv6Bytes(address: string): number[] {
  const [head = [], tail = []] = address.split('::').map(part => part.split(':').filter(group => group !== ''));
  const zeros = new Array<string>(8 - head.length - tail.length).fill('0');
  return [...head, ...zeros, ...tail]
    .map(group => Number.parseInt(group, 16))
    .flatMap(group => [group >> 8, group & 0xff]);
}
