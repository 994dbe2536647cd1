import assert from 'node:assert/strict';
import { test } from 'node:test';
import { temporaryFolder } from '../support/folder.ts';
import { killings } from '../support/killing.ts';

test('a command that is killed at any moment leaves the old certificate with its key, or the new', async t => {
  const outcomes: string[] = [];
  for await (const { outcome } of killings(await temporaryFolder(t), 10, 20_261_124)) outcomes.push(outcome);
  assert.equal(outcomes.length, 10);
});
