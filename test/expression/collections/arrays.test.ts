import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  clearPart,
  getLength,
  getValue,
  reversePart,
  setValue,
  sortPart,
} from '../../../src/expression/collections/array.ts';
import { compareValues } from '../../../src/expression/collections/compare.ts';
import { copyArray } from '../../../src/expression/collections/copy.ts';
import { Enumerator } from '../../../src/expression/collections/enumerator.ts';
import { binarySearch, indexOfFrom, indexOfIn, lastIndexOfIn } from '../../../src/expression/collections/search.ts';
import { sortWithKeys } from '../../../src/expression/collections/sort-keys.ts';
import { Boxed } from '../../../src/expression/runtime/boxed.ts';
import { NetArray } from '../../../src/expression/runtime/net-array.ts';
import { Sequence } from '../../../src/expression/runtime/sequence.ts';
import { INT32, OBJECT, STRING } from '../../../src/expression/types/primitives.ts';
import { assertThrows } from './faults.ts';

const ints = (...items: number[]): NetArray => new NetArray(INT32, items);

test('Array.Copy copes with overlap and boxes for an array of objects', () => {
  const array = ints(1, 2, 3, 4);
  copyArray(array, 0, array, 1, 3);
  assert.deepEqual(array.items, [1, 1, 2, 3]);
  const objects = new NetArray(OBJECT, [null, null]);
  copyArray(array, 2, objects, 0, 2);
  assert.ok(objects.items[0] instanceof Boxed);
  copyArray(objects, 0, array, 0, 1);
  assert.deepEqual(array.items, [2, 1, 2, 3]);
});

test('Array.Copy outside an array throws what .NET says', () => {
  const [from, to] = [ints(1, 2), ints(1)];
  assertThrows(() => copyArray(null, 0, to, 0, 1), "Value cannot be null. (Parameter 'sourceArray')");
  assertThrows(() => copyArray(from, 0, to, 0, -1), "Non-negative number required. (Parameter 'length')");
  assertThrows(
    () => copyArray(from, 1, to, 0, 2),
    "Source array was not long enough. Check the source index, length, and the array's lower bounds. (Parameter 'sourceArray')",
  );
  assertThrows(
    () => copyArray(from, 0, to, 0, 2),
    "Destination array was not long enough. Check the destination index, length, and the array's lower bounds. (Parameter 'destinationArray')",
  );
});

test('parts are sorted, turned round and cleared; the rest stays', () => {
  const array = ints(5, 4, 3, 2, 1);
  sortPart(array, 1, 3, compareValues);
  assert.deepEqual(array.items, [5, 2, 3, 4, 1]);
  reversePart(array, 0, 2);
  clearPart(array, 4, 1);
  assert.deepEqual(array.items, [2, 5, 3, 4, 0]);
  const names = new NetArray(STRING, ['c', 'a', 'b']);
  const values = ints(3, 1, 2);
  sortWithKeys(names, values, compareValues);
  assert.deepEqual(
    [names.items, values.items],
    [
      ['a', 'b', 'c'],
      [1, 2, 3],
    ],
  );
});

test('values go in and out as objects', () => {
  const array = ints(7);
  const value = getValue(array, 0);
  assert.ok(value instanceof Boxed && value.type === INT32);
  setValue(array, new Boxed(INT32, 8), 0);
  setValue(array, null, 0);
  assert.deepEqual(array.items, [0]);
  assertThrows(() => setValue(array, 'x', 0), "Unable to cast object of type 'System.String' to type 'System.Int32'.");
  assertThrows(() => getValue(array, 1), 'Index was outside the bounds of the array.');
  assertThrows(() => getLength(array, 1), 'Index was outside the bounds of the array.');
});

test('as a list, an array can be changed but not in its length', () => {
  const array = ints(1);
  array.set(0, 5);
  assert.deepEqual([array.get(0), array.indexOf(5), array.contains(1), array.isReadOnly], [5, 0, false, true]);
  assertThrows(() => array.add(), 'Collection was of a fixed size.');
  assertThrows(() => array.clear(), 'Collection is read-only.');
  assertThrows(
    () => array.get(1),
    "Index was out of range. Must be non-negative and less than the size of the collection. (Parameter 'index')",
  );
});

test('searching in a part', () => {
  const items = [1, 2, 1, 2];
  assert.deepEqual([indexOfFrom(items, 1, 1, 'index'), indexOfIn(items, 2, 2, 1, 'index')], [2, -1]);
  assert.deepEqual([lastIndexOfIn(items, 2, 2, 3, 'index'), lastIndexOfIn(items, 2, 2, 1, 'index')], [1, -1]);
  assert.equal(lastIndexOfIn([], 1, -1, 0, 'index'), -1);
  assert.deepEqual(
    [5, 2, 9, 0].map(item => binarySearch([1, 2, 5, 7], item, compareValues)),
    [2, 1, -5, -1],
  );
  assertThrows(
    () => indexOfFrom(items, 1, 5, 'startIndex'),
    "Index was out of range. Must be non-negative and less than or equal to the size of the collection. (Parameter 'startIndex')",
  );
});

test('an enumerator stands before the first element, then on each, then behind the last', () => {
  const enumerator = new Enumerator(INT32, ints(4, 5));
  const seen: unknown[] = [enumerator.current];
  while (enumerator.moveNext()) seen.push(enumerator.current);
  seen.push(enumerator.current);
  assert.deepEqual(seen, [0, 4, 5, 0]);
  enumerator.reset();
  assert.deepEqual([enumerator.moveNext(), enumerator.current], [true, 4]);
  const computed = new Enumerator(INT32, new Sequence(INT32, () => [1][Symbol.iterator]()));
  assertThrows(() => computed.reset(), 'Specified method is not supported.');
});
