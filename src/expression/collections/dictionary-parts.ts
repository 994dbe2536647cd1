import type { CollectionObject, LookupObject } from '../runtime/collection-objects.ts';
import { equals } from '../runtime/equality.ts';
import { notSupported } from '../runtime/exception.ts';
import { NetObject } from '../runtime/net-object.ts';
import { ICOLLECTION, IREADONLY_COLLECTION } from '../types/collections.ts';
import { defineGeneric, type Type, type TypeDefinition } from '../types/type.ts';

const part = (name: string, bases: (key: Type, value: Type) => Type): TypeDefinition =>
  defineGeneric({
    name: `System.Collections.Generic.${name}`,
    kind: 'class',
    parameters: ['TKey', 'TValue'],
    bases: (key, value) => [ICOLLECTION.of(bases(key, value)), IREADONLY_COLLECTION.of(bases(key, value))],
  });

/** `Dictionary<TKey, TValue>.KeyCollection`; here it stands beside the class instead of in it. */
export const KEY_COLLECTION = part('KeyCollection', key => key);
export const VALUE_COLLECTION = part('ValueCollection', (_, value) => value);

/** The keys or the values of a dictionary, as they are at the moment. */
abstract class DictionaryPart extends NetObject implements CollectionObject {
  readonly type: Type;
  readonly #kind: string;
  protected readonly dictionary: LookupObject;

  protected constructor(type: Type, kind: string, dictionary: LookupObject) {
    super();
    this.type = type;
    this.#kind = kind;
    this.dictionary = dictionary;
  }

  abstract [Symbol.iterator](): Iterator<unknown>;
  abstract contains(item: unknown): boolean;

  get count(): number {
    return this.dictionary.count;
  }

  get isReadOnly(): boolean {
    return true;
  }

  add(): never {
    throw this.#readOnly();
  }

  remove(): never {
    throw this.#readOnly();
  }

  clear(): never {
    throw this.#readOnly();
  }

  #readOnly(): Error {
    return notSupported(`Mutating a ${this.#kind} collection derived from a dictionary is not allowed.`);
  }
}

export class KeyCollection extends DictionaryPart {
  constructor(keyType: Type, valueType: Type, dictionary: LookupObject) {
    super(KEY_COLLECTION.of(keyType, valueType), 'key', dictionary);
  }

  *[Symbol.iterator](): Generator<unknown> {
    for (const { entryKey } of this.dictionary.entries()) yield entryKey;
  }

  contains(item: unknown): boolean {
    return this.dictionary.find(item) !== undefined;
  }
}

export class ValueCollection extends DictionaryPart {
  constructor(keyType: Type, valueType: Type, dictionary: LookupObject) {
    super(VALUE_COLLECTION.of(keyType, valueType), 'value', dictionary);
  }

  *[Symbol.iterator](): Generator<unknown> {
    for (const { value } of this.dictionary.entries()) yield value;
  }

  contains(item: unknown): boolean {
    for (const value of this) if (equals(value, item)) return true;
    return false;
  }
}
