import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arithmetic, complement, negation } from '../../../src/expression/numbers/arithmetic.ts';
import type { ArithmeticOperator } from '../../../src/expression/numbers/operators.ts';
import { INT32, INT64, SINGLE, UINT32, UINT64 } from '../../../src/expression/types/primitives.ts';
import type { NamedType } from '../../../src/expression/types/type.ts';

type Row = [NamedType, unknown, ArithmeticOperator, unknown, unknown];

const run = ([type, left, operator, right]: Row, isChecked: boolean): unknown =>
  Reflect.apply(arithmetic(type, operator, isChecked) ?? assert.fail(), undefined, [left, right]);

const MIN = -2_147_483_648;
const MAX = 2_147_483_647;
const LONG_MIN = -(2n ** 63n);

test('unchecked arithmetic of integers wraps around and cuts towards zero', () => {
  const rows: Row[] = [
    [INT32, MAX, '+', 1, MIN],
    [INT32, MIN, '-', 1, MAX],
    [INT32, 123_456_789, '*', 987_654_321, -67_153_019],
    [INT32, -7, '/', 2, -3],
    [INT32, -7, '%', 2, -1],
    [INT32, -4, '%', 2, 0],
    [INT32, 1, '<<', 33, 2],
    [INT32, -8, '>>', 1, -4],
    [UINT32, 0, '-', 1, 4_294_967_295],
    [UINT32, 4_294_967_295, '/', 2, 2_147_483_647],
    [UINT32, 1, '<<', 31, 2_147_483_648],
    [UINT32, 4_294_967_295, '&', 4_294_967_295, 4_294_967_295],
    [INT64, 2n ** 63n - 1n, '+', 1n, LONG_MIN],
    [INT64, -7n, '/', 2n, -3n],
    [INT64, 1n, '<<', 65, 2n],
    [INT64, -8n, '>>', 1, -4n],
    [UINT64, 0n, '-', 1n, 2n ** 64n - 1n],
    [SINGLE, Math.fround(0.1), '+', Math.fround(0.2), Math.fround(0.3)],
  ];
  for (const row of rows) assert.ok(Object.is(run(row, false), row[4]), row.join(' '));
});

test('checked arithmetic throws where the result does not fit', () => {
  const rows: Row[] = [
    [INT32, MAX, '+', 1, 0],
    [INT32, 65_536, '*', 65_536, 0],
    [UINT32, 0, '-', 1, 0],
    [INT64, LONG_MIN, '-', 1n, 0],
    [UINT64, 2n ** 63n, '*', 2n, 0],
  ];
  for (const row of rows)
    assert.throws(() => run(row, true), { message: 'Arithmetic operation resulted in an overflow.' });
  assert.ok(Object.is(run([INT32, 0, '*', -5, 0], true), 0));
});

test('an integer divided by zero throws, and so does the smallest divided by -1', () => {
  for (const operator of ['/', '%'] as const) {
    for (const row of [
      [INT32, 1, operator, 0, 0],
      [UINT64, 1n, operator, 0n, 0],
    ] satisfies Row[])
      assert.throws(() => run(row, false), { message: 'Attempted to divide by zero.' });
    for (const row of [
      [INT32, MIN, operator, -1, 0],
      [INT64, LONG_MIN, operator, -1n, 0],
    ] satisfies Row[])
      assert.throws(() => run(row, false), { message: 'Arithmetic operation resulted in an overflow.' });
  }
});

test('negation and complement keep to the type', () => {
  const unary = (of: ((a: never) => unknown) | undefined, value: unknown) =>
    Reflect.apply(of ?? assert.fail(), undefined, [value]);
  assert.ok(Object.is(unary(negation(INT32, false), 0), 0));
  assert.equal(unary(negation(INT32, false), MIN), MIN);
  assert.throws(() => unary(negation(INT32, true), MIN));
  assert.equal(negation(UINT64, false), undefined);
  assert.equal(unary(complement(UINT32), 0), 4_294_967_295);
});
