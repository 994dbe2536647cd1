import assert from 'node:assert/strict';
import { NetException } from '../../../src/expression/runtime/exception.ts';

/** Runs what must throw a .NET exception of that message. */
export function assertThrows(run: () => unknown, message: string): void {
  assert.throws(run, error => {
    assert.ok(error instanceof NetException, String(error));
    assert.equal(error.message, message);
    return true;
  });
}
