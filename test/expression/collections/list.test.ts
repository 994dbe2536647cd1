import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareValues } from '../../../src/expression/collections/compare.ts';
import { NetList } from '../../../src/expression/collections/list.ts';
import {
  insertAll,
  removeAll,
  removeRange,
  reverseList,
  sortList,
} from '../../../src/expression/collections/list-parts.ts';
import { INT32 } from '../../../src/expression/types/primitives.ts';
import { assertThrows } from './faults.ts';

const listOf = (...items: unknown[]): NetList => new NetList(INT32, items);
const MODIFIED = 'Collection was modified; enumeration operation may not execute.';
const MUST_BE_LESS =
  "Index was out of range. Must be non-negative and less than the size of the collection. (Parameter 'index')";

test('every change of a list makes a walk that is under way throw', () => {
  const changes: [string, (list: NetList) => void][] = [
    ['add', list => list.add(4)],
    ['insert', list => list.insert(0, 4)],
    ['insertAll', list => insertAll(list, 0, [4])],
    ['set', list => list.set(0, 4)],
    ['remove', list => list.remove(1)],
    ['removeAt', list => list.removeAt(0)],
    ['removeAll', list => removeAll(list, item => item === 1)],
    ['removeRange', list => removeRange(list, 0, 1)],
    ['clear', list => list.clear()],
    ['sort', list => sortList(list, 0, 3, compareValues)],
    ['reverse', list => reverseList(list, 0, 3)],
  ];
  for (const [name, change] of changes) {
    const list = listOf(1, 2, 3);
    const walk = list[Symbol.iterator]();
    walk.next();
    change(list);
    assertThrows(() => walk.next(), MODIFIED);
    assert.ok(name);
  }
});

test('a change behind the last element is noticed, too', () => {
  const list = listOf(1);
  const walk = list[Symbol.iterator]();
  walk.next();
  list.clear();
  assertThrows(() => walk.next(), MODIFIED);
});

test('indexes outside the list throw what .NET says', () => {
  const list = listOf(1, 2, 3);
  assertThrows(() => list.get(3), MUST_BE_LESS);
  assertThrows(() => list.set(-1, 0), MUST_BE_LESS);
  assertThrows(() => list.removeAt(3), MUST_BE_LESS);
  assertThrows(() => list.insert(4, 0), "Index must be within the bounds of the List. (Parameter 'index')");
  assertThrows(
    () => insertAll(list, 4, []),
    "Index was out of range. Must be non-negative and less than or equal to the size of the collection. (Parameter 'index')",
  );
  assertThrows(() => removeRange(list, -1, 1), "Non-negative number required. (Parameter 'index')");
  assertThrows(() => reverseList(list, 0, -1), "Non-negative number required. (Parameter 'count')");
  assertThrows(
    () => removeRange(list, 2, 2),
    'Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.',
  );
  assert.deepEqual(list.items, [1, 2, 3]);
});

test('parts are inserted, removed, turned round and sorted in place', () => {
  const list = listOf(5, 4, 3, 2, 1);
  insertAll(list, 1, [9, 8]);
  assert.deepEqual(list.items, [5, 9, 8, 4, 3, 2, 1]);
  reverseList(list, 1, 2);
  sortList(list, 3, 4, compareValues);
  assert.deepEqual(list.items, [5, 8, 9, 1, 2, 3, 4]);
  removeRange(list, 0, 3);
  assert.equal(
    removeAll(list, item => item !== 3),
    3,
  );
  assert.deepEqual(list.items, [3]);
});

test('the capacity grows as .NET lets it grow', () => {
  const list = listOf();
  const seen = [0, 1, 4, 5, 8, 9].map(count => {
    while (list.count < count) list.add(0);
    return list.capacity;
  });
  assert.deepEqual(seen, [0, 4, 4, 8, 8, 16]);
  assertThrows(() => {
    list.capacity = 3;
  }, "capacity was less than the current size. (Parameter 'value')");
});
