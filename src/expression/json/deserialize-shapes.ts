import { DICTIONARY } from '../collections/dictionary.ts';
import { HASH_SET, NetHashSet } from '../collections/hash-set.ts';
import { LIST, NetList } from '../collections/list.ts';
import { NetQueue, QUEUE } from '../collections/queue.ts';
import { NetStack, STACK } from '../collections/stack.ts';
import { NetArray } from '../runtime/net-array.ts';
import {
  ICOLLECTION,
  IDICTIONARY,
  ILIST,
  IREADONLY_COLLECTION,
  IREADONLY_DICTIONARY,
  IREADONLY_LIST,
  ISET,
} from '../types/collections.ts';
import { IENUMERABLE, OBJECT, STRING } from '../types/primitives.ts';
import { ArrayType, NamedType, type Type, type TypeDefinition } from '../types/type.ts';

/** A type that a JSON array becomes. */
export interface ListShape {
  readonly element: Type;
  readonly make: (items: unknown[]) => unknown;
}

/** A type that a JSON object becomes, by names. */
export interface DictionaryShape {
  readonly key: Type;
  readonly value: Type;
}

const LISTS: ReadonlySet<TypeDefinition> = new Set([
  LIST,
  ILIST,
  ICOLLECTION,
  IENUMERABLE,
  IREADONLY_LIST,
  IREADONLY_COLLECTION,
]);

const SETS: ReadonlySet<TypeDefinition> = new Set([HASH_SET, ISET]);

const DICTIONARIES: ReadonlySet<TypeDefinition> = new Set([DICTIONARY, IDICTIONARY, IREADONLY_DICTIONARY]);

export function listShape(type: Type): ListShape | undefined {
  if (type instanceof ArrayType) return { element: type.element, make: items => new NetArray(type.element, items) };
  if (!(type instanceof NamedType)) return undefined;
  const [element = OBJECT] = type.arguments;
  if (LISTS.has(type.definition)) return { element, make: items => new NetList(element, items) };
  if (type.definition === QUEUE) return { element, make: items => new NetQueue(element, items) };
  if (type.definition === STACK) return { element, make: items => new NetStack(element, items) };
  return SETS.has(type.definition) ? { element, make: items => new NetHashSet(element, items, null) } : undefined;
}

export function dictionaryShape(type: Type): DictionaryShape | undefined {
  if (!(type instanceof NamedType) || !DICTIONARIES.has(type.definition)) return undefined;
  const [key = STRING, value = OBJECT] = type.arguments;
  return { key, value };
}
