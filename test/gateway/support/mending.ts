import assert from 'node:assert/strict';
import { dirname } from 'node:path';
import type { TestContext } from 'node:test';
import { sessionIn } from '../../cli/session.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { mendWith } from '../../support/mending.ts';
import { send } from './client.ts';
import type { TestGateway } from './gateway.ts';

/** Of the newest line of the log: what went wrong, and the command proposed. */
export function told(gateway: TestGateway): { readonly message: string; readonly command: string | undefined } {
  const [, message = '', command] =
    / ms - (.*?)(?: \(activityId \S+\))?(?: Try: (.*))?$/.exec(gateway.lines.at(-1) ?? '') ?? [];
  return { message, command };
}

/**
 * Runs what the newest line of the log proposes, on the state of the running gateway; then the same request is answered
 * 200. Names in `filled` that end with .pfx or .pem are absolute.
 */
export async function mendAndSend(
  t: TestContext,
  gateway: TestGateway,
  path: string,
  filled: Readonly<Record<string, string>>,
  ...more: readonly string[]
): Promise<void> {
  const session = sessionIn({ home: dirname(dirname(gateway.store.directory)), cwd: await temporaryFolder(t) });
  await mendWith(session.done, told(gateway).command, filled, ...more);
  assert.equal((await send(`${gateway.url}${path}`)).status, 200, gateway.lines.at(-1));
}
