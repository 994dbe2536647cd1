import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { send } from '../gateway/support/client.ts';
import { startServe } from '../support/command.ts';
import { startPlainBackend } from '../support/servers.ts';
import { startSession } from './session.ts';

/** Where the request goes is what the expression says. */
const policy = (expression: string, url: string): string =>
  `<policies><inbound><set-backend-service base-url="@(&quot;${url}/&quot; + ${expression})" /></inbound><backend><forward-request /></backend><outbound /><on-error /></policies>`;

/** What stays within what is usual, and passes over what the option allows. */
const OPTIONS = [
  {
    given: ['--expression-steps', '1000'],
    expression: 'Enumerable.Range(0, 2000).Count().ToString()',
    stopped: 'An expression may take 1,000 steps and 250 ms.',
  },
  {
    given: ['--expression-timeout', '0.001'],
    expression: 'Enumerable.Range(0, 900000).Count().ToString()',
    stopped: 'An expression may take 1 million steps and 1 ms.',
  },
  {
    given: ['--expression-memory', '5000'],
    expression: `new string('x', 6000).Length.ToString()`,
    stopped: 'it built too much text or too many elements.',
  },
] as const;

async function withPolicy(t: TestContext, expression: string) {
  const session = await startSession(t);
  const { url } = await startPlainBackend(t, {});
  await session.done('api', 'new', '--id', 'shop', '--path', 'shop', '--service-url', url);
  await writeFile(join(session.cwd, 'policy.xml'), policy(expression, url));
  await session.done('policy', 'set', '--api', 'shop', '--file', 'policy.xml');
  return session;
}

for (const { given, expression, stopped } of OPTIONS)
  test(`${given.join(' ')} holds in serve, in its workers and in call`, async t => {
    const { home, run } = await withPolicy(t, expression);
    const called = await run('call', 'shop', 'GET', '/', ...given);
    assert.match(called.stderr, /^HTTP\/1\.1 500 /m);
    assert.ok(called.stderr.includes(stopped), called.stderr);
    for (const workers of [[], ['--workers', '2']]) {
      const serving = await startServe(t, home, [...workers, ...given]);
      assert.equal((await send(`${serving.url}/shop`)).status, 500);
      await serving.waitFor(new RegExp(stopped.replaceAll('.', '\\.')));
    }
  });

test('without these options the same expressions are served', async t => {
  for (const { expression } of OPTIONS.filter(({ given }) => given[0] !== '--expression-timeout')) {
    const { home } = await withPolicy(t, expression);
    const serving = await startServe(t, home, []);
    assert.equal((await send(`${serving.url}/shop`)).status, 200);
  }
});
