import { comparisonOf } from '../collections/comparers.ts';
import { copyTo } from '../collections/copy.ts';
import { defaultValue } from '../collections/default-value.ts';
import { Enumerator } from '../collections/enumerator.ts';
import { checkNotNegative } from '../collections/faults.ts';
import { LIST, NetList } from '../collections/list.ts';
import {
  forEach,
  insertAll,
  partOf,
  removeAll,
  removeRange,
  reverseList,
  sortList,
} from '../collections/list-parts.ts';
import { ReadOnlyList } from '../collections/read-only-list.ts';
import { takeRoom } from '../collections/room.ts';
import {
  binarySearch,
  exists,
  findAll,
  findIndex,
  findIndexFrom,
  findIndexIn,
  findLastIndex,
  indexOfFrom,
  indexOfIn,
  lastIndexOf,
  lastIndexOfFrom,
  lastIndexOfIn,
  type Predicate,
  trueForAll,
} from '../collections/search.ts';
import type { Comparison } from '../collections/sort.ts';
import { collect } from '../collections/walk.ts';
import type { ComparerObject } from '../runtime/collection-objects.ts';
import { notNull } from '../runtime/exception.ts';
import { NetArray } from '../runtime/net-array.ts';
import { generic, members, metered } from '../types/table.ts';

/** https://learn.microsoft.com/dotnet/api/system.collections.generic.list-1?view=net-8.0 */
export const list = members(LIST, () => ({
  'new()': generic(T => () => new NetList(T, [])),
  'new(int capacity)': generic(T => (capacity: number) => {
    checkNotNegative(capacity, 'capacity');
    const made = new NetList(T, []);
    made.capacity = capacity;
    return made;
  }),
  'new(IEnumerable<T> collection)': generic(T =>
    metered((meter, collection: unknown) => new NetList(T, collect(meter, notNull(collection, 'collection')))),
  ),
  'int Count': (self: NetList) => self.count,
  'int Capacity': {
    get: (self: NetList) => self.capacity,
    set: (self: NetList, value: number) => {
      self.capacity = value;
    },
  },
  'T this[int index]': {
    get: (self: NetList, index: number) => self.get(index),
    set: (self: NetList, index: number, value: unknown) => self.set(index, value),
  },
  'void Add(T item)': (self: NetList, item: unknown) => self.add(item),
  'void AddRange(IEnumerable<T> collection)': metered((meter, self: NetList, collection: unknown) =>
    insertAll(self, self.count, collect(meter, notNull(collection, 'collection'))),
  ),
  'ReadOnlyCollection<T> AsReadOnly()': generic(T => (self: NetList) => new ReadOnlyList(T, self)),
  'int BinarySearch(T item)': metered((meter, self: NetList, item: unknown) =>
    binarySearch(self.items, item, comparisonOf(meter, null)),
  ),
  'int BinarySearch(T item, IComparer<T> comparer)': metered(
    (meter, self: NetList, item: unknown, comparer: ComparerObject | null) =>
      binarySearch(self.items, item, comparisonOf(meter, comparer)),
  ),
  'void Clear()': (self: NetList) => self.clear(),
  'bool Contains(T item)': (self: NetList, item: unknown) => self.contains(item),
  'List<TOutput> ConvertAll<TOutput>(Converter<T, TOutput> converter)': generic((_, R) =>
    metered((meter, self: NetList, converter: ((item: unknown) => unknown) | null) => {
      const convert = notNull(converter, 'converter');
      return new NetList(
        R,
        collect(meter, self).map(item => convert(item)),
      );
    }),
  ),
  'void CopyTo(T[] array)': (self: NetList, array: NetArray | null) => copyTo(self.items, array, 0),
  'void CopyTo(T[] array, int arrayIndex)': (self: NetList, array: NetArray | null, arrayIndex: number) =>
    copyTo(self.items, array, arrayIndex),
  'void CopyTo(int index, T[] array, int arrayIndex, int count)': (
    self: NetList,
    index: number,
    array: NetArray | null,
    arrayIndex: number,
    count: number,
  ) => copyTo(partOf(self, index, count), array, arrayIndex),
  'bool Exists(Predicate<T> match)': (self: NetList, match: Predicate | null) => exists(self.items, match),
  'T Find(Predicate<T> match)': generic(
    T => (self: NetList, match: Predicate | null) => at(self, findIndex(self.items, match), defaultValue(T)),
  ),
  'List<T> FindAll(Predicate<T> match)': generic(T =>
    metered((meter, self: NetList, match: Predicate | null) => {
      takeRoom(meter, self.count);
      return new NetList(T, findAll(self.items, match));
    }),
  ),
  'int FindIndex(Predicate<T> match)': (self: NetList, match: Predicate | null) => findIndex(self.items, match),
  'int FindIndex(int startIndex, Predicate<T> match)': (self: NetList, startIndex: number, match: Predicate | null) =>
    findIndexFrom(self.items, startIndex, match),
  'int FindIndex(int startIndex, int count, Predicate<T> match)': (
    self: NetList,
    startIndex: number,
    count: number,
    match: Predicate | null,
  ) => findIndexIn(self.items, startIndex, count, match),
  'T FindLast(Predicate<T> match)': generic(
    T => (self: NetList, match: Predicate | null) => at(self, findLastIndex(self.items, match), defaultValue(T)),
  ),
  'int FindLastIndex(Predicate<T> match)': (self: NetList, match: Predicate | null) => findLastIndex(self.items, match),
  'void ForEach(Action<T> action)': forEach,
  'IEnumerator<T> GetEnumerator()': generic(T => (self: NetList) => new Enumerator(T, self)),
  'List<T> GetRange(int index, int count)': generic(T =>
    metered((meter, self: NetList, index: number, count: number) => {
      const items = partOf(self, index, count);
      takeRoom(meter, items.length);
      return new NetList(T, items);
    }),
  ),
  'int IndexOf(T item)': (self: NetList, item: unknown) => self.indexOf(item),
  'int IndexOf(T item, int index)': (self: NetList, item: unknown, index: number) =>
    indexOfFrom(self.items, item, index, 'index'),
  'int IndexOf(T item, int index, int count)': (self: NetList, item: unknown, index: number, count: number) =>
    indexOfIn(self.items, item, index, count, 'index'),
  'void Insert(int index, T item)': (self: NetList, index: number, item: unknown) => self.insert(index, item),
  'void InsertRange(int index, IEnumerable<T> collection)': metered(
    (meter, self: NetList, index: number, collection: unknown) =>
      insertAll(self, index, collect(meter, notNull(collection, 'collection'))),
  ),
  'int LastIndexOf(T item)': (self: NetList, item: unknown) => lastIndexOf(self.items, item),
  'int LastIndexOf(T item, int index)': (self: NetList, item: unknown, index: number) =>
    lastIndexOfFrom(self.items, item, index, 'index'),
  'int LastIndexOf(T item, int index, int count)': (self: NetList, item: unknown, index: number, count: number) =>
    lastIndexOfIn(self.items, item, index, count, 'index'),
  'bool Remove(T item)': (self: NetList, item: unknown) => self.remove(item),
  'int RemoveAll(Predicate<T> match)': removeAll,
  'void RemoveAt(int index)': (self: NetList, index: number) => self.removeAt(index),
  'void RemoveRange(int index, int count)': removeRange,
  'void Reverse()': (self: NetList) => reverseList(self, 0, self.count),
  'void Reverse(int index, int count)': reverseList,
  'void Sort()': metered((meter, self: NetList) => sortList(self, 0, self.count, comparisonOf(meter, null))),
  'void Sort(IComparer<T> comparer)': metered((meter, self: NetList, comparer: ComparerObject | null) =>
    sortList(self, 0, self.count, comparisonOf(meter, comparer)),
  ),
  'void Sort(Comparison<T> comparison)': (self: NetList, comparison: Comparison | null) =>
    sortList(self, 0, self.count, notNull(comparison, 'comparison')),
  'void Sort(int index, int count, IComparer<T> comparer)': metered(
    (meter, self: NetList, index: number, count: number, comparer: ComparerObject | null) =>
      sortList(self, index, count, comparisonOf(meter, comparer)),
  ),
  'T[] ToArray()': generic(T => metered((meter, self: NetList) => new NetArray(T, collect(meter, self)))),
  'void TrimExcess()': (self: NetList) => {
    self.capacity = self.count;
  },
  'bool TrueForAll(Predicate<T> match)': (self: NetList, match: Predicate | null) => trueForAll(self.items, match),
}));

const at = (self: NetList, index: number, fallback: unknown): unknown => (index < 0 ? fallback : self.items[index]);
