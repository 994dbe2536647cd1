import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Decimal } from '../../../src/expression/numbers/decimal.ts';
import { Boxed } from '../../../src/expression/runtime/boxed.ts';
import { hashOf as hashIn } from '../../../src/expression/runtime/hash.ts';
import { NetArray } from '../../../src/expression/runtime/net-array.ts';
import { NetType } from '../../../src/expression/runtime/net-type.ts';
import { CHAR, DOUBLE, INT32, INT64, STRING } from '../../../src/expression/types/primitives.ts';
import { ArrayType } from '../../../src/expression/types/type.ts';
import { REAL_SURROUNDINGS } from '../../../src/surroundings.ts';

const hashOf = (value: unknown): number => hashIn(value, REAL_SURROUNDINGS.chance);

test('hashes are those of .NET where it documents them', () => {
  assert.equal(hashOf(new Boxed(INT32, -7)), -7);
  assert.equal(hashOf(new Boxed(INT64, 2n ** 32n + 5n)), 4);
  assert.equal(hashOf(new Boxed(CHAR, 65)), 0x41_0041);
  assert.equal(hashOf(true), 1);
  assert.equal(hashOf(null), 0);
  assert.equal(hashOf(new Boxed(DOUBLE, 1)), 1_072_693_248);
});

test('equal values have equal hashes, and an object keeps its own', () => {
  assert.equal(hashOf('abc'), hashOf('abc'));
  assert.notEqual(hashOf('abc'), hashOf('abd'));
  assert.equal(hashOf(Decimal.parse('1.0')), hashOf(Decimal.parse('1.00')));
  assert.equal(hashOf(new Boxed(DOUBLE, 0)), hashOf(new Boxed(DOUBLE, -0)));
  const array = new NetArray(INT32, []);
  assert.equal(hashOf(array), hashOf(array));
});

test('a type has the names that .NET gives it', () => {
  assert.equal(new NetType(INT32).name, 'Int32');
  assert.equal(new NetType(ArrayType.of(STRING)).name, 'String[]');
  assert.equal(new NetType(ArrayType.of(STRING)).toText(), 'System.String[]');
  assert.equal(new NetType(INT32).key(), new NetType(INT32).key());
});
