import assert from 'node:assert/strict';
import { test } from 'node:test';
import { soak } from './run.ts';

test('mixed traffic for some seconds: all is answered as it should be, and nothing stays open', async t => {
  if (process.platform !== 'linux') return t.skip('It reads /proc, which only Linux has.');
  const { handles, outcomes, bugs, held } = await soak({ warmUp: 0, duration: 4000, seed: 1 });
  assert.deepEqual(bugs, []);
  for (const { name, goes, failures } of outcomes.slice(outcomes.length / 2)) {
    assert.deepEqual([...failures], [], name);
    assert.ok(goes > 0, name);
  }
  assert.equal(held, 0);
  assert.equal(handles.after, handles.before);
});
