import assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type TestContext, test } from 'node:test';
import { newBackend } from '../../src/resources/backends.ts';
import { addCaCertificate } from '../../src/resources/ca-certificates.ts';
import { setPolicy } from '../../src/resources/policies.ts';
import type { Store } from '../../src/store/store.ts';
import { clientIdentity, testAuthority, thumbprint } from '../support/certificates.ts';
import { bodyOf, startBackend, startPlainBackend } from '../support/servers.ts';
import { send } from './support/client.ts';
import { addApi, addIdentity, startTestGateway } from './support/gateway.ts';
import { told } from './support/mending.ts';
import { unusedPort } from './support/raw-backend.ts';

/** An API at /shop whose backend section is this. */
async function startShop(
  t: TestContext,
  url: string,
  backend: string,
  fill?: (store: Store) => Promise<unknown>,
  inbound = '',
) {
  return startTestGateway(t, async store => {
    await addApi(store, 'shop', url);
    await fill?.(store);
    await setPolicy(
      store,
      { kind: 'api', apiId: 'shop' },
      `<policies><inbound>${inbound}</inbound><backend>${backend}</backend><outbound /><on-error /></policies>`,
    );
  });
}

const FOLLOW = '<forward-request follow-redirects="true" />';

interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** Sends `/from` elsewhere, and answers 200 to all else. */
function redirecting(status: number, location: () => string) {
  const seen: Seen[] = [];
  const handler = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = '', url = '', headers } = request;
    seen.push({ method, url, headers, body: await bodyOf(request) });
    if (url.startsWith('/from')) response.writeHead(status, { location: location() });
    response.end(url);
  };
  return { seen, handler: (request: IncomingMessage, response: ServerResponse) => void handler(request, response) };
}

const shape = ({ method, url, headers, body }: Seen) => [method, url, headers['content-type'], body];

for (const [status, method, then, body] of [
  [301, 'POST', 'GET', ''],
  [302, 'POST', 'GET', ''],
  [303, 'PUT', 'GET', ''],
  [302, 'PUT', 'PUT', 'the body'],
  [307, 'POST', 'POST', 'the body'],
  [308, 'PATCH', 'PATCH', 'the body'],
] as const)
  test(`${method} and ${status}: where redirects are followed the next request is ${then}${body === '' ? ' without a body' : ''}`, async t => {
    const { seen, handler } = redirecting(status, () => '/to?a=b');
    const backend = await startPlainBackend(t, { handler });
    const gateway = await startShop(t, backend.url, FOLLOW);
    const answer = await send(`${gateway.url}/shop/from?x=1`, {
      method,
      body: 'the body',
      headers: { 'content-type': 'text/plain', authorization: 'mine' },
    });
    assert.deepEqual([answer.status, answer.body], [200, '/to?a=b']);
    assert.deepEqual(seen.map(shape), [
      [method, '/from?x=1', 'text/plain', 'the body'],
      [then, '/to?a=b', body === '' ? undefined : 'text/plain', body],
    ]);
    assert.equal(seen[1]?.headers.authorization, 'mine');
  });

test('without follow-redirects, and where it is false, the caller is told', async t => {
  const { handler } = redirecting(302, () => '/to');
  const backend = await startPlainBackend(t, { handler });
  for (const element of ['<forward-request />', '<forward-request follow-redirects="@(false)" />']) {
    const gateway = await startShop(t, backend.url, element);
    const { status, headers } = await send(`${gateway.url}/shop/from`);
    assert.deepEqual([status, headers.location], [302, '/to']);
  }
});

test('a redirect over mutual TLS presents the certificate at the same server, and not at another', async t => {
  const identity = await clientIdentity('followed');
  const other = await startBackend(t, { rejectUnauthorized: false });
  let location = '/to';
  const { handler } = redirecting(307, () => location);
  const backend = await startBackend(t, { handler });
  const gateway = await startShop(t, `${backend.url}/from`, FOLLOW, async store => {
    await addCaCertificate(store, {
      id: 'root',
      file: Buffer.from((await testAuthority()).certificate),
      password: undefined,
      storeName: undefined,
    });
    await addIdentity(store, 'client', identity);
    await newBackend(store, 'b', {
      url: backend.url,
      protocol: 'http',
      credentials: { header: { 'X-Key': ['secret'] }, certificateIds: ['client'] },
    });
  });
  assert.equal((await send(`${gateway.url}/shop`)).status, 200);
  assert.deepEqual(
    backend.requests.map(request => [request.url, request.thumbprint, request.headers['x-key']]),
    [
      ['/from', thumbprint(identity), 'secret'],
      ['/to', thumbprint(identity), 'secret'],
    ],
  );
  location = `${other.url}/else`;
  const { status } = await send(`${gateway.url}/shop`, {
    headers: { authorization: 'mine', cookie: 'a=b', 'x-own': '1' },
  });
  assert.equal(status, 200);
  const [received] = other.requests;
  assert.deepEqual(
    [
      received?.url,
      received?.thumbprint,
      received?.headers.authorization,
      received?.headers.cookie,
      received?.headers['x-key'],
      received?.headers['x-own'],
    ],
    ['/else', undefined, undefined, undefined, undefined, '1'],
  );
});

test('a redirect from https to http is not followed', async t => {
  const { handler } = redirecting(302, () => 'http://localhost/to');
  const backend = await startBackend(t, { handler, requestCert: false });
  const gateway = await startShop(t, backend.url, FOLLOW, async store =>
    newBackend(store, 'b', { url: backend.url, protocol: 'http', tls: { validateCertificateChain: false } }),
  );
  const { status, headers } = await send(`${gateway.url}/shop/from`);
  assert.deepEqual([status, headers.location], [302, 'http://localhost/to']);
});

test('a redirect in a circle ends with the fiftieth, which the caller gets', async t => {
  const { seen, handler } = redirecting(302, () => '/from');
  const backend = await startPlainBackend(t, { handler });
  const gateway = await startShop(t, backend.url, FOLLOW);
  assert.equal((await send(`${gateway.url}/shop/from`)).status, 302);
  assert.equal(seen.length, 51);
});

test('a redirect to where nobody listens is told with the server that it named', async t => {
  const port = await unusedPort(t);
  const { handler } = redirecting(302, () => `http://127.0.0.1:${port}/to`);
  const backend = await startPlainBackend(t, { handler });
  const gateway = await startShop(t, backend.url, FOLLOW);
  assert.equal((await send(`${gateway.url}/shop/from`)).status, 500);
  assert.equal(told(gateway).message, `Nothing listens at 127.0.0.1:${port}: the connection was refused.`);
});

test('a large body that is buffered can be sent again, and one that is not cannot', async t => {
  const backend = await startPlainBackend(t, {});
  const body = 'x'.repeat(300_000);
  const twice = (attributes: string) => `<forward-request${attributes} /><forward-request />`;
  const buffering = await startShop(t, backend.url, twice(' buffer-request-body="true"'));
  assert.equal((await send(`${buffering.url}/shop/a`, { method: 'POST', body })).status, 200);
  assert.deepEqual(
    backend.requests.map(request => request.body.length),
    [300_000, 300_000],
  );
  const streaming = await startShop(t, backend.url, twice(''));
  assert.equal((await send(`${streaming.url}/shop/a`, { method: 'POST', body })).status, 500);
  assert.match(told(streaming).message, /cannot be sent again/);
});

test('fail-on-error-status-code runs on-error with the backend’s answer', async t => {
  const backend = await startPlainBackend(t, {
    handler: (_request, response) => {
      response.statusCode = 418;
      response.end('tea');
    },
  });
  const gateway = await startShop(t, backend.url, '<forward-request fail-on-error-status-code="true" />');
  const { status, body } = await send(`${gateway.url}/shop/a`);
  assert.deepEqual([status, body], [418, 'tea']);
  assert.match(
    JSON.stringify(gateway.records.at(-1)?.lastError),
    /"source":"forward-request","reason":"BackendErrorStatusCode"/,
  );
});
