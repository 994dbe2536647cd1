import { DELEGATES } from '../types/delegates.ts';
import { members, type TypeTable } from '../types/table.ts';
import { array } from './array.ts';
import { collectionExtensions } from './collection-extensions.ts';
import { comparer, equalityComparer, icomparer, iequalityComparer } from './comparer.ts';
import { dictionary } from './dictionary.ts';
import { keyCollection, valueCollection } from './dictionary-parts.ts';
import { disposable } from './disposable.ts';
import { hashSet } from './hash-set.ts';
import { icollection } from './icollection.ts';
import { idictionary } from './idictionary.ts';
import { ienumerable, ienumerableAny } from './ienumerable.ts';
import { ienumerator, ienumeratorAny } from './ienumerator.ts';
import { ilist } from './ilist.ts';
import { ireadOnlyCollection } from './iread-only-collection.ts';
import { ireadOnlyDictionary } from './iread-only-dictionary.ts';
import { ireadOnlyList } from './iread-only-list.ts';
import { iset } from './iset.ts';
import { keyValuePair, keyValuePairClass } from './key-value-pair.ts';
import { list } from './list.ts';
import { queue } from './queue.ts';
import { readOnlyCollection } from './read-only-collection.ts';
import { stack } from './stack.ts';
import { tupleClass, tuples } from './tuple.ts';
import { valueTupleClass, valueTuples } from './value-tuple.ts';

/** Collections, tuples and delegates; delegates have no members, the checker calls them. */
export const COLLECTIONS_TYPES: readonly TypeTable[] = [
  array,
  collectionExtensions,
  comparer,
  dictionary,
  disposable,
  equalityComparer,
  hashSet,
  icollection,
  icomparer,
  idictionary,
  ienumerable,
  ienumerableAny,
  ienumerator,
  ienumeratorAny,
  iequalityComparer,
  ilist,
  ireadOnlyCollection,
  ireadOnlyDictionary,
  ireadOnlyList,
  iset,
  keyCollection,
  keyValuePair,
  keyValuePairClass,
  list,
  queue,
  readOnlyCollection,
  stack,
  tupleClass,
  ...tuples,
  valueCollection,
  valueTupleClass,
  ...valueTuples,
  ...DELEGATES.map(definition => members(definition, () => ({}))),
];
