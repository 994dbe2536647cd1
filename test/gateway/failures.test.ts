import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { createSecureServer } from 'node:http2';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { GatewayTimeouts } from '../../src/gateway/settings.ts';
import { newBackend, setBackend } from '../../src/resources/backends.ts';
import { removeCertificate } from '../../src/resources/certificates.ts';
import { setPolicy } from '../../src/resources/policies.ts';
import type { Store } from '../../src/store/store.ts';
import { clientIdentity, pfxOf, serverIdentity, type TestIdentity, testAuthority } from '../support/certificates.ts';
import { temporaryFolder } from '../support/folder.ts';
import { listen } from '../support/listen.ts';
import { startBackend, startPlainBackend } from '../support/servers.ts';
import { begin, responseTo, send } from './support/client.ts';
import { addApi, addIdentity, startTestGateway, type TestGateway } from './support/gateway.ts';
import { mendAndSend, told } from './support/mending.ts';
import { onRequest, startRawBackend, startRawTlsBackend, unusedPort } from './support/raw-backend.ts';

const QUICK: GatewayTimeouts = { connect: 600, headers: 600, idle: 600 };

/** The caller gets Azure's 500, and the log has the sentence and the command under the same activityId. */
async function assertFailure(gateway: TestGateway, path: string, sentence: string, command: string | undefined) {
  const at = gateway.lines.length;
  const { status, headers, body } = await send(`${gateway.url}${path}`);
  const [, activityId] =
    /^\{ "statusCode": 500, "message": "Internal server error", "activityId": "([-0-9a-f]{36})" \}$/.exec(body) ?? [];
  assert.deepEqual(
    [status, headers['content-type'], headers['content-length']],
    [500, 'application/json', String(body.length)],
  );
  const [, text] = / ms - (.*)$/.exec(gateway.lines[at] ?? '') ?? [];
  assert.equal(text, `${sentence} (activityId ${activityId})${command === undefined ? '' : ` Try: ${command}`}`);
  const record = gateway.records[at];
  assert.equal(record?.correlationId, activityId);
  assert.equal(record?.remedy, command);
}

const PASSWORD = ['--password', 'secret'] as const;

/** The name of a PFX file, whose password that is. */
async function pfxFile(t: TestContext, identity: TestIdentity): Promise<string> {
  const file = join(await temporaryFolder(t), 'client.pfx');
  await writeFile(file, pfxOf(identity, 'secret'));
  return file;
}

const toUrl = (url: string) => (store: Store) => newBackend(store, 'b', { url, protocol: 'http' });

/** Trusts whatever the backend's certificate is. */
const toTls = (url: string, maxVersion?: '1.2') => (store: Store) =>
  newBackend(store, 'b', {
    url,
    protocol: 'http',
    tls: {
      validateCertificateChain: false,
      validateCertificateName: false,
      ...(maxVersion === undefined ? {} : { maxVersion }),
    },
  });

test('a port at which nothing listens', async t => {
  const port = await unusedPort(t);
  const good = await startPlainBackend(t, {});
  for (const host of ['127.0.0.1', 'localhost']) {
    const gateway = await startTestGateway(t, toUrl(`http://${host}:${port}/api`));
    await assertFailure(
      gateway,
      '/x?key=secret',
      `Nothing listens at ${host}:${port}: the connection was refused.`,
      'apim backend set --id b --url http://HOST:PORT',
    );
    await mendAndSend(t, gateway, '', { HOST: 'localhost', PORT: String(good.port) });
  }
});

test('the address to correct is the API’s, the backend’s, or the policy’s that gave it', async t => {
  const url = `http://127.0.0.1:${await unusedPort(t)}`;
  const sentence = `Nothing listens at ${new URL(url).host}: the connection was refused.`;
  const inbound = (element: string) =>
    `<policies><inbound><base/>${element}</inbound><backend><base/></backend><outbound/><on-error/></policies>`;
  const gateway = await startTestGateway(t, async store => {
    await addApi(store, 'plain', url);
    await addApi(store, 'by-policy', 'http://127.0.0.1:1');
    await addApi(store, 'named', 'http://127.0.0.1:1');
    await newBackend(store, 'by-url', { url, protocol: 'http' });
    await newBackend(store, 'b', { url: `${url}/b`, protocol: 'http' });
    await setPolicy(store, { kind: 'api', apiId: 'by-policy' }, inbound(`<set-backend-service base-url="${url}"/>`));
    await setPolicy(store, { kind: 'api', apiId: 'named' }, inbound('<set-backend-service backend-id="b"/>'));
  });
  const good = await startPlainBackend(t, {});
  const filled = { HOST: 'localhost', PORT: String(good.port) };
  await assertFailure(gateway, '/plain', sentence, 'apim api set --id plain --service-url http://HOST:PORT');
  await mendAndSend(t, gateway, '/plain', filled);
  await assertFailure(gateway, '/by-policy', sentence, 'apim policy set --api by-policy --file FILE');
  const file = join(await temporaryFolder(t), 'policy.xml');
  await writeFile(file, inbound(`<set-backend-service base-url="${good.url}"/>`));
  await mendAndSend(t, gateway, '/by-policy', { FILE: file });
  await assertFailure(gateway, '/named', sentence, 'apim backend set --id b --url http://HOST:PORT');
  await mendAndSend(t, gateway, '/named', filled);
});

test('a name that DNS does not know', async t => {
  const gateway = await startTestGateway(t, toUrl('https://no-such-host.invalid'));
  const { status } = await send(gateway.url);
  assert.equal(status, 500);
  assert.match(
    gateway.lines[0] ?? '',
    /(The name in no-such-host\.invalid is not known to DNS|DNS did not answer when asked for no-such-host\.invalid)\. \(activityId .{36}\) Try: apim backend set --id b --url https:\/\/HOST$/,
  );
});

test('plain HTTP on a port that was called over TLS', async t => {
  const backend = await startPlainBackend(t, {});
  const url = `https://127.0.0.1:${backend.port}/api`;
  const gateway = await startTestGateway(t, toUrl(url));
  await assertFailure(
    gateway,
    '/',
    `127.0.0.1:${backend.port} does not speak TLS on this port (it answered in plain text).`,
    `apim backend set --id b --url http://127.0.0.1:${backend.port}/api`,
  );
  await mendAndSend(t, gateway, '', {});
});

test('TLS on a port that was called over plain HTTP', async t => {
  const alerting = await startRawBackend(t, socket =>
    onRequest(socket, () => socket.end(Buffer.from('15030100020246', 'hex'))),
  );
  const silent = await startBackend(t, { requestCert: false });
  for (const [port, words] of [
    [alerting.port, 'speaks TLS on this port.'],
    [silent.port, 'closed the connection without an answer; it may speak TLS on this port.'],
  ] as const) {
    const gateway = await startTestGateway(t, toUrl(`http://127.0.0.1:${port}`));
    await assertFailure(
      gateway,
      '/',
      `127.0.0.1:${port} ${words}`,
      `apim backend set --id b --url https://127.0.0.1:${port}`,
    );
  }
});

for (const [name, onConnection, message] of [
  [
    'what is not HTTP',
    'HELO there\r\n\r\n',
    'Response does not match the HTTP/1.1 protocol (Expected HTTP/, RTSP/ or ICE/)',
  ],
  [
    'a NUL in a header',
    'HTTP/1.1 200 OK\r\nX: a\0b\r\n\r\n',
    'Response does not match the HTTP/1.1 protocol (Invalid header value char)',
  ],
] as const) {
  test(`an answer with ${name}`, async t => {
    const backend = await startRawBackend(t, socket => onRequest(socket, () => socket.end(onConnection)));
    const gateway = await startTestGateway(t, toUrl(backend.url));
    await assertFailure(
      gateway,
      '/',
      `The answer of 127.0.0.1:${backend.port} is not valid HTTP: ${message}.`,
      undefined,
    );
  });
}

test('headers that are too long, and long ones that are not', async t => {
  const backend = await startPlainBackend(t, {
    handler: (request, response) => {
      response.setHeader('x-long', 'x'.repeat(request.url === '/long' ? 15_000 : 200_000)).end('whole');
    },
  });
  const gateway = await startTestGateway(t, toUrl(backend.url));
  assert.equal((await send(`${gateway.url}/long`)).headers['x-long']?.length, 15_000);
  await assertFailure(
    gateway,
    '/longer',
    `The headers of the answer of localhost:${backend.port} are too long.`,
    undefined,
  );
});

test('a backend that accepts TCP and never answers in TLS', async t => {
  const backend = await startRawBackend(t, () => undefined);
  const url = backend.url.replace('http:', 'https:');
  const gateway = await startTestGateway(t, toUrl(url), { timeouts: QUICK });
  await assertFailure(
    gateway,
    '/',
    `127.0.0.1:${backend.port} did not accept a connection (TCP and TLS) within 0.6 s.`,
    'apim serve --connect-timeout SECONDS',
  );
});

test('a backend that takes the request and stays silent', async t => {
  const backend = await startRawBackend(t, () => undefined);
  const gateway = await startTestGateway(t, toUrl(backend.url), { timeouts: QUICK });
  await assertFailure(
    gateway,
    '/',
    `127.0.0.1:${backend.port} took the request but sent no answer within 0.6 s.`,
    'apim serve --timeout SECONDS',
  );
  assert.deepEqual(gateway.records[0]?.lastError, {
    source: 'forward-request',
    reason: 'Timeout',
    message: `127.0.0.1:${backend.port} took the request but sent no answer within 0.6 s.`,
    scope: 'global',
    section: 'backend',
  });
});

const forwarding = (attribute: string) =>
  `<policies><inbound/><backend><forward-request ${attribute}/></backend><outbound/><on-error/></policies>`;

test('forward-request has a time limit of its own, with connecting in it', async t => {
  const backend = await startRawBackend(t, () => undefined);
  const gateway = await startTestGateway(t, async store => {
    await addApi(store, 'plain', backend.url);
    await addApi(store, 'tls', backend.url.replace('http:', 'https:'));
    await setPolicy(store, { kind: 'api', apiId: 'plain' }, forwarding('timeout-ms="150"'));
    await setPolicy(store, { kind: 'global' }, forwarding('timeout="1"'));
  });
  const sentence = (milliseconds: number) =>
    `127.0.0.1:${backend.port} sent no answer within the time limit of the forward-request policy: No answer within ${milliseconds} ms.`;
  await assertFailure(gateway, '/plain', sentence(150), 'apim policy set --api plain --file FILE');
  await assertFailure(gateway, '/tls', sentence(1000), 'apim policy set --file FILE');
  const [plain, tls] = gateway.records.map(({ totalTime }) => Number(totalTime));
  assert.ok(plain !== undefined && plain >= 149 && plain < 5000, `${plain} ms`);
  assert.ok(tls !== undefined && tls >= 999 && tls < 5000, `${tls} ms`);
});

test('a time limit of 0 in forward-request leaves the gateway’s own', async t => {
  const silent = await startRawBackend(t, () => undefined);
  const good = await startPlainBackend(t, {});
  const gateway = await startTestGateway(
    t,
    async store => {
      await addApi(store, 'silent', silent.url);
      await addApi(store, 'good', good.url);
      await setPolicy(store, { kind: 'global' }, forwarding('timeout="0"'));
    },
    { timeouts: QUICK },
  );
  assert.equal((await send(`${gateway.url}/good`)).status, 200);
  assert.equal((await send(`${gateway.url}/silent`)).status, 500);
  assert.match(await gateway.logged(/silent/), /sent no answer within 0\.6 s\./);
});

test('a backend that falls silent in the middle of its answer', async t => {
  const backend = await startRawBackend(t, socket =>
    onRequest(socket, () => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf')),
  );
  const gateway = await startTestGateway(t, toUrl(backend.url), { timeouts: QUICK });
  await assert.rejects(send(gateway.url), { code: 'ECONNRESET' });
  assert.match(
    await gateway.logged(/200/),
    new RegExp(
      `127\\.0\\.0\\.1:${backend.port} fell silent for 0\\.6 s in the middle of its answer\\. \\(activityId .{36}\\) Try: apim serve --idle-timeout SECONDS$`,
    ),
  );
});

test('a backend may think longer than it may fall silent, and is cut when it then does', async t => {
  const backend = await startRawBackend(t, socket =>
    onRequest(socket, () => setTimeout(() => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf'), 500)),
  );
  const gateway = await startTestGateway(t, toUrl(backend.url), {
    timeouts: { connect: 10_000, headers: 10_000, idle: 200 },
  });
  await assert.rejects(send(gateway.url), { code: 'ECONNRESET' });
  assert.match(await gateway.logged(/200/), / fell silent for 0\.2 s in the middle of its answer\./);
});

test('a backend that closes instead of answering', async t => {
  const backend = await startRawBackend(t, socket => onRequest(socket, () => socket.destroy()));
  const gateway = await startTestGateway(t, toUrl(backend.url));
  await assertFailure(
    gateway,
    '/',
    `127.0.0.1:${backend.port} closed the connection without an answer; it may speak TLS on this port.`,
    `apim backend set --id b --url https://127.0.0.1:${backend.port}`,
  );
});

for (const maxVersion of ['TLSv1.2', 'TLSv1.3'] as const) {
  test(`a client certificate that is missing, or refused (${maxVersion})`, async t => {
    const backend = await startBackend(t, { minVersion: maxVersion, maxVersion });
    const host = `localhost:${backend.port}`;
    const gateway = await startTestGateway(t, toTls(backend.url));
    const demanded =
      maxVersion === 'TLSv1.3'
        ? 'it demands a client certificate and got none'
        : 'it demands a client certificate, or has no cipher in common with this gateway';
    const missing = `${host} ended the TLS connection: ${demanded} (no client certificate was configured for this call).`;
    await assertFailure(gateway, '/', missing, 'apim cert add --id client --pfx FILE');
    await mendAndSend(t, gateway, '', { FILE: await pfxFile(t, await clientIdentity('client')) }, ...PASSWORD);
    await removeCertificate(gateway.store, 'client');
    await addIdentity(gateway.store, 'client', await clientIdentity('client', { issuer: 'self' }));
    await assertFailure(
      gateway,
      '/',
      `${host} closed the connection without an answer; it may have refused the client certificate (client certificate 'client' was configured).`,
      'apim cert set --id client --pfx FILE',
    );
    await mendAndSend(t, gateway, '', { FILE: await pfxFile(t, await clientIdentity('client')) }, ...PASSWORD);
    await addIdentity(gateway.store, 'other', await clientIdentity('other'));
    await assertFailure(gateway, '/', missing, 'apim backend set --id b --certificate-id CERTIFICATE');
    await mendAndSend(t, gateway, '', { CERTIFICATE: 'other' });
  });
}

test('the API is told which certificate to present', async t => {
  const backend = await startBackend(t, {});
  const gateway = await startTestGateway(t, async store => {
    await toTls(backend.url)(store);
    await addIdentity(store, 'client', await clientIdentity('client'));
    await addApi(store, 'orders', backend.url);
  });
  const { status } = await send(`${gateway.url}/orders`);
  assert.equal(status, 500);
  assert.match(await gateway.logged(/orders/), /Try: apim api set --id orders --certificate client$/);
  await mendAndSend(t, gateway, '/orders', {});
});

test('an API is told to add the certificate that it lacks, and to present it', async t => {
  const backend = await startBackend(t, {});
  const gateway = await startTestGateway(t, async store => {
    await toTls(backend.url)(store);
    await addApi(store, 'orders', backend.url);
  });
  assert.equal((await send(`${gateway.url}/orders`)).status, 500);
  const { command } = told(gateway);
  assert.equal(command, 'apim cert add --id client --pfx FILE && apim api set --id orders --certificate client');
  const FILE = await pfxFile(t, await clientIdentity('client'));
  await mendAndSend(t, gateway, '/orders', { FILE }, ...PASSWORD);
});

test('of two certificates the log names the one that is not out of date', async t => {
  const backend = await startBackend(t, {});
  const gateway = await startTestGateway(t, async store => {
    await toTls(backend.url)(store);
    await addIdentity(store, 'client', await clientIdentity('client', { period: 'expired' }));
    await addIdentity(store, 'new', await clientIdentity('new'));
  });
  assert.equal((await send(gateway.url)).status, 500);
  assert.equal(told(gateway).command, 'apim backend set --id b --certificate-id new');
  await mendAndSend(t, gateway, '', {});
});

test('the trust that a backend lacks', async t => {
  const backend = await startBackend(t, { requestCert: false });
  const gateway = await startTestGateway(t, toUrl(backend.url));
  await assertFailure(
    gateway,
    '/',
    `The certificate of localhost:${backend.port} is issued by a CA that is not trusted here.`,
    'apim ca add --file CA.pem',
  );
  const file = join(await temporaryFolder(t), 'ca.pem');
  await writeFile(file, (await testAuthority()).certificate);
  await mendAndSend(t, gateway, '', { 'CA.pem': file });
});

test('a server that speaks HTTP/2 alone', async t => {
  const { chain, privateKey } = await serverIdentity();
  const port = await listen(t, createSecureServer({ cert: chain.join(''), key: privateKey }));
  const gateway = await startTestGateway(t, toTls(`https://localhost:${port}`));
  await assertFailure(
    gateway,
    '/',
    `localhost:${port} ended the TLS connection: it does not speak HTTP/1.1, perhaps HTTP/2 alone, which this gateway does not speak.`,
    undefined,
  );
});

test('no TLS version in common', async t => {
  const modern = await startBackend(t, { requestCert: false, minVersion: 'TLSv1.3' });
  const gateway = await startTestGateway(t, toTls(modern.url, '1.2'));
  await assertFailure(
    gateway,
    '/',
    `localhost:${modern.port} does not speak TLS 1.2, and nothing above is offered to it.`,
    'apim backend set --id b --tls-max-version 1.3',
  );
  await mendAndSend(t, gateway, '', {});
  const old = await startRawTlsBackend(
    t,
    { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'ALL:@SECLEVEL=0' },
    () => undefined,
  );
  await setBackend(gateway.store, 'b', { url: old.url });
  await assertFailure(gateway, '/', `127.0.0.1:${old.port} speaks neither TLS 1.2 nor TLS 1.3.`, undefined);
});

test('a policy that names what is no longer there', async t => {
  const gateway = await startTestGateway(t, async store => {
    await addIdentity(store, 'client', await clientIdentity('client'));
    await addApi(store, 'orders', 'http://127.0.0.1:1', 'client');
    await store.change(draft => draft.certificates.delete('client'));
  });
  await assertFailure(
    gateway,
    '/orders',
    "Certificate with id 'client' not found.",
    'apim policy set --api orders --file FILE',
  );
  const good = await startPlainBackend(t, {});
  const file = join(await temporaryFolder(t), 'policy.xml');
  const service = `<set-backend-service base-url="${good.url}"/>`;
  await writeFile(
    file,
    `<policies><inbound>${service}</inbound><backend><base/></backend><outbound/><on-error/></policies>`,
  );
  await mendAndSend(t, gateway, '/orders', { FILE: file });
});

test('an API without a service URL', async t => {
  const gateway = await startTestGateway(t, store =>
    store.change(draft =>
      draft.apis.put({ id: 'a', displayName: 'a', path: 'a', protocols: ['https'], subscriptionRequired: false }),
    ),
  );
  await assertFailure(
    gateway,
    '/a',
    "API 'a' has no service URL, and no set-backend-service policy gives one.",
    'apim api set --id a --service-url https://HOST',
  );
  const backend = await startBackend(t, { requestCert: false });
  await toTls(backend.url)(gateway.store);
  await mendAndSend(t, gateway, '/a', { HOST: `localhost:${backend.port}` });
});

test('a caller gets its 500 though the body it sends is not wanted by anybody', async t => {
  const gateway = await startTestGateway(t, toUrl(`http://127.0.0.1:${await unusedPort(t)}`));
  for (const headers of [{ 'content-length': 2_000_000 }, {}]) {
    const outgoing = begin(gateway.url, { method: 'POST', headers });
    const answer = responseTo(outgoing);
    outgoing.write('x'.repeat(1_000_000));
    assert.equal((await answer).statusCode, 500);
    // Who asked for a connection of its own may find it closed behind the answer.
    outgoing.on('error', () => outgoing.destroy());
    outgoing.end('x'.repeat(1_000_000));
  }
});

test('a policy that fails after the backend has answered lets its answer go', async t => {
  let closed: () => void = () => undefined;
  const gone = new Promise<void>(resolve => {
    closed = resolve;
  });
  const backend = await startPlainBackend(t, {
    handler: (_request, response) => {
      response.on('close', closed);
      response.writeHead(503);
      response.write('endless');
    },
  });
  const gateway = await startTestGateway(t, async store => {
    await addApi(store, 'a', backend.url);
    await setPolicy(
      store,
      { kind: 'api', apiId: 'a' },
      '<policies><inbound/><backend><forward-request/><forward-request/></backend><outbound/><on-error/></policies>',
    );
  });
  const outgoing = begin(`${gateway.url}/a`, {});
  outgoing.end();
  await gone;
  const { statusCode } = await responseTo(outgoing);
  assert.equal(statusCode, 503);
  assert.equal(backend.requests.length, 2);
  outgoing.destroy();
});

test('a body that was streamed away cannot be sent again, a small one can', async t => {
  const backend = await startPlainBackend(t, {});
  const gateway = await startTestGateway(t, async store => {
    await addApi(store, 'a', backend.url);
    await setPolicy(
      store,
      { kind: 'api', apiId: 'a' },
      '<policies><inbound/><backend><forward-request/><forward-request/></backend><outbound/><on-error/></policies>',
    );
  });
  const small = await send(`${gateway.url}/a`, { method: 'POST', body: 'small' });
  assert.deepEqual([small.status, backend.requests.map(({ body }) => body)], [200, ['small', 'small']]);
  assert.equal((await send(`${gateway.url}/a`, { method: 'POST', body: 'x'.repeat(70_000) })).status, 500);
  assert.match(gateway.lines[1] ?? '', / - The request body was streamed to a backend and cannot be sent again/);
});
