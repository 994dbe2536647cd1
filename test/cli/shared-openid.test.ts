import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import http from 'node:http';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { send } from '../gateway/support/client.ts';
import { shopDocument } from '../gateway/support/shop.ts';
import { signal } from '../gateway/support/signal.ts';
import { jwk, RSA, token } from '../policy/tokens.ts';
import { startServe } from '../support/command.ts';
import { startPlainBackend } from '../support/servers.ts';
import { by, skipWithoutProc, workersOf } from '../support/workers.ts';
import { startSession } from './session.ts';

/** Answers its metadata when it is told to, each time that it is asked. */
async function startProvider(t: TestContext) {
  const asked = [signal<() => void>(), signal<() => void>()];
  let times = 0;
  const provider = await startPlainBackend(t, {
    handler: (request, response) => {
      if (request.url === '/keys') return response.end(JSON.stringify({ keys: [jwk(RSA, 'one')] }));
      const answer = () => response.end(JSON.stringify({ issuer: provider.url, jwks_uri: `${provider.url}/keys` }));
      asked[times++]?.resolve(answer);
      return undefined;
    },
  });
  return { provider, asked: asked.map(({ promise }) => promise) };
}

/** A gateway of two workers whose API wants a token of the provider, with a kept connection to each worker. */
async function startWorkers(t: TestContext, issuer: string) {
  const session = await startSession(t);
  const backend = await startPlainBackend(t, {});
  await session.done('api', 'new', '--id', 'shop', '--path', 'shop', '--service-url', backend.url);
  const file = join(session.home, 'policy.xml');
  const inbound = `<validate-jwt header-name="Authorization"><openid-config url="${issuer}/config" /></validate-jwt>`;
  await writeFile(file, shopDocument({ inbound }));
  await session.done('policy', 'set', '--api', 'shop', '--file', file);
  const serving = await startServe(t, session.home, ['--workers', '2']);
  const compact = await token({ iss: issuer, exp: Date.now() / 1000 + 600 }, RSA.privateKey, {
    alg: 'RS256',
    kid: 'one',
  });
  const callers = [];
  for (const worker of workersOf(serving)) {
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    t.after(() => agent.destroy());
    await by(serving, worker, () => send(`${serving.url}/status-0123456789abcdef`, { agent }));
    const call = () => send(`${serving.url}/shop/a`, { agent, headers: { authorization: `Bearer ${compact}` } });
    callers.push({ worker, call });
  }
  const [first = assert.fail(), second = assert.fail()] = callers;
  return { serving, first, second };
}

test('what an identity provider says is asked for once by all workers, also at the same time', async t => {
  if (skipWithoutProc(t)) return;
  const { provider, asked } = await startProvider(t);
  const { first, second } = await startWorkers(t, provider.url);
  const calls = [first.call(), second.call()];
  (await asked[0])?.();
  assert.deepEqual(
    (await Promise.all(calls)).map(({ status }) => status),
    [200, 200],
  );
  assert.deepEqual([(await first.call()).status, (await second.call()).status], [200, 200]);
  assert.deepEqual(
    provider.requests.map(({ url }) => url),
    ['/config', '/keys'],
  );
});

test('a worker that dies while it asks leaves the asking to another', async t => {
  if (skipWithoutProc(t)) return;
  const { provider, asked } = await startProvider(t);
  const { first, second } = await startWorkers(t, provider.url);
  const cut = assert.rejects(first.call());
  await asked[0];
  const answered = second.call();
  process.kill(first.worker, 'SIGKILL');
  await cut;
  (await asked[1])?.();
  assert.equal((await answered).status, 200);
  assert.deepEqual(
    provider.requests.map(({ url }) => url),
    ['/config', '/config', '/keys'],
  );
});
