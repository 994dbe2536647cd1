import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultValue } from '../../../src/expression/collections/default-value.ts';
import { Tuple } from '../../../src/expression/collections/tuple.ts';
import { ValueTuple } from '../../../src/expression/collections/value-tuple.ts';
import { equals } from '../../../src/expression/runtime/equality.ts';
import { NetArray } from '../../../src/expression/runtime/net-array.ts';
import { CHAR, DOUBLE, INT32, INT64, STRING } from '../../../src/expression/types/primitives.ts';
import { VALUE_TUPLE } from '../../../src/expression/types/tuples.ts';

test('tuples print their items as their types have them', () => {
  assert.equal(Tuple.create([INT32, STRING, CHAR], [1, null, 65]).toText(), '(1, , A)');
  assert.equal(new ValueTuple([DOUBLE, INT64], [0.5, 2n]).toText(), '(0.5, 2)');
  const eight = Tuple.create(new Array(8).fill(INT32), [1, 2, 3, 4, 5, 6, 7, 8]);
  assert.equal(eight.toText(), '(1, 2, 3, 4, 5, 6, 7, 8)');
  assert.ok(eight.items[7] instanceof Tuple);
});

test('tuples are equal by their items, and ordered by the first that differ', () => {
  const pair = (first: unknown, second: unknown): Tuple => Tuple.create([INT32, STRING], [first, second]);
  const rows: [Tuple, Tuple, boolean][] = [
    [pair(1, 'a'), pair(1, 'a'), true],
    [pair(1, 'a'), pair(1, 'b'), false],
    [pair(1, '2'), pair('1', 2), false],
    [pair(1, null), pair(1, 'null'), false],
    [pair('a,s1:b', 'c'), pair('a', 'b,s1:c'), false],
    [pair(0, 'a'), pair(-0, 'a'), true],
    [pair(Number.NaN, 'a'), pair(Number.NaN, 'a'), true],
  ];
  for (const [one, other, expected] of rows) assert.equal(equals(one, other), expected);
  assert.ok(pair(1, 'b').compareTo(pair(2, 'a')) < 0);
  assert.equal(pair(1, 'b').compareTo(pair(1, 'b')), 0);
});

test('items that are equal only to themselves make equal tuples only where they are the same', () => {
  const array = new NetArray(INT32, []);
  const holding = (item: unknown): ValueTuple => new ValueTuple([INT32], [item]);
  assert.equal(equals(holding(array), holding(array)), true);
  assert.equal(equals(holding(array), holding(new NetArray(INT32, []))), false);
});

test('a copy does not change with its original; a default tuple has the defaults of its items', () => {
  const original = new ValueTuple([INT32], [1]);
  const copy = original.copy();
  original.items[0] = 2;
  assert.deepEqual(copy.items, [1]);
  const zero = VALUE_TUPLE[1] && defaultValue(VALUE_TUPLE[1].of(INT64, STRING));
  assert.deepEqual(zero instanceof ValueTuple && zero.items, [0n, null]);
});
