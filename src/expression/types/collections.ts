import { IENUMERABLE, IENUMERABLE_ANY } from './primitives.ts';
import { type Declaration, define, defineGeneric, type TypeDefinition } from './type.ts';

type Bases = NonNullable<Declaration['bases']>;

const GENERIC = 'System.Collections.Generic';

const contract = (name: string, parameters: readonly string[], bases: Bases): TypeDefinition =>
  defineGeneric({ name, kind: 'interface', parameters, bases });

export const KEY_VALUE_PAIR = defineGeneric({
  name: `${GENERIC}.KeyValuePair`,
  kind: 'struct',
  parameters: ['TKey', 'TValue'],
});

export const ICOLLECTION = contract(`${GENERIC}.ICollection`, ['T'], T => [IENUMERABLE.of(T)]);
export const IREADONLY_COLLECTION = contract(`${GENERIC}.IReadOnlyCollection`, ['out T'], T => [IENUMERABLE.of(T)]);
export const ILIST = contract(`${GENERIC}.IList`, ['T'], T => [ICOLLECTION.of(T)]);
export const IREADONLY_LIST = contract(`${GENERIC}.IReadOnlyList`, ['out T'], T => [IREADONLY_COLLECTION.of(T)]);
export const ISET = contract(`${GENERIC}.ISet`, ['T'], T => [ICOLLECTION.of(T)]);
export const IDICTIONARY = contract(`${GENERIC}.IDictionary`, ['TKey', 'TValue'], (K, V) => [
  ICOLLECTION.of(KEY_VALUE_PAIR.of(K, V)),
]);
export const IREADONLY_DICTIONARY = contract(`${GENERIC}.IReadOnlyDictionary`, ['TKey', 'TValue'], (K, V) => [
  IREADONLY_COLLECTION.of(KEY_VALUE_PAIR.of(K, V)),
]);
export const ICOMPARER = contract(`${GENERIC}.IComparer`, ['in T'], () => []);
export const IEQUALITY_COMPARER = contract(`${GENERIC}.IEqualityComparer`, ['in T'], () => []);

/** The base class of every array. */
export const ARRAY = define({ name: 'System.Array', kind: 'class', bases: () => [IENUMERABLE_ANY] });
