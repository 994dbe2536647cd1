/** An element of DER that OpenSSL has read already, and which therefore is well-formed. */
export interface Der {
  readonly tag: number;
  readonly content: Buffer;
  /** With tag and length. */
  readonly encoding: Buffer;
}

/** The elements that stand one after the other. */
export function derElements(bytes: Buffer): readonly Der[] {
  const elements: Der[] = [];
  for (let rest = bytes; rest.length > 0; ) {
    const element = first(rest);
    elements.push(element);
    rest = rest.subarray(element.encoding.length);
  }
  return elements;
}

/** The elements inside of the first one. */
export const derChildren = (bytes: Buffer): readonly Der[] => derElements(first(bytes).content);

function first(bytes: Buffer): Der {
  const [tag = 0, short = 0] = bytes;
  const lengthBytes = short < 0x80 ? 0 : short - 0x80;
  const start = 2 + lengthBytes;
  const length = lengthBytes === 0 ? short : bytes.readUIntBE(2, lengthBytes);
  return { tag, content: bytes.subarray(start, start + length), encoding: bytes.subarray(0, start + length) };
}

/** The content of an OBJECT IDENTIFIER in dotted form. */
export function derOid(content: Buffer): string {
  const arcs: number[] = [];
  let arc = 0;
  for (const byte of content) {
    arc = arc * 128 + (byte & 0x7f);
    if (byte & 0x80) continue;
    arcs.push(arc);
    arc = 0;
  }
  const [joint = 0, ...rest] = arcs;
  const root = Math.min(Math.trunc(joint / 40), 2);
  return [root, joint - root * 40, ...rest].join('.');
}
