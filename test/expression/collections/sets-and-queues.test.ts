import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NetHashSet } from '../../../src/expression/collections/hash-set.ts';
import { NetQueue } from '../../../src/expression/collections/queue.ts';
import { NetStack } from '../../../src/expression/collections/stack.ts';
import { StringComparer } from '../../../src/expression/text/string-comparer.ts';
import { INT32, STRING } from '../../../src/expression/types/primitives.ts';
import { assertThrows } from './faults.ts';

const ORDINAL_IGNORE_CASE = 5;
const setOf = (...items: unknown[]): NetHashSet => new NetHashSet(INT32, items, null);

test('set operations', () => {
  const rows: [(set: NetHashSet) => void, unknown[]][] = [
    [set => set.unionWith([3, 4, 4]), [1, 2, 3, 4]],
    [set => set.exceptWith([1, 9]), [2, 3]],
    [set => set.intersectWith([3, 2, 9]), [2, 3]],
    [set => set.symmetricExceptWith([3, 4, 4]), [1, 2, 4]],
    [set => set.unionWith(set), [1, 2, 3]],
    [set => set.exceptWith(set), []],
    [set => set.removeWhere(item => Number(item) > 1), [1]],
  ];
  for (const [change, expected] of rows) {
    const set = setOf(1, 2, 3);
    change(set);
    assert.deepEqual([...set].toSorted(), expected);
  }
});

test('set comparisons heed neither order nor how often an element is given', () => {
  const set = setOf(1, 2);
  const rows: [unknown[], boolean[]][] = [
    [
      [2, 1, 1],
      [true, false, true, false, true, true],
    ],
    [
      [1, 2, 3],
      [true, true, false, false, true, false],
    ],
    [[1], [false, false, true, true, true, false]],
    [[], [false, false, true, true, false, false]],
    [[7], [false, false, false, false, false, false]],
  ];
  for (const [other, expected] of rows)
    assert.deepEqual(
      [
        set.isSubsetOf(other),
        set.isProperSubsetOf(other),
        set.isSupersetOf(other),
        set.isProperSupersetOf(other),
        set.overlaps(other),
        set.setEquals(other),
      ],
      expected,
    );
});

test('a set holds null once, NaN once, and what its comparer tells apart', () => {
  assert.equal(setOf(null, Number.NaN, null, Number.NaN).count, 2);
  const set = new NetHashSet(STRING, ['a', 'A'], StringComparer.of(ORDINAL_IGNORE_CASE));
  assert.deepEqual([...set], ['a']);
  assert.deepEqual(set.find('A'), { item: 'a', value: undefined });
  assert.equal(set.setEquals(['A']), true);
  assertThrows(() => set.unionWith(null), "Value cannot be null. (Parameter 'other')");
});

test('a queue gives first what came first', () => {
  const queue = new NetQueue(INT32, [1]);
  for (let item = 2; item <= 5000; item += 1) queue.enqueue(item);
  for (let item = 1; item <= 4000; item += 1) assert.equal(queue.dequeue(), item);
  assert.deepEqual([queue.count, queue.peek(), [...queue].at(-1), queue.contains(4000)], [1000, 4001, 5000, false]);
  queue.clear();
  assertThrows(() => queue.dequeue(), 'Queue empty.');
});

test('a stack gives first what came last', () => {
  const stack = new NetStack(INT32, [1, 2]);
  stack.push(3);
  assert.deepEqual([[...stack], stack.pop(), stack.peek(), stack.count], [[3, 2, 1], 3, 2, 2]);
  stack.clear();
  assertThrows(() => stack.peek(), 'Stack empty.');
});

test('a change makes the walk of a queue or stack throw', () => {
  const message = 'Collection was modified; enumeration operation may not execute.';
  const queue = new NetQueue(INT32, [1, 2]);
  const stack = new NetStack(INT32, [1, 2]);
  assertThrows(() => {
    for (const item of queue) queue.enqueue(item);
  }, message);
  assertThrows(() => {
    for (const _ of stack) stack.pop();
  }, message);
});
