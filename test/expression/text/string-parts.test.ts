import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LIMITS } from '../../../src/expression/runtime/limits.ts';
import { LimitError, Meter } from '../../../src/expression/runtime/meter.ts';
import { NetArray } from '../../../src/expression/runtime/net-array.ts';
import { textOf } from '../../../src/expression/runtime/text-of.ts';
import { join, joinRange } from '../../../src/expression/text/join.ts';
import { padLeft, padRight, repeatChar } from '../../../src/expression/text/pad.ts';
import { replace } from '../../../src/expression/text/replace.ts';
import { charAt, insert, remove, removeFrom, substring } from '../../../src/expression/text/slice.ts';
import { trimAny, trimChar, trimSpace } from '../../../src/expression/text/trim.ts';
import { STRING } from '../../../src/expression/types/primitives.ts';

const meter = new Meter(LIMITS);
const ORDINAL = 4;
const ORDINAL_IGNORE_CASE = 5;

test('Substring', () => {
  assert.equal(substring('abc', 1, 2), 'bc');
  assert.equal(substring('abc', 3, 0), '');
  const rows: [number, number, string][] = [
    [4, -1, "startIndex cannot be larger than length of string. (Parameter 'startIndex')"],
    [-1, 1, "startIndex ('-1') must be a non-negative value. (Parameter 'startIndex')\nActual value was -1."],
    [1, 3, "Index and length must refer to a location within the string. (Parameter 'length')"],
    [1, -1, "length ('-1') must be a non-negative value. (Parameter 'length')\nActual value was -1."],
  ];
  for (const [start, length, message] of rows) assert.throws(() => substring('abc', start, length), { message });
});

test('Remove, Insert and the indexer', () => {
  assert.equal(removeFrom('abc', 1), 'a');
  assert.equal(remove('abc', 1, 1), 'ac');
  assert.equal(insert('abc', 3, 'd'), 'abcd');
  assert.equal(charAt('abc', 2), 99);
  assert.throws(() => charAt('abc', 3), { message: 'Index was outside the bounds of the array.' });
  assert.throws(() => remove('abc', 1, 3), {
    message: "count ('3') must be less than or equal to '2'. (Parameter 'count')\nActual value was 3.",
  });
  assert.throws(() => insert('abc', 4, 'd'), {
    message: "startIndex ('4') must be less than or equal to '3'. (Parameter 'startIndex')\nActual value was 4.",
  });
});

test('Replace', () => {
  assert.equal(replace(meter, 'aXbX', 'X', '$&', ORDINAL), 'a$&b$&');
  assert.equal(replace(meter, 'aXbx', 'x', null, ORDINAL_IGNORE_CASE), 'ab');
  assert.equal(replace(meter, 'aaa', 'aa', 'b', ORDINAL), 'ba');
  assert.throws(() => replace(meter, 'a', '', 'b', ORDINAL), {
    message: "The value cannot be an empty string. (Parameter 'oldValue')",
  });
  assert.throws(() => replace(meter, 'a', null, 'b', ORDINAL), {
    message: "Value cannot be null. (Parameter 'oldValue')",
  });
});

test('Trim takes white space as .NET knows it', () => {
  assert.equal(trimSpace('\u00a0\t a b\u3000\r\n', 'both'), 'a b');
  assert.equal(trimSpace('\ufeffa\u200b', 'both'), '\ufeffa\u200b');
  assert.equal(trimSpace(' a ', 'start'), 'a ');
  assert.equal(trimChar('//a//', 47, 'end'), '//a');
  assert.equal(trimAny('-/a/-', [45, 47], 'both'), 'a');
  assert.equal(trimAny(' a ', null, 'both'), 'a');
});

test('padding', () => {
  assert.equal(padLeft(meter, '7', 3, 48), '007');
  assert.equal(padRight(meter, 'long', 2, 32), 'long');
  assert.equal(repeatChar(meter, 97, 3, 'count'), 'aaa');
});

test('Join takes nulls for empty texts', () => {
  const array = new NetArray(STRING, ['a', null, 'b']);
  assert.equal(join(meter, ',', array, 'values', textOf), 'a,,b');
  assert.equal(join(meter, null, array, 'values', textOf), 'ab');
  assert.equal(joinRange(meter, '-', array, 1, 2), '-b');
  assert.throws(() => join(meter, ',', null, 'values', textOf), {
    message: "Value cannot be null. (Parameter 'values')",
  });
});

test('what builds too much is stopped before it is built', () => {
  const long = 'a'.repeat(100_000);
  const rows = [
    () => repeatChar(new Meter(LIMITS), 97, 0x7fff_ffff, 'count'),
    () => padLeft(new Meter(LIMITS), '', 0x7fff_ffff, 32),
    () => replace(new Meter(LIMITS), long, 'a', long, ORDINAL),
    () => join(new Meter(LIMITS), long, Array(10_000).fill('x'), 'values', textOf),
  ];
  for (const build of rows) assert.throws(build, LimitError);
});
