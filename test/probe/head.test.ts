import assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { test } from 'node:test';
import { onRequest, startRawBackend } from '../gateway/support/raw-backend.ts';
import { clientIdentity } from '../support/certificates.ts';
import { skipWithout } from '../support/program.ts';
import { startBackend, startPlainBackend } from '../support/servers.ts';
import { assertCause, assertSuccess, startTrusting } from './support/looking.ts';
import { startOpenssl } from './support/program.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** What servers do with HEAD that serve GET. */
const HABITS: readonly (readonly [string, Handler])[] = [
  ['ignores it', () => undefined],
  ['resets the connection', request => request.socket.resetAndDestroy()],
  ['closes the connection', request => request.socket.destroy()],
  ['answers with what is no HTTP', request => request.socket.end('hello')],
  ...[400, 401, 403, 404, 405, 429, 500, 501, 502, 503, 504].map((status): readonly [string, Handler] => [
    `answers ${status}`,
    (_request, response) => void response.writeHead(status).end(),
  ]),
];

for (const [what, habit] of HABITS) {
  test(`a GET decides where a server does not like HEAD: it ${what}`, async t => {
    const handler: Handler = (request, response) => {
      if (request.method === 'HEAD') habit(request, response);
      else response.end('ok');
    };
    const [secure, plain] = [await startBackend(t, { handler }), await startPlainBackend(t, { handler })];
    const { backend, certificate, look } = await startTrusting(t);
    await certificate('client', await clientIdentity('client'));
    await backend('secure', secure.url, '--certificate-id', 'client');
    await backend('plain', plain.url);
    const probe = await look('secure', '--timeout', '5');
    assertSuccess(probe, 200);
    assert.deepEqual(
      probe.steps.map(({ name, verdict }) => [name, verdict]),
      ['DNS', 'TCP', 'TLS', 'HTTP'].map(name => [name, 'ok']),
    );
    assertSuccess(await look('plain', '--timeout', '5'), 200);
  });
}

test('where neither is welcome, it is the GET that is told of', async t => {
  const { url, port } = await startPlainBackend(t, {
    handler: (request, response) => void response.writeHead(request.method === 'HEAD' ? 500 : 503).end(),
  });
  const { look } = await startTrusting(t);
  assertCause(
    await look(url),
    'ServerError',
    `localhost:${port} answered 503: the connection is in order, and the fault is the backend's own.`,
    null,
  );
});

test('a server that has no GET is told of by its answer to HEAD', async t => {
  const { url, port } = await startPlainBackend(t, {
    handler: (request, response) => void response.writeHead(request.method === 'HEAD' ? 503 : 501).end(),
  });
  const { look } = await startTrusting(t);
  assertCause(
    await look(url),
    'ServerError',
    `localhost:${port} answered 503: the connection is in order, and the fault is the backend's own.`,
    null,
  );
});

test('a HEAD that tells of a body nobody could read decides nothing', async t => {
  const { url, port } = await startRawBackend(t, socket =>
    onRequest(socket, () => socket.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n')),
  );
  const { look } = await startTrusting(t);
  assertCause(
    await look(url),
    'InvalidHttp',
    `The body of the answer of 127.0.0.1:${port} is sent with Transfer-Encoding 'gzip, chunked': a backend may use 'chunked' alone, ` +
      'since it is asked for no other. A compressed body is told by Content-Encoding.',
    null,
  );
});

test('a handshake that fails is made once: no GET would change it', async t => {
  const backend = await startBackend(t, { maxVersion: 'TLSv1.2' });
  const { look } = await startTrusting(t);
  assert.equal((await look(backend.url)).cause?.fault, 'ClientCertificateMissing');
  assert.equal(backend.connections(), 1);
});

test('openssl s_server -www, which knows no HEAD', async t => {
  if (skipWithout(t, 'openssl', 'version')) return;
  const port = await startOpenssl(t, '-www', '-Verify', '1', '-verify_return_error');
  const { backend, certificate, look } = await startTrusting(t);
  await certificate('client', await clientIdentity('client'));
  await backend('b', `https://localhost:${port}`);
  assertSuccess(await look('b', '--timeout', '5'), 200);
});

test('an answer that goes on without end holds up nobody', async t => {
  const { url } = await startPlainBackend(t, {
    handler: (request, response) => {
      if (request.method === 'HEAD') return void response.writeHead(405).end();
      response.write('data: 1\n\n');
      const timer = setInterval(() => response.write('data: 2\n\n'), 50);
      response.on('close', () => clearInterval(timer));
    },
  });
  const { look } = await startTrusting(t);
  assertSuccess(await look(url, '--timeout', '2'), 200);
});
