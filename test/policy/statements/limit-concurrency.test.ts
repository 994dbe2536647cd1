import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ResponseMessage } from '../../../src/http/message.ts';
import { answer, contextIn, everything, fakeServices, type Services, shown } from '../fake-gateway.ts';
import { runIn } from '../run.ts';
import { steered } from '../steered.ts';

const limited = (key: string, most: number, inside: string): string =>
  `<limit-concurrency key="${key}" max-count="${most}">${inside}</limit-concurrency>`;

/** A gateway whose backend answers when the test says so. */
function slowGateway(backend: string) {
  const surroundings = steered();
  const waiting: ((response: ResponseMessage) => void)[] = [];
  const services: Services = {
    ...fakeServices().services,
    forward: () => new Promise(resolve => waiting.push(resolve)),
  };
  const call = (inbound: string) =>
    runIn(contextIn(surroundings, services), { api: { inbound, backend, onError: '<base />' } }, everything);
  return { call, waiting };
}

test('one more than max-count is refused at once, with 429 and a LastError of its own', async () => {
  const { call, waiting } = slowGateway(limited('shop', 2, '<forward-request />'));
  const inside = [call(''), call('')];
  const { response, lastError } = await call('');
  assert.deepEqual(shown(response), {
    statusCode: 429,
    body: '{ "statusCode": 429, "message": "Concurrency limit is exceeded." }',
  });
  assert.deepEqual(lastError, {
    source: 'limit-concurrency',
    reason: 'ConcurrencyLimitExceeded',
    message: 'Concurrency limit is exceeded',
    scope: 'api',
    section: 'backend',
  });
  assert.equal(waiting.length, 2);
  for (const end of waiting) end(answer(200, 'ok'));
  assert.deepEqual(
    (await Promise.all(inside)).map(each => each.response?.statusCode),
    [200, 200],
  );
});

test('who leaves makes room, also by a failure', async () => {
  const { call, waiting } = slowGateway(limited('shop', 1, '<forward-request /><set-status code="@(1)" />'));
  const first = call('');
  waiting[0]?.(answer(200, 'ok'));
  assert.equal((await first).lastError?.source, 'set-status');
  const second = call('');
  assert.equal(waiting.length, 2);
  waiting[1]?.(answer(200, 'ok'));
  assert.equal((await second).lastError?.source, 'set-status');
});

test('each value of the key has room of its own, wherever it stands', async () => {
  const { call, waiting } = slowGateway(limited('@(context.Request.Headers["X-Key"][0])', 1, '<forward-request />'));
  const as = (key: string): string => `<set-header name="X-Key"><value>${key}</value></set-header>`;
  const inside = [call(as('a')), call(as('b'))];
  assert.equal((await call(as('a'))).response?.statusCode, 429);
  assert.equal(waiting.length, 2);
  for (const end of waiting) end(answer(200, 'ok'));
  await Promise.all(inside);
});

test('what has nothing to wait for is counted too, and several limits may share a key', async () => {
  const { call } = slowGateway('');
  const both = limited('shop', 2, limited('shop', 2, '<return-response />'));
  assert.equal((await call(both)).response?.statusCode, 200);
  const refused = await call(limited('shop', 1, limited('shop', 1, '')));
  assert.deepEqual([refused.response?.statusCode, refused.lastError?.path], [429, 'limit-concurrency[1]']);
});
