import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { send } from '../gateway/support/client.ts';
import { shopDocument } from '../gateway/support/shop.ts';
import { startServe } from '../support/command.ts';
import { startPlainBackend } from '../support/servers.ts';
import { type Session, startSession } from './session.ts';

const METRIC = '<emit-metric name="a"><dimension name="API ID" /></emit-metric>';
const HUB = '<log-to-eventhub logger-id="hub">x</log-to-eventhub>';
const WARNING = (name: string, column: number): string =>
  `Warning: The '${name}' policy on line 1, column ${column} is not run yet: a request that comes to it is answered 500, unless --skip-unsupported of serve and call leaves it out.\n`;
const LEFT_OUT = 'Left out, since this version of apim does not run them yet:';

/** An API at /shop with a policy that is not run yet. */
async function startShop(t: TestContext): Promise<Session> {
  const session = await startSession(t);
  const backend = await startPlainBackend(t, {});
  await session.done('api', 'new', '--id', 'shop', '--path', 'shop', '--service-url', backend.url);
  const policy = shopDocument({ inbound: `${METRIC}${METRIC}` });
  assert.deepEqual(await session.run('policy', 'set', 'shop', '--policy', policy), {
    status: 0,
    stdout: 'Set the policy of API shop.\n',
    stderr: WARNING('emit-metric', 20) + WARNING('emit-metric', 20 + METRIC.length),
  });
  return session;
}

test('a request that comes to a policy that is not run yet is answered 500, and the log says why', async t => {
  const { run } = await startShop(t);
  const { status, stdout, stderr } = await run('call', 'shop', 'GET', '/');
  assert.equal(status, 1);
  assert.match(stdout, /^\{ "statusCode": 500, "message": "Internal server error", "activityId": "[-\da-f]{36}" \}$/);
  assert.match(
    stderr,
    /This version of apim does not run 'emit-metric' yet\. The option --skip-unsupported of serve and call leaves it out\./,
  );
  assert.ok(!stderr.includes(LEFT_OUT), stderr);
});

test('call --skip-unsupported leaves it out and says so once', async t => {
  const { run } = await startShop(t);
  const { status, stderr } = await run('call', 'shop', 'GET', '/', '--skip-unsupported');
  assert.equal(status, 0);
  assert.equal(stderr.split('\n')[0], `Warning: ${LEFT_OUT} emit-metric.`);
  assert.equal(stderr.split(LEFT_OUT).length, 2);
});

for (const workers of [[], ['--workers', '2']])
  test(`serve --skip-unsupported ${workers.join(' ')} leaves it out and says so once, and of what is new with a change`, async t => {
    const { home, run } = await startShop(t);
    const serving = await startServe(t, home, [...workers, '--skip-unsupported']);
    await serving.waitFor(new RegExp(`${LEFT_OUT} emit-metric\\.\n`));
    for (let call = 0; call < 3; call += 1) assert.equal((await send(`${serving.url}/shop/a`)).status, 200);
    const policy = shopDocument({ inbound: METRIC, outbound: HUB });
    const { stderr } = await run('policy', 'set', 'shop', '--policy', policy);
    const warnings = [WARNING('emit-metric', 20), WARNING('log-to-eventhub', policy.indexOf('<log-to') + 1)];
    assert.equal(stderr, [`${LEFT_OUT} log-to-eventhub.\n`, ...warnings].join(''));
    assert.equal((await send(`${serving.url}/shop/a`)).status, 200);
    assert.equal(await serving.stop('SIGTERM'), 0);
    assert.equal(serving.output().split(LEFT_OUT).length, 2);
  });
