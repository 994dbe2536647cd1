import { defaultValue } from '../collections/default-value.ts';
import { aggregate, aggregateFrom, aggregateTo } from '../collections/linq/aggregate.ts';
import { cast, ofType } from '../collections/linq/cast.ts';
import {
  elementsToDictionary,
  pairsToDictionary,
  toArray,
  toDictionary,
  toHashSet,
  toList,
} from '../collections/linq/convert.ts';
import { elementAt, elementAtOrDefault, first, last, single } from '../collections/linq/element.ts';
import {
  append,
  concat,
  defaultIfEmpty,
  givenIfEmpty,
  prepend,
  reverse,
  zip,
  zipTuples,
} from '../collections/linq/extend.ts';
import { max, maxBy, maxOf, min, minBy, minOf } from '../collections/linq/extremes.ts';
import { where, whereIndexed } from '../collections/linq/filter.ts';
import type { Predicate } from '../collections/linq/functions.ts';
import {
  elementsToLookup,
  groupBy,
  groupElementResultsBy,
  groupElementsBy,
  groupResultsBy,
  toLookup,
} from '../collections/linq/group.ts';
import { groupJoin, join } from '../collections/linq/join.ts';
import { orderBy, orderByDescending, thenBy, thenByDescending } from '../collections/linq/order.ts';
import {
  chunk,
  skip,
  skipLast,
  skipWhile,
  skipWhileIndexed,
  take,
  takeLast,
  takeWhile,
  takeWhileIndexed,
} from '../collections/linq/partition.ts';
import { empty, range, repeat } from '../collections/linq/produce.ts';
import {
  select,
  selectIndexed,
  selectMany,
  selectManyCombined,
  selectManyCombinedIndexed,
  selectManyIndexed,
} from '../collections/linq/project.ts';
import {
  all,
  any,
  anyWhere,
  contains,
  containsBy,
  count,
  countWhere,
  sequenceEqual,
} from '../collections/linq/quantify.ts';
import {
  distinct,
  distinctBy,
  except,
  exceptBy,
  intersect,
  intersectBy,
  union,
  unionBy,
} from '../collections/linq/sets.ts';
import type { Meter } from '../runtime/meter.ts';
import { type Generic, generic, type Metered, members, metered } from '../types/table.ts';
import { define, type Type } from '../types/type.ts';
import { numericMembers } from './enumerable-numbers.ts';

export const ENUMERABLE = define({ name: 'System.Linq.Enumerable', kind: 'static class' });

/** A member that needs its type arguments. */
const typed = (make: (...types: Type[]) => Metered['run']): Generic => generic((...types) => metered(make(...types)));

type FindOrDefault = (meter: Meter, source: unknown, fallback: unknown) => unknown;
type FindWhereOrDefault = (meter: Meter, source: unknown, predicate: Predicate | null, fallback: unknown) => unknown;

const orDefault = (find: FindOrDefault): Generic =>
  typed(T => (meter: Meter, source: unknown) => find(meter, source, defaultValue(T)));

const whereOrDefault = (find: FindWhereOrDefault): Generic =>
  typed(
    T => (meter: Meter, source: unknown, predicate: Predicate | null) =>
      find(meter, source, predicate, defaultValue(T)),
  );

/** A count, as a long. */
const long =
  <A extends unknown[]>(counted: (meter: Meter, ...given: A) => number) =>
  (meter: Meter, ...given: A): bigint =>
    BigInt(counted(meter, ...given));

/** https://learn.microsoft.com/dotnet/api/system.linq.enumerable?view=net-8.0 */
export const enumerable = members(ENUMERABLE, () => ({
  'static TSource Aggregate<TSource>(this IEnumerable<TSource> source, Func<TSource, TSource, TSource> func)':
    metered(aggregate),
  'static TAccumulate Aggregate<TSource, TAccumulate>(this IEnumerable<TSource> source, TAccumulate seed, Func<TAccumulate, TSource, TAccumulate> func)':
    metered(aggregateFrom),
  'static TResult Aggregate<TSource, TAccumulate, TResult>(this IEnumerable<TSource> source, TAccumulate seed, Func<TAccumulate, TSource, TAccumulate> func, Func<TAccumulate, TResult> resultSelector)':
    metered(aggregateTo),
  'static bool All<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)': metered(all),
  'static bool Any<TSource>(this IEnumerable<TSource> source)': metered(any),
  'static bool Any<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)': metered(anyWhere),
  'static IEnumerable<TSource> Append<TSource>(this IEnumerable<TSource> source, TSource element)': typed(append),
  'static IEnumerable<TSource> AsEnumerable<TSource>(this IEnumerable<TSource> source)': (source: unknown) => source,
  'static IEnumerable<TResult> Cast<TResult>(this IEnumerable source)': typed(cast),
  'static IEnumerable<TSource[]> Chunk<TSource>(this IEnumerable<TSource> source, int size)': typed(chunk),
  'static IEnumerable<TSource> Concat<TSource>(this IEnumerable<TSource> first, IEnumerable<TSource> second)':
    typed(concat),
  'static bool Contains<TSource>(this IEnumerable<TSource> source, TSource value)': metered(contains),
  'static bool Contains<TSource>(this IEnumerable<TSource> source, TSource value, IEqualityComparer<TSource> comparer)':
    metered(containsBy),
  'static int Count<TSource>(this IEnumerable<TSource> source)': metered(count),
  'static int Count<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)': metered(countWhere),
  'static IEnumerable<TSource> DefaultIfEmpty<TSource>(this IEnumerable<TSource> source)': typed(defaultIfEmpty),
  'static IEnumerable<TSource> DefaultIfEmpty<TSource>(this IEnumerable<TSource> source, TSource defaultValue)':
    typed(givenIfEmpty),
  'static IEnumerable<TSource> Distinct<TSource>(this IEnumerable<TSource> source)': typed(distinct),
  'static IEnumerable<TSource> Distinct<TSource>(this IEnumerable<TSource> source, IEqualityComparer<TSource> comparer)':
    typed(distinct),
  'static IEnumerable<TSource> DistinctBy<TSource, TKey>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector)':
    typed(distinctBy),
  'static IEnumerable<TSource> DistinctBy<TSource, TKey>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, IEqualityComparer<TKey> comparer)':
    typed(distinctBy),
  'static TSource ElementAt<TSource>(this IEnumerable<TSource> source, int index)': metered(elementAt),
  'static TSource ElementAtOrDefault<TSource>(this IEnumerable<TSource> source, int index)': typed(
    T => (meter: Meter, source: unknown, index: number) => elementAtOrDefault(meter, source, index, defaultValue(T)),
  ),
  'static IEnumerable<TResult> Empty<TResult>()': generic(empty),
  'static IEnumerable<TSource> Except<TSource>(this IEnumerable<TSource> first, IEnumerable<TSource> second)':
    typed(except),
  'static IEnumerable<TSource> Except<TSource>(this IEnumerable<TSource> first, IEnumerable<TSource> second, IEqualityComparer<TSource> comparer)':
    typed(except),
  'static IEnumerable<TSource> ExceptBy<TSource, TKey>(this IEnumerable<TSource> first, IEnumerable<TKey> second, Func<TSource, TKey> keySelector)':
    typed(exceptBy),
  'static IEnumerable<TSource> ExceptBy<TSource, TKey>(this IEnumerable<TSource> first, IEnumerable<TKey> second, Func<TSource, TKey> keySelector, IEqualityComparer<TKey> comparer)':
    typed(exceptBy),
  'static TSource First<TSource>(this IEnumerable<TSource> source)': metered(first.demanded),
  'static TSource First<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)': metered(
    first.demandedWhere,
  ),
  'static TSource FirstOrDefault<TSource>(this IEnumerable<TSource> source)': orDefault(first.orDefault),
  'static TSource FirstOrDefault<TSource>(this IEnumerable<TSource> source, TSource defaultValue)': metered(
    first.orDefault,
  ),
  'static TSource FirstOrDefault<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)':
    whereOrDefault(first.orDefaultWhere),
  'static TSource FirstOrDefault<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate, TSource defaultValue)':
    metered(first.orDefaultWhere),
  'static IEnumerable<IGrouping<TKey, TSource>> GroupBy<TSource, TKey>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector)':
    typed(groupBy),
  'static IEnumerable<IGrouping<TKey, TSource>> GroupBy<TSource, TKey>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, IEqualityComparer<TKey> comparer)':
    typed(groupBy),
  'static IEnumerable<IGrouping<TKey, TElement>> GroupBy<TSource, TKey, TElement>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, Func<TSource, TElement> elementSelector)':
    typed(groupElementsBy),
  'static IEnumerable<IGrouping<TKey, TElement>> GroupBy<TSource, TKey, TElement>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, Func<TSource, TElement> elementSelector, IEqualityComparer<TKey> comparer)':
    typed(groupElementsBy),
  'static IEnumerable<TResult> GroupBy<TSource, TKey, TResult>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, Func<TKey, IEnumerable<TSource>, TResult> resultSelector)':
    typed(groupResultsBy),
  'static IEnumerable<TResult> GroupBy<TSource, TKey, TResult>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, Func<TKey, IEnumerable<TSource>, TResult> resultSelector, IEqualityComparer<TKey> comparer)':
    typed(groupResultsBy),
  'static IEnumerable<TResult> GroupBy<TSource, TKey, TElement, TResult>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, Func<TSource, TElement> elementSelector, Func<TKey, IEnumerable<TElement>, TResult> resultSelector)':
    typed(groupElementResultsBy),
  'static IEnumerable<TResult> GroupBy<TSource, TKey, TElement, TResult>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, Func<TSource, TElement> elementSelector, Func<TKey, IEnumerable<TElement>, TResult> resultSelector, IEqualityComparer<TKey> comparer)':
    typed(groupElementResultsBy),
  'static IEnumerable<TResult> GroupJoin<TOuter, TInner, TKey, TResult>(this IEnumerable<TOuter> outer, IEnumerable<TInner> inner, Func<TOuter, TKey> outerKeySelector, Func<TInner, TKey> innerKeySelector, Func<TOuter, IEnumerable<TInner>, TResult> resultSelector)':
    typed(groupJoin),
  'static IEnumerable<TResult> GroupJoin<TOuter, TInner, TKey, TResult>(this IEnumerable<TOuter> outer, IEnumerable<TInner> inner, Func<TOuter, TKey> outerKeySelector, Func<TInner, TKey> innerKeySelector, Func<TOuter, IEnumerable<TInner>, TResult> resultSelector, IEqualityComparer<TKey> comparer)':
    typed(groupJoin),
  'static IEnumerable<TSource> Intersect<TSource>(this IEnumerable<TSource> first, IEnumerable<TSource> second)':
    typed(intersect),
  'static IEnumerable<TSource> Intersect<TSource>(this IEnumerable<TSource> first, IEnumerable<TSource> second, IEqualityComparer<TSource> comparer)':
    typed(intersect),
  'static IEnumerable<TSource> IntersectBy<TSource, TKey>(this IEnumerable<TSource> first, IEnumerable<TKey> second, Func<TSource, TKey> keySelector)':
    typed(intersectBy),
  'static IEnumerable<TSource> IntersectBy<TSource, TKey>(this IEnumerable<TSource> first, IEnumerable<TKey> second, Func<TSource, TKey> keySelector, IEqualityComparer<TKey> comparer)':
    typed(intersectBy),
  'static IEnumerable<TResult> Join<TOuter, TInner, TKey, TResult>(this IEnumerable<TOuter> outer, IEnumerable<TInner> inner, Func<TOuter, TKey> outerKeySelector, Func<TInner, TKey> innerKeySelector, Func<TOuter, TInner, TResult> resultSelector)':
    typed(join),
  'static IEnumerable<TResult> Join<TOuter, TInner, TKey, TResult>(this IEnumerable<TOuter> outer, IEnumerable<TInner> inner, Func<TOuter, TKey> outerKeySelector, Func<TInner, TKey> innerKeySelector, Func<TOuter, TInner, TResult> resultSelector, IEqualityComparer<TKey> comparer)':
    typed(join),
  'static TSource Last<TSource>(this IEnumerable<TSource> source)': metered(last.demanded),
  'static TSource Last<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)': metered(
    last.demandedWhere,
  ),
  'static TSource LastOrDefault<TSource>(this IEnumerable<TSource> source)': orDefault(last.orDefault),
  'static TSource LastOrDefault<TSource>(this IEnumerable<TSource> source, TSource defaultValue)': metered(
    last.orDefault,
  ),
  'static TSource LastOrDefault<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)':
    whereOrDefault(last.orDefaultWhere),
  'static TSource LastOrDefault<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate, TSource defaultValue)':
    metered(last.orDefaultWhere),
  'static long LongCount<TSource>(this IEnumerable<TSource> source)': metered(long(count)),
  'static long LongCount<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)': metered(
    long(countWhere),
  ),
  'static TSource Max<TSource>(this IEnumerable<TSource> source)': typed(max),
  'static TSource Max<TSource>(this IEnumerable<TSource> source, IComparer<TSource> comparer)': typed(max),
  'static TResult Max<TSource, TResult>(this IEnumerable<TSource> source, Func<TSource, TResult> selector)':
    typed(maxOf),
  'static TSource MaxBy<TSource, TKey>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector)':
    typed(maxBy),
  'static TSource MaxBy<TSource, TKey>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, IComparer<TKey> comparer)':
    typed(maxBy),
  'static TSource Min<TSource>(this IEnumerable<TSource> source)': typed(min),
  'static TSource Min<TSource>(this IEnumerable<TSource> source, IComparer<TSource> comparer)': typed(min),
  'static TResult Min<TSource, TResult>(this IEnumerable<TSource> source, Func<TSource, TResult> selector)':
    typed(minOf),
  'static TSource MinBy<TSource, TKey>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector)':
    typed(minBy),
  'static TSource MinBy<TSource, TKey>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, IComparer<TKey> comparer)':
    typed(minBy),
  ...numericMembers,
  'static IEnumerable<TResult> OfType<TResult>(this IEnumerable source)': typed(ofType),
  'static IOrderedEnumerable<T> Order<T>(this IEnumerable<T> source)': typed(
    T => (meter: Meter, source: unknown) => orderBy(T)(meter, source, item => item),
  ),
  'static IOrderedEnumerable<T> OrderDescending<T>(this IEnumerable<T> source)': typed(
    T => (meter: Meter, source: unknown) => orderByDescending(T)(meter, source, item => item),
  ),
  'static IOrderedEnumerable<TSource> OrderBy<TSource, TKey>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector)':
    typed(orderBy),
  'static IOrderedEnumerable<TSource> OrderBy<TSource, TKey>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, IComparer<TKey> comparer)':
    typed(orderBy),
  'static IOrderedEnumerable<TSource> OrderByDescending<TSource, TKey>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector)':
    typed(orderByDescending),
  'static IOrderedEnumerable<TSource> OrderByDescending<TSource, TKey>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, IComparer<TKey> comparer)':
    typed(orderByDescending),
  'static IEnumerable<TSource> Prepend<TSource>(this IEnumerable<TSource> source, TSource element)': typed(prepend),
  'static IEnumerable<int> Range(int start, int count)': metered(range),
  'static IEnumerable<TResult> Repeat<TResult>(TResult element, int count)': typed(repeat),
  'static IEnumerable<TSource> Reverse<TSource>(this IEnumerable<TSource> source)': typed(reverse),
  'static IEnumerable<TResult> Select<TSource, TResult>(this IEnumerable<TSource> source, Func<TSource, TResult> selector)':
    typed(select),
  'static IEnumerable<TResult> Select<TSource, TResult>(this IEnumerable<TSource> source, Func<TSource, int, TResult> selector)':
    typed(selectIndexed),
  'static IEnumerable<TResult> SelectMany<TSource, TResult>(this IEnumerable<TSource> source, Func<TSource, IEnumerable<TResult>> selector)':
    typed(selectMany),
  'static IEnumerable<TResult> SelectMany<TSource, TResult>(this IEnumerable<TSource> source, Func<TSource, int, IEnumerable<TResult>> selector)':
    typed(selectManyIndexed),
  'static IEnumerable<TResult> SelectMany<TSource, TCollection, TResult>(this IEnumerable<TSource> source, Func<TSource, IEnumerable<TCollection>> collectionSelector, Func<TSource, TCollection, TResult> resultSelector)':
    typed(selectManyCombined),
  'static IEnumerable<TResult> SelectMany<TSource, TCollection, TResult>(this IEnumerable<TSource> source, Func<TSource, int, IEnumerable<TCollection>> collectionSelector, Func<TSource, TCollection, TResult> resultSelector)':
    typed(selectManyCombinedIndexed),
  'static bool SequenceEqual<TSource>(this IEnumerable<TSource> first, IEnumerable<TSource> second)':
    metered(sequenceEqual),
  'static bool SequenceEqual<TSource>(this IEnumerable<TSource> first, IEnumerable<TSource> second, IEqualityComparer<TSource> comparer)':
    metered(sequenceEqual),
  'static TSource Single<TSource>(this IEnumerable<TSource> source)': metered(single.demanded),
  'static TSource Single<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)': metered(
    single.demandedWhere,
  ),
  'static TSource SingleOrDefault<TSource>(this IEnumerable<TSource> source)': orDefault(single.orDefault),
  'static TSource SingleOrDefault<TSource>(this IEnumerable<TSource> source, TSource defaultValue)': metered(
    single.orDefault,
  ),
  'static TSource SingleOrDefault<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)':
    whereOrDefault(single.orDefaultWhere),
  'static TSource SingleOrDefault<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate, TSource defaultValue)':
    metered(single.orDefaultWhere),
  'static IEnumerable<TSource> Skip<TSource>(this IEnumerable<TSource> source, int count)': typed(skip),
  'static IEnumerable<TSource> SkipLast<TSource>(this IEnumerable<TSource> source, int count)': typed(skipLast),
  'static IEnumerable<TSource> SkipWhile<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)':
    typed(skipWhile),
  'static IEnumerable<TSource> SkipWhile<TSource>(this IEnumerable<TSource> source, Func<TSource, int, bool> predicate)':
    typed(skipWhileIndexed),
  'static IEnumerable<TSource> Take<TSource>(this IEnumerable<TSource> source, int count)': typed(take),
  'static IEnumerable<TSource> TakeLast<TSource>(this IEnumerable<TSource> source, int count)': typed(takeLast),
  'static IEnumerable<TSource> TakeWhile<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)':
    typed(takeWhile),
  'static IEnumerable<TSource> TakeWhile<TSource>(this IEnumerable<TSource> source, Func<TSource, int, bool> predicate)':
    typed(takeWhileIndexed),
  'static IOrderedEnumerable<TSource> ThenBy<TSource, TKey>(this IOrderedEnumerable<TSource> source, Func<TSource, TKey> keySelector)':
    thenBy,
  'static IOrderedEnumerable<TSource> ThenBy<TSource, TKey>(this IOrderedEnumerable<TSource> source, Func<TSource, TKey> keySelector, IComparer<TKey> comparer)':
    thenBy,
  'static IOrderedEnumerable<TSource> ThenByDescending<TSource, TKey>(this IOrderedEnumerable<TSource> source, Func<TSource, TKey> keySelector)':
    thenByDescending,
  'static IOrderedEnumerable<TSource> ThenByDescending<TSource, TKey>(this IOrderedEnumerable<TSource> source, Func<TSource, TKey> keySelector, IComparer<TKey> comparer)':
    thenByDescending,
  'static TSource[] ToArray<TSource>(this IEnumerable<TSource> source)': typed(toArray),
  'static Dictionary<TKey, TValue> ToDictionary<TKey, TValue>(this IEnumerable<KeyValuePair<TKey, TValue>> source)':
    typed(pairsToDictionary),
  'static Dictionary<TKey, TValue> ToDictionary<TKey, TValue>(this IEnumerable<KeyValuePair<TKey, TValue>> source, IEqualityComparer<TKey> comparer)':
    typed(pairsToDictionary),
  'static Dictionary<TKey, TValue> ToDictionary<TKey, TValue>(this IEnumerable<ValueTuple<TKey, TValue>> source)':
    typed(pairsToDictionary),
  'static Dictionary<TKey, TValue> ToDictionary<TKey, TValue>(this IEnumerable<ValueTuple<TKey, TValue>> source, IEqualityComparer<TKey> comparer)':
    typed(pairsToDictionary),
  'static Dictionary<TKey, TSource> ToDictionary<TSource, TKey>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector)':
    typed(toDictionary),
  'static Dictionary<TKey, TSource> ToDictionary<TSource, TKey>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, IEqualityComparer<TKey> comparer)':
    typed(toDictionary),
  'static Dictionary<TKey, TElement> ToDictionary<TSource, TKey, TElement>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, Func<TSource, TElement> elementSelector)':
    typed(elementsToDictionary),
  'static Dictionary<TKey, TElement> ToDictionary<TSource, TKey, TElement>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, Func<TSource, TElement> elementSelector, IEqualityComparer<TKey> comparer)':
    typed(elementsToDictionary),
  'static HashSet<TSource> ToHashSet<TSource>(this IEnumerable<TSource> source)': typed(toHashSet),
  'static HashSet<TSource> ToHashSet<TSource>(this IEnumerable<TSource> source, IEqualityComparer<TSource> comparer)':
    typed(toHashSet),
  'static List<TSource> ToList<TSource>(this IEnumerable<TSource> source)': typed(toList),
  'static ILookup<TKey, TSource> ToLookup<TSource, TKey>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector)':
    typed(toLookup),
  'static ILookup<TKey, TSource> ToLookup<TSource, TKey>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, IEqualityComparer<TKey> comparer)':
    typed(toLookup),
  'static ILookup<TKey, TElement> ToLookup<TSource, TKey, TElement>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, Func<TSource, TElement> elementSelector)':
    typed(elementsToLookup),
  'static ILookup<TKey, TElement> ToLookup<TSource, TKey, TElement>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, Func<TSource, TElement> elementSelector, IEqualityComparer<TKey> comparer)':
    typed(elementsToLookup),
  'static IEnumerable<TSource> Union<TSource>(this IEnumerable<TSource> first, IEnumerable<TSource> second)':
    typed(union),
  'static IEnumerable<TSource> Union<TSource>(this IEnumerable<TSource> first, IEnumerable<TSource> second, IEqualityComparer<TSource> comparer)':
    typed(union),
  'static IEnumerable<TSource> UnionBy<TSource, TKey>(this IEnumerable<TSource> first, IEnumerable<TSource> second, Func<TSource, TKey> keySelector)':
    typed(unionBy),
  'static IEnumerable<TSource> UnionBy<TSource, TKey>(this IEnumerable<TSource> first, IEnumerable<TSource> second, Func<TSource, TKey> keySelector, IEqualityComparer<TKey> comparer)':
    typed(unionBy),
  'static IEnumerable<TSource> Where<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)':
    typed(where),
  'static IEnumerable<TSource> Where<TSource>(this IEnumerable<TSource> source, Func<TSource, int, bool> predicate)':
    typed(whereIndexed),
  'static IEnumerable<ValueTuple<TFirst, TSecond>> Zip<TFirst, TSecond>(this IEnumerable<TFirst> first, IEnumerable<TSecond> second)':
    typed(zipTuples),
  'static IEnumerable<ValueTuple<TFirst, TSecond, TThird>> Zip<TFirst, TSecond, TThird>(this IEnumerable<TFirst> first, IEnumerable<TSecond> second, IEnumerable<TThird> third)':
    typed(zipTuples),
  'static IEnumerable<TResult> Zip<TFirst, TSecond, TResult>(this IEnumerable<TFirst> first, IEnumerable<TSecond> second, Func<TFirst, TSecond, TResult> resultSelector)':
    typed(zip),
}));
