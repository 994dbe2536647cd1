import { argumentException, notNull } from '../runtime/exception.ts';
import type { NetArray } from '../runtime/net-array.ts';
import { NetObject } from '../runtime/net-object.ts';
import { IDISPOSABLE } from '../types/primitives.ts';
import { define } from '../types/type.ts';
import { readerClosed } from './closed.ts';
import { checkNotNegative } from './faults.ts';

export const STRING_READER = define({ name: 'System.IO.StringReader', kind: 'class', bases: () => [IDISPOSABLE] });

/** System.IO.StringReader */
export class StringReader extends NetObject {
  readonly type = STRING_READER;
  #text: string | null;
  #at = 0;

  constructor(text: string | null) {
    super();
    this.#text = notNull(text, 's');
  }

  dispose(): void {
    this.#text = null;
  }

  get #open(): string {
    if (this.#text === null) throw readerClosed();
    return this.#text;
  }

  /** -1 at the end. */
  peek(): number {
    const text = this.#open;
    return this.#at < text.length ? text.charCodeAt(this.#at) : -1;
  }

  /** -1 at the end. */
  read(): number {
    const char = this.peek();
    if (char >= 0) this.#at += 1;
    return char;
  }

  /** Into a `char[]`; answers how many were read. */
  readInto(buffer: NetArray | null, index: number, count: number): number {
    const { items } = notNull(buffer, 'buffer');
    checkNotNegative(index, 'index');
    checkNotNegative(count, 'count');
    if (items.length - index < count)
      throw argumentException(
        'Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.',
      );
    const length = Math.min(count, this.#open.length - this.#at);
    for (let each = 0; each < length; each += 1) items[index + each] = this.read();
    return length;
  }

  /** Null at the end. */
  readLine(): string | null {
    const text = this.#open;
    if (this.#at >= text.length) return null;
    const line = /([^\r\n]*)(?:\r\n|\r|\n|$)/y;
    line.lastIndex = this.#at;
    const [whole = '', content = ''] = line.exec(text) ?? [];
    this.#at += whole.length;
    return content;
  }

  readToEnd(): string {
    const rest = this.#open.slice(this.#at);
    this.#at += rest.length;
    return rest;
  }
}
