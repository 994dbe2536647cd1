import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { inTurns } from '../../src/probe/in-turns.ts';

test('of 1,000 pieces of work 256 are done at a time, and answered in their order', async () => {
  let running = 0;
  let most = 0;
  const items = Array.from({ length: 1_000 }, (_, index) => index);
  const results = await inTurns(items, async item => {
    running += 1;
    most = Math.max(most, running);
    for (let turn = 0; turn < item % 3; turn += 1) await setImmediate();
    running -= 1;
    return item * 2;
  });
  assert.deepEqual(
    results,
    items.map(item => item * 2),
  );
  assert.equal(most, 256);
});
