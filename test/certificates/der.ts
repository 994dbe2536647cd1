import { type BerElement, BerError, readBer } from '../../src/certificates/x509/ber.ts';

/** One element of DER; lengths are written as they are, also wrong ones by the caller. */
export function der(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  return Buffer.concat([Buffer.from([tag, ...lengthOctets(content.length)]), content]);
}

function lengthOctets(length: number): number[] {
  if (length < 0x80) return [length];
  const octets = Buffer.alloc(4);
  octets.writeUInt32BE(length);
  const bare = [...octets.subarray(octets.findIndex(octet => octet !== 0))];
  return [0x80 | bare.length, ...bare];
}

export const sequence = (...contents: readonly Uint8Array[]): Buffer => der(0x30, ...contents);
export const set = (...contents: readonly Uint8Array[]): Buffer => der(0x31, ...contents);
export const octets = (content: Uint8Array): Buffer => der(0x04, content);
export const explicit = (number: number, content: Uint8Array): Buffer => der(0xa0 | number, content);
export const nothing: Buffer = der(0x05);

export function integer(value: bigint | number): Buffer {
  let bytes = 1;
  while (BigInt.asIntN(bytes * 8, BigInt(value)) !== BigInt(value)) bytes += 1;
  const hex = BigInt.asUintN(bytes * 8, BigInt(value)).toString(16);
  return der(0x02, Buffer.from(hex.padStart(bytes * 2, '0'), 'hex'));
}

export function oid(dotted: string): Buffer {
  const [first = 0n, second = 0n, ...rest] = dotted.split('.').map(BigInt);
  return der(0x06, ...[first * 40n + second, ...rest].map(base128));
}

function base128(arc: bigint): Buffer {
  const digits = [Number(arc & 0x7fn)];
  for (let left = arc >> 7n; left > 0n; left >>= 7n) digits.unshift(Number(left & 0x7fn) | 0x80);
  return Buffer.from(digits);
}

/** The same value with indefinite lengths, and each string in pieces of three bytes. */
export function indefinite(bytes: Uint8Array): Buffer {
  const element = readBer(bytes);
  if (element.constructed)
    return endless(
      element,
      element.children.map(child => indefinite(child.encoding)),
    );
  return element.tag === 0x04 || element.tag === 0x80
    ? endless(element, pieces(element))
    : Buffer.from(element.encoding);
}

function pieces({ content }: BerElement): Buffer[] {
  const starts = Array.from({ length: Math.ceil(content.length / 3) }, (_, index) => index * 3);
  return starts.map(start => octets(content.subarray(start, start + 3)));
}

function endless({ encoding }: BerElement, contents: readonly Buffer[]): Buffer {
  const [identifier] = encoding;
  if (identifier === undefined) throw new BerError('nothing to write', false);
  return Buffer.concat([Buffer.from([identifier | 0x20, 0x80]), ...contents, Buffer.from([0, 0])]);
}
