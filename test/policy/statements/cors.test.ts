import assert from 'node:assert/strict';
import { test } from 'node:test';
import { heldResponse } from '../../../src/http/message.ts';
import { contextWith, everything, fakeServices } from '../fake-gateway.ts';
import { runIn, type Sections } from '../run.ts';

const APP = 'https://app.contoso.com';

/** One call; what the caller gets, and whether the backend was called. */
async function called(sections: Sections, method: string, headers: readonly string[], global?: Sections) {
  const backendHeaders = ['Vary', 'Accept', 'access-control-allow-origin', 'https://backend.test'];
  const { services, asked } = fakeServices(heldResponse(200, 'OK', backendHeaders, Buffer.from('hello')));
  const context = contextWith(services);
  context.request.method = method;
  context.request.headers = headers;
  await runIn(context, { api: sections, ...(global && { global }) }, everything);
  const { response } = context;
  return [response?.statusCode, response?.body.bytes?.toString(), response?.headers, asked.length];
}

const cors = (attributes: string, children: string): string => `<cors ${attributes}>${children}</cors>`;
const origins = (...texts: string[]): string =>
  `<allowed-origins>${texts.map(text => `<origin>${text}</origin>`).join('')}</allowed-origins>`;
const POLICY =
  `${origins(`${APP}/`, 'http://localhost:3000')}<allowed-methods preflight-result-max-age="300"><method>PUT</method><method>get</method></allowed-methods>` +
  '<allowed-headers><header>X-One</header><header>content-type</header></allowed-headers><expose-headers><header>X-Two</header><header>X-Three</header></expose-headers>';
const ALL =
  '<allowed-methods><method>*</method></allowed-methods><allowed-headers><header>*</header></allowed-headers>';

const never = '<set-header name="X-Never"><value>@(context.Variables["none"])</value></set-header>';
const only = (policy: string): Sections => ({ inbound: `${never}${policy}`, backend: '<forward-request />' });
const passing = (policy: string, outbound = ''): Sections => ({
  inbound: policy,
  backend: '<forward-request />',
  outbound,
});

const preflight = (policies: string, origin: string, method: string, headers = '', global?: Sections) =>
  called(
    only(policies),
    'OPTIONS',
    [
      'origin',
      origin,
      'Access-Control-Request-Method',
      method,
      ...(headers && ['Access-Control-Request-Headers', headers]),
    ],
    global,
  );

const EMPTY = [200, '', [], 0];
const HELLO = [200, 'hello', ['Vary', 'Accept', 'access-control-allow-origin', 'https://backend.test'], 1];

test('a preflight that fits is answered before all other policies, without the backend', async () => {
  assert.deepEqual(
    await preflight(cors('allow-credentials="true"', POLICY), 'HTTPS://app.contoso.com', 'PUT', 'x-one, Content-Type'),
    [
      200,
      '',
      [
        'Access-Control-Allow-Origin',
        'HTTPS://app.contoso.com',
        'Access-Control-Allow-Credentials',
        'true',
        'Vary',
        'Origin',
        'Access-Control-Allow-Methods',
        'PUT',
        'Access-Control-Allow-Headers',
        'x-one,Content-Type',
        'Access-Control-Max-Age',
        '300',
      ],
      0,
    ],
  );
  assert.deepEqual(await preflight(cors('', POLICY), 'http://localhost:3000', 'GET'), [
    200,
    '',
    [
      'Access-Control-Allow-Origin',
      'http://localhost:3000',
      'Vary',
      'Origin',
      'Access-Control-Allow-Methods',
      'GET',
      'Access-Control-Max-Age',
      '300',
    ],
    0,
  ]);
});

test('a preflight of another origin, method or header is answered by nothing', async () => {
  for (const attributes of ['', 'terminate-unmatched-request="true"', 'terminate-unmatched-request="false"']) {
    const policy = cors(attributes, POLICY);
    for (const [origin, method, headers] of [
      ['https://evil.example', 'PUT', ''],
      ['http://app.contoso.com', 'PUT', ''],
      [`${APP}:444`, 'PUT', ''],
      ['null', 'PUT', ''],
      [APP, 'DELETE', ''],
      [APP, 'PUT', 'x-one,x-other'],
    ] as const)
      assert.deepEqual(await preflight(policy, origin, method, headers), EMPTY, `${origin} ${method} ${headers}`);
  }
});

test('without methods GET and POST are allowed, without headers none, and the age is 0', async () => {
  const policy = cors('', origins('*'));
  assert.deepEqual(await preflight(policy, APP, 'POST'), [
    200,
    '',
    ['Access-Control-Allow-Origin', '*', 'Access-Control-Allow-Methods', 'POST', 'Access-Control-Max-Age', '0'],
    0,
  ]);
  assert.deepEqual(await preflight(policy, APP, 'PUT'), EMPTY);
  assert.deepEqual(await preflight(policy, APP, 'POST', 'content-type'), EMPTY);
});

test('a policy that does not end what it does not know leaves the preflight to the next one of its kind', async () => {
  const first = cors('terminate-unmatched-request="false"', origins('https://other.test') + ALL);
  const global = { inbound: cors('', origins(APP) + ALL), backend: '' };
  const expected = [
    200,
    '',
    [
      'Access-Control-Allow-Origin',
      APP,
      'Vary',
      'Origin',
      'Access-Control-Allow-Methods',
      'PUT',
      'Access-Control-Max-Age',
      '0',
    ],
    0,
  ];
  assert.deepEqual(await preflight(`${first}<base />`, APP, 'PUT', '', global), expected);
  assert.deepEqual(await preflight(first, APP, 'PUT', '', global), EMPTY);
  assert.deepEqual(
    await preflight(`${cors('', origins('https://other.test') + ALL)}<base />`, APP, 'PUT', '', global),
    EMPTY,
  );
});

test('what a page gets tells that it may, in the place of what the backend says', async () => {
  assert.deepEqual(await called(passing(cors('allow-credentials="true"', POLICY)), 'DELETE', ['Origin', APP]), [
    200,
    'hello',
    [
      'Vary',
      'Accept',
      'Access-Control-Allow-Origin',
      APP,
      'Access-Control-Allow-Credentials',
      'true',
      'Vary',
      'Origin',
      'Access-Control-Expose-Headers',
      'X-Two,X-Three',
    ],
    1,
  ]);
  assert.deepEqual(await called(passing(cors('', origins('*') + ALL)), 'GET', ['Origin', APP]), [
    200,
    'hello',
    ['Vary', 'Accept', 'Access-Control-Allow-Origin', '*'],
    1,
  ]);
});

test('with credentials a page of any origin is told its own', async () => {
  assert.deepEqual(
    await called(passing(cors('allow-credentials="true"', origins('*') + ALL)), 'GET', ['Origin', APP]),
    [
      200,
      'hello',
      [
        'Vary',
        'Accept',
        'Access-Control-Allow-Origin',
        APP,
        'Access-Control-Allow-Credentials',
        'true',
        'Vary',
        'Origin',
      ],
      1,
    ],
  );
});

test('errors and answers of policies tell it too, and outbound may change it', async () => {
  const policy = cors('', origins(APP) + ALL);
  const own = ['Access-Control-Allow-Origin', APP, 'Vary', 'Origin'];
  assert.deepEqual((await called(passing(policy + never), 'GET', ['Origin', APP])).slice(0, 3), [
    500,
    "failed: Expression evaluation failed. The given key 'none' was not present in the dictionary.",
    own,
  ]);
  const returned = '<return-response><set-status code="401" /></return-response>';
  assert.deepEqual(await called(passing(policy + returned), 'GET', ['Origin', APP]), [401, '', own, 0]);
  const changed = '<set-header name="Access-Control-Allow-Origin"><value>*</value></set-header>';
  assert.deepEqual((await called(passing(policy, changed), 'GET', ['Origin', APP]))[2], [
    'Vary',
    'Accept',
    'Vary',
    'Origin',
    'Access-Control-Allow-Origin',
    '*',
  ]);
});

test('GET and HEAD of a page that it does not know end with nothing, unless it says otherwise; others go on', async () => {
  const foreign = ['Origin', 'https://evil.example'];
  for (const method of ['GET', 'HEAD']) {
    assert.deepEqual(await called(passing(cors('', POLICY)), method, foreign), EMPTY);
    assert.deepEqual(
      await called(passing(cors('terminate-unmatched-request="@(1 > 2)"', POLICY)), method, foreign),
      HELLO,
    );
  }
  assert.deepEqual(await called(passing(cors('', POLICY)), 'POST', foreign), HELLO);
});

test('without an Origin it does nothing, and of several the first that knows the page is applied', async () => {
  assert.deepEqual(await called(passing(cors('', POLICY)), 'GET', []), HELLO);
  const both = cors('', origins(APP) + ALL) + cors('', origins('https://other.test') + ALL);
  assert.deepEqual((await called(passing(both), 'GET', ['Origin', APP]))[1], 'hello');
});

test('origins, methods and headers may be expressions', async () => {
  const byExpression = cors(
    'allow-credentials="@(2 > 1)"',
    '<allowed-origins><origin>@("https://" + "app.contoso.com")</origin></allowed-origins>' +
      '<allowed-methods preflight-result-max-age="@(60)"><method>@("P" + "UT")</method></allowed-methods>' +
      '<allowed-headers><header>@("X-" + 1)</header></allowed-headers>',
  );
  assert.deepEqual((await preflight(byExpression, APP, 'PUT', 'x-1'))[2], [
    'Access-Control-Allow-Origin',
    APP,
    'Access-Control-Allow-Credentials',
    'true',
    'Vary',
    'Origin',
    'Access-Control-Allow-Methods',
    'PUT',
    'Access-Control-Allow-Headers',
    'x-1',
    'Access-Control-Max-Age',
    '60',
  ]);
});

test('in a branch it answers a preflight that comes to it', async () => {
  const branch = `<choose><when condition="@(true)">${cors('', origins(APP) + ALL)}</when></choose>`;
  const headers = ['Origin', APP, 'Access-Control-Request-Method', 'PUT'];
  assert.deepEqual((await called(passing(branch), 'OPTIONS', headers)).slice(2), [
    [
      'Access-Control-Allow-Origin',
      APP,
      'Vary',
      'Origin',
      'Access-Control-Allow-Methods',
      'PUT',
      'Access-Control-Max-Age',
      '0',
    ],
    0,
  ]);
});
