import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Expiring } from '../../src/memory/expiring.ts';

test('a value is there until its time', () => {
  const values = new Expiring<string>(10);
  values.set('a', 'x', 100, 1, 0);
  assert.deepEqual([values.get('a', 99), values.get('a', 100), values.count], ['x', undefined, 0]);
});

test('what is set again takes the place of what was there, with a time of its own', () => {
  const values = new Expiring<string>(1);
  values.set('a', 'x', 100, 1, 0);
  values.set('a', 'y', 50, 1, 0);
  assert.deepEqual([values.get('a', 49), values.get('a', 50)], ['y', undefined]);
});

test('what is extended is there for longer', () => {
  const values = new Expiring<string>(10);
  values.set('a', 'x', 100, 1, 0);
  values.extend('a', 200);
  values.extend('a', 150);
  values.set('b', 'y', 300, 1, 110);
  assert.deepEqual([values.get('a', 199), values.get('a', 200), values.get('b', 200)], ['x', undefined, 'y']);
});

test('where there is no room, what would be gone first goes first', () => {
  const values = new Expiring<string>(10);
  for (const [key, until] of [
    ['c', 300],
    ['a', 100],
    ['b', 200],
  ] as const)
    values.set(key, key, until, 3, 0);
  assert.equal(values.set('d', 'd', 400, 6, 0), true);
  assert.deepEqual(
    ['a', 'b', 'c', 'd'].map(key => values.get(key, 0)),
    [undefined, undefined, 'c', 'd'],
  );
  assert.equal(values.set('e', 'e', 500, 11, 0), false);
});

test('values that nobody asks for any more are let go as others are used, a few at a time', () => {
  const values = new Expiring<number>(1e6);
  for (let index = 0; index < 10_000; index += 1) values.set(`${index}`, index, 1000 + (index % 7), 1, 0);
  for (let use = 0; use < 1000; use += 1) {
    const before = values.count;
    values.get('none', 2000);
    assert.ok(before - values.count <= 16);
  }
  assert.equal(values.count, 0);
});

test('whatever is done, each value is there until its own time and no longer', () => {
  const values = new Expiring<number>(1e6);
  const expected = new Map<string, number>();
  let seed = 7;
  const random = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return seed % below;
  };
  for (let now = 0; now < 5000; now += 1) {
    const key = `${random(200)}`;
    const until = now + random(500);
    if (random(10) === 0) {
      values.delete(key);
      expected.delete(key);
    } else {
      values.set(key, until, until, 1, now);
      expected.set(key, until);
    }
    const asked = `${random(200)}`;
    const known = expected.get(asked);
    assert.equal(values.get(asked, now), known !== undefined && known > now ? known : undefined);
  }
});
