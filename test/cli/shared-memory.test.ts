import assert from 'node:assert/strict';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import type http from 'node:http';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { send } from '../gateway/support/client.ts';
import { type ShopSections, shopDocument } from '../gateway/support/shop.ts';
import { type Serving, startServe } from '../support/command.ts';
import { type PlainBackendOptions, startPlainBackend } from '../support/servers.ts';
import { by, byEach, skipWithoutProc, workersOf } from '../support/workers.ts';
import { startSession } from './session.ts';

/** A gateway of two workers with an API at /shop that has these policies. */
async function startWorkers(t: TestContext, sections: ShopSections, options: PlainBackendOptions) {
  const session = await startSession(t);
  const backend = await startPlainBackend(t, options);
  await session.done('api', 'new', '--id', 'shop', '--path', 'shop', '--service-url', backend.url);
  const file = join(session.home, 'policy.xml');
  await writeFile(file, shopDocument(sections));
  await session.done('policy', 'set', '--api', 'shop', '--file', file);
  return { backend, serving: await startServe(t, session.home, ['--workers', '2']) };
}

const statuses = (serving: Serving): Promise<number[]> =>
  byEach(serving, async () => (await send(`${serving.url}/shop/a`)).status);

test('a call that one worker has counted is counted for all', async t => {
  if (skipWithoutProc(t)) return;
  const { serving } = await startWorkers(
    t,
    { inbound: '<rate-limit-by-key calls="3" renewal-period="300" counter-key="a" />' },
    {},
  );
  assert.deepEqual([...(await statuses(serving)), ...(await statuses(serving))], [200, 200, 200, 429]);
});

test('a quota is one for all workers', async t => {
  if (skipWithoutProc(t)) return;
  const { serving } = await startWorkers(
    t,
    {
      inbound:
        '<quota-by-key calls="3" renewal-period="0" counter-key="a" increment-condition="@(context.Response.StatusCode == 200)" />',
    },
    {},
  );
  const both = [...(await statuses(serving)), ...(await statuses(serving)), ...(await statuses(serving))];
  assert.deepEqual(both, [200, 200, 200, 200, 403, 403]);
});

test('what one worker has cached another finds, values and responses', async t => {
  if (skipWithoutProc(t)) return;
  const inbound =
    '<cache-lookup-value key="k" variable-name="v" default-value="@(new JObject())" />' +
    '<cache-store-value key="k" value="@(new JObject(new JProperty("by", "another")))" duration="60" />' +
    '<set-header name="X-V"><value>@((string)((JObject)context.Variables["v"])["by"] ?? "none")</value></set-header>' +
    '<cache-lookup vary-by-developer="false" vary-by-developer-groups="false"><vary-by-header>X-V</vary-by-header></cache-lookup>';
  const { serving, backend } = await startWorkers(t, { inbound, outbound: '<cache-store duration="60" />' }, {});
  assert.deepEqual([...(await statuses(serving)), ...(await statuses(serving))], [200, 200, 200, 200]);
  assert.deepEqual(
    backend.requests.map(({ headers }) => headers['x-v']),
    ['none', 'another'],
  );
});

test('a worker that dies gives back what it held of a limit-concurrency', async t => {
  if (skipWithoutProc(t)) return;
  const waiting: http.ServerResponse[] = [];
  const news = new EventTarget();
  const { serving } = await startWorkers(
    t,
    { backend: '<limit-concurrency key="shop" max-count="1"><base /></limit-concurrency>' },
    {
      handler: (_request, response) => {
        waiting.push(response);
        news.dispatchEvent(new Event('request'));
      },
    },
  );
  const [holder = 0, other = 0] = workersOf(serving);
  const asked = once(news, 'request');
  const cut = assert.rejects(
    by(serving, holder, async () => {
      const request = send(`${serving.url}/shop/a`);
      await Promise.race([asked, request]);
      return { request };
    }).then(({ request }) => request),
  );
  await asked;
  assert.equal((await by(serving, other, () => send(`${serving.url}/shop/b`))).status, 429);
  process.kill(holder, 'SIGKILL');
  await cut;
  await serving.waitFor(/another takes its place/);
  const again = once(news, 'request');
  const next = by(serving, other, () => send(`${serving.url}/shop/c`));
  await again;
  waiting[1]?.end('done');
  assert.equal((await next).status, 200);
});
