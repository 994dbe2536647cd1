const MAX_DEPTH = 64;
const MAX_ELEMENTS = 200_000;
const MAX_LENGTH_BYTES = 4;
const LONG_TAG = 0x1f;

/** Bytes that are not the BER they should be. `truncated`: they end too early, and nothing before the end is wrong. */
export class BerError extends Error {
  override readonly name = 'BerError';
  readonly truncated: boolean;

  constructor(message: string, truncated: boolean) {
    super(message);
    this.truncated = truncated;
  }
}

/** One element of BER (X.690), of definite or indefinite length. */
export interface BerElement {
  /** The identifier octet without the bit for "constructed"; tags above 30 are not told apart. */
  readonly tag: number;
  readonly constructed: boolean;
  /** The contents octets; those of an indefinite length end before the end-of-contents mark. */
  readonly content: Uint8Array;
  /** Empty unless constructed. */
  readonly children: readonly BerElement[];
  /** The whole of it: identifier, length and contents. */
  readonly encoding: Uint8Array;
}

/** Where an element must end. `declared`: the parent's length says so; else it is only the end of what there is. */
interface Limit {
  readonly end: number;
  readonly declared: boolean;
}

interface Header {
  readonly tag: number;
  readonly constructed: boolean;
  readonly start: number;
  /** undefined: indefinite. */
  readonly length: number | undefined;
}

/** Reads the first element and ignores what follows it. Throws BerError; time and memory are linear in the input. */
export function readBer(bytes: Uint8Array): BerElement {
  return new Reader(bytes).element(0, { end: bytes.length, declared: false }, 0);
}

/** Where an element stands in the bytes. */
interface Bounds {
  readonly offset: number;
  readonly contentEnd: number;
  readonly end: number;
}

/** Views of the bytes are made when asked for: most elements are never looked at, and a view costs more than the rest. */
class Element implements BerElement {
  readonly tag: number;
  readonly constructed: boolean;
  readonly children: readonly BerElement[];
  readonly end: number;
  readonly #bytes: Uint8Array;
  readonly #start: number;
  readonly #place: Bounds;

  constructor(bytes: Uint8Array, header: Header, children: readonly BerElement[], place: Bounds) {
    this.tag = header.tag;
    this.constructed = header.constructed;
    this.children = children;
    this.end = place.end;
    this.#bytes = bytes;
    this.#start = header.start;
    this.#place = place;
  }

  get content(): Uint8Array {
    return this.#bytes.subarray(this.#start, this.#place.contentEnd);
  }

  get encoding(): Uint8Array {
    return this.#bytes.subarray(this.#place.offset, this.#place.end);
  }
}

class Reader {
  readonly #bytes: Uint8Array;
  #elements = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  element(offset: number, limit: Limit, depth: number): Element {
    this.#elements += 1;
    if (depth > MAX_DEPTH || this.#elements > MAX_ELEMENTS) throw new BerError('too many elements', false);
    const header = this.#header(offset, limit);
    return header.length === undefined
      ? this.#indefinite(offset, header, limit, depth)
      : this.#definite(offset, header, header.start + header.length, limit, depth);
  }

  #definite(offset: number, header: Header, end: number, limit: Limit, depth: number): Element {
    if (end > limit.end) throw new BerError('an element is longer than what holds it', !limit.declared);
    const children: Element[] = [];
    for (let next = header.start; header.constructed && next < end; ) {
      const child = this.element(next, { end, declared: true }, depth + 1);
      children.push(child);
      next = child.end;
    }
    return new Element(this.#bytes, header, children, { offset, contentEnd: end, end });
  }

  #indefinite(offset: number, header: Header, limit: Limit, depth: number): Element {
    if (!header.constructed) throw new BerError('a primitive element of indefinite length', false);
    const children: Element[] = [];
    let next = header.start;
    while (this.#byte(next, limit) !== 0 || this.#byte(next + 1, limit) !== 0) {
      const child = this.element(next, limit, depth + 1);
      children.push(child);
      next = child.end;
    }
    return new Element(this.#bytes, header, children, { offset, contentEnd: next, end: next + 2 });
  }

  #header(offset: number, limit: Limit): Header {
    const identifier = this.#byte(offset, limit);
    let next = offset + 1;
    if ((identifier & LONG_TAG) === LONG_TAG) {
      while (this.#byte(next, limit) & 0x80) next += 1;
      next += 1;
    }
    return { tag: identifier & 0xdf, constructed: (identifier & 0x20) !== 0, ...this.#length(next, limit) };
  }

  #length(offset: number, limit: Limit): Pick<Header, 'start' | 'length'> {
    const first = this.#byte(offset, limit);
    if (first === 0x80) return { start: offset + 1, length: undefined };
    if (first < 0x80) return { start: offset + 1, length: first };
    const count = first & 0x7f;
    if (count > MAX_LENGTH_BYTES) throw new BerError('a length of more than 4 bytes', false);
    let length = 0;
    for (let index = 1; index <= count; index += 1) length = length * 256 + this.#byte(offset + index, limit);
    return { start: offset + 1 + count, length };
  }

  #byte(offset: number, limit: Limit): number {
    const byte = offset < limit.end ? this.#bytes[offset] : undefined;
    if (byte === undefined) throw new BerError('the bytes end inside an element', !limit.declared);
    return byte;
  }
}
