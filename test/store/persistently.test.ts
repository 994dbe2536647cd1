import assert from 'node:assert/strict';
import { test } from 'node:test';
import { insisting } from '../../src/store/persistently.ts';
import { systemError } from './support.ts';

test('a file that another program has open for a moment is tried again', () => {
  let attempts = 0;
  const result = insisting(() => {
    attempts += 1;
    if (attempts < 3) throw systemError('EBUSY');
    return 'done';
  }, 5);
  assert.equal(result, 'done');
  assert.equal(attempts, 3);
});

for (const [code, expected] of [
  ['EPERM', 2],
  ['ENOENT', 1],
] as const) {
  test(`${code} is given up after ${expected} of 2 attempts`, () => {
    let attempts = 0;
    const failing = () => {
      attempts += 1;
      throw systemError(code);
    };
    assert.throws(() => insisting(failing, 2), { code });
    assert.equal(attempts, expected);
  });
}
