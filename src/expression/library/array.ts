import {
  clearArray,
  clearPart,
  fill,
  fillPart,
  getLength,
  getValue,
  inOneDimension,
  itemsOf,
  reverseArray,
  reversePart,
  setValue,
  sortArray,
  sortPart,
} from '../collections/array.ts';
import { comparisonOf, type MaybeComparer } from '../collections/comparers.ts';
import { copyArray } from '../collections/copy.ts';
import { defaultValue } from '../collections/default-value.ts';
import { Enumerator } from '../collections/enumerator.ts';
import { ReadOnlyList } from '../collections/read-only-list.ts';
import { resize } from '../collections/resize.ts';
import { takeRoom } from '../collections/room.ts';
import {
  binarySearch,
  exists,
  findAll,
  findIndex,
  findIndexFrom,
  findIndexIn,
  findLastIndex,
  indexOf,
  indexOfFrom,
  indexOfIn,
  lastIndexOf,
  lastIndexOfFrom,
  lastIndexOfIn,
  type Predicate,
  trueForAll,
} from '../collections/search.ts';
import type { Comparison } from '../collections/sort.ts';
import { sortWithKeys } from '../collections/sort-keys.ts';
import type { Cell } from '../runtime/cell.ts';
import { objectsOf } from '../runtime/element-type.ts';
import { argumentOutOfRange, notNull } from '../runtime/exception.ts';
import { type AnyArray, Grid } from '../runtime/grid.ts';
import { NetArray } from '../runtime/net-array.ts';
import type { NetType } from '../runtime/net-type.ts';
import { ARRAY } from '../types/collections.ts';
import { generic, members, metered } from '../types/table.ts';

type MaybeArray = NetArray | null;
/** Where the signature says Array. */
type MaybeAny = AnyArray | null;

/** https://learn.microsoft.com/dotnet/api/system.array?view=net-8.0 */
export const array = members(ARRAY, () => ({
  'int Length': (self: AnyArray) => self.items.length,
  'long LongLength': (self: AnyArray) => BigInt(self.items.length),
  'int Rank': ({ lengths }: AnyArray) => lengths.length,
  'bool IsFixedSize': () => true,
  'bool IsReadOnly': () => false,
  'object Clone()': metered((meter, self: AnyArray) => {
    takeRoom(meter, self.items.length);
    const { element } = self.type;
    return self instanceof Grid
      ? new Grid(element, self.lengths, [...self.items])
      : new NetArray(element, [...self.items]);
  }),
  'void CopyTo(Array array, int index)': (self: AnyArray, target: MaybeAny, index: number) =>
    copyArray(self, 0, target, index, self.items.length),
  'IEnumerator GetEnumerator()': (self: AnyArray) => new Enumerator(self.type.element, self),
  'int GetLength(int dimension)': getLength,
  'int GetLowerBound(int dimension)': (self: AnyArray, dimension: number) => {
    getLength(self, dimension);
    return 0;
  },
  'int GetUpperBound(int dimension)': (self: AnyArray, dimension: number) => getLength(self, dimension) - 1,
  'object GetValue(int index)': getValue,
  'object GetValue(int index1, int index2)': getValue,
  'object GetValue(int index1, int index2, int index3)': getValue,
  'void SetValue(object value, int index)': setValue,
  'void SetValue(object value, int index1, int index2)': setValue,
  'void SetValue(object value, int index1, int index2, int index3)': setValue,
  'static ReadOnlyCollection<T> AsReadOnly<T>(T[] array)': generic(
    T => (self: MaybeArray) => new ReadOnlyList(T, notNull(self, 'array')),
  ),
  'static int BinarySearch<T>(T[] array, T value)': metered((meter, self: MaybeArray, value: unknown) =>
    binarySearch(itemsOf(self), value, comparisonOf(meter, null)),
  ),
  'static int BinarySearch<T>(T[] array, T value, IComparer<T> comparer)': metered(
    (meter, self: MaybeArray, value: unknown, comparer: MaybeComparer) =>
      binarySearch(itemsOf(self), value, comparisonOf(meter, comparer)),
  ),
  'static void Clear(Array array)': clearArray,
  'static void Clear(Array array, int index, int length)': clearPart,
  'static TOutput[] ConvertAll<TInput, TOutput>(TInput[] array, Converter<TInput, TOutput> converter)': generic(
    (_, R) =>
      metered((meter, self: MaybeArray, converter: ((item: unknown) => unknown) | null) => {
        const items = itemsOf(self);
        const convert = notNull(converter, 'converter');
        takeRoom(meter, items.length);
        return new NetArray(
          R,
          items.map(item => convert(item)),
        );
      }),
  ),
  'static void Copy(Array sourceArray, Array destinationArray, int length)': (
    source: MaybeAny,
    destination: MaybeAny,
    length: number,
  ) => copyArray(source, 0, destination, 0, length),
  'static void Copy(Array sourceArray, int sourceIndex, Array destinationArray, int destinationIndex, int length)':
    copyArray,
  'static Array CreateInstance(Type elementType, int length)': metered(
    (meter, type: NetType | null, length: number) => {
      const { of } = notNull(type, 'elementType');
      if (length < 0) throw argumentOutOfRange('length', 'Non-negative number required.');
      takeRoom(meter, length);
      return new NetArray(of, new Array<unknown>(length).fill(defaultValue(of)));
    },
  ),
  'static Array CreateInstance(Type elementType, int length1, int length2)': metered(
    (meter, type: NetType | null, length1: number, length2: number) => {
      const { of } = notNull(type, 'elementType');
      if (length1 < 0) throw argumentOutOfRange('length1', 'Non-negative number required.');
      if (length2 < 0) throw argumentOutOfRange('length2', 'Non-negative number required.');
      takeRoom(meter, length1 * length2);
      return new Grid(of, [length1, length2], new Array<unknown>(length1 * length2).fill(defaultValue(of)));
    },
  ),
  'static T[] Empty<T>()': generic(T => () => new NetArray(T, [])),
  'static bool Exists<T>(T[] array, Predicate<T> match)': (self: MaybeArray, match: Predicate | null) =>
    exists(itemsOf(self), match),
  'static void Fill<T>(T[] array, T value)': fill,
  'static void Fill<T>(T[] array, T value, int startIndex, int count)': fillPart,
  'static T Find<T>(T[] array, Predicate<T> match)': generic(
    T => (self: MaybeArray, match: Predicate | null) =>
      at(itemsOf(self), findIndex(itemsOf(self), match), defaultValue(T)),
  ),
  'static T[] FindAll<T>(T[] array, Predicate<T> match)': generic(T =>
    metered((meter, self: MaybeArray, match: Predicate | null) => {
      const items = itemsOf(self);
      takeRoom(meter, items.length);
      return new NetArray(T, findAll(items, match));
    }),
  ),
  'static int FindIndex<T>(T[] array, Predicate<T> match)': (self: MaybeArray, match: Predicate | null) =>
    findIndex(itemsOf(self), match),
  'static int FindIndex<T>(T[] array, int startIndex, Predicate<T> match)': (
    self: MaybeArray,
    startIndex: number,
    match: Predicate | null,
  ) => findIndexFrom(itemsOf(self), startIndex, match),
  'static int FindIndex<T>(T[] array, int startIndex, int count, Predicate<T> match)': (
    self: MaybeArray,
    startIndex: number,
    count: number,
    match: Predicate | null,
  ) => findIndexIn(itemsOf(self), startIndex, count, match),
  'static T FindLast<T>(T[] array, Predicate<T> match)': generic(
    T => (self: MaybeArray, match: Predicate | null) =>
      at(itemsOf(self), findLastIndex(itemsOf(self), match), defaultValue(T)),
  ),
  'static int FindLastIndex<T>(T[] array, Predicate<T> match)': (self: MaybeArray, match: Predicate | null) =>
    findLastIndex(itemsOf(self), match),
  'static void ForEach<T>(T[] array, Action<T> action)': (
    self: MaybeArray,
    action: ((item: unknown) => void) | null,
  ) => {
    const items = itemsOf(self);
    const act = notNull(action, 'action');
    for (const item of items) act(item);
  },
  'static int IndexOf(Array array, object value)': (self: MaybeAny, value: unknown) =>
    indexOf([...objectsOf(inOneDimension(self))], value),
  'static int IndexOf<T>(T[] array, T value)': (self: MaybeArray, value: unknown) => indexOf(itemsOf(self), value),
  'static int IndexOf<T>(T[] array, T value, int startIndex)': (self: MaybeArray, value: unknown, startIndex: number) =>
    indexOfFrom(itemsOf(self), value, startIndex, 'startIndex'),
  'static int IndexOf<T>(T[] array, T value, int startIndex, int count)': (
    self: MaybeArray,
    value: unknown,
    startIndex: number,
    count: number,
  ) => indexOfIn(itemsOf(self), value, startIndex, count, 'startIndex'),
  'static int LastIndexOf(Array array, object value)': (self: MaybeAny, value: unknown) =>
    lastIndexOf([...objectsOf(inOneDimension(self))], value),
  'static int LastIndexOf<T>(T[] array, T value)': (self: MaybeArray, value: unknown) =>
    lastIndexOf(itemsOf(self), value),
  'static int LastIndexOf<T>(T[] array, T value, int startIndex)': (
    self: MaybeArray,
    value: unknown,
    startIndex: number,
  ) => lastIndexOfFrom(itemsOf(self), value, startIndex, 'startIndex'),
  'static int LastIndexOf<T>(T[] array, T value, int startIndex, int count)': (
    self: MaybeArray,
    value: unknown,
    startIndex: number,
    count: number,
  ) => lastIndexOfIn(itemsOf(self), value, startIndex, count, 'startIndex'),
  'static void Resize<T>(ref T[] array, int newSize)': generic(T =>
    metered((meter, variable: Cell, newSize: number) => resize(meter, T, variable, newSize)),
  ),
  'static void Reverse(Array array)': reverseArray,
  'static void Reverse(Array array, int index, int length)': reversePart,
  'static void Reverse<T>(T[] array)': reverseArray,
  'static void Reverse<T>(T[] array, int index, int length)': reversePart,
  'static void Sort(Array array)': metered((meter, self: MaybeAny) => sortArray(self, comparisonOf(meter, null))),
  'static void Sort<T>(T[] array)': metered((meter, self: MaybeArray) => sortArray(self, comparisonOf(meter, null))),
  'static void Sort<T>(T[] array, IComparer<T> comparer)': metered((meter, self: MaybeArray, comparer: MaybeComparer) =>
    sortArray(self, comparisonOf(meter, comparer)),
  ),
  'static void Sort<T>(T[] array, Comparison<T> comparison)': (self: MaybeArray, comparison: Comparison | null) =>
    sortArray(self, notNull(comparison, 'comparison')),
  'static void Sort<T>(T[] array, int index, int length)': metered(
    (meter, self: MaybeArray, index: number, length: number) =>
      sortPart(self, index, length, comparisonOf(meter, null)),
  ),
  'static void Sort<T>(T[] array, int index, int length, IComparer<T> comparer)': metered(
    (meter, self: MaybeArray, index: number, length: number, comparer: MaybeComparer) =>
      sortPart(self, index, length, comparisonOf(meter, comparer)),
  ),
  'static void Sort<TKey, TValue>(TKey[] keys, TValue[] items)': metered((meter, keys: MaybeArray, items: MaybeArray) =>
    sortWithKeys(keys, items, comparisonOf(meter, null)),
  ),
  'static void Sort<TKey, TValue>(TKey[] keys, TValue[] items, IComparer<TKey> comparer)': metered(
    (meter, keys: MaybeArray, items: MaybeArray, comparer: MaybeComparer) =>
      sortWithKeys(keys, items, comparisonOf(meter, comparer)),
  ),
  'static bool TrueForAll<T>(T[] array, Predicate<T> match)': (self: MaybeArray, match: Predicate | null) =>
    trueForAll(itemsOf(self), match),
}));

const at = (items: readonly unknown[], index: number, fallback: unknown): unknown =>
  index < 0 ? fallback : items[index];
