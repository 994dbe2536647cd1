import { argumentOutOfRange } from '../runtime/exception.ts';
import { NetObject } from '../runtime/net-object.ts';
import { CAPTURE, CAPTURE_COLLECTION } from '../types/regular-expressions.ts';
import type { Type } from '../types/type.ts';

/** A stretch of the text that was searched. */
export class Capture extends NetObject {
  readonly type: Type = CAPTURE;
  readonly text: string;
  readonly index: number;
  readonly length: number;

  constructor(text: string, index: number, length: number) {
    super();
    this.text = text;
    this.index = index;
    this.length = length;
  }

  get value(): string {
    return this.text.slice(this.index, this.index + this.length);
  }

  override toText(): string {
    return this.value;
  }
}

/** All that a group has captured, in the order of capturing. */
export class CaptureCollection extends NetObject {
  readonly type = CAPTURE_COLLECTION;
  readonly #items: readonly Capture[];

  constructor(items: readonly Capture[]) {
    super();
    this.#items = items;
  }

  get count(): number {
    return this.#items.length;
  }

  get(index: number): Capture {
    return elementOf(this.#items, index);
  }

  [Symbol.iterator](): Iterator<Capture> {
    return this.#items[Symbol.iterator]();
  }
}

/** Throws ArgumentOutOfRangeException. */
export function elementOf<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw argumentOutOfRange('i', 'Specified argument was out of the range of valid values.');
  return item;
}
