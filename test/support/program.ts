import { spawnSync } from 'node:child_process';
import type { TestContext } from 'node:test';

/** Skips the test where a program is not installed, except in CI, which must have all of them. */
export function skipWithout(t: TestContext, program: string, versionArgument: string): boolean {
  const installed = spawnSync(program, [versionArgument]).error === undefined;
  if (installed) return false;
  if (process.env.CI === 'true') throw new Error(`${program} is not installed; in CI no test is skipped.`);
  t.skip(`${program} is not installed`);
  return true;
}
