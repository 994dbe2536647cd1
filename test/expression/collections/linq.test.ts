import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NetHashSet } from '../../../src/expression/collections/hash-set.ts';
import { AVERAGE_LONG, SUM_INT, SUM_LONG } from '../../../src/expression/collections/linq/addition.ts';
import { cast, ofType } from '../../../src/expression/collections/linq/cast.ts';
import { first, last, single } from '../../../src/expression/collections/linq/element.ts';
import { concat, zipTuples } from '../../../src/expression/collections/linq/extend.ts';
import { max, maxBy, min } from '../../../src/expression/collections/linq/extremes.ts';
import { where } from '../../../src/expression/collections/linq/filter.ts';
import { groupBy, toLookup } from '../../../src/expression/collections/linq/group.ts';
import { Grouping } from '../../../src/expression/collections/linq/grouping.ts';
import { join } from '../../../src/expression/collections/linq/join.ts';
import { orderBy, orderByDescending, thenBy } from '../../../src/expression/collections/linq/order.ts';
import { take } from '../../../src/expression/collections/linq/partition.ts';
import { range, repeat } from '../../../src/expression/collections/linq/produce.ts';
import { select } from '../../../src/expression/collections/linq/project.ts';
import { contains, count } from '../../../src/expression/collections/linq/quantify.ts';
import { intersect } from '../../../src/expression/collections/linq/sets.ts';
import { average, nullableAverage, sum } from '../../../src/expression/collections/linq/sum.ts';
import { NetList } from '../../../src/expression/collections/list.ts';
import { ValueTuple } from '../../../src/expression/collections/value-tuple.ts';
import { collect } from '../../../src/expression/collections/walk.ts';
import { Boxed } from '../../../src/expression/runtime/boxed.ts';
import { iterate } from '../../../src/expression/runtime/iterate.ts';
import { LIMITS } from '../../../src/expression/runtime/limits.ts';
import { LimitError, Meter } from '../../../src/expression/runtime/meter.ts';
import { NetArray } from '../../../src/expression/runtime/net-array.ts';
import { StringComparer } from '../../../src/expression/text/string-comparer.ts';
import { INT32, nullable, OBJECT, STRING } from '../../../src/expression/types/primitives.ts';
import { assertThrows } from './faults.ts';

const meter = new Meter(LIMITS);
const ints = (...items: (number | null)[]): NetArray => new NetArray(INT32, items);
const words = (...items: string[]): NetArray => new NetArray(STRING, items);
const all = (source: unknown): unknown[] => [...iterate(source)];
const lengthOf = (item: unknown): number => String(item).length;

test('a null source throws at once, before anything is walked', () => {
  const rows: (() => unknown)[] = [
    () => where(INT32)(meter, null, () => true),
    () => select(INT32, INT32)(meter, null, item => item),
    () => orderBy(INT32)(meter, null, item => item),
    () => groupBy(INT32, INT32)(meter, null, item => item),
    () => take(INT32)(meter, null, 1),
    () => sum(SUM_INT)(meter, null),
    () => cast(INT32)(meter, null),
  ];
  for (const run of rows) assertThrows(run, "Value cannot be null. (Parameter 'source')");
  assertThrows(() => where(INT32)(meter, ints(), null), "Value cannot be null. (Parameter 'predicate')");
  assertThrows(() => select(INT32, INT32)(meter, ints(), null), "Value cannot be null. (Parameter 'selector')");
  assertThrows(() => concat(INT32)(meter, ints(), null), "Value cannot be null. (Parameter 'second')");
});

test('a sequence is computed each time it is walked, and no further than it is asked for', () => {
  const list = new NetList(INT32, [1, 2, 3]);
  const seen: unknown[] = [];
  const doubled = select(INT32, INT32)(meter, list, item => {
    seen.push(item);
    return Number(item) * 2;
  });
  assert.deepEqual(seen, []);
  assert.equal(first.demanded(meter, doubled), 2);
  assert.deepEqual(seen, [1]);
  list.add(4);
  assert.deepEqual(all(doubled), [2, 4, 6, 8]);
  assert.deepEqual(all(take(INT32)(meter, range(meter, 0, 2 ** 31 - 1), 2)), [0, 1]);
});

test('a delegate without an index is not given one', () => {
  const given: unknown[][] = [];
  all(
    select(INT32, INT32)(meter, ints(7), (...values: unknown[]) => {
      given.push(values);
      return 0;
    }),
  );
  assert.deepEqual(given, [[7]]);
});

test('First, Last and Single throw what .NET says', () => {
  assertThrows(() => first.demanded(meter, ints()), 'Sequence contains no elements');
  assertThrows(() => last.demandedWhere(meter, ints(1), () => false), 'Sequence contains no matching element');
  assertThrows(() => single.orDefault(meter, ints(1, 2), 0), 'Sequence contains more than one element');
  assertThrows(
    () => single.orDefaultWhere(meter, ints(1, 2), () => true, 0),
    'Sequence contains more than one matching element',
  );
  assert.equal(
    first.orDefaultWhere(meter, ints(1), () => false, 9),
    9,
  );
});

test('OrderBy is stable, in both directions and with further criteria', () => {
  const source = words('bb', 'a', 'cc', 'd', 'aa');
  const byLength = orderBy(STRING)(meter, source, lengthOf);
  assert.deepEqual(all(byLength), ['a', 'd', 'bb', 'cc', 'aa']);
  assert.deepEqual(all(orderByDescending(STRING)(meter, source, lengthOf)), ['bb', 'cc', 'aa', 'a', 'd']);
  assert.deepEqual(all(thenBy(byLength, item => item)), ['a', 'd', 'aa', 'bb', 'cc']);
  const ordinal = StringComparer.of(4);
  assert.deepEqual(all(orderBy(STRING)(meter, words('a', 'B'), item => item, ordinal)), ['B', 'a']);
});

test('groups stand in the order in which their keys came first', () => {
  const groups = all(groupBy(STRING, INT32)(meter, words('bb', 'a', 'cc'), lengthOf));
  assert.deepEqual(
    groups.map(group => (group instanceof Grouping ? [group.groupKey, [...group]] : undefined)),
    [
      [2, ['bb', 'cc']],
      [1, ['a']],
    ],
  );
  const lookup = toLookup(STRING, INT32)(meter, words('bb', 'a'), lengthOf);
  assert.deepEqual([lookup.count, all(lookup.get(1)), all(lookup.get(7))], [2, ['a'], []]);
});

test('Join leaves out keys that are null; Intersect answers each element once', () => {
  const key = (item: unknown): unknown => (item === 'null' ? null : item);
  const joined = join(STRING, STRING, STRING, STRING)(
    meter,
    words('a', 'null'),
    words('null', 'a', 'a'),
    key,
    key,
    (one, other) => `${one}${other}`,
  );
  assert.deepEqual(all(joined), ['aa', 'aa']);
  assert.deepEqual(all(intersect(INT32)(meter, ints(3, 1, 3, 2), ints(2, 3))), [3, 2]);
});

test('sums overflow as .NET has them overflow, and leave null out', () => {
  assert.equal(sum(SUM_INT)(meter, [1, null, 2]), 3);
  assert.equal(sum(SUM_INT)(meter, []), 0);
  assertThrows(() => sum(SUM_INT)(meter, [2 ** 31 - 1, 1, -5]), 'Arithmetic operation resulted in an overflow.');
  assertThrows(() => sum(SUM_LONG)(meter, [2n ** 63n - 1n, 1n]), 'Arithmetic operation resulted in an overflow.');
  assert.equal(average(AVERAGE_LONG)(meter, [1n, 2n]), 1.5);
  assert.equal(nullableAverage(AVERAGE_LONG)(meter, [null]), null);
  assertThrows(() => average(AVERAGE_LONG)(meter, []), 'Sequence contains no elements');
});

test('extremes of nothing are null where the type has null, and throw where it has not', () => {
  assertThrows(() => max(INT32)(meter, ints()), 'Sequence contains no elements');
  assert.equal(max(nullable(INT32))(meter, ints()), null);
  assert.equal(max(nullable(INT32))(meter, ints(null, 3, null)), 3);
  assert.equal(min(INT32)(meter, [2, Number.NaN, 1]), Number.NaN);
  assert.equal(max(STRING)(meter, words('a', 'B', 'b')), 'B');
  assert.equal(maxBy(STRING)(meter, words('a', 'bb', 'cc'), lengthOf), 'bb');
});

test('Cast and OfType box by the type of the elements, and unbox to the one wanted', () => {
  const [boxed] = all(cast(OBJECT)(meter, ints(5)));
  assert.ok(boxed instanceof Boxed && boxed.type === INT32 && boxed.value === 5);
  const mixed = new NetArray(OBJECT, [boxed, 'x', null]);
  assert.deepEqual(all(ofType(INT32)(meter, mixed)), [5]);
  assert.deepEqual(all(ofType(STRING)(meter, mixed)), ['x']);
  const numbers = cast(INT32)(meter, mixed);
  assertThrows(() => all(numbers), "Unable to cast object of type 'System.String' to type 'System.Int32'.");
  const strings = words('a');
  assert.equal(cast(OBJECT)(meter, strings), strings);
});

test('Contains asks a collection itself, which may have a comparer of its own', () => {
  const set = new NetHashSet(STRING, ['a'], StringComparer.of(5));
  assert.deepEqual([contains(meter, set, 'A'), contains(meter, words('a'), 'A')], [true, false]);
  assert.equal(contains(meter, 'abc', 98), true);
});

test('Zip stops with the shortest and makes tuples', () => {
  const [tuple, ...more] = all(zipTuples(INT32, STRING)(meter, ints(1, 2), words('a')));
  assert.ok(tuple instanceof ValueTuple && more.length === 0);
  assert.equal(tuple.toText(), '(1, a)');
});

test('a sequence that grows without end is stopped, however it was built', () => {
  let doubled: unknown = ints(1, 2);
  for (let turn = 0; turn < 40; turn += 1) doubled = concat(INT32)(meter, doubled, doubled);
  assert.throws(() => count(new Meter(LIMITS), doubled), LimitError);
  assert.throws(() => all(repeat(INT32)(new Meter(LIMITS), 1, LIMITS.steps + 1)), LimitError);
  const big = new Meter(LIMITS);
  big.grow(LIMITS.size - 11);
  assert.throws(() => collect(big, ints(1, 2, 3)), LimitError);
});
