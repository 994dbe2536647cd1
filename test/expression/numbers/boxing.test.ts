import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Decimal } from '../../../src/expression/numbers/decimal.ts';
import { box } from '../../../src/expression/runtime/box.ts';
import { Boxed } from '../../../src/expression/runtime/boxed.ts';
import { unboxTo } from '../../../src/expression/runtime/unbox.ts';
import {
  BOOLEAN,
  CHAR,
  DECIMAL,
  INT32,
  INT64,
  nullable,
  OBJECT,
  STRING,
} from '../../../src/expression/types/primitives.ts';
import { ArrayType, defineEnum } from '../../../src/expression/types/type.ts';

const COLOUR = defineEnum('Colour', ['Red', 'Green']);
const int = new Boxed(INT32, 1);

test('a number, char or enum gets a box, and a null of T? none', () => {
  assert.deepEqual(box(INT32)?.(1), int);
  assert.deepEqual(box(nullable(CHAR))?.(65), new Boxed(CHAR, 65));
  assert.equal(box(nullable(INT32))?.(null), null);
  assert.deepEqual(box(COLOUR)?.(1), new Boxed(COLOUR, 1));
  for (const type of [STRING, BOOLEAN, DECIMAL, OBJECT, nullable(BOOLEAN), ArrayType.of(INT32)])
    assert.equal(box(type), undefined);
});

test('a cast from object gives the value of exactly that type', () => {
  assert.equal(unboxTo(INT32)(int), 1);
  assert.equal(unboxTo(nullable(INT32))(int), 1);
  assert.equal(unboxTo(nullable(INT32))(null), null);
  assert.equal(unboxTo(COLOUR)(int), 1);
  assert.equal(unboxTo(INT32)(new Boxed(COLOUR, 1)), 1);
  assert.equal(unboxTo(OBJECT)(int), int);
  assert.equal(unboxTo(STRING)(null), null);
  assert.equal(unboxTo(DECIMAL)(Decimal.one), Decimal.one);
  assert.equal(unboxTo(BOOLEAN)(true), true);
});

test('a cast from object to another type throws', () => {
  const cast = (from: string, to: string) => ({
    message: `Unable to cast object of type 'System.${from}' to type 'System.${to}'.`,
  });
  assert.throws(() => unboxTo(INT64)(int), cast('Int32', 'Int64'));
  assert.throws(() => unboxTo(INT32)('1'), cast('String', 'Int32'));
  assert.throws(() => unboxTo(STRING)(int), cast('Int32', 'String'));
  assert.throws(() => unboxTo(BOOLEAN)(null), { message: 'Object reference not set to an instance of an object.' });
});
