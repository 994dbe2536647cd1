import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endAtLast } from '../../src/cli/last-resort.ts';

test('a process that something holds ends after its time, with the status that it is to have', async t => {
  const held = setInterval(() => undefined, 1000);
  t.after(() => clearInterval(held));
  assert.equal(await new Promise(end => endAtLast({ end }, 7, 50)), 7);
});
