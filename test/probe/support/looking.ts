import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { ProbeJson } from '../../../src/probe/json.ts';
import { writePfx } from '../../cli/files.ts';
import { type RunOptions, type Session, startSession } from '../../cli/session.ts';
import { type TestIdentity, testAuthority } from '../../support/certificates.ts';
import { mendWith } from '../../support/mending.ts';

/** All that a test hides has this in it. PFX files have it for a password. */
export const SECRET = 'secret';

/** Commands of one context, to look at backends with. */
export interface Looking extends Session {
  /** `apim backend new --id ID --url URL` with more options. */
  backend(id: string, url: string, ...options: readonly string[]): Promise<void>;
  /** Adds a client certificate. */
  certificate(id: string, identity: TestIdentity): Promise<void>;
  /** Trusts a CA, PEM. */
  trust(ca: string): Promise<void>;
  /** What `apim backend test` with these arguments tells as JSON; its exit status and silence are checked. */
  look(...args: readonly string[]): Promise<ProbeJson>;
  /** The same of several ways. */
  lookAtAll(...args: readonly string[]): Promise<readonly ProbeJson[]>;
  /** What it tells a person. */
  text(...args: readonly string[]): Promise<string>;
  /** Runs a command that was proposed, with what is in capitals filled in. */
  mend(cause: ProbeJson['cause'], filled: Readonly<Record<string, string>>, ...more: readonly string[]): Promise<void>;
}

export async function startLooking(t: TestContext): Promise<Looking> {
  return lookingWith(await startSession(t), {});
}

/** With a context that trusts testAuthority(), which issues the certificates of test servers. */
export async function startTrusting(t: TestContext): Promise<Looking> {
  const looking = await startLooking(t);
  await looking.trust((await testAuthority()).certificate);
  return looking;
}

export function lookingWith(session: Session, options: RunOptions): Looking {
  const { done, cwd } = session;
  const test = async (args: readonly string[]) => {
    const { status, stdout, stderr } = await session.runWith(options, 'backend', 'test', ...args);
    assert.ok(!stdout.includes(SECRET), 'no secret is told');
    assert.equal(stderr, '');
    return { status, stdout };
  };
  const looked = async (args: readonly string[]): Promise<readonly ProbeJson[]> => {
    const { status, stdout } = await test([...args, '-o', 'json']);
    const all: readonly ProbeJson[] = [JSON.parse(stdout)].flat();
    assert.equal(status, all.every(({ succeeds }) => succeeds) ? 0 : 1);
    return all;
  };
  return {
    ...session,
    backend: async (id, url, ...more) => {
      await done('backend', 'new', '--id', id, '--url', url, '--protocol', 'http', ...more);
    },
    certificate: async (id, identity) => {
      await writePfx(session, `${id}.pfx`, identity);
      await done('cert', 'add', '--id', id, '--pfx', `${id}.pfx`, '--password', SECRET);
    },
    trust: async ca => {
      await writeFile(join(cwd, 'trusted.pem'), ca);
      await done('ca', 'add', '--file', 'trusted.pem');
    },
    look: async (...args) => {
      const [probe, ...others] = await looked(args);
      assert.ok(probe !== undefined && others.length === 0, 'there is one way');
      return probe;
    },
    lookAtAll: (...args) => looked(args),
    text: async (...args) => (await test(args)).stdout,
    mend: async (cause, filled, ...more) => {
      await mendWith(done, cause?.command, filled, ...more);
    },
  };
}

/** Exactly this is wrong. */
export function assertCause(
  { cause, succeeds }: ProbeJson,
  fault: string,
  message: string,
  command: string | null,
): void {
  assert.deepEqual({ cause, succeeds }, { cause: { fault, message, command }, succeeds: false });
}

/** Nothing is wrong, and the backend answered with this status. */
export function assertSuccess({ cause, status, succeeds }: ProbeJson, expected: number): void {
  assert.deepEqual({ cause, status, succeeds }, { cause: null, status: expected, succeeds: true });
}
