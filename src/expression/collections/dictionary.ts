import type { DictionaryObject, EqualityComparerObject, Found } from '../runtime/collection-objects.ts';
import { equals } from '../runtime/equality.ts';
import { keyNotFound, notNull } from '../runtime/exception.ts';
import { NetObject } from '../runtime/net-object.ts';
import { objectForm } from '../runtime/object-form.ts';
import { textOf } from '../runtime/text-of.ts';
import { IDICTIONARY, IREADONLY_DICTIONARY } from '../types/collections.ts';
import { defineGeneric, type NamedType, type Type } from '../types/type.ts';
import { keysBy, type MaybeEqualityComparer } from './comparers.ts';
import { Entries } from './entries.ts';
import { duplicateKey } from './faults.ts';
import { KeyValuePair } from './key-value-pair.ts';

export const DICTIONARY = defineGeneric({
  name: 'System.Collections.Generic.Dictionary',
  kind: 'class',
  parameters: ['TKey', 'TValue'],
  bases: (key, value) => [IDICTIONARY.of(key, value), IREADONLY_DICTIONARY.of(key, value)],
});

/** Dictionary<TKey, TValue>; null is no key. */
export class Dictionary extends NetObject implements DictionaryObject {
  readonly type: NamedType;
  readonly keyType: Type;
  readonly valueType: Type;
  readonly comparer: EqualityComparerObject | null;
  readonly #entries: Entries;

  constructor(keyType: Type, valueType: Type, comparer: MaybeEqualityComparer) {
    super();
    this.type = DICTIONARY.of(keyType, valueType);
    this.keyType = keyType;
    this.valueType = valueType;
    this.comparer = comparer ?? null;
    this.#entries = new Entries(keysBy(comparer));
  }

  get count(): number {
    return this.#entries.size;
  }

  get isReadOnly(): boolean {
    return false;
  }

  [Symbol.iterator](): Iterator<KeyValuePair> {
    return this.entries();
  }

  *entries(): Generator<KeyValuePair> {
    for (const { item, value } of this.#entries) yield new KeyValuePair(this.keyType, this.valueType, item, value);
  }

  find(key: unknown): Found | undefined {
    return this.#entries.get(notNull(key, 'key'));
  }

  has(key: unknown): boolean {
    return this.find(key) !== undefined;
  }

  hasValue(value: unknown): boolean {
    for (const each of this.#entries) if (equals(each.value, value)) return true;
    return false;
  }

  /** Throws KeyNotFoundException. */
  get(key: unknown): unknown {
    const found = this.find(key);
    if (found === undefined)
      throw keyNotFound(`The given key '${this.#keyText(key)}' was not present in the dictionary.`);
    return found.value;
  }

  #keyText(key: unknown): string {
    return textOf(objectForm(key, this.keyType));
  }

  set(key: unknown, value: unknown): void {
    const entry = this.#entries.get(notNull(key, 'key'));
    if (entry === undefined) this.#entries.add(key, value);
    else entry.value = value;
  }

  addEntry(key: unknown, value: unknown): void {
    if (!this.tryAdd(key, value)) throw duplicateKey(this.#keyText(key));
  }

  setEntry(key: unknown, value: unknown): void {
    this.set(key, value);
  }

  /** False where the key is there already; nothing changes then. */
  tryAdd(key: unknown, value: unknown): boolean {
    if (this.has(key)) return false;
    this.#entries.add(key, value);
    return true;
  }

  /** What stood under the key. */
  take(key: unknown): Found | undefined {
    return this.#entries.delete(notNull(key, 'key'));
  }

  removeKey(key: unknown): boolean {
    return this.take(key) !== undefined;
  }

  clear(): void {
    this.#entries.clear();
  }

  add(pair: KeyValuePair): void {
    this.addEntry(pair.entryKey, pair.value);
  }

  contains(pair: KeyValuePair): boolean {
    const found = this.find(pair.entryKey);
    return found !== undefined && equals(found.value, pair.value);
  }

  remove(pair: KeyValuePair): boolean {
    return this.contains(pair) && this.removeKey(pair.entryKey);
  }
}
