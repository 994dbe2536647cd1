import assert from 'node:assert/strict';
import https from 'node:https';
import net from 'node:net';
import { test } from 'node:test';
import type { GatewayTimeouts } from '../../src/gateway/settings.ts';
import type { Backend } from '../../src/model/backend.ts';
import { newBackend, setBackend } from '../../src/resources/backends.ts';
import { addCaCertificate } from '../../src/resources/ca-certificates.ts';
import type { Store } from '../../src/store/store.ts';
import { clientIdentity, serverIdentity, testAuthority } from '../support/certificates.ts';
import { listen } from '../support/listen.ts';
import { startProxy } from '../support/proxy.ts';
import { startBackend, startPlainBackend } from '../support/servers.ts';
import { send } from './support/client.ts';
import { addIdentity, startTestGateway } from './support/gateway.ts';
import { startRawBackend, unusedPort } from './support/raw-backend.ts';
import { accept, open, startWebSocketBackend, take } from './support/web-socket.ts';

const QUICK: GatewayTimeouts = { connect: 600, headers: 600, idle: 600 };

const through = (url: string, proxy: NonNullable<Backend['proxy']>) => async (store: Store) => {
  await addIdentity(store, 'client', await clientIdentity('client'));
  await newBackend(store, 'b', { url, protocol: 'http', proxy, tls: { validateCertificateChain: false } });
};

const CREDENTIALS = { username: 'user', password: 'pass:word' };

const PROXY_COMMAND = 'apim backend set --id b --proxy-url URL --proxy-username NAME --proxy-password-env VARIABLE';

test('https goes through a tunnel, with the client certificate and the name check', async t => {
  const backend = await startBackend(t, {});
  const proxy = await startProxy(t, CREDENTIALS);
  const gateway = await startTestGateway(t, through(backend.url, { url: proxy.url, ...CREDENTIALS }));
  for (const body of ['first', 'second']) {
    assert.equal((await send(`${gateway.url}/x`, { method: 'PUT', body })).status, 200);
  }
  assert.deepEqual(
    backend.requests.map(({ body, serverName, thumbprint }) => [body, serverName, thumbprint === undefined]),
    [
      ['first', 'localhost', false],
      ['second', 'localhost', false],
    ],
  );
  assert.deepEqual(
    proxy.passed.map(({ method, target, status }) => [method, target, status]),
    [['CONNECT', `localhost:${backend.port}`, 200]],
  );
  assert.equal(backend.requests[0]?.headers['proxy-authorization'], undefined);
});

test('a WebSocket goes through a tunnel, with the client certificate', async t => {
  const backend = await startWebSocketBackend(
    t,
    ({ request, socket }) => {
      socket.write(accept(request));
      socket.pipe(socket);
    },
    {},
  );
  const proxy = await startProxy(t, CREDENTIALS);
  const gateway = await startTestGateway(t, through(backend.url, { url: proxy.url, ...CREDENTIALS }));
  const { socket, head } = await open(t, `${gateway.url}/chat`);
  assert.match(head, /^HTTP\/1\.1 101 /);
  socket.write('there and back');
  assert.equal(await take(socket, 14), 'there and back');
  assert.notEqual((await backend.opened(0)).thumbprint, undefined);
  assert.deepEqual(
    proxy.passed.map(({ method, target, status }) => [method, target, status]),
    [['CONNECT', new URL(backend.url).host, 200]],
  );
});

test('plain http goes to the proxy in absolute form', async t => {
  const backend = await startPlainBackend(t, {});
  const proxy = await startProxy(t, CREDENTIALS);
  const gateway = await startTestGateway(t, through(`${backend.url}/base`, { url: proxy.url, ...CREDENTIALS }));
  assert.equal((await send(`${gateway.url}/x?y=1`)).status, 200);
  const [request] = backend.requests;
  assert.deepEqual([request?.url, request?.headers.host], ['/base/x?y=1', `localhost:${backend.port}`]);
  assert.deepEqual(
    proxy.passed.map(({ method, target, status }) => [method, target, status]),
    [['GET', `${backend.url}/base/x?y=1`, 200]],
  );
});

test('a proxy that wants another password is named as what failed, for https and for plain http', async t => {
  const proxy = await startProxy(t, CREDENTIALS);
  for (const backend of [await startBackend(t, {}), await startPlainBackend(t, {})]) {
    const gateway = await startTestGateway(t, through(backend.url, { url: proxy.url, username: 'user' }));
    const { status, headers } = await send(gateway.url);
    assert.deepEqual([status, headers['proxy-authenticate']], [500, undefined]);
    const [, text] = / ms - (.*) \(activityId [-0-9a-f]{36}\) Try: (.*)$/.exec(gateway.lines[0] ?? '') ?? [];
    assert.equal(
      text,
      `The backend's proxy did not open a way to localhost:${backend.port}: it wants a user name and password (407).`,
    );
    assert.ok(gateway.lines[0]?.endsWith(PROXY_COMMAND));
    assert.equal(backend.requests.length, 0);
    await setBackend(gateway.store, 'b', { proxy: CREDENTIALS });
    assert.equal((await send(gateway.url)).status, 200);
  }
});

test('a proxy that is down, silent, cut off, or no proxy at all is named as what failed', async t => {
  const silent = await startRawBackend(t, () => undefined);
  const cutting = await startRawBackend(t, socket => socket.on('data', () => socket.resetAndDestroy()));
  const web = await startPlainBackend(t, { handler: (_request, response) => response.writeHead(404).end() });
  const down = await unusedPort(t);
  for (const [proxy, url, words] of [
    [
      `http://127.0.0.1:${down}`,
      'https://localhost:1',
      /Nothing listens at 127\.0\.0\.1:\d+ \(the backend's proxy\): the connection was refused\./,
    ],
    [
      `http://127.0.0.1:${down}`,
      'http://localhost:1',
      /Nothing listens at 127\.0\.0\.1:\d+ \(the backend's proxy\): the connection was refused\./,
    ],
    [
      silent.url,
      'https://localhost:1',
      /127\.0\.0\.1:\d+ \(the backend's proxy\) is silent: it did not answer within 0\.6 s\./,
    ],
    [
      cutting.url,
      'https://localhost:1',
      /127\.0\.0\.1:\d+ \(the backend.s proxy\) closed the connection without an answer\./,
    ],
    [
      web.url,
      'https://localhost:1',
      /The backend's proxy did not open a way to localhost:1: |\(the backend's proxy\) closed the connection without an answer/,
    ],
  ] as const) {
    const gateway = await startTestGateway(t, through(url, { url: proxy }), { timeouts: QUICK });
    assert.equal((await send(gateway.url)).status, 500);
    assert.match(gateway.lines[0] ?? '', words);
  }
});

test('a tunnel that breaks in the middle of the handshake is a failure like others', async t => {
  const proxy = await startRawBackend(t, socket =>
    socket.once('data', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      socket.once('data', () => socket.resetAndDestroy());
    }),
  );
  const gateway = await startTestGateway(t, through('https://localhost:1', { url: proxy.url }));
  assert.equal((await send(gateway.url)).status, 500);
  assert.equal((await send(gateway.url)).status, 500);
});

test('an https proxy is checked by its own name, against the CA certificates of the context', async t => {
  const { chain, privateKey } = await serverIdentity();
  const plain = await startPlainBackend(t, {});
  const secure = await startBackend(t, {});
  const seen: string[] = [];
  const server = https.createServer({ cert: chain.join(''), key: privateKey }, (request, response) => {
    seen.push(`${request.method} ${request.url}`);
    response.end('by way of the proxy');
  });
  server.on('connect', (request, client) => {
    seen.push(`CONNECT ${request.url}`);
    const target = net.connect(secure.port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n');
      target.pipe(client).pipe(target);
    });
  });
  const proxy = { url: `https://localhost:${await listen(t, server)}` };
  const gateway = await startTestGateway(t, async store => {
    await addCaCertificate(store, {
      id: 'root',
      file: Buffer.from((await testAuthority()).certificate),
      password: undefined,
      storeName: undefined,
    });
    await addIdentity(store, 'client', await clientIdentity('client'));
    await newBackend(store, 'plain', { url: plain.url.replace('localhost', 'plain.invalid'), protocol: 'http', proxy });
    await newBackend(store, 'secure', { url: secure.url, protocol: 'http', proxy });
  });
  assert.deepEqual((await send(`${gateway.url}/plain/x`)).body, 'by way of the proxy', gateway.lines.join('\n'));
  assert.equal((await send(`${gateway.url}/secure/x`)).status, 200, gateway.lines.join('\n'));
  assert.deepEqual(seen, [`GET http://plain.invalid:${plain.port}/x`, `CONNECT localhost:${secure.port}`]);
});
