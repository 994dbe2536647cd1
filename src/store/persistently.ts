import { systemCode } from './failure.ts';

const ATTEMPTS = 20;
const BUSY = new Set(['EBUSY', 'EPERM', 'EACCES']);

/**
 * Windows refuses to replace, remove or open a file for the moment in which another program (a virus scanner, a reader)
 * has it open: there it is tried again for about a second. Elsewhere these codes are final.
 */
export function persistently<R>(action: () => R): R {
  return process.platform === 'win32' ? insisting(action, ATTEMPTS) : action();
}

export function insisting<R>(action: () => R, attempts: number): R {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return action();
    } catch (error) {
      if (attempt === attempts || !BUSY.has(systemCode(error) ?? '')) throw error;
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5 * attempt);
  }
}
