import assert from 'node:assert/strict';
import { test } from 'node:test';
import { convert } from '../../../src/expression/convert/convert.ts';
import { fromBase64, toBase64, toBase64Part } from '../../../src/expression/numbers/base64.ts';
import { Decimal } from '../../../src/expression/numbers/decimal.ts';
import { fromHex, toHex } from '../../../src/expression/numbers/hex.ts';
import { fromRadix, toRadix } from '../../../src/expression/numbers/radix.ts';
import { Boxed } from '../../../src/expression/runtime/boxed.ts';
import { NetArray } from '../../../src/expression/runtime/net-array.ts';
import {
  BOOLEAN,
  BYTE,
  CHAR,
  DECIMAL,
  DOUBLE,
  INT16,
  INT32,
  INT64,
  STRING,
} from '../../../src/expression/types/primitives.ts';
import type { NamedType } from '../../../src/expression/types/type.ts';
import { REAL_SURROUNDINGS } from '../../../src/surroundings.ts';

const { clock } = REAL_SURROUNDINGS;

const double = (value: number): Boxed => new Boxed(DOUBLE, value);
const bytes = (...items: number[]): NetArray => new NetArray(BYTE, items);

test('Convert turns values of the basic types into each other, fractions to the nearest even integer', () => {
  const rows: [unknown, NamedType, unknown][] = [
    [double(2.5), INT32, 2],
    [double(3.5), INT32, 4],
    [double(-2.5), INT64, -2n],
    [Decimal.parse('3.5'), INT32, 4],
    [true, INT32, 1],
    [new Boxed(CHAR, 65), INT32, 65],
    ['12', INT32, 12],
    [null, INT32, 0],
    [null, BOOLEAN, false],
    [null, STRING, ''],
    ['True', BOOLEAN, true],
    [double(0.1), BOOLEAN, true],
    ['A', CHAR, 65],
    [new Boxed(INT64, 5n), STRING, '5'],
    [false, STRING, 'False'],
  ];
  for (const [value, target, expected] of rows) assert.equal(convert(value, target, clock), expected);
  assert.ok(convert(true, DECIMAL, clock) instanceof Decimal);
});

test('Convert refuses what has no conversion or does not fit', () => {
  const rows: [unknown, NamedType, string][] = [
    [double(3e9), INT32, 'Value was either too large or too small for an Int32.'],
    [double(Number.NaN), INT32, 'Value was either too large or too small for an Int32.'],
    [new Boxed(INT32, 256), BYTE, 'Value was either too large or too small for an unsigned byte.'],
    ['x', INT32, "The input string 'x' was not in a correct format."],
    ['x', BOOLEAN, "String 'x' was not recognized as a valid Boolean."],
    ['ab', CHAR, 'String must be exactly one character long.'],
    [true, CHAR, "Invalid cast from 'Boolean' to 'Char'."],
    [bytes(), INT32, "Unable to cast object of type 'System.Byte[]' to type 'System.IConvertible'."],
  ];
  for (const [value, target, message] of rows) assert.throws(() => convert(value, target, clock), { message });
});

test('Convert reads and writes other bases', () => {
  assert.equal(fromRadix('0xFF', 16, INT32), 255);
  assert.equal(fromRadix('ffffffff', 16, INT32), -1);
  assert.equal(fromRadix('1010', 2, INT32), 10);
  assert.equal(fromRadix('-7', 10, INT32), -7);
  assert.equal(fromRadix(null, 16, INT64), 0n);
  assert.throws(() => fromRadix('xyz', 16, INT32), { message: 'Could not find any recognizable digits.' });
  assert.throws(() => fromRadix('1z', 16, INT32), {
    message: 'Additional non-parsable characters are at the end of the string.',
  });
  assert.throws(() => fromRadix('1', 7, INT32), { message: 'Invalid Base.' });
  assert.equal(toRadix(-1, 16, INT16), 'ffff');
  assert.equal(toRadix(5, 2, INT32), '101');
});

test('Base64 and hexadecimal digits', () => {
  assert.equal(toBase64(bytes(104, 105), 0), 'aGk=');
  assert.equal(toBase64Part(bytes(1, 104, 105, 2), 1, 2, 0), 'aGk=');
  assert.equal(toBase64(bytes(...Array<number>(60).fill(0)), 1), `${'A'.repeat(76)}\r\nAAAA`);
  assert.deepEqual(fromBase64(' aG\r\nk= ').items, [104, 105]);
  for (const text of ['aGk', 'a$==', 'a===', 'aG=k', 'aGk_'])
    assert.throws(() => fromBase64(text), /not a valid Base-64 string as it contains a non-base 64 character/);
  assert.equal(toHex(bytes(10, 255)), '0AFF');
  assert.deepEqual(fromHex('0aFf').items, [10, 255]);
  assert.throws(() => fromHex('abc'), /not a multiple of 2/);
});
