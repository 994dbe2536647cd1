import { isUtf8 } from 'node:buffer';
import { oid, sequence, TAG } from './asn1.ts';
import { type BerElement, BerError } from './ber.ts';

/** The keys that Windows writes (CertNameToStr with CERT_X500_NAME_STR), which .NET shows and so Azure. */
const KEYS: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.4': 'SN',
  '2.5.4.5': 'SERIALNUMBER',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'S',
  '2.5.4.9': 'STREET',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.12': 'T',
  '2.5.4.13': 'Description',
  '2.5.4.17': 'PostalCode',
  '2.5.4.18': 'POBox',
  '2.5.4.20': 'Phone',
  '2.5.4.24': 'X21Address',
  '2.5.4.42': 'G',
  '2.5.4.43': 'I',
  '2.5.4.46': 'dnQualifier',
  '0.9.2342.19200300.100.1.25': 'DC',
  '1.2.840.113549.1.9.1': 'E',
};

/** `CN` and its value. */
export interface NameAttribute {
  readonly key: string;
  readonly value: string;
}

/**
 * A Name (RFC 5280, section 4.1.2.4) as .NET's X509Certificate2.Subject: the last relative name first, `, ` between
 * them, ` + ` inside one. Throws BerError.
 */
export function distinguishedName(name: BerElement): string {
  const written = ({ key, value }: NameAttribute): string => `${key}=${quoted(value)}`;
  return relativeNames(name)
    .map(attributes => attributes.map(written).join(' + '))
    .join(', ');
}

/** Its attributes, grouped as they stand in it, in the same order. Throws BerError. */
export const relativeNames = (name: BerElement): readonly (readonly NameAttribute[])[] =>
  sequence(name)
    .toReversed()
    .map(set => set.children.map(attribute));

function attribute(element: BerElement): NameAttribute {
  const [type, value] = sequence(element);
  const id = oid(type);
  return { key: KEYS[id] ?? `OID.${id}`, value: textOfValue(value) };
}

/** .NET quotes what is empty, has white space at an end or a character that means something; quotes inside are doubled. */
function quoted(value: string): string {
  const needsQuotes = value === '' || /^[\t-\r ]|[\t-\r ]$|[,+="\n<>#;]/.test(value);
  return needsQuotes ? `"${value.replaceAll('"', '""')}"` : value;
}

/** NumericString to GeneralString, without the times: one byte a character, or nearly. */
const isOtherString = (tag: number): boolean => [0x12, 0x13, 0x16, 0x1a, 0x1b].includes(tag);

function textOfValue(value: BerElement | undefined): string {
  if (value === undefined || value.constructed) throw new BerError('a name without a value', false);
  const bytes = Buffer.from(value.content);
  if (value.tag === TAG.utf8String) return bytes.toString('utf8');
  if (value.tag === TAG.bmpString) return new TextDecoder('utf-16be').decode(bytes);
  if (value.tag === TAG.universalString) return utf32(bytes);
  // Latin-1 in practice, and UTF-8 from writers that did not care.
  if (value.tag === TAG.t61String) return bytes.toString(isUtf8(bytes) ? 'utf8' : 'latin1');
  return isOtherString(value.tag) ? bytes.toString('latin1') : `#${Buffer.from(value.encoding).toString('hex')}`;
}

function utf32(bytes: Buffer): string {
  const points = Array.from({ length: Math.floor(bytes.length / 4) }, (_, index) => bytes.readUInt32BE(index * 4));
  return points.map(point => (point > 0x10ffff ? '\ufffd' : String.fromCodePoint(point))).join('');
}
