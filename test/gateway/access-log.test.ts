import assert from 'node:assert/strict';
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { test } from 'node:test';
import { accessLog } from '../../src/gateway/callers/access-log.ts';
import { NO_SECRETS } from '../../src/policy/masker.ts';
import { newBackend } from '../../src/resources/backends.ts';
import { addCaCertificate } from '../../src/resources/ca-certificates.ts';
import { clientIdentity, testAuthority } from '../support/certificates.ts';
import { startBackend, startPlainBackend } from '../support/servers.ts';
import { begin, send } from './support/client.ts';
import { addApi, addIdentity, startTestGateway } from './support/gateway.ts';
import { unusedPort } from './support/raw-backend.ts';

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

test('a request is one line: time, method, path, status, backend, certificate, milliseconds', async t => {
  const backend = await startBackend(t, {});
  const gateway = await startTestGateway(t, async store => {
    await addCaCertificate(store, {
      id: 'root',
      file: Buffer.from((await testAuthority()).certificate),
      password: undefined,
      storeName: undefined,
    });
    await addIdentity(store, 'client', await clientIdentity('client'));
    await addApi(store, 'a', backend.url, 'client');
  });
  await send(`${gateway.url}/a/x?key=secret`, { method: 'POST', body: 'four' });
  const [time = '', ...words] = (await gateway.logged(/./)).split(' ');
  assert.match(time, TIME);
  assert.deepEqual(words.slice(0, 5), ['POST', '/a/x', '200', `localhost:${backend.port}`, 'client']);
  assert.match(words.slice(5).join(' '), /^\d+\.\d ms$/);
});

test('as JSON it has the fields of Azure’s GatewayLogs', async t => {
  const backend = await startPlainBackend(t, {
    handler: (_request, response) => response.writeHead(404).end('missing'),
  });
  const gateway = await startTestGateway(t, async store => {
    await newBackend(store, 'entity', { url: `${backend.url}/base`, protocol: 'http' });
    await addApi(store, 'a', `${backend.url}/base`);
  });
  await send(`${gateway.url}/a/x?key=secret`, { method: 'POST', body: 'four' });
  await gateway.logged(/./);
  const { time, correlationId, totalTime, backendTime, ...rest } = gateway.records[0] ?? {};
  assert.match(String(time), TIME);
  assert.match(String(correlationId), /^[-0-9a-f]{36}$/);
  assert.ok(Number(totalTime) >= Number(backendTime) && Number(backendTime) > 0);
  assert.deepEqual(rest, {
    category: 'GatewayLogs',
    operationName: 'Microsoft.ApiManagement/GatewayLogs',
    isRequestSuccess: false,
    callerIpAddress: '127.0.0.1',
    method: 'POST',
    url: `${gateway.url}/a/x`,
    clientProtocol: 'HTTP/1.1',
    requestSize: 4,
    responseSize: 7,
    responseCode: 404,
    backendMethod: 'POST',
    backendUrl: `${backend.url}/base/x`,
    backendResponseCode: 404,
    backendProtocol: 'HTTP/1.1',
    backendId: 'entity',
    cache: 'none',
    apiId: 'a',
  });
});

test('neither queries nor credentials are logged, also where a call fails', async t => {
  const port = await unusedPort(t);
  const gateway = await startTestGateway(t, store =>
    newBackend(store, 'b', {
      url: `http://127.0.0.1:${port}`,
      protocol: 'http',
      credentials: {
        header: { 'x-key': ['hidden-1'] },
        query: { code: ['hidden-2'] },
        authorization: { scheme: 'Bearer', parameter: 'hidden-3' },
      },
      proxy: { url: `http://127.0.0.1:${port}`, username: 'user', password: 'hidden-4' },
    }),
  );
  await send(`${gateway.url}/x?hidden-5`, { headers: { cookie: 'hidden-6' } });
  await gateway.logged(/./);
  assert.doesNotMatch(gateway.lines.join('\n') + JSON.stringify(gateway.records), /hidden/);
});

test('what a terminal would obey is escaped', () => {
  const lines: string[] = [];
  const incoming = new IncomingMessage(new Socket());
  incoming.method = 'GET';
  incoming.headers = { host: 'localhost\u009b' };
  for (const format of ['text', 'json'] as const) {
    accessLog(format, false, line => lines.push(line)).write({
      time: new Date(0),
      incoming,
      path: '/\u001b[31m\u009b\u0007',
      status: 404,
      duration: 1,
      responseBytes: 0,
      request: undefined,
      error: { source: 'configuration', reason: 'Any', message: 'two\r\n\u001blines' },
      hint: undefined,
      masker: NO_SECRETS,
    });
  }
  assert.equal(lines[0], '1970-01-01T00:00:00.000Z GET /%1B[31m%C2%9B%07 404 - - 1.0 ms - two lines');
  const { url } = JSON.parse(lines[1] ?? '');
  assert.equal(url, 'http://localhost%C2%9B/%1B[31m%C2%9B%07');
  assert.doesNotMatch(lines.join(''), /\p{Cc}/u);
});

test('with failures only, answers of a backend are left out, whatever their status', async t => {
  const backend = await startPlainBackend(t, {
    handler: (_request, response) => response.writeHead(500).end('its own'),
  });
  const lines: string[] = [];
  let news: () => void = () => undefined;
  const log = accessLog('text', true, line => {
    lines.push(line);
    news();
  });
  const gateway = await startTestGateway(
    t,
    async store => {
      await addApi(store, 'good', backend.url);
      await addApi(store, 'down', `http://127.0.0.1:${await unusedPort(t)}`);
    },
    { log },
  );
  const told = new Promise<void>(resolve => {
    news = () => lines.length === 3 && resolve();
  });
  for (const path of ['/good', '/missing', '/down', '/status-0123456789abcdef']) await send(gateway.url + path);
  const leaving = begin(`${gateway.url}/good`, { method: 'POST', headers: { 'content-length': 9 } });
  leaving.on('error', () => undefined).write('x', () => leaving.destroy());
  await told;
  assert.deepEqual(
    lines.map(line => line.split(' ').slice(1, 4).join(' ')),
    ['GET /missing 404', 'GET /down 500', 'POST /good 499'],
  );
});
