import { contextTag, sequence } from './asn1.ts';
import type { BerElement } from './ber.ts';

const DNS_NAME = 2;
const IP_ADDRESS = 7;

/** The DNS names and IP addresses of a SubjectAltName (RFC 5280, section 4.2.1.6) as people write them. Throws BerError. */
export const alternativeNames = (names: BerElement): string[] => sequence(names).flatMap(alternativeName);

function alternativeName({ tag, content }: BerElement): string[] {
  if (tag === contextTag(DNS_NAME)) return [Buffer.from(content).toString('latin1')];
  return tag === contextTag(IP_ADDRESS) ? [addressText(Buffer.from(content))] : [];
}

/** Hex where it has neither 4 nor 16 bytes. */
export function addressText(address: Buffer): string {
  if (address.length === 4) return [...address].join('.');
  if (address.length !== 16) return address.toString('hex');
  const groups = Array.from({ length: 8 }, (_, index) => address.readUInt16BE(index * 2).toString(16));
  return new URL(`http://[${groups.join(':')}]`).hostname.slice(1, -1);
}
