import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Once } from '../../src/memory/once.ts';

const ask = { key: 'k', after: 0, again: 300, now: 1000 };
const made = { value: 'it', at: 1000 };

test('one makes it, and all who ask meanwhile get what came of it', async () => {
  const once = new Once(10);
  assert.deepEqual(once.take(ask), { made: undefined, isTurn: true });
  const waiting = [once.take(ask), once.take({ ...ask, after: 999 })];
  once.settle('k', made);
  assert.deepEqual(await Promise.all(waiting), [
    { made, isTurn: false },
    { made, isTurn: false },
  ]);
  assert.deepEqual(once.take(ask), { made, isTurn: false });
});

test('where nothing comes of it the next makes it, and the others wait on', async () => {
  const once = new Once(10);
  once.take(ask);
  const [second, third] = [once.take(ask), once.take(ask)];
  once.settle('k', undefined);
  assert.deepEqual(await second, { made: undefined, isTurn: true });
  once.settle('k', made);
  assert.deepEqual(await third, { made, isTurn: false });
});

test('what is older than wanted is made anew, unless that was tried a moment ago', () => {
  const once = new Once(10);
  once.take(ask);
  once.settle('k', made);
  assert.deepEqual(once.take({ ...ask, after: 1000, now: 1299 }), { made, isTurn: false });
  assert.deepEqual(once.take({ ...ask, after: 1000, now: 1300 }), { made, isTurn: true });
  once.settle('k', undefined);
  assert.deepEqual(once.take({ ...ask, after: 1000, now: 1599 }), { made, isTurn: false });
});

test('of more than there may be the first goes, but nothing that is being made', () => {
  const once = new Once(2);
  once.take({ ...ask, key: 'a' });
  for (const key of ['b', 'c']) {
    once.take({ ...ask, key });
    once.settle(key, made);
  }
  assert.deepEqual(once.take({ ...ask, key: 'c' }), { made, isTurn: false });
  assert.deepEqual(once.take({ ...ask, key: 'b' }), { made: undefined, isTurn: true });
  assert.ok(once.take({ ...ask, key: 'a' }) instanceof Promise);
});
