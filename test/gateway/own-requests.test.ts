import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { newBackend } from '../../src/resources/backends.ts';
import { addCaCertificate } from '../../src/resources/ca-certificates.ts';
import { setPolicy } from '../../src/resources/policies.ts';
import type { Store } from '../../src/store/store.ts';
import { clientIdentity, pfxOf, serverIdentity, testAuthority, thumbprint } from '../support/certificates.ts';
import { startProxy } from '../support/proxy.ts';
import { type PlainBackendOptions, startBackend, startPlainBackend } from '../support/servers.ts';
import { begin, send } from './support/client.ts';
import { addApi, addIdentity, startTestGateway } from './support/gateway.ts';
import { mendAndSend, told } from './support/mending.ts';
import { startRawBackend, unusedPort } from './support/raw-backend.ts';
import { signal } from './support/signal.ts';

const sections = (inbound: string, outbound = '<base />') =>
  `<policies><inbound>${inbound}</inbound><backend><base /></backend><outbound>${outbound}</outbound><on-error><base /></on-error></policies>`;

/** An API at /shop with these policies, of an echoing backend. */
async function startShop(t: TestContext, policy: string, fill?: (store: Store) => Promise<unknown>) {
  const backend = await startPlainBackend(t, {});
  const gateway = await startTestGateway(t, async store => {
    await addApi(store, 'shop', backend.url);
    await fill?.(store);
    await setPolicy(store, { kind: 'api', apiId: 'shop' }, policy);
  });
  return { backend, gateway };
}

const trustTestRoot = async (store: Store) =>
  addCaCertificate(store, {
    id: 'root',
    file: Buffer.from((await testAuthority()).certificate),
    password: undefined,
    storeName: undefined,
  });

const RESPONSE = '((IResponse)context.Variables["r"])';
const tokenHeader = `<set-header name="Authorization"><value>@("Bearer " + (string)${RESPONSE}.Body.As<JObject>()["access_token"])</value></set-header>`;

const tokenRequest = (url: string, more = '', attributes = '') =>
  `<send-request mode="new" response-variable-name="r" timeout="10"${attributes}><set-url>${url}/token</set-url><set-method>POST</set-method>` +
  '<set-header name="Content-Type"><value>application/x-www-form-urlencoded</value></set-header>' +
  `<set-body>grant_type=client_credentials</set-body>${more}</send-request>`;

const issueToken: PlainBackendOptions = { handler: (_request, response) => response.end('{"access_token":"abc"}') };

test('send-request gets a token over mutual TLS, and the backend is called with it', async t => {
  const identity = await clientIdentity('token client');
  const issuer = await startBackend(t, {});
  const policy = sections(
    tokenRequest(issuer.url, '<authentication-certificate certificate-id="client" />') +
      `<set-header name="X-Issuer"><value>@{ var answer = ${RESPONSE}.Body.As<JObject>(); return (string)answer["method"] + " " + answer["url"] + " " + answer["body"]; }</value></set-header>`,
  );
  const { backend, gateway } = await startShop(t, policy, async store => {
    await trustTestRoot(store);
    await addIdentity(store, 'client', identity);
  });
  const { status } = await send(`${gateway.url}/shop/a`, { headers: { 'x-secret': 'of the caller' } });
  assert.equal(status, 200);
  const [received] = issuer.requests;
  assert.deepEqual(
    [
      received?.thumbprint,
      received?.headers['content-type'],
      received?.headers['x-secret'],
      received?.headers['x-forwarded-for'],
    ],
    [thumbprint(identity), 'application/x-www-form-urlencoded', undefined, undefined],
  );
  assert.equal(backend.requests[0]?.headers['x-issuer'], 'POST /token grant_type=client_credentials');
});

test('a backend entity that applies by its URL says how the connection is made, but its credentials stay here', async t => {
  const issuer = await startBackend(t, {
    identity: await serverIdentity({ issuer: 'self' }),
    rejectUnauthorized: false,
  });
  const { gateway } = await startShop(t, sections(tokenRequest(issuer.url)), async store => {
    await addIdentity(store, 'client', await clientIdentity('entity client'));
    await newBackend(store, 'issuer', {
      url: issuer.url,
      protocol: 'http',
      tls: { validateCertificateChain: false },
      credentials: { certificateIds: ['client'], header: { 'X-Key': ['secret'] }, query: { key: ['secret'] } },
    });
  });
  assert.equal((await send(`${gateway.url}/shop/a`)).status, 200);
  const [received] = issuer.requests;
  assert.deepEqual([received?.thumbprint, received?.headers['x-key'], received?.url], [undefined, undefined, '/token']);
});

test('an untrusted token endpoint is told as a backend’s is, with the command that mends it', async t => {
  const issuer = await startBackend(t, { requestCert: false, ...issueToken });
  const { gateway } = await startShop(t, sections(tokenRequest(issuer.url) + tokenHeader));
  const { status, body } = await send(`${gateway.url}/shop/a`);
  assert.deepEqual([status, JSON.parse(body).message], [500, 'Internal server error']);
  const { message, command } = told(gateway);
  assert.match(message, /^The certificate of localhost:\d+ is issued by a CA that is not trusted here\.$/);
  assert.equal(command, 'apim ca add --file CA.pem');
  assert.deepEqual(gateway.records.at(-1)?.lastError, {
    source: 'send-request',
    reason: 'BackendConnectionFailure',
    message,
    scope: 'api',
    section: 'inbound',
  });
  await trustTestRoot(gateway.store);
  assert.equal((await send(`${gateway.url}/shop/a`)).status, 200);
});

test('the command for a self-signed token endpoint makes a backend entity, which then applies to the request', async t => {
  const issuer = await startBackend(t, {
    identity: await serverIdentity({ issuer: 'self' }),
    requestCert: false,
    ...issueToken,
  });
  const { gateway } = await startShop(t, sections(tokenRequest(issuer.url) + tokenHeader));
  await send(`${gateway.url}/shop/a`);
  assert.equal(
    told(gateway).command,
    `apim backend new --url ${issuer.url} --protocol http --skip-certificate-chain-validation true`,
  );
  await mendAndSend(t, gateway, '/shop/a', {});
});

test('a token endpoint that misses a client certificate is to get it from the policy', async t => {
  const issuer = await startBackend(t, { maxVersion: 'TLSv1.2' });
  const { gateway } = await startShop(t, sections(tokenRequest(issuer.url)), async store => {
    await trustTestRoot(store);
    await addIdentity(store, 'client', await clientIdentity('not presented'));
  });
  assert.equal((await send(`${gateway.url}/shop/a`)).status, 500);
  const { message, command } = told(gateway);
  assert.match(message, /client certificate/);
  assert.equal(command, 'apim policy set --api shop --file FILE');
});

test('with ignore-error a token endpoint that nobody listens at leaves null, and the call goes on', async t => {
  const url = `http://127.0.0.1:${await unusedPort(t)}`;
  const isNull = '<set-header name="X-Null"><value>@(context.Variables["r"] == null)</value></set-header>';
  const { backend, gateway } = await startShop(t, sections(tokenRequest(url, '', ' ignore-error="true"') + isNull));
  assert.equal((await send(`${gateway.url}/shop/a`)).status, 200);
  assert.equal(backend.requests[0]?.headers['x-null'], 'True');
  assert.equal(gateway.records.at(-1)?.remedy, undefined);
  assert.match(
    gateway.lines[0] ?? '',
    /^\S+ send-request POST http:\/\/127\.0\.0\.1:\d+\/token - Nothing listens at 127\.0\.0\.1:\d+: the connection was refused\. \(activityId \S+\) Try: apim policy set --api shop --file FILE$/,
  );
  assert.equal(gateway.records[0]?.correlationId, gateway.records.at(-1)?.correlationId);
});

for (const [what, begun] of [
  ['does not answer', ''],
  ['stops in the middle of its answer', 'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc'],
] as const)
  test(`a token endpoint that ${what} in time is a Timeout of send-request`, async t => {
    const silent = await startRawBackend(t, socket => {
      socket.on('data', () => socket.write(begun));
    });
    const policy = sections(tokenRequest(silent.url).replace('timeout="10"', 'timeout="1"'));
    const { gateway } = await startShop(t, policy);
    assert.equal((await send(`${gateway.url}/shop/a`)).status, 500);
    const { message, command } = told(gateway);
    assert.match(
      message,
      /^127\.0\.0\.1:\d+ sent no answer within the time limit of the send-request policy: No answer within 1000 ms\.$/,
    );
    assert.equal(command, 'apim policy set --api shop --file FILE');
    assert.deepEqual(gateway.records.at(-1)?.lastError, {
      source: 'send-request',
      reason: 'Timeout',
      message,
      scope: 'api',
      section: 'inbound',
    });
  });

test('an answer of 404 is an answer', async t => {
  const issuer = await startPlainBackend(t, {
    handler: (_request, response) => {
      response.writeHead(404, 'Not Here', { 'X-Why': 'gone' });
      response.end('none');
    },
  });
  const told = `<set-header name="X-Told"><value>@(${RESPONSE}.StatusCode + " " + ${RESPONSE}.StatusReason + " " + ${RESPONSE}.Headers["x-why"][0] + " " + ${RESPONSE}.Body.As<string>())</value></set-header>`;
  const { backend, gateway } = await startShop(t, sections(tokenRequest(issuer.url) + told));
  assert.equal((await send(`${gateway.url}/shop/a`)).status, 200);
  assert.equal(backend.requests[0]?.headers['x-told'], '404 Not Here gone none');
});

test('a copy goes to where the request goes, with its body, which the backend gets all the same', async t => {
  const copy =
    '<send-request mode="copy" response-variable-name="r"><set-header name="X-Copy"><value>yes</value></set-header></send-request>';
  const { backend, gateway } = await startShop(t, sections(copy));
  const body = 'x'.repeat(200_000);
  assert.equal(
    (await send(`${gateway.url}/shop/a?b=c`, { method: 'POST', body, headers: { 'X-Own': '1' } })).status,
    200,
  );
  assert.deepEqual(
    backend.requests.map(({ method, url, headers, body }) => [
      method,
      url,
      headers['x-own'],
      headers['x-copy'],
      body.length,
    ]),
    [
      ['POST', '/a?b=c', '1', 'yes', 200_000],
      ['POST', '/a?b=c', '1', undefined, 200_000],
    ],
  );
});

test('a proxy that a request names is used for it alone', async t => {
  const proxy = await startProxy(t, {});
  const issuer = await startPlainBackend(t, issueToken);
  const { gateway } = await startShop(
    t,
    sections(tokenRequest(issuer.url, `<proxy url="${proxy.url}" />`) + tokenHeader),
  );
  assert.equal((await send(`${gateway.url}/shop/a`)).status, 200);
  assert.equal(proxy.passed.length, 1);
});

test('a certificate that a request fetches from a vault is presented to the backend, opened with a password by expression', async t => {
  const identity = await clientIdentity('from a vault');
  const vault = await startPlainBackend(t, {
    handler: (_request, response) =>
      response.end(JSON.stringify({ value: pfxOf(identity, 'secret').toString('base64') })),
  });
  const backend = await startBackend(t, {});
  const fetching = tokenRequest(vault.url).replace('POST', 'GET');
  const presenting = `<authentication-certificate body="@(Convert.FromBase64String((string)${RESPONSE}.Body.As<JObject>()["value"]))" password="@("sec" + "ret")" />`;
  const gateway = await startTestGateway(t, async store => {
    await trustTestRoot(store);
    await addApi(store, 'shop', backend.url);
    await setPolicy(store, { kind: 'api', apiId: 'shop' }, sections(fetching + presenting));
  });
  for (const path of ['a', 'b']) assert.equal((await send(`${gateway.url}/shop/${path}`)).status, 200);
  assert.deepEqual(
    backend.requests.map(request => request.thumbprint),
    [thumbprint(identity), thumbprint(identity)],
  );
  assert.equal(backend.connections(), 1);
});

test('a certificate in a policy that does not open is told, without its password', async t => {
  const pfx = pfxOf(await clientIdentity('locked'), 'right').toString('base64');
  const { gateway } = await startShop(t, sections(`<authentication-certificate body="${pfx}" password="wr0ng" />`));
  assert.equal((await send(`${gateway.url}/shop/a`)).status, 500);
  const { message, command } = told(gateway);
  assert.match(message, /^The password does not open this PFX file/);
  assert.equal(command, 'apim policy set --api shop --file FILE');
  assert.equal(gateway.lines.join('').includes('wr0ng'), false);
});

const aside = (url: string) =>
  `<send-one-way-request><set-url>${url}/hook?key=secret</set-url><set-method>POST</set-method><set-body>@(context.Request.Method)</set-body></send-one-way-request>`;

test('send-one-way-request: the caller is answered before the other side answers, or is there at all', async t => {
  const arrived = signal<void>();
  const hook = await startPlainBackend(t, { handler: () => arrived.resolve() });
  const { gateway } = await startShop(t, sections(aside(hook.url), aside(`http://127.0.0.1:${await unusedPort(t)}`)));
  assert.equal((await send(`${gateway.url}/shop/a`)).status, 200);
  await arrived.promise;
  assert.deepEqual(
    hook.requests.map(({ method, url }) => [method, url]),
    [['POST', '/hook?key=secret']],
  );
  const line = await gateway.logged(/send-one-way-request/);
  assert.match(
    line,
    /^\S+ send-one-way-request POST http:\/\/127\.0\.0\.1:\d+\/hook - Nothing listens at 127\.0\.0\.1:\d+: the connection was refused\. \(activityId [-0-9a-f]{36}\) Try: apim policy set --api shop --file FILE$/,
  );
  assert.equal(line.includes('secret'), false);
});

test('a gateway that is closed sends what was begun', async t => {
  const held: (() => void)[] = [];
  const arrived = signal<void>();
  const hook = await startPlainBackend(t, {
    handler: (_request, response) => {
      held.push(() => response.end());
      arrived.resolve();
    },
  });
  const { gateway } = await startShop(t, sections(aside(hook.url)));
  await send(`${gateway.url}/shop/a`);
  await arrived.promise;
  const closed = gateway.close(0);
  held[0]?.();
  await closed;
  assert.equal(
    gateway.lines.some(line => line.includes('send-one-way-request')),
    false,
  );
});

test('a request of a policy ends when the caller hangs up', async t => {
  const gone = signal<void>();
  const arrived = signal<void>();
  const issuer = await startPlainBackend(t, {
    handler: request => {
      request.socket.on('close', () => gone.resolve());
      arrived.resolve();
    },
  });
  const { gateway } = await startShop(t, sections(tokenRequest(issuer.url)));
  const outgoing = begin(`${gateway.url}/shop/a`, {});
  outgoing.on('error', () => undefined);
  outgoing.end();
  await arrived.promise;
  outgoing.destroy();
  await gone.promise;
});

test('of two requests in a wait for any, the slower one is ended when the first is answered', async t => {
  const gone = signal<void>();
  const quick = await startPlainBackend(t, {
    handler: (_request, response) => arrived.promise.then(() => response.end('quick')),
  });
  const arrived = signal<void>();
  const slow = await startPlainBackend(t, {
    handler: request => {
      request.socket.on('close', () => gone.resolve());
      arrived.resolve();
    },
  });
  const request = (variable: string, url: string) =>
    `<send-request response-variable-name="${variable}" ignore-error="true"><set-url>${url}</set-url><set-method>GET</set-method></send-request>`;
  const { backend, gateway } = await startShop(
    t,
    sections(
      `<wait for="any">${request('slow', slow.url)}${request('quick', quick.url)}</wait>` +
        '<set-header name="X-Got"><value>@(((IResponse)context.Variables["quick"]).Body.As<string>() + context.Variables.ContainsKey("slow"))</value></set-header>',
    ),
  );
  assert.equal((await send(`${gateway.url}/shop/a`)).status, 200);
  await gone.promise;
  assert.equal(backend.requests[0]?.headers['x-got'], 'quickFalse');
  assert.equal(gateway.lines.length, 1);
});

test('what a request was answered may be what the caller gets, and a copy of it stays in the variable', async t => {
  const issuer = await startPlainBackend(t, {
    handler: (_request, response) => {
      response.writeHead(202, { 'content-type': 'text/plain', 'x-own': '1' });
      response.end('accepted');
    },
  });
  const { backend, gateway } = await startShop(
    t,
    sections(
      `${tokenRequest(issuer.url)}<return-response response-variable-name="r"><set-header name="X-More"><value>2</value></set-header></return-response>`,
    ),
  );
  const { status, headers, body } = await send(`${gateway.url}/shop/a`);
  assert.deepEqual(
    [status, headers['content-type'], headers['x-own'], headers['x-more'], headers['content-length'], body],
    [202, 'text/plain', '1', '2', '8', 'accepted'],
  );
  assert.equal(backend.requests.length, 0);
});
