import { argumentOutOfRange } from '../runtime/exception.ts';
import type { Meter } from '../runtime/meter.ts';
import { NetObject } from '../runtime/net-object.ts';
import { define } from '../types/type.ts';
import { ORDINAL } from './culture.ts';
import { checkNotNegative, checkRange, mustBeLess, mustBeWithin } from './faults.ts';
import { units } from './items.ts';
import { repeatChar } from './pad.ts';
import { replace, replaceChar } from './replace.ts';
import { charAt, insert } from './slice.ts';

export const STRING_BUILDER = define({ name: 'System.Text.StringBuilder', kind: 'class' });

const FIRST_CAPACITY = 16;
const LARGEST_BLOCK = 8000;

/** System.Text.StringBuilder. What it appends is charged to the meter, for its methods answer no text. */
export class StringBuilder extends NetObject {
  readonly type = STRING_BUILDER;
  #text: string;
  /** While single characters are being set, what stands in the place of the text. */
  #units: Uint16Array | undefined;
  #capacity: number;

  /** 0 stands for .NET's own choice of a capacity. */
  constructor(text: string, capacity: number) {
    super();
    checkNotNegative(capacity, 'capacity');
    this.#capacity = Math.max(capacity === 0 ? FIRST_CAPACITY : capacity, text.length);
    this.#text = text;
  }

  override toText(): string {
    if (this.#units !== undefined) this.#text = Buffer.from(this.#units.buffer).toString('utf16le');
    this.#units = undefined;
    return this.#text;
  }

  get length(): number {
    return this.#text.length;
  }

  charAt(index: number): number {
    return this.#units?.[index] ?? charAt(this.#text, index);
  }

  setChar(index: number, char: number): void {
    if (index < 0 || index >= this.length) throw mustBeLess('index');
    this.#units ??= Uint16Array.from(units(this.#text));
    this.#units[index] = char;
  }

  /** Cuts, or fills with NUL characters. */
  setLength(meter: Meter, value: number): void {
    checkNotNegative(value, 'value');
    const missing = Math.max(value - this.length, 0);
    this.#set(this.toText().slice(0, value) + repeatChar(meter, 0, missing, 'value'));
  }

  get capacity(): number {
    return this.#capacity;
  }

  set capacity(value: number) {
    checkNotNegative(value, 'value');
    if (value < this.length) throw argumentOutOfRange('value', 'capacity was less than the current size.');
    this.#capacity = value;
  }

  /** Answers the capacity. */
  ensureCapacity(capacity: number): number {
    checkNotNegative(capacity, 'capacity');
    this.#capacity = Math.max(this.#capacity, capacity);
    return this.#capacity;
  }

  append(meter: Meter, text: string | null): this {
    if (text === null) return this;
    meter.grow(text.length);
    return this.#set(this.toText() + text);
  }

  insert(meter: Meter, index: number, text: string | null): this {
    if (index < 0 || index > this.length) throw mustBeWithin('index');
    meter.grow(text?.length ?? 0);
    return this.#set(insert(this.toText(), index, text ?? ''));
  }

  remove(startIndex: number, length: number): this {
    checkNotNegative(length, 'length');
    checkNotNegative(startIndex, 'startIndex');
    if (length > this.length - startIndex) throw mustBeWithin('length');
    const text = this.toText();
    return this.#set(text.slice(0, startIndex) + text.slice(startIndex + length));
  }

  clear(): this {
    return this.#set('');
  }

  /** In a part of the text. */
  replace(meter: Meter, oldValue: string | null, newValue: string | null, startIndex: number, count: number): this {
    checkRange(this.length, startIndex, count);
    return this.#change(startIndex, count, part => replace(meter, part, oldValue, newValue, ORDINAL));
  }

  replaceChar(oldChar: number, newChar: number, startIndex: number, count: number): this {
    checkRange(this.length, startIndex, count);
    return this.#change(startIndex, count, part => replaceChar(part, oldChar, newChar));
  }

  #change(startIndex: number, count: number, change: (part: string) => string): this {
    const text = this.toText();
    const end = startIndex + count;
    return this.#set(text.slice(0, startIndex) + change(text.slice(startIndex, end)) + text.slice(end));
  }

  isSame(other: StringBuilder | null): boolean {
    return this.toText() === other?.toText();
  }

  /** Grows in blocks as .NET does. */
  #set(text: string): this {
    const missing = text.length - this.#capacity;
    if (missing > 0) this.#capacity += Math.max(missing, Math.min(this.#capacity, LARGEST_BLOCK));
    this.#text = text;
    this.#units = undefined;
    return this;
  }
}
