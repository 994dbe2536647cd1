import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dashedHex, dashedHexFrom, written } from '../../../src/expression/numbers/bit-converter.ts';
import { parseBoolean, tryParseBoolean } from '../../../src/expression/numbers/boolean-parse.ts';
import { parseEnum, tryParseEnum } from '../../../src/expression/numbers/enum-parse.ts';
import { ieeeRemainder, logarithm, power } from '../../../src/expression/numbers/math.ts';
import {
  AWAY_FROM_ZERO,
  TO_EVEN,
  TO_POSITIVE_INFINITY,
  TO_ZERO,
} from '../../../src/expression/numbers/midpoint-rounding.ts';
import { Random } from '../../../src/expression/numbers/random.ts';
import { roundDouble } from '../../../src/expression/numbers/rounding.ts';
import { NetArray } from '../../../src/expression/runtime/net-array.ts';
import { BYTE } from '../../../src/expression/types/primitives.ts';
import { defineEnum } from '../../../src/expression/types/type.ts';
import { REAL_SURROUNDINGS } from '../../../src/surroundings.ts';

test('a double is rounded half to even, or as the mode says', () => {
  const rows: [number, number, number, number][] = [
    [2.5, 0, TO_EVEN, 2],
    [3.5, 0, TO_EVEN, 4],
    [-2.5, 0, TO_EVEN, -2],
    [2.5, 0, AWAY_FROM_ZERO, 3],
    [-2.5, 0, AWAY_FROM_ZERO, -3],
    [0.49999999999999994, 0, AWAY_FROM_ZERO, 0],
    [-2.7, 0, TO_ZERO, -2],
    [2.1, 0, TO_POSITIVE_INFINITY, 3],
    [1.2345, 2, TO_EVEN, 1.23],
    [1e300, 5, TO_EVEN, 1e300],
  ];
  for (const [value, digits, mode, expected] of rows) assert.equal(roundDouble(value, digits, mode), expected);
  assert.throws(() => roundDouble(1, 16, TO_EVEN), {
    message: "Rounding digits must be between 0 and 15, inclusive. (Parameter 'digits')",
  });
});

test('Pow, Log and IEEERemainder where JavaScript differs', () => {
  assert.equal(power(1, Number.NaN), 1);
  assert.equal(power(-1, Number.POSITIVE_INFINITY), 1);
  assert.ok(Number.isNaN(logarithm(5, 1)));
  assert.equal(logarithm(8, 2), 3);
  assert.equal(ieeeRemainder(3, 2), -1);
  assert.equal(ieeeRemainder(5, 2), 1);
  assert.equal(ieeeRemainder(27, 4), -1);
});

test('a seeded Random gives the numbers of .NET', () => {
  const random = Random.seeded(42);
  assert.deepEqual([random.next(), random.next(), random.next()], [1_434_747_710, 302_596_119, 269_548_474]);
  assert.equal(Random.seeded(0).next(), 1_559_595_546);
  assert.equal(Random.seeded(-42).next(), 1_434_747_710);
  assert.equal(Random.seeded(42).nextBetween(1, 100), 67);
});

test('Random stays in its range', () => {
  const random = Random.unseeded(REAL_SURROUNDINGS.chance);
  for (let turn = 0; turn < 100; turn += 1) {
    const value = random.nextBetween(-3, 3);
    assert.ok(value >= -3 && value < 3);
    assert.ok(random.nextDouble() < 1);
  }
  assert.equal(random.nextBelow(0), 0);
  assert.throws(() => random.nextBelow(-1), /maxValue \('-1'\) must be a non-negative value/);
  assert.throws(() => random.nextBetween(2, 1), {
    message: "'minValue' cannot be greater than maxValue. (Parameter 'minValue')",
  });
});

test('BitConverter writes bytes with dashes, lowest first', () => {
  assert.equal(
    dashedHexFrom(
      written(4, bytes => bytes.writeInt32LE(258)),
      0,
    ),
    '02-01-00-00',
  );
  assert.equal(dashedHex(new NetArray(BYTE, [1, 171, 3]), 1, 2), 'AB-03');
  assert.equal(dashedHexFrom(new NetArray(BYTE, []), 0), '');
  assert.throws(() => dashedHex(new NetArray(BYTE, [1]), 1, 1), /Index was out of range/);
});

test('booleans and enum members are read', () => {
  assert.equal(parseBoolean(' TRUE '), true);
  assert.equal(tryParseBoolean('1'), null);
  assert.throws(() => parseBoolean('x'), { message: "String 'x' was not recognized as a valid Boolean." });
  const colour = defineEnum('Colour', ['Red', 'Green', 'Blue']);
  assert.equal(parseEnum('Green', colour, false), 1);
  assert.equal(parseEnum('gREEN', colour, true), 1);
  assert.equal(parseEnum(' Green, Blue ', colour, false), 3);
  assert.equal(parseEnum('7', colour, false), 7);
  assert.equal(tryParseEnum('green', colour, false), null);
  assert.throws(() => parseEnum('x', colour, false), { message: "Requested value 'x' was not found." });
});
