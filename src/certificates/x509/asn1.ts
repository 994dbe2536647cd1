import { type BerElement, BerError } from './ber.ts';

/** Tags as BerElement has them (X.680, section 8.4). */
export const TAG = {
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  oid: 0x06,
  utf8String: 0x0c,
  sequence: 0x10,
  set: 0x11,
  t61String: 0x14,
  universalString: 0x1c,
  bmpString: 0x1e,
} as const;

const MAX_STRING_DEPTH = 4;
const MAX_OID_BYTES = 64;

/** The tag of a `[number]` in the notation of the RFCs. */
export const contextTag = (number: number): number => 0x80 | number;

export const is = (element: BerElement | undefined, tag: number): element is BerElement => element?.tag === tag;

/** The element, which must be there and have the tag. Throws BerError, as all functions here do. */
export function expected(element: BerElement | undefined, tag: number): BerElement {
  if (is(element, tag)) return element;
  throw new BerError(`an element of tag ${tag} is missing`, false);
}

export const sequence = (element: BerElement | undefined): readonly BerElement[] =>
  expected(element, TAG.sequence).children;

/** What an EXPLICIT `[number]` holds. */
export const explicit = (element: BerElement | undefined, number: number): BerElement | undefined =>
  expected(element, contextTag(number)).children[0];

/** The value of an INTEGER; counts in a file can be longer than a number holds. */
export function integer(element: BerElement | undefined): bigint {
  const { content } = expected(element, TAG.integer);
  if (content.length === 0) throw new BerError('an INTEGER without contents', false);
  return BigInt.asIntN(content.length * 8, BigInt(`0x${Buffer.from(content).toString('hex')}`));
}

/** The value of an OCTET STRING, or of one that is tagged anew (IMPLICIT), put together if it comes in pieces. */
export function octets(element: BerElement | undefined, tag: number): Uint8Array {
  return pieces(expected(element, tag), 0);
}

function pieces(element: BerElement, depth: number): Uint8Array {
  if (!element.constructed) return element.content;
  if (depth >= MAX_STRING_DEPTH) throw new BerError('a string in too many layers', false);
  return Buffer.concat(element.children.map(child => pieces(expected(child, TAG.octetString), depth + 1)));
}

/** An OBJECT IDENTIFIER in dotted form. */
export function oid(element: BerElement | undefined): string {
  const { content } = expected(element, TAG.oid);
  if (content.length > MAX_OID_BYTES) throw new BerError('an OBJECT IDENTIFIER that is too long', false);
  const [first, ...rest] = arcs(content);
  if (first === undefined) throw new BerError('an OBJECT IDENTIFIER without contents', false);
  const root = first < 80n ? first / 40n : 2n;
  return [root, first - root * 40n, ...rest].join('.');
}

function arcs(content: Uint8Array): bigint[] {
  const found: bigint[] = [];
  let arc = 0n;
  for (const byte of content) {
    arc = arc * 128n + BigInt(byte & 0x7f);
    if (byte & 0x80) continue;
    found.push(arc);
    arc = 0n;
  }
  return found;
}

/** AlgorithmIdentifier of RFC 5280, section 4.1.1.2. */
export interface Algorithm {
  readonly oid: string;
  readonly parameters: BerElement | undefined;
}

export function algorithm(element: BerElement | undefined): Algorithm {
  const [id, parameters] = sequence(element);
  return { oid: oid(id), parameters };
}
