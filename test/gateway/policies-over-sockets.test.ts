import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { bodyOf, type PlainBackendOptions, startPlainBackend } from '../support/servers.ts';
import { type Answer, begin, type RequestOptions, send } from './support/client.ts';
import { type ShopSections, startShop } from './support/shop.ts';
import { signal } from './support/signal.ts';

interface Run {
  readonly sections: ShopSections;
  readonly path?: string;
  readonly request?: RequestOptions;
  /** What the backend got: method and URL, and of these headers what it got. */
  readonly received?: readonly [string, Readonly<Record<string, string | undefined>>];
  /** What the caller got: status, body where it is not the echo, and of these headers what it got. */
  readonly answered?: readonly [number, string | undefined, Readonly<Record<string, string | undefined>>];
}

const header = (name: string, expression: string): string =>
  `<set-header name="${name}"><value>@(${expression})</value></set-header>`;

const corsOf = (more: string): string =>
  '<cors allow-credentials="true"><allowed-origins><origin>https://app.contoso.com</origin><origin>https://admin.contoso.com:8443/</origin></allowed-origins>' +
  `<allowed-methods preflight-result-max-age="300"><method>GET</method><method>PUT</method></allowed-methods><allowed-headers><header>x-a</header></allowed-headers>${more}</cors>`;

const RUNS: Record<string, Run> = {
  'authentication-basic takes the place of what the caller sent': {
    sections: { inbound: '<authentication-basic username="@("m" + "e")" password="pä:ß" />' },
    request: { headers: { authorization: 'Bearer of the caller' } },
    received: ['GET /a', { authorization: `Basic ${Buffer.from('me:pä:ß').toString('base64')}` }],
  },
  'cache-lookup-value finds what cache-store-value keeps, and nothing once it is removed': {
    sections: {
      inbound:
        '<cache-store-value key="@("k" + 1)" value="@(7)" duration="60" /><cache-lookup-value key="k1" variable-name="found" />' +
        `${header('X-Found', '((int)context.Variables["found"] + 1).ToString()')}<cache-remove-value key="k1" /><cache-lookup-value key="k1" variable-name="gone" />` +
        '<cache-lookup-value key="k1" variable-name="else" default-value="@("none")" />' +
        `${header('X-Gone', 'context.Variables.ContainsKey("gone") + " " + context.Variables["else"]')}`,
    },
    received: ['GET /a', { 'x-found': '8', 'x-gone': 'False none' }],
  },
  'check-header lets pass who has one of its values': {
    sections: {
      inbound:
        '<check-header name="X-Kind" failed-check-httpcode="401" failed-check-error-message="no" ignore-case="true"><value>small</value><value>BIG</value></check-header>',
    },
    request: { headers: { 'x-kind': 'big' } },
    received: ['GET /a', { 'x-kind': 'big' }],
    answered: [200, undefined, {}],
  },
  'choose goes one way only': {
    sections: {
      inbound:
        '<choose><when condition="@(context.Request.Method == "POST")"><set-header name="X-Way"><value>post</value></set-header></when>' +
        '<when condition="@(true)"><set-header name="X-Way"><value>true</value></set-header></when><otherwise><set-header name="X-Way"><value>otherwise</value></set-header></otherwise></choose>',
    },
    received: ['GET /a', { 'x-way': 'true' }],
  },
  'cors tells one of several pages that it may, with credentials': {
    sections: { inbound: corsOf('<expose-headers><header>X-B</header><header>X-C</header></expose-headers>') },
    request: { headers: { origin: 'https://admin.contoso.com:8443' } },
    answered: [
      200,
      undefined,
      {
        'access-control-allow-origin': 'https://admin.contoso.com:8443',
        'access-control-allow-credentials': 'true',
        'access-control-expose-headers': 'X-B,X-C',
        vary: 'Origin',
      },
    ],
  },
  'cors answers a preflight, with credentials': {
    sections: { inbound: corsOf('') },
    request: {
      method: 'OPTIONS',
      headers: {
        origin: 'https://app.contoso.com',
        'access-control-request-method': 'PUT',
        'access-control-request-headers': 'X-A',
      },
    },
    answered: [
      200,
      '',
      {
        'access-control-allow-origin': 'https://app.contoso.com',
        'access-control-allow-credentials': 'true',
        'access-control-allow-methods': 'PUT',
        'access-control-allow-headers': 'X-A',
        'access-control-max-age': '300',
        'content-length': '0',
      },
    ],
  },
  'cors tells nothing in a preflight for a method that it does not name': {
    sections: { inbound: corsOf('') },
    request: {
      method: 'OPTIONS',
      headers: { origin: 'https://app.contoso.com', 'access-control-request-method': 'DELETE' },
    },
    answered: [200, '', { 'access-control-allow-origin': undefined, 'access-control-allow-methods': undefined }],
  },
  'ip-filter goes by the connection, whatever the caller says of itself': {
    sections: {
      inbound:
        '<ip-filter action="allow"><address>192.0.2.1</address><address-range from="127.0.0.1" to="127.0.0.1" /></ip-filter>',
    },
    request: { headers: { 'x-forwarded-for': '203.0.113.9' } },
    received: ['GET /a', { 'x-forwarded-for': '203.0.113.9, 127.0.0.1' }],
    answered: [200, undefined, {}],
  },
  'jsonp leaves alone what asks for no function': {
    sections: { outbound: '<jsonp callback-parameter-name="cb" />' },
    answered: [200, undefined, { 'content-type': 'application/json' }],
  },
  'rewrite-uri, set-method and set-query-parameter change what is asked for': {
    sections: {
      inbound:
        '<rewrite-uri template="@("/new/" + context.Request.Url.Path.Length)" copy-unmatched-params="@(false)" /><set-method>@("PU" + "T")</set-method>' +
        '<set-query-parameter name="q" exists-action="append"><value>@("ä &amp;")</value></set-query-parameter>',
    },
    path: '/a?old=1',
    received: ['PUT /new/2?q=%C3%A4%20%26', {}],
  },
  'set-status and set-header change the answer': {
    sections: {
      outbound:
        '<set-status code="@(299)" reason="@("Fine")" /><set-header name="X-A" exists-action="append"><value>1</value><value>2</value></set-header>',
    },
    answered: [299, undefined, { 'x-a': '1,2' }],
  },
  'set-variable keeps its type from inbound to outbound': {
    sections: {
      inbound: '<set-variable name="n" value="@(40)" />',
      outbound: header('X-N', '((int)context.Variables["n"] + 2).ToString()'),
    },
    answered: [200, undefined, { 'x-n': '42' }],
  },
  'set-backend-service by base-url keeps path and query': {
    sections: {
      backend:
        '<set-backend-service base-url="@(context.Api.ServiceUrl.ToString().TrimEnd(\'/\') + "/v2")" /><forward-request />',
    },
    path: '/a?b=1',
    received: ['GET /v2/a?b=1', {}],
  },
};

for (const [sentence, { sections, path, request, received, answered }] of Object.entries(RUNS))
  test(sentence, async t => {
    const { url, backend, gateway } = await startShop(t, sections, {
      allowedOrigins: ['https://app.contoso.com', 'https://admin.contoso.com:8443'],
    });
    const answer = await send(`${url}${path ?? '/a'}`, request);
    const [got] = backend.requests;
    if (received !== undefined) {
      const [line, headers] = received;
      assert.equal(`${got?.method} ${got?.url}`, line, gateway.lines.at(-1));
      assert.deepEqual(of(headers, got?.headers ?? {}), headers);
    }
    if (answered === undefined) return;
    const [status, body, headers] = answered;
    assert.deepEqual([answer.status, of(headers, answer.headers)], [status, headers]);
    if (body !== undefined) assert.equal(answer.body, body);
    if (body === '') assert.equal(backend.requests.length, 0);
  });

const of = (wanted: object, headers: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.keys(wanted).map(name => [name, headers[name]]));

const ON_ERROR = header('X-Error', 'context.LastError.Source + " " + context.LastError.Reason');

test('retry sends a large body again where it is buffered, and else on-error is told that it is gone', async t => {
  const body = 'x'.repeat(200_000);
  const tried = async (attributes: string) => {
    const bodies: string[] = [];
    const { url } = await startShop(
      t,
      {
        backend: `<retry condition="@(context.Response.StatusCode == 503)" count="2" interval="0"><forward-request${attributes} /></retry>`,
        onError: ON_ERROR,
      },
      {
        handler: async (request, response) => {
          bodies.push(await bodyOf(request));
          response.statusCode = bodies.length < 3 ? 503 : 200;
          response.end();
        },
      },
    );
    const { status, headers } = await send(`${url}/a`, { method: 'POST', body });
    return [status, headers['x-error'], bodies.map(each => each === body)];
  };
  assert.deepEqual(await tried(' buffer-request-body="true"'), [200, undefined, [true, true, true]]);
  assert.deepEqual(await tried(''), [500, 'forward-request RequestBodyConsumed', [true]]);
});

test('a body that a policy has read can be sent again, however large it is', async t => {
  const bodies: number[] = [];
  const { url } = await startShop(
    t,
    {
      inbound: header('X-Length', 'context.Request.Body.As<string>(preserveContent: true).Length.ToString()'),
      backend:
        '<retry condition="@(context.Response.StatusCode == 503)" count="1" interval="0"><forward-request /></retry>',
    },
    {
      handler: async (request, response) => {
        bodies.push((await bodyOf(request)).length);
        response.statusCode = bodies.length < 2 ? 503 : 200;
        response.end();
      },
    },
  );
  assert.equal((await send(`${url}/a`, { method: 'POST', body: 'x'.repeat(200_000) })).status, 200);
  assert.deepEqual(bodies, [200_000, 200_000]);
});

const CACHED = {
  inbound:
    '<cache-lookup vary-by-developer="false" vary-by-developer-groups="@(false)" downstream-caching-type="public" must-revalidate="false"><vary-by-header>Accept</vary-by-header><vary-by-query-parameter>a;B</vary-by-query-parameter></cache-lookup>',
  outbound: '<cache-store duration="60" />',
};

test('a cached answer is for those who ask by the same headers and parameters', async t => {
  const { url, backend } = await startShop(t, CACHED, {});
  const ask = async (query: string, headers: Record<string, string>): Promise<number> => {
    await send(`${url}/a${query}`, { headers });
    return backend.requests.length;
  };
  const calls: number[] = [];
  for (const [query, headers] of [
    ['?a=1&c=1', { accept: 'text/plain' }],
    ['?c=2&a=1', { accept: 'text/plain', 'x-other': '1' }],
    ['?a=1', { accept: 'text/html' }],
    ['?a=2', { accept: 'text/html' }],
    ['?b=1&a=2', { accept: 'text/html' }],
    ['?a=2&b=1', { accept: 'text/html' }],
    ['?a=2&b=1', { accept: 'text/html', authorization: 'mine' }],
    ['?a=2&b=1', { accept: 'text/html', authorization: 'mine' }],
  ] as const)
    calls.push(await ask(query, headers));
  assert.deepEqual(calls, [1, 1, 2, 3, 4, 4, 5, 6]);
});

test('only what is 200 is cached, unless cache-response says so, and private answers where they may be', async t => {
  const asked = async (lookup: string, store: string, status: number, headers: Record<string, string>) => {
    const { url, backend } = await startShop(
      t,
      {
        inbound: `<cache-lookup vary-by-developer="false" vary-by-developer-groups="false"${lookup} />`,
        outbound: `<cache-store duration="60"${store} />`,
      },
      {
        handler: (_request, response) => {
          response.writeHead(status, { 'set-cookie': 'a=b', 'x-own': '1', 'cache-control': 'max-age=1' });
          response.end('body');
        },
      },
    );
    const answers: Answer[] = [];
    for (let call = 0; call < 2; call += 1) answers.push(await send(`${url}/a`, { headers }));
    const [, last] = answers;
    return [
      backend.requests.length,
      last?.status,
      last?.body,
      last?.headers['x-own'],
      last?.headers['set-cookie'],
      last?.headers['cache-control'],
    ];
  };
  const fresh = (status: number, control: string) => [2, status, 'body', '1', ['a=b'], control];
  const cached = (status: number, control: string) => [1, status, 'body', '1', undefined, control];
  const mine = { authorization: 'mine' };
  assert.deepEqual(await asked('', '', 404, {}), fresh(404, 'max-age=1'));
  assert.deepEqual(await asked('', ' cache-response="@(true)"', 404, {}), cached(404, 'no-store'));
  assert.deepEqual(await asked('', '', 200, mine), fresh(200, 'max-age=1'));
  const allowed = ' allow-private-response-caching="true" downstream-caching-type="private"';
  const [calls, , , , , control] = await asked(allowed, '', 200, mine);
  assert.equal(calls, 1);
  assert.match(`${control}`, /^private, max-age=(59|60), must-revalidate$/);
  assert.deepEqual(await asked(' caching-type="external"', '', 200, {}), fresh(200, 'max-age=1'));
});

test('limit-concurrency lets the next in when a request failed, or its caller hung up', async t => {
  const held = signal<void>();
  const { url, gateway } = await startShop(
    t,
    {
      backend:
        '<limit-concurrency key="@(context.Request.Method)" max-count="1"><forward-request /></limit-concurrency>',
      onError: ON_ERROR,
    },
    {
      handler: (request, response) => {
        if (request.url === '/hold') held.resolve();
        else if (request.url === '/break') request.socket.destroy();
        else response.end();
      },
    },
  );
  for (let call = 0; call < 2; call += 1) {
    const broken = await send(`${url}/break`, { method: 'POST' });
    assert.deepEqual([broken.status, broken.headers['x-error']], [500, 'forward-request BackendConnectionFailure']);
  }
  const outgoing = begin(`${url}/hold`, { method: 'POST' });
  outgoing.on('error', () => undefined);
  outgoing.end();
  await held.promise;
  const refused = await send(`${url}/a`, { method: 'POST' });
  assert.deepEqual(
    [refused.status, refused.headers['x-error'], refused.body],
    [
      429,
      'limit-concurrency ConcurrencyLimitExceeded',
      '{ "statusCode": 429, "message": "Concurrency limit is exceeded." }',
    ],
  );
  assert.equal((await send(`${url}/a`)).status, 200);
  outgoing.destroy();
  await gateway.logged(/POST \/shop\/hold 499/);
  assert.equal((await send(`${url}/a`, { method: 'POST' })).status, 200);
});

test('wait sends its requests at the same time, and goes on when all are answered', async t => {
  const waiting: (() => void)[] = [];
  const other = await startPlainBackend(t, {
    handler: (request, response) => {
      waiting.push(() => response.end(request.url));
      // Neither is answered before both have come.
      if (waiting.length === 2) for (const answer of waiting) answer();
    },
  });
  const call = (name: string) =>
    `<send-request response-variable-name="${name}"><set-url>${other.url}/${name}</set-url><set-method>GET</set-method></send-request>`;
  const read = (name: string) => `((IResponse)context.Variables["${name}"]).Body.As<string>()`;
  for (const [section, where] of [
    ['inbound', 'received'],
    ['outbound', 'answered'],
  ] as const) {
    waiting.length = 0;
    const policies = `<wait for="all"><choose><when condition="true">${call('a')}</when></choose>${call('b')}</wait>${header('X-Got', `${read('a')} + ${read('b')}`)}`;
    const { url, backend } = await startShop(t, { [section]: policies }, {});
    const { status, headers } = await send(`${url}/x`);
    const got = where === 'received' ? backend.requests[0]?.headers['x-got'] : headers['x-got'];
    assert.deepEqual([status, got], [200, '/a/b'], section);
  }
});

test('a one-way request that is never answered keeps nobody waiting, and its own time limit is told', async t => {
  const arrived = signal<void>();
  const mute = await startPlainBackend(t, { handler: () => arrived.resolve() });
  const aside = `<send-one-way-request timeout="@(1)"><set-url>${mute.url}/hook</set-url><set-method>PUT</set-method></send-one-way-request>`;
  const { url, gateway } = await startShop(t, { outbound: aside }, {});
  assert.equal((await send(`${url}/a`)).status, 200);
  await arrived.promise;
  const line = await gateway.logged(/send-one-way-request/);
  assert.match(line, /^\S+ send-one-way-request PUT http:\/\/localhost:\d+\/hook - .*1000 ms/);
});

const XML = '<?xml version="1.0"?><a href="URL/there">é</a>';

for (const [charset, encoding] of [
  ['utf-8', 'utf8'],
  ['iso-8859-1', 'latin1'],
  ['utf-16', 'utf16le'],
] as const)
  test(`redirect-content-urls finds URLs in a chunked body in ${charset}`, async t => {
    const options: PlainBackendOptions = {
      handler: (request, response) => {
        response.writeHead(200, { 'content-type': `text/xml; charset=${charset}` });
        const bytes = Buffer.from(XML.replace('URL', `http://${request.headers.host}`), encoding);
        // Cut in the middle of the URL.
        response.write(bytes.subarray(0, 41));
        setImmediate(() => response.end(bytes.subarray(41)));
      },
    };
    const { url } = await startShop(t, { outbound: '<redirect-content-urls />' }, options);
    const answer = await fetch(`${url}/a`);
    const bytes = Buffer.from(await answer.arrayBuffer());
    assert.equal(bytes.toString(encoding), XML.replace('URL', url));
    assert.deepEqual(
      [answer.headers.get('content-length'), answer.headers.get('transfer-encoding')],
      [`${bytes.length}`, null],
    );
  });

test('jsonp calls with what a compressed, chunked body holds', async t => {
  const { url } = await startShop(
    t,
    { outbound: '<jsonp callback-parameter-name="cb" />' },
    {
      handler: (_request, response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
        response.write('');
        response.end(gzipSync('{"a":1}'));
      },
    },
  );
  const { headers, body } = await send(`${url}/a?cb=show`);
  assert.deepEqual(
    [body, headers['content-type'], headers['content-encoding'], headers['content-length']],
    ['show({"a":1});', 'application/javascript', undefined, '14'],
  );
});

test('return-response makes another answer of what a request was answered', async t => {
  const other = await startPlainBackend(t, {
    handler: (_request, response) => {
      response.writeHead(202, 'Later', { 'content-type': 'text/plain', 'x-own': '1', 'transfer-encoding': 'chunked' });
      response.end('accepted');
    },
  });
  const call = `<send-request response-variable-name="r"><set-url>${other.url}</set-url><set-method>GET</set-method></send-request>`;
  const answer = async (more: string) => {
    const { url, backend } = await startShop(
      t,
      { outbound: `${call}<return-response response-variable-name="r">${more}</return-response>` },
      {},
    );
    const { status, statusText, headers, body } = await send(`${url}/a`);
    return [status, statusText, headers['x-own'], headers['content-type'], body, backend.requests.length];
  };
  assert.deepEqual(await answer(''), [202, 'Later', '1', 'text/plain', 'accepted', 1]);
  assert.deepEqual(
    await answer(
      '<set-status code="409" reason="No" /><set-header name="X-Own" exists-action="delete" /><set-body>@(context.Response.StatusCode + " " + context.Request.Method)</set-body>',
    ),
    [409, 'No', undefined, 'text/plain', '200 GET', 1],
  );
});
