import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { inspectorTrace } from '../../src/gateway/trace/inspector.ts';
import type { RequestTrace } from '../../src/gateway/trace/request-trace.ts';
import { tracer } from '../../src/gateway/trace/tracer.ts';
import type { TracedRequest, TracedStep } from '../../src/policy/trace/traced.ts';
import { newBackend } from '../../src/resources/backends.ts';
import { addCaCertificate } from '../../src/resources/ca-certificates.ts';
import { setPolicy } from '../../src/resources/policies.ts';
import type { Store } from '../../src/store/store.ts';
import { REAL_SURROUNDINGS } from '../../src/surroundings.ts';
import { clientIdentity, testAuthority, thumbprint } from '../support/certificates.ts';
import { startBackend, startPlainBackend } from '../support/servers.ts';
import { realSurroundings } from '../support/surroundings.ts';
import { send } from './support/client.ts';
import { addApi, addIdentity, startTestGateway } from './support/gateway.ts';

const document = (inbound: string, outbound: string): string =>
  `<policies><inbound>${inbound}</inbound><backend><base /></backend><outbound>${outbound}</outbound><on-error /></policies>`;

/** A gateway that is traced, and the traces so far. */
async function startTraced(t: TestContext, fill: (store: Store) => Promise<unknown>, failuresOnly: boolean) {
  const traces: RequestTrace[] = [];
  const options = { service: 'contoso', clock: REAL_SURROUNDINGS.clock, failuresOnly };
  const gateway = await startTestGateway(t, fill, {
    tracer: tracer({ ...options, write: trace => traces.push(trace) }),
  });
  return { gateway, traces };
}

const trustTestAuthority = async (store: Store): Promise<unknown> =>
  addCaCertificate(store, {
    id: 'ca',
    file: Buffer.from((await testAuthority()).certificate),
    password: undefined,
    storeName: undefined,
  });

const requestsOf = (steps: readonly TracedStep[]): TracedRequest[] =>
  steps.flatMap(({ happened }) => happened.filter(each => each.kind === 'request'));

test('a trace says which certificate went to the backend, and why that one', async t => {
  const backend = await startBackend(t, {});
  const [one, two] = [await clientIdentity('one'), await clientIdentity('two')];
  const { gateway, traces } = await startTraced(
    t,
    async store => {
      await trustTestAuthority(store);
      await addIdentity(store, 'one', one);
      await addIdentity(store, 'two', two);
      await newBackend(store, 'partner', {
        url: backend.url,
        protocol: 'http',
        credentials: { certificateIds: ['one'] },
      });
      await addApi(store, 'entity', backend.url);
      await addApi(store, 'policy', backend.url);
      await setPolicy(
        store,
        { kind: 'api', apiId: 'policy' },
        document('<base /><authentication-certificate certificate-id="two" />', '<base />'),
      );
    },
    false,
  );
  for (const path of ['entity', 'policy']) assert.equal((await send(`${gateway.url}/${path}/a`)).status, 200);
  assert.deepEqual(
    traces.flatMap(({ steps }) => requestsOf(steps)).map(({ url, certificate, why }) => [url, certificate, why]),
    [
      [
        `${backend.url}/a`,
        { id: 'one', thumbprint: thumbprint(one) },
        "Backend 'partner' names it, and no policy chose another.",
      ],
      [
        `${backend.url}/a`,
        { id: 'two', thumbprint: thumbprint(two) },
        'The authentication-certificate policy chose it.',
      ],
    ],
  );
});

test('a trace has the requests that policies send, with their certificates, and no token of a managed identity', async t => {
  const issuer = await startBackend(t, { rejectUnauthorized: false });
  const backend = await startPlainBackend(t, {});
  const identity = await clientIdentity('one');
  const traces: RequestTrace[] = [];
  const options = { service: 'contoso', clock: REAL_SURROUNDINGS.clock, failuresOnly: false };
  const sent = (variable: string, more: string) =>
    `<send-request response-variable-name="${variable}"><set-url>${issuer.url}/${variable}</set-url><set-method>POST</set-method><set-body>body</set-body>${more}</send-request>`;
  const gateway = await startTestGateway(
    t,
    async store => {
      await trustTestAuthority(store);
      await addIdentity(store, 'one', identity);
      await addApi(store, 'shop', backend.url);
      const policies = [
        sent('a', '<authentication-certificate certificate-id="one" />'),
        sent('b', '<authentication-managed-identity resource="r" />'),
        '<authentication-managed-identity resource="r" output-token-variable-name="x" />',
        '<set-header name="X-Other"><value>@((string)context.Variables["x"])</value></set-header>',
      ];
      await setPolicy(store, { kind: 'api', apiId: 'shop' }, document(policies.join(''), '<base />'));
    },
    {
      surroundings: { ...realSurroundings(), identity: { token: async () => 'identity-token-1' } },
      tracer: tracer({ ...options, write: trace => traces.push(trace) }),
    },
  );
  assert.equal((await send(`${gateway.url}/shop/a`)).status, 200);
  assert.deepEqual(
    traces
      .flatMap(({ steps }) => steps.map(({ policy, happened }) => ({ policy, happened })))
      .flatMap(({ policy, happened }) =>
        happened.flatMap(each =>
          each.kind === 'request' ? [[policy, each.url, each.bodyBytes, each.certificate?.id, each.why]] : [],
        ),
      ),
    [
      [
        'send-request',
        `${issuer.url}/a`,
        4,
        'one',
        'The authentication-certificate in the policy that sends it chose it.',
      ],
      ['send-request', `${issuer.url}/b`, 4, undefined, 'The policy that sends it names none, and no other is taken.'],
      ['forward-request', `${backend.url}/a`, 0, undefined, 'No certificate is presented over http.'],
    ],
  );
  assert.equal(backend.requests[0]?.headers['x-other'], 'identity-token-1');
  assert.equal(JSON.stringify(traces).includes('identity-token-1'), false);
});

const SECRETS = ['tok-1234567', 'cookie-value-1', 'key-7654321', 'query-key-99', 'entity-pw-1', 'p4ss', 'given-secret'];

test('no secret of a request, of a backend or of a document is in a trace', async t => {
  const backend = await startPlainBackend(t, {
    handler: (_request, response) => {
      response.setHeader('Set-Cookie', 'session=cookie-value-1; Path=/');
      response.end('ok');
    },
  });
  const { gateway, traces } = await startTraced(
    t,
    async store => {
      await newBackend(store, 'partner', {
        url: backend.url,
        protocol: 'http',
        credentials: {
          header: { 'X-Partner': ['given-secret'] },
          query: { q: ['given-secret'] },
          authorization: { scheme: 'Basic', parameter: Buffer.from('ada:entity-pw-1').toString('base64') },
        },
      });
      await addApi(store, 'shop', backend.url);
      const inbound = [
        '<set-header name="X-Copy"><value>@(context.Request.Headers["Authorization"][0].Split(\' \')[1])</value></set-header>',
        '<trace source="me"><message>@("key is " + context.Request.Headers["Ocp-Apim-Subscription-Key"][0])</message><metadata name="url" value="@(context.Request.OriginalUrl.QueryString)" /></trace>',
        '<set-header name="X-Password"><value>@("p4" + "ss")</value></set-header>',
        '<choose><when condition="@(context.Request.Headers["X-Given"][0] == "given-secret")"><set-header name="X-Again"><value>@(context.Request.Headers["Cookie"][0])</value></set-header></when></choose>',
      ];
      const outbound = '<set-status code="@(int.Parse("tok-1234567"))" />';
      await setPolicy(store, { kind: 'api', apiId: 'shop' }, document(inbound.join(''), outbound));
    },
    false,
  );
  await send(`${gateway.url}/shop/a?subscription-key=query-key-99&x=given-secret`, {
    headers: {
      authorization: 'Bearer tok-1234567',
      cookie: 'id=cookie-value-1',
      'ocp-apim-subscription-key': 'key-7654321',
      'x-given': 'given-secret',
    },
  });
  const [trace] = traces;
  assert.ok(trace);
  assert.deepEqual(
    trace.steps.map(({ policy }) => policy),
    ['set-header', 'trace', 'set-header', 'choose', 'forward-request', 'set-status'],
  );
  for (const text of [JSON.stringify(trace), JSON.stringify(inspectorTrace(trace))])
    for (const secret of SECRETS) assert.ok(!text.includes(secret), `${secret} is in ${text}`);
});

test('where only failures are traced, a request that went well leaves no trace', async t => {
  const backend = await startPlainBackend(t, {
    handler: (request, response) => {
      response.statusCode = request.url === '/a' ? 200 : 404;
      response.end();
    },
  });
  const { gateway, traces } = await startTraced(t, store => addApi(store, 'shop', backend.url), true);
  await send(`${gateway.url}/shop/a`);
  await send(`${gateway.url}/shop/b`);
  assert.deepEqual(
    traces.map(({ url, status, error }) => [url, status, error]),
    [[`${gateway.url}/shop/b`, 404, undefined]],
  );
});

test('context.Trace and context.Tracing speak to the trace', async t => {
  const backend = await startPlainBackend(t, {});
  const { gateway, traces } = await startTraced(
    t,
    async store => {
      await addApi(store, 'shop', backend.url);
      await setPolicy(
        store,
        { kind: 'api', apiId: 'shop' },
        document(
          '<set-header name="X-A"><value>@{ context.Trace("hello"); return context.Tracing.ToString(); }</value></set-header>',
          '<base />',
        ),
      );
    },
    false,
  );
  await send(`${gateway.url}/shop/a`);
  const [said, evaluated] = traces[0]?.steps[0]?.happened ?? [];
  assert.ok(said?.kind === 'message' && evaluated?.kind === 'expression');
  assert.deepEqual([said.source, said.message, evaluated.value], [undefined, 'hello', '"True"']);
});

const AT = { timestamp: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$/, elapsed: /^00:00:\d\d\.\d{7}$/ };

test("as JSON it is the API inspector's form", async t => {
  const backend = await startPlainBackend(t, {
    handler: (_request, response) => {
      response.sendDate = false;
      response.writeHead(200, 'Fine', ['X-A', '1', 'Content-Length', '0', 'Connection', 'close']);
      response.end();
    },
  });
  const { gateway, traces } = await startTraced(
    t,
    async store => {
      await addApi(store, 'shop', `${backend.url}/v1`);
      await setPolicy(
        store,
        { kind: 'api', apiId: 'shop' },
        document(
          '<trace source="me"><message>hello</message></trace>',
          '<set-status code="203" reason="Other" /><return-response><set-status code="404" reason="Gone" /><set-header name="X-B"><value>2</value></set-header></return-response>',
        ),
      );
    },
    false,
  );
  await send(`${gateway.url}/shop/a?q=1`, { headers: { host: 'gateway.localhost' } });
  assert.ok(traces[0]);
  const { serviceName, traceId, traceEntries } = inspectorTrace(traces[0]);
  assert.deepEqual([serviceName, traceId], ['contoso', traces[0].id]);
  for (const entry of Object.values(traceEntries).flat()) {
    assert.match(entry.timestamp, AT.timestamp);
    assert.match(entry.elapsed, AT.elapsed);
  }
  const told = Object.entries(traceEntries).map(([section, entries]) => [
    section,
    entries.map(({ source, data }) => [source, data]),
  ]);
  const url = 'http://gateway.localhost/shop/a?q=1';
  const { headers } = traces[0];
  assert.deepEqual(told, [
    [
      'inbound',
      [
        [
          'api-inspector',
          { request: { method: 'GET', url, headers: headers.map(([name, value]) => ({ name, value })) } },
        ],
        [
          'api-inspector',
          {
            configuration: {
              api: {
                from: '/shop',
                to: {
                  scheme: 'http',
                  host: 'localhost',
                  port: backend.port,
                  path: '/v1',
                  queryString: '',
                  query: {},
                  isDefaultPort: false,
                },
                version: null,
                revision: '1',
              },
              operation: '-',
              user: '-',
              product: '-',
            },
          },
        ],
        ['me', 'hello'],
      ],
    ],
    [
      'backend',
      [
        [
          'forward-request',
          {
            message: 'Request is being forwarded to the backend service.',
            request: {
              method: 'GET',
              url: `${backend.url}/v1/a?q=1`,
              headers: [{ name: 'X-Forwarded-For', value: '127.0.0.1' }],
              clientCertificate: { reason: 'No certificate is presented over http.' },
            },
          },
        ],
        [
          'forward-request',
          {
            response: {
              status: { code: 'OK', reason: 'Fine' },
              headers: [
                { name: 'X-A', value: '1' },
                { name: 'Content-Length', value: '0' },
                { name: 'Connection', value: 'close' },
              ],
            },
            changes: [
              { subject: 'status', name: undefined, before: null, after: '200 Fine' },
              { subject: 'response header', name: 'X-A', before: null, after: '1' },
              { subject: 'response header', name: 'Content-Length', before: null, after: '0' },
              { subject: 'response header', name: 'Connection', before: null, after: 'close' },
              { subject: 'response body', name: undefined, before: null, after: '0 bytes' },
            ],
          },
        ],
      ],
    ],
    [
      'outbound',
      [
        [
          'set-status',
          {
            message: ['Response status code was set to 203', "Response status reason was set to 'Other'"],
            changes: [{ subject: 'status', name: undefined, before: '200 Fine', after: '203 Other' }],
          },
        ],
        [
          'return-response',
          {
            message: 'Return response was applied',
            response: { status: { code: 'NotFound', reason: 'Gone' }, headers: [{ name: 'X-B', value: '2' }] },
            changes: [
              { subject: 'status', name: undefined, before: '203 Other', after: '404 Gone' },
              { subject: 'response header', name: 'X-A', before: '1', after: null },
              { subject: 'response header', name: 'Content-Length', before: '0', after: null },
              { subject: 'response header', name: 'Connection', before: 'close', after: null },
              { subject: 'response header', name: 'X-B', before: null, after: '2' },
              { subject: 'response body', name: undefined, before: '0 bytes', after: '0 bytes' },
            ],
          },
        ],
        ['transfer-response', { message: 'Response has been sent to the caller in full' }],
      ],
    ],
  ]);
});
