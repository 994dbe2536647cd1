import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clientIdentity } from '../support/certificates.ts';
import { startBackend, startPlainBackend } from '../support/servers.ts';
import { assertCause, assertSuccess, SECRET, startLooking, startTrusting } from './support/looking.ts';

for (const status of [200, 204, 301, 404, 405, 429]) {
  test(`an answer of ${status} is a success: the connection is in order`, async t => {
    const { url } = await startPlainBackend(t, { handler: (_request, response) => response.writeHead(status).end() });
    const { look } = await startLooking(t);
    const probe = await look(url);
    assertSuccess(probe, status);
    assert.equal(probe.steps.at(-1)?.verdict, status < 400 ? 'ok' : 'warning');
  });
}

for (const status of [500, 503]) {
  test(`an answer of ${status} is the backend's own fault`, async t => {
    const { url, port } = await startPlainBackend(t, {
      handler: (_request, response) => response.writeHead(status).end(),
    });
    const { look } = await startLooking(t);
    assertCause(
      await look(url),
      'ServerError',
      `localhost:${port} answered ${status}: the connection is in order, and the fault is the backend's own.`,
      null,
    );
  });
}

test('over plain HTTP no client certificate can be shown', async t => {
  const { url, port } = await startPlainBackend(t, { handler: (_request, response) => response.writeHead(403).end() });
  const good = await startPlainBackend(t, {});
  const { backend, certificate, look } = await startLooking(t);
  await certificate('client', await clientIdentity('client'));
  await backend('b', url, '--certificate-id', 'client');
  assertCause(
    await look('b'),
    'Forbidden',
    `localhost:${port} answered 403 over plain HTTP, where client certificate 'client' cannot be shown.`,
    `apim backend set --id b --url https://localhost:${port}`,
  );
  await backend('good', good.url, '--certificate-id', 'client');
  const probe = await look('good');
  assertSuccess(probe, 200);
  assert.ok(probe.doubts.includes("Client certificate 'client' is not presented: the call is plain HTTP."));
});

test('a certificate that is never asked for is told of', async t => {
  const { url } = await startBackend(t, { requestCert: false });
  const { backend, certificate, look } = await startTrusting(t);
  await certificate('client', await clientIdentity('client'));
  await backend('b', url, '--certificate-id', 'client');
  const probe = await look('b');
  assertSuccess(probe, 200);
  assert.ok(probe.doubts.includes("The server never asked for a client certificate, so 'client' was not sent."));
});

test('one HEAD request is sent, with the credentials of the entity, to the path that is asked for', async t => {
  const { url, requests } = await startPlainBackend(t, {});
  const { backend, look } = await startLooking(t);
  await backend(
    'b',
    `${url}/base`,
    ...['--header', `X-Key=${SECRET} key`, '--query', `code=${SECRET}`],
    ...['--authorization-header-scheme', 'Bearer', '--authorization-header-parameter', `${SECRET}-token`],
  );
  assertSuccess(await look('b', '--path', 'items/1?expand=all&code=mine'), 200);
  assertSuccess(await look('b', '--path', '?a=1'), 200);
  assertSuccess(await look('b'), 200);
  assert.deepEqual(
    requests.map(request => [request.method, request.url]),
    [
      ['HEAD', `/base/items/1?expand=all&code=${SECRET}`],
      ['HEAD', `/base?a=1&code=${SECRET}`],
      ['HEAD', `/base?code=${SECRET}`],
    ],
  );
  for (const { headers } of requests)
    assert.deepEqual([headers['x-key'], headers.authorization], [`${SECRET} key`, `Bearer ${SECRET}-token`]);
});
