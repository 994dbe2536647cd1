import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { send } from '../gateway/support/client.ts';
import { apim, type Serving, startServe } from '../support/command.ts';
import { startPlainBackend } from '../support/servers.ts';
import { by, skipWithoutProc, workersOf } from '../support/workers.ts';
import { type Session, startSession } from './session.ts';

async function startWorkers(t: TestContext): Promise<{ session: Session; serving: Serving }> {
  const session = await startSession(t);
  const { url } = await startPlainBackend(t, {});
  await session.done('api', 'new', '--id', 'orders', '--path', 'orders', '--service-url', url);
  return { session, serving: await startServe(t, session.home, ['--workers', '2']) };
}

test('a worker that is killed is replaced, and requests meanwhile are answered by the other', async t => {
  if (skipWithoutProc(t)) return;
  const { serving } = await startWorkers(t);
  const [first = 0, second = 0] = workersOf(serving);
  process.kill(first, 'SIGKILL');
  await serving.waitFor(new RegExp(`^Worker ${first} ended \\(SIGKILL\\); another takes its place\\.$`, 'm'));
  assert.equal((await send(`${serving.url}/orders`)).status, 200);
  const third = workersOf(serving).find(pid => pid !== first && pid !== second) ?? 0;
  assert.equal(await by(serving, third, async () => (await send(`${serving.url}/orders`)).status), 200);
  assert.equal(await serving.stop('SIGTERM'), 0);
  assert.equal(serving.output().match(/ GET \/orders 200 /g)?.length, 2);
});

test('the port stays the same when all workers are killed at once', async t => {
  if (skipWithoutProc(t)) return;
  const { session, serving } = await startWorkers(t);
  for (const pid of workersOf(serving)) process.kill(pid, 'SIGKILL');
  await serving.waitFor(/^(?:Worker \d+ ended \(SIGKILL\); another takes its place\.\n){2}/m);
  while (!(await isServed(`${serving.url}/orders`)));
  const { stderr } = await session.run('api', 'remove', 'orders');
  assert.equal(stderr, `No longer served: ${serving.url}/orders\n`);
  assert.equal(await serving.stop('SIGTERM'), 0);
});

const isServed = (url: string): Promise<boolean> =>
  send(url).then(
    ({ status }) => status === 200,
    () => false,
  );

const breakState = ({ home }: Session) => writeFile(join(home, 'contexts', 'default', 'apis', 'orders.json'), '{');

test('workers that end at their start again and again end the gateway with an error', async t => {
  if (skipWithoutProc(t)) return;
  const { session, serving } = await startWorkers(t);
  await breakState(session);
  const [first = 0] = workersOf(serving);
  process.kill(first, 'SIGKILL');
  await serving.waitFor(
    /\napim: The gateway stops, since its workers end at their start again and again: [^\n]*orders\.json[^\n]*\n/,
  );
  // It ends by itself: this signal does nothing.
  assert.equal(await serving.stop('SIGCONT'), 1);
});

test('a state that cannot be read is the same sentence as without workers', async t => {
  const session = await startSession(t);
  await session.done('api', 'new', '--id', 'orders', '--path', 'orders', '--service-url', 'https://contoso.com');
  await breakState(session);
  const serve = ['serve', '--port', '0'];
  const [one, two] = await Promise.all([apim(session.home, serve), apim(session.home, [...serve, '--workers', '2'])]);
  assert.equal(one.status, 1);
  assert.deepEqual(two, one);
});

test('a gateway that is killed leaves no worker behind', async t => {
  if (skipWithoutProc(t)) return;
  const { serving } = await startWorkers(t);
  const workers = workersOf(serving);
  assert.equal(workers.length, 2);
  // It resolves when the last process that has its standard error has ended; who adopts them may not have buried them yet.
  await serving.stop('SIGKILL');
  assert.deepEqual(workers.map(commandLineOf), ['', '']);
});

function commandLineOf(pid: number): string {
  const file = `/proc/${pid}/cmdline`;
  return existsSync(file) ? readFileSync(file, 'latin1') : '';
}
