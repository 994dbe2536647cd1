import { ArrayType, type Type } from '../types/type.ts';
import type { ListObject } from './collection-objects.ts';
import { equals } from './equality.ts';
import { argumentOutOfRange, type NetException, notSupported } from './exception.ts';
import { NetObject } from './net-object.ts';

/** An array of one dimension; `T[][]` is an array of these. */
export class NetArray extends NetObject implements ListObject {
  readonly type: ArrayType;
  /** Never resized. */
  readonly items: unknown[];

  constructor(element: Type, items: unknown[]) {
    super();
    this.type = ArrayType.of(element);
    this.items = items;
  }

  [Symbol.iterator](): Iterator<unknown> {
    return this.items[Symbol.iterator]();
  }

  /** Of its one dimension. */
  get lengths(): readonly number[] {
    return [this.items.length];
  }

  get count(): number {
    return this.items.length;
  }

  get isReadOnly(): boolean {
    return true;
  }

  get(index: number): unknown {
    this.#check(index);
    return this.items[index];
  }

  set(index: number, item: unknown): void {
    this.#check(index);
    this.items[index] = item;
  }

  #check(index: number): void {
    if (index < 0 || index >= this.items.length) throw mustBeLess();
  }

  contains(item: unknown): boolean {
    return this.indexOf(item) >= 0;
  }

  indexOf(item: unknown): number {
    return this.items.findIndex(each => equals(each, item));
  }

  add(): never {
    throw fixedSize();
  }

  insert(): never {
    throw fixedSize();
  }

  remove(): never {
    throw fixedSize();
  }

  removeAt(): never {
    throw fixedSize();
  }

  clear(): never {
    throw notSupported('Collection is read-only.');
  }
}

/** As `IList<T>` says it; `array[index]` itself throws an IndexOutOfRangeException. */
const mustBeLess = (): NetException =>
  argumentOutOfRange('index', 'Index was out of range. Must be non-negative and less than the size of the collection.');

const fixedSize = (): NetException => notSupported('Collection was of a fixed size.');
