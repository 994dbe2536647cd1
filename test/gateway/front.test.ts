import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import { test } from 'node:test';
import { setApi } from '../../src/resources/apis.ts';
import { newBackend } from '../../src/resources/backends.ts';
import type { Store } from '../../src/store/store.ts';
import { serverIdentity, testAuthority } from '../support/certificates.ts';
import { startPlainBackend } from '../support/servers.ts';
import { begin, responseTo, send, sendRaw } from './support/client.ts';
import { addApi, startTestGateway } from './support/gateway.ts';

const toUrl = (url: string) => (store: Store) => newBackend(store, 'b', { url, protocol: 'http' });

const httpsOptions = async () => {
  const { chain, privateKey } = await serverIdentity();
  return { port: 0, certificate: chain.join(''), privateKey };
};

test('a host name that is not this machine’s is refused with 421', async t => {
  const backend = await startPlainBackend(t, {});
  const gateway = await startTestGateway(t, toUrl(backend.url), { allowedHosts: ['Gateway.Test'] });
  const { port } = new URL(gateway.url);
  for (const host of [
    'localhost',
    'LOCALHOST:1',
    'api.localhost',
    `127.0.0.1:${port}`,
    '127.9.9.9',
    '[::1]:8080',
    'host.docker.internal:8080',
    'contoso.azure-api.net',
    'gateway.test:8080',
  ]) {
    assert.equal((await send(gateway.url, { headers: { host } })).status, 200, host);
  }
  for (const [host, name] of [
    ['evil.example', 'evil.example'],
    ['evil.example:8080', 'evil.example'],
    ['localhost.evil.example', 'localhost.evil.example'],
    ['azure-api.net', 'azure-api.net'],
    ['127.0.0.1.evil.example', '127.0.0.1.evil.example'],
    ['10.0.0.1', '10.0.0.1'],
  ] as const) {
    const { status, body } = await send(`${gateway.url}/x`, { headers: { host } });
    assert.deepEqual(
      [status, body],
      [
        421,
        `{ "statusCode": 421, "message": "This gateway answers on this machine only, and not to the host name '${name}'. If it should, start it with --allow-host ${name}." }`,
      ],
    );
  }
  assert.match(gateway.lines.at(-1) ?? '', /GET \/x 421 - - \S+ ms - This gateway answers on this machine only/);
  for (const host of ['$(reboot)', "';reboot;'", 'a&reboot', '*', '!!', '-x', '%24%28reboot%29', '$HOME:8080']) {
    const { status, body } = await send(`${gateway.url}/x`, { headers: { host } });
    assert.deepEqual(
      [status, body],
      [
        421,
        '{ "statusCode": 421, "message": "This gateway answers on this machine only, and the Host of the request is not the name of any machine." }',
      ],
    );
  }
  const { body } = await send(`${gateway.url}/x`, { headers: { host: '[fe80::1]:80' } });
  assert.match(body, /not to the host name '\[fe80::1\]'\. If it should, start it with --allow-host '\[fe80::1\]'\."/);
  assert.match(await sendRaw(gateway.url, 'GET / HTTP/1.0\r\n\r\n'), /^HTTP\/1\.1 200 OK\r\n/);
  assert.match(await sendRaw(gateway.url, 'GET / HTTP/1.1\r\n\r\n'), /^HTTP\/1\.1 400 Bad Request\r\n/);
});

test('a gateway that listens on all addresses answers to any name', async t => {
  const backend = await startPlainBackend(t, {});
  const gateway = await startTestGateway(t, toUrl(backend.url), { host: '0.0.0.0' });
  assert.match(gateway.url, /^http:\/\/127\.0\.0\.1:\d+$/);
  assert.equal((await send(gateway.url, { headers: { host: 'any.example' } })).status, 200);
});

test('HTTPS is served beside HTTP; an API is served over both unless its protocols are strict', async t => {
  const backend = await startPlainBackend(t, {});
  for (const strictProtocols of [false, true]) {
    const gateway = await startTestGateway(
      t,
      async store => {
        await addApi(store, 'secure', backend.url);
        await addApi(store, 'plain', backend.url);
        await setApi(store, 'plain', { protocols: ['http'] });
      },
      { https: await httpsOptions(), strictProtocols },
    );
    const ca = (await testAuthority()).certificate;
    const secure = async (path: string) => {
      const [response]: http.IncomingMessage[] = await once(
        https.get(`${gateway.httpsUrl}${path}`, { ca, agent: false }),
        'response',
      );
      response?.resume();
      return response?.statusCode;
    };
    const plain = async (path: string) => (await send(gateway.url + path)).status;
    assert.deepEqual(
      [await secure('/secure'), await secure('/plain'), await plain('/secure'), await plain('/plain')],
      strictProtocols ? [200, 404, 404, 200] : [200, 200, 200, 200],
    );
  }
});

test('what no API serves is Azure’s 404, and the health path is 200 whatever there is', async t => {
  const gateway = await startTestGateway(t, store => addApi(store, 'a', 'http://127.0.0.1:1'));
  const missing = await send(`${gateway.url}/b`);
  assert.deepEqual(
    [missing.status, missing.statusText, missing.headers['content-type'], missing.body],
    [404, 'Not Found', 'application/json', '{ "statusCode": 404, "message": "Resource not found" }'],
  );
  assert.match(gateway.lines[0] ?? '', /GET \/b 404 - - \S+ ms - Unable to match incoming request to an operation\.$/);
  const health = await send(`${gateway.url}/status-0123456789abcdef`);
  assert.deepEqual([health.status, health.body], [200, '']);
});

test('a gateway that stops finishes what runs, and idle connections do not hold it up', async t => {
  let answer: (() => void) | undefined;
  let arrive: () => void = () => undefined;
  const arrived = new Promise<void>(resolve => {
    arrive = resolve;
  });
  const backend = await startPlainBackend(t, {
    handler: (request, response) => {
      if (request.url !== '/slow') return void response.end('quick');
      answer = () => response.end('slow');
      arrive();
    },
  });
  const gateway = await startTestGateway(t, toUrl(backend.url), { https: await httpsOptions() });
  const agent = new http.Agent({ keepAlive: true });
  t.after(() => agent.destroy());
  await send(gateway.url, { agent });
  const unused = [gateway.url, gateway.httpsUrl ?? ''].map(url => net.connect(Number(new URL(url).port), '127.0.0.1'));
  await Promise.all(unused.map(socket => once(socket, 'connect')));
  const gone = Promise.all(unused.map(socket => once(socket.resume(), 'close')));
  const running = begin(`${gateway.url}/slow`, { agent });
  running.end();
  await arrived;
  const closing = gateway.close(30_000);
  await gone;
  await assert.rejects(send(gateway.url), { code: 'ECONNREFUSED' });
  answer?.();
  const [body] = await once(await responseTo(running), 'data');
  assert.equal(String(body), 'slow');
  await closing;
  assert.match(gateway.lines.at(-1) ?? '', /\/slow 200/);
});

test('what does not finish is cut when the grace is over', async t => {
  let arrive: () => void = () => undefined;
  const arrived = new Promise<void>(resolve => {
    arrive = resolve;
  });
  const backend = await startPlainBackend(t, { handler: () => arrive() });
  const gateway = await startTestGateway(t, toUrl(backend.url));
  const running = begin(gateway.url, {});
  const failed = once(running, 'error');
  running.end();
  await arrived;
  await gateway.close(50);
  const [error] = await failed;
  assert.equal(error.code, 'ECONNRESET');
  assert.match(await gateway.logged(/ 499 /), /The caller closed the connection/);
});
