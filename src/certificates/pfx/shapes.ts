import { contextTag, is, TAG } from '../x509/asn1.ts';
import { type BerElement, BerError, readBer } from '../x509/ber.ts';

/** What a file of BER holds, judged by its outermost elements. */
export type Shape =
  | 'pfx'
  | 'certificate'
  | 'certificate request'
  | 'pkcs7'
  | 'private key'
  | 'encrypted private key'
  | 'public key';

/** Version 3, then a ContentInfo (RFC 7292, section 4). */
export function hasShapeOfPfx({ children: [version, authSafe] }: BerElement): boolean {
  const isVersion3 = is(version, TAG.integer) && version.content.at(-1) === 3 && version.content.length === 1;
  return isVersion3 && is(authSafe, TAG.sequence) && is(authSafe.children[0], TAG.oid);
}

/** undefined if it is none of them, or no BER. */
export function shapeOf(bytes: Uint8Array): Shape | undefined {
  const outer = readable(bytes);
  if (!is(outer, TAG.sequence)) return undefined;
  if (hasShapeOfPfx(outer)) return 'pfx';
  const [first, second, third] = outer.children;
  if (is(first, TAG.sequence)) return shapeWithSequence(first, second, third);
  if (is(first, TAG.oid)) return is(second, contextTag(0)) ? 'pkcs7' : undefined;
  return is(first, TAG.integer) && isKey(second, third) ? 'private key' : undefined;
}

function readable(bytes: Uint8Array): BerElement | undefined {
  try {
    return readBer(bytes);
  } catch (error) {
    if (error instanceof BerError) return undefined;
    throw error;
  }
}

function shapeWithSequence(first: BerElement, second?: BerElement, third?: BerElement): Shape | undefined {
  if (is(second, TAG.octetString)) return 'encrypted private key';
  if (is(second, TAG.bitString)) return 'public key';
  if (!is(second, TAG.sequence) || !is(third, TAG.bitString)) return undefined;
  const [start, next] = first.children;
  if (is(start, contextTag(0)) || is(next, TAG.integer)) return 'certificate';
  return isVersion1Certificate(first) ? 'certificate' : 'certificate request';
}

/** Without the `[0]` of later versions: serialNumber, signature, issuer, validity, subject, key; a request has fewer. */
const isVersion1Certificate = ({ children }: BerElement): boolean => children.length >= 6;

/** PKCS#8: an algorithm, then octets. PKCS#1: numbers. SEC 1: octets. */
const isKey = (second?: BerElement, third?: BerElement): boolean =>
  (is(second, TAG.sequence) && is(third, TAG.octetString)) ||
  (is(second, TAG.integer) && is(third, TAG.integer)) ||
  is(second, TAG.octetString);
