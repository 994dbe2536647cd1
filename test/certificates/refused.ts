import assert from 'node:assert/strict';
import { openPfx } from '../../src/certificates/pfx/pfx.ts';
import { UserError, type UserErrorCode } from '../../src/errors.ts';

/** That a PFX is not opened, and what is said of it. */
export async function refused(bytes: Uint8Array, password: string | undefined, code: UserErrorCode, message: RegExp) {
  await assert.rejects(openPfx(bytes, password), (error: unknown) => {
    assert.ok(error instanceof UserError);
    assert.match(error.message, message);
    assert.equal(error.code, code);
    return true;
  });
}
