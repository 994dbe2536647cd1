import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  endsWith,
  indexOf,
  indexOfAny,
  lastIndexOf,
  lastIndexOfChar,
  startsWith,
} from '../../../src/expression/text/search.ts';

const CULTURE = 0;
const ORDINAL = 4;
const ORDINAL_IGNORE_CASE = 5;

const outOfRange = (parameter: string, size: string): { message: string } => ({
  message: `Index was out of range. Must be non-negative and less than ${size} of the collection. (Parameter '${parameter}')`,
});

const badCount = {
  message:
    "Count must be positive and count must refer to a location within the string/array/collection. (Parameter 'count')",
};

test('IndexOf finds the first place within the part', () => {
  assert.equal(indexOf('abcabc', 'c', 0, 6, ORDINAL), 2);
  assert.equal(indexOf('abcabc', 'c', 3, 3, ORDINAL), 5);
  assert.equal(indexOf('abcabc', 'ca', 3, 3, ORDINAL), -1);
  assert.equal(indexOf('abc', '', 2, 1, CULTURE), 2);
  assert.equal(indexOf('aBc', 'bC', 0, 3, ORDINAL_IGNORE_CASE), 1);
  assert.equal(indexOf('aBc', 'bC', 0, 3, CULTURE), -1);
});

test('IndexOf refuses a part that is not there', () => {
  assert.throws(() => indexOf('abc', 'a', 4, -1, ORDINAL), outOfRange('startIndex', 'or equal to the size'));
  assert.throws(() => indexOf('abc', 'a', 1, 3, ORDINAL), badCount);
  assert.throws(() => indexOf('abc', null, 0, 3, ORDINAL), { message: "Value cannot be null. (Parameter 'value')" });
  assert.throws(() => indexOf('abc', 'a', 0, 3, 9), {
    message: "The string comparison type passed in is currently not supported. (Parameter 'comparisonType')",
  });
});

test('LastIndexOf goes backwards from the start', () => {
  assert.equal(lastIndexOf('abcabc', 'b', 5, 6, ORDINAL), 4);
  assert.equal(lastIndexOf('abcabc', 'b', 3, 4, ORDINAL), 1);
  assert.equal(lastIndexOf('abc', '', 2, 3, CULTURE), 3);
  assert.equal(lastIndexOf('', 'a', -1, 0, CULTURE), -1);
  assert.equal(lastIndexOf('abc', 'c', 3, 4, CULTURE), 2);
  assert.throws(() => lastIndexOf('abc', 'a', 4, 5, ORDINAL), outOfRange('startIndex', 'the size'));
  assert.throws(() => lastIndexOf('abc', 'a', 1, 3, ORDINAL), badCount);
  assert.equal(lastIndexOfChar('a/b/c', 47, 4, 5), 3);
  assert.throws(() => lastIndexOfChar('abc', 97, 3, 4), outOfRange('startIndex', 'the size'));
});

test('IndexOfAny looks for units', () => {
  assert.equal(indexOfAny('a;b,c', new Set([44, 59]), 2, 3), 3);
  assert.equal(indexOfAny('abc', new Set([]), 0, 3), -1);
});

test('StartsWith and EndsWith', () => {
  assert.equal(startsWith('Bearer x', 'Bearer ', CULTURE), true);
  assert.equal(startsWith('bearer x', 'Bearer ', CULTURE), false);
  assert.equal(startsWith('bearer x', 'Bearer ', ORDINAL_IGNORE_CASE), true);
  assert.equal(startsWith('abc', '', CULTURE), true);
  assert.equal(endsWith('file.JSON', '.json', ORDINAL_IGNORE_CASE), true);
  assert.equal(endsWith('c', 'abc', ORDINAL), false);
});
