import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newBackend } from '../../src/resources/backends.ts';
import type { Store } from '../../src/store/store.ts';
import { serverIdentity } from '../support/certificates.ts';
import { startPlainBackend } from '../support/servers.ts';
import { send } from './support/client.ts';
import { addApi, startTestGateway } from './support/gateway.ts';
import { accept, dial, handshake, startWebSocketBackend, takeHead, takeRest } from './support/web-socket.ts';

const toUrl = (url: string) => (store: Store) => newBackend(store, 'b', { url, protocol: 'http' });

const UNKNOWN =
  "A page of another site, or of none, may not use this gateway's client certificates, not even by a link. Only pages of this machine may, and those of --allow-origin, where they send their Origin.";
const refusalOf = (origin: string) =>
  `A page of ${origin} may not use this gateway's client certificates. If it should, start it with --allow-origin ${origin}.`;

const OURS = [
  'http://localhost',
  'http://localhost:3000',
  'https://localhost:3000',
  'HTTP://LOCALHOST:3000',
  'http://app.localhost:5173',
  'http://127.0.0.1:8080',
  'http://127.9.9.9',
  'http://[::1]:3000',
];

const FOREIGN = [
  'http://evil.example',
  'https://evil.example:8443',
  'http://localhost.evil.example',
  'http://127.0.0.1.evil.example',
  'http://notlocalhost',
  'https://contoso.azure-api.net',
  'http://host.docker.internal:3000',
  'http://10.0.0.1',
  'http://0.0.0.0:3000',
  'chrome-extension://abcdefghijklmnop',
  'ftp://localhost',
];

const NO_ORIGIN = [
  'null',
  '',
  '*',
  'localhost:3000',
  'http://localhost:3000/',
  'http://localhost@evil.example',
  'http://evil.example#.localhost',
  'http://evil.example/.localhost',
  'http://localhost:3000, http://evil.example',
  'http://localhost:3000 http://evil.example',
  'http://$(reboot).example',
];

test('a page of this machine may call, and one of another only where --allow-origin names it, by any method', async t => {
  const backend = await startPlainBackend(t, { handler: (_request, response) => void response.end('ok') });
  for (const host of ['127.0.0.1', '0.0.0.0']) {
    const gateway = await startTestGateway(t, toUrl(backend.url), {
      host,
      allowedOrigins: ['https://app.contoso.com', 'http://dev.test:3000'],
    });
    const statusOf = async (origin: string, method: string) =>
      (await send(`${gateway.url}/x`, { method, headers: { origin } })).status;
    for (const method of ['GET', 'POST', 'OPTIONS']) {
      for (const origin of [...OURS, 'https://app.contoso.com', 'HTTPS://APP.contoso.com', 'http://dev.test:3000'])
        assert.equal(await statusOf(origin, method), 200, origin);
      const others = [
        'http://app.contoso.com',
        'https://app.contoso.com:444',
        'http://dev.test',
        'https://contoso.com',
      ];
      for (const origin of [...FOREIGN, ...NO_ORIGIN, ...others])
        assert.equal(await statusOf(origin, method), 403, origin);
    }
  }
  assert.equal(backend.requests.length, 2 * 3 * (OURS.length + 3));
});

test('what is refused says so to the page and to the log, with the option', async t => {
  const gateway = await startTestGateway(t, store => addApi(store, 'a', 'http://127.0.0.1:1'));
  for (const [headers, message] of [
    ...FOREIGN.map(origin => [{ origin }, refusalOf(origin)] as const),
    ...NO_ORIGIN.filter(origin => !origin.endsWith('/')).map(origin => [{ origin }, UNKNOWN] as const),
    [{ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }, UNKNOWN],
  ] as const) {
    for (const path of ['/a', '/nowhere', '/status-0123456789abcdef']) {
      const { status, statusText, body } = await send(gateway.url + path, { headers });
      assert.deepEqual(
        [status, statusText, body],
        [403, 'Forbidden', `{ "statusCode": 403, "message": ${JSON.stringify(message)} }`],
      );
      assert.ok(gateway.lines.at(-1)?.endsWith(` ms - ${message}`), gateway.lines.at(-1));
      const error = { source: 'configuration', reason: 'OriginNotAllowed', message };
      assert.deepEqual(gateway.records.at(-1)?.lastError, error);
    }
  }
});

test('without an Origin the browser says whether the page is of another site, and other callers nothing', async t => {
  const backend = await startPlainBackend(t, { handler: (_request, response) => void response.end('ok') });
  const gateway = await startTestGateway(t, toUrl(backend.url));
  const statusOf = async (...headers: readonly string[]) => (await send(gateway.url, { headers })).status;
  for (const site of ['none', 'same-origin', 'same-site']) assert.equal(await statusOf('Sec-Fetch-Site', site), 200);
  assert.equal(await statusOf(), 200);
  assert.equal(await statusOf('Sec-Fetch-Site', 'cross-site'), 403);
  assert.equal(await statusOf('Sec-Fetch-Site', 'none', 'Sec-Fetch-Site', 'cross-site'), 403);
  assert.equal(await statusOf('Sec-Fetch-Site', 'cross-site', 'Origin', 'http://localhost:3000'), 200);
  assert.equal(await statusOf('Sec-Fetch-Site', 'same-origin', 'Origin', 'http://evil.example'), 403);
});

test('a WebSocket of a page is held to the same', async t => {
  const backend = await startWebSocketBackend(t, ({ request, socket }) => socket.end(accept(request)));
  const { chain, privateKey } = await serverIdentity();
  const gateway = await startTestGateway(t, toUrl(backend.url), {
    https: { port: 0, certificate: chain.join(''), privateKey },
    allowedOrigins: ['https://app.contoso.com'],
  });
  for (const url of [gateway.url, gateway.httpsUrl ?? '']) {
    for (const origin of ['http://evil.example', 'null']) {
      const socket = await dial(t, url);
      socket.write(handshake('/', `Origin: ${origin}`));
      assert.match(await takeRest(socket), /^HTTP\/1\.1 403 Forbidden\r\n.*--allow-origin/s);
    }
    for (const origin of ['http://localhost:3000', 'https://app.contoso.com']) {
      const socket = await dial(t, url);
      socket.write(handshake('/', `Origin: ${origin}`));
      assert.match(await takeHead(socket), /^HTTP\/1\.1 101 /);
    }
  }
  assert.equal((await backend.opened(3)).request.headers.origin, 'https://app.contoso.com');
});
