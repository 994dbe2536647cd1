import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareValues } from '../../../src/expression/collections/compare.ts';
import { sortItems } from '../../../src/expression/collections/sort.ts';
import { argumentException, NetException } from '../../../src/expression/runtime/exception.ts';

/** Only the first character counts. */
const byFirst = (a: unknown, b: unknown): number => String(a).charCodeAt(0) - String(b).charCodeAt(0);

const sorted = (items: readonly unknown[], comparison = compareValues): unknown[] => {
  const copy = [...items];
  sortItems(copy, comparison);
  return copy;
};

test('equal elements end up where the introspective sort of .NET leaves them', () => {
  const rows: [string[], string[]][] = [
    [
      ['b1', 'a1'],
      ['a1', 'b1'],
    ],
    [
      ['b1', 'b2', 'a1'],
      ['a1', 'b2', 'b1'],
    ],
    [
      ['b1', 'a1', 'b2', 'a2'],
      ['a1', 'a2', 'b1', 'b2'],
    ],
  ];
  for (const [items, expected] of rows) assert.deepEqual(sorted(items, byFirst), expected);
});

test('long arrays are sorted, whatever their order was', () => {
  const shapes: ((index: number) => number)[] = [
    index => index,
    index => -index,
    index => index % 7,
    index => (index * 7919) % 1009,
    index => (index % 2 === 0 ? index : -index),
    () => 1,
  ];
  for (const shape of shapes)
    for (const length of [0, 1, 2, 3, 16, 17, 40, 1000]) {
      const items = Array.from({ length }, (_, index) => shape(index));
      assert.deepEqual(
        sorted(items),
        items.toSorted((a, b) => a - b),
      );
    }
});

test('a sort that divides badly again and again ends by heap', () => {
  // An adversary: it decides the order only when it is asked, so that each pivot turns out to be among the smallest.
  const values = new Map<number, number>();
  let solid = 0;
  let candidate = 0;
  const freeze = (item: number): void => {
    values.set(item, solid);
    solid += 1;
  };
  const compare = (a: unknown, b: unknown): number => {
    const [x, y] = [Number(a), Number(b)];
    if (!values.has(x) && !values.has(y)) freeze(x === candidate ? x : y);
    if (!values.has(x)) candidate = x;
    else if (!values.has(y)) candidate = y;
    return (values.get(x) ?? Number.MAX_VALUE) - (values.get(y) ?? Number.MAX_VALUE);
  };
  const items: unknown[] = Array.from({ length: 2000 }, (_, index) => index);
  let calls = 0;
  sortItems(items, (a, b) => {
    calls += 1;
    return compare(a, b);
  });
  assert.ok(calls < 2000 * 100, `${calls} comparisons`);
  const places = items.map(item => values.get(Number(item)) ?? Number.MAX_VALUE);
  assert.deepEqual(
    places,
    places.toSorted((a, b) => a - b),
  );
});

test('an exception of the comparison comes wrapped', () => {
  const inner = argumentException('no');
  assert.throws(
    () =>
      sorted([1, 2], () => {
        throw inner;
      }),
    error =>
      error instanceof NetException &&
      error.message === 'Failed to compare two elements in the array.' &&
      error.inner === inner,
  );
});

test('null comes first, NaN before other numbers, strings as the invariant culture has them', () => {
  assert.deepEqual(sorted([2, null, Number.NaN, -1]), [null, Number.NaN, -1, 2]);
  assert.deepEqual(sorted([2n, -1n, 10n]), [-1n, 2n, 10n]);
  assert.deepEqual(sorted(['b', 'B', 'a', null]), [null, 'a', 'b', 'B']);
  assert.deepEqual(sorted([true, false]), [false, true]);
});
