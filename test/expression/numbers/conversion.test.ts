import assert from 'node:assert/strict';
import { test } from 'node:test';
import { convertNumber, UNCHANGED } from '../../../src/expression/numbers/conversion.ts';
import { Decimal } from '../../../src/expression/numbers/decimal.ts';
import {
  BYTE,
  CHAR,
  DECIMAL,
  DOUBLE,
  INT16,
  INT32,
  INT64,
  SBYTE,
  SINGLE,
  UINT16,
  UINT32,
  UINT64,
} from '../../../src/expression/types/primitives.ts';
import { defineEnum, type NamedType } from '../../../src/expression/types/type.ts';

const convert = (from: NamedType, to: NamedType, value: unknown, isChecked = false): unknown =>
  Reflect.apply(convertNumber(from, to, isChecked), undefined, [value]);

const COLOUR = defineEnum('Colour', ['Red', 'Green']);

test('a cast changes what JavaScript holds, and cuts integers to their low bits', () => {
  const rows: [NamedType, NamedType, unknown, unknown][] = [
    [INT32, INT64, 5, 5n],
    [INT32, UINT64, -1, 2n ** 64n - 1n],
    [INT64, INT32, 2n ** 32n + 7n, 7],
    [INT32, BYTE, 300, 44],
    [INT32, SBYTE, 200, -56],
    [INT32, INT16, 40_000, -25_536],
    [INT32, UINT16, -1, 65_535],
    [UINT32, INT32, 4_294_967_295, -1],
    [CHAR, INT32, 65, 65],
    [INT32, CHAR, 65_601, 65],
    [DOUBLE, INT32, -2.9, -2],
    [DOUBLE, INT32, 3e9, -2_147_483_648],
    [DOUBLE, INT32, Number.NaN, -2_147_483_648],
    [DOUBLE, INT64, 1e30, -(2n ** 63n)],
    [DOUBLE, UINT32, -1, 4_294_967_295],
    [DOUBLE, UINT64, 1e19, 10_000_000_000_000_000_000n],
    [DOUBLE, BYTE, 300.5, 44],
    [DOUBLE, SINGLE, 0.1, Math.fround(0.1)],
    [INT64, DOUBLE, 3n, 3],
    [COLOUR, INT64, 1, 1n],
    [INT64, COLOUR, 1n, 1],
  ];
  for (const [from, to, value, expected] of rows)
    assert.equal(convert(from, to, value), expected, `${from.definition.name} ${value} to ${to.definition.name}`);
});

test('a conversion that changes nothing at run time is known as one', () => {
  assert.equal(convertNumber(INT32, DOUBLE, true), UNCHANGED);
  assert.equal(convertNumber(BYTE, INT32, true), UNCHANGED);
  assert.equal(convertNumber(SINGLE, DOUBLE, true), UNCHANGED);
  assert.equal(convertNumber(INT32, COLOUR, true), UNCHANGED);
});

test('a checked cast refuses what does not fit', () => {
  const rows: [NamedType, NamedType, unknown][] = [
    [INT32, BYTE, 256],
    [INT64, INT32, 2n ** 31n],
    [INT32, UINT64, -1],
    [DOUBLE, INT32, 2_147_483_648],
    [DOUBLE, INT64, Number.NaN],
  ];
  for (const [from, to, value] of rows)
    assert.throws(() => convert(from, to, value, true), { message: 'Arithmetic operation resulted in an overflow.' });
  assert.equal(convert(DOUBLE, INT32, 2_147_483_647.9, true), 2_147_483_647);
});

test('decimals are made of and turned into other numbers', () => {
  assert.equal(String(Reflect.get(Object(convert(DOUBLE, DECIMAL, 1.5)), 'coefficient')), '15');
  assert.equal(convert(DECIMAL, INT64, Decimal.parse('-2.9')), -2n);
  assert.equal(convert(DECIMAL, DOUBLE, Decimal.parse('2.5')), 2.5);
  assert.throws(() => convert(DECIMAL, INT32, Decimal.parse('1e10')), {
    message: 'Value was either too large or too small for an Int32.',
  });
  assert.throws(() => convert(DECIMAL, BYTE, Decimal.parse('256')), {
    message: 'Value was either too large or too small for an unsigned byte.',
  });
});
