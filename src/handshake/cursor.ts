/** Bytes that break the rules of what they stand in (RFC 8446, section 3). */
export class DecodeError extends Error {
  override readonly name = 'DecodeError';
}

/** How many bytes a number or a length takes. */
export type Size = 1 | 2 | 3;

/** Reads a message from its start. Each method throws DecodeError where bytes are missing. */
export class Cursor {
  #rest: Buffer;

  constructor(bytes: Buffer) {
    this.#rest = bytes;
  }

  get isAtEnd(): boolean {
    return this.#rest.length === 0;
  }

  bytes(length: number): Buffer {
    if (length > this.#rest.length) throw new DecodeError('the bytes end too early');
    const bytes = this.#rest.subarray(0, length);
    this.#rest = this.#rest.subarray(length);
    return bytes;
  }

  number(size: Size): number {
    return this.bytes(size).readUIntBE(0, size);
  }

  /** What stands behind a length of `size` bytes. */
  vector(size: Size): Buffer {
    return this.bytes(this.number(size));
  }

  /** The items of a vector, which they must fill. */
  list<T>(size: Size, item: (items: Cursor) => T): T[] {
    const items = new Cursor(this.vector(size));
    const found: T[] = [];
    while (!items.isAtEnd) found.push(item(items));
    return found;
  }
}
