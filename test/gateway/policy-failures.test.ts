import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startPlainBackend } from '../support/servers.ts';
import { type RequestOptions, send } from './support/client.ts';
import { unusedPort } from './support/raw-backend.ts';
import { type ShopSections, startShop } from './support/shop.ts';

interface Failure {
  /** Where nobody listens is `{nobody}`, and a server that never answers `{mute}`. */
  readonly sections: ShopSections;
  readonly request?: RequestOptions;
  readonly query?: string;
  /** What the backend says of its body. */
  readonly coding?: string;
  /** Absent: Azure's 500. */
  readonly status?: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Source, reason, section, path and policyId of LastError. */
  readonly error: string;
  readonly message: RegExp;
  /** How many requests come to the backend. */
  readonly calls: number;
}

const TOLD = ['Source', 'Reason', 'Scope', 'Section', 'Path', 'PolicyId']
  .map(name => `context.LastError.${name}`)
  .join(' + "|" + ');
const ON_ERROR =
  `<set-header name="X-Error"><value>@(${TOLD})</value></set-header>` +
  '<set-header name="X-Message"><value>@(context.LastError.Message)</value></set-header>' +
  '<set-header name="X-Status"><value>@(context.Response.StatusCode.ToString())</value></set-header>';

const json = (statusCode: number, message: string) => `{ "statusCode": ${statusCode}, "message": "${message}" }`;
const INTERNAL = /^\{ "statusCode": 500, "message": "Internal server error", "activityId": "[-0-9a-f]{36}" \}$/;

/** Throws where it is evaluated. */
const BAD = '@(context.Variables["none"].ToString())';
const BAD_BOOL = '@((bool)context.Variables["none"])';
const ABSENT = /^Expression evaluation failed\. The given key 'none' was not present in the dictionary\.$/;
const threw = (section: string, sections: ShopSections, source: string, calls: number, path = ''): Failure => ({
  sections,
  error: `${source}|ExpressionValueEvaluationFailure|api|${section}|${path}|it`,
  message: ABSENT,
  calls,
});
const inbound = (policy: string, source: string, path = '') => threw('inbound', { inbound: policy }, source, 0, path);
const outbound = (policy: string, source: string) => threw('outbound', { outbound: policy }, source, 1);

const call = (url: string, attributes = '') =>
  `<send-request id="it" response-variable-name="r" ${attributes}><set-url>${url}</set-url><set-method>GET</set-method></send-request>`;
const jwt = (more: string) => `<validate-jwt id="it" header-name="X-Token" ${more}</validate-jwt>`;
const KEY = '<issuer-signing-keys><key>c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0</key></issuer-signing-keys>';

const FAILURES: Record<string, Failure> = {
  'authentication-basic': inbound(
    `<authentication-basic id="it" username="${BAD}" password="p" />`,
    'authentication-basic',
  ),
  'authentication-certificate, an id that is not there': {
    sections: { inbound: '<authentication-certificate id="it" certificate-id="@("no" + "ne")" />' },
    error: 'authentication-certificate|CertificateNotFound|api|inbound||it',
    message: /none/,
    calls: 0,
  },
  'authentication-managed-identity': {
    sections: { inbound: '<authentication-managed-identity id="it" resource="https://vault.azure.net" />' },
    error: 'authentication-managed-identity|ManagedIdentityMissing|api|inbound||it',
    message: /^This gateway has no managed identity: /,
    calls: 0,
  },
  'cache-lookup': inbound(
    `<cache-lookup id="it" vary-by-developer="false" vary-by-developer-groups="false"><vary-by-header>${BAD}</vary-by-header></cache-lookup>`,
    'cache-lookup',
  ),
  'cache-lookup-value': inbound(`<cache-lookup-value id="it" key="${BAD}" variable-name="v" />`, 'cache-lookup-value'),
  'cache-remove-value': inbound(`<cache-remove-value id="it" key="${BAD}" />`, 'cache-remove-value'),
  'cache-store': threw(
    'outbound',
    {
      inbound: '<cache-lookup vary-by-developer="false" vary-by-developer-groups="false" />',
      outbound: '<cache-store id="it" duration="@((int)context.Variables["none"])" />',
    },
    'cache-store',
    1,
  ),
  'cache-store-value': inbound(
    `<cache-store-value id="it" key="k" value="${BAD}" duration="60" />`,
    'cache-store-value',
  ),
  'check-header, none': {
    sections: {
      inbound:
        '<check-header id="it" name="X-Kind" failed-check-httpcode="401" failed-check-error-message="Not authorized" ignore-case="false" />',
    },
    status: 401,
    body: json(401, 'Not authorized'),
    error: 'check-header|HeaderNotFound|api|inbound||it',
    message: /^Header X-Kind was not found in the request\. Access denied\.$/,
    calls: 0,
  },
  'check-header, another': {
    sections: {
      inbound:
        '<check-header id="it" name="X-Kind" failed-check-httpcode="@(418)" failed-check-error-message="@("No " + context.Request.Method)" ignore-case="@(false)"><value>big</value><value>@("small")</value></check-header>',
    },
    request: { headers: { 'x-kind': 'BIG' } },
    status: 418,
    body: json(418, 'No GET'),
    error: 'check-header|HeaderValueNotAllowed|api|inbound||it',
    message: /^Header X-Kind value of BIG is not allowed\. Access denied\.$/,
    calls: 0,
  },
  choose: inbound(`<choose id="it"><when condition="@(false)" /><when condition="${BAD_BOOL}" /></choose>`, 'choose'),
  'set-header in the second when of the second choose': inbound(
    `<choose><when condition="true" /></choose><choose><when condition="false" /><when condition="true"><set-header id="it" name="X"><value>${BAD}</value></set-header></when></choose>`,
    'set-header',
    'choose[2]/when[2]',
  ),
  cors: {
    ...inbound(
      `<cors id="it"><allowed-origins><origin>${BAD}</origin></allowed-origins><allowed-headers><header>*</header></allowed-headers></cors>`,
      'cors',
    ),
    request: { headers: { origin: 'http://localhost:3000' } },
  },
  'find-and-replace': threw(
    'outbound',
    { outbound: `<find-and-replace id="it" from="${BAD}" to="a" />` },
    'find-and-replace',
    1,
  ),
  'find-and-replace, a body that cannot be decompressed': {
    sections: { outbound: '<find-and-replace id="it" from="a" to="b" />' },
    coding: 'gzip',
    error: 'find-and-replace|MessageBodyInvalid|api|outbound||it',
    message: /^The body cannot be decompressed: /,
    calls: 1,
  },
  'forward-request, nobody there': {
    sections: { inbound: '<set-backend-service base-url="{nobody}" />', backend: '<forward-request id="it" />' },
    error: 'forward-request|BackendConnectionFailure|api|backend||it',
    message: /^Nothing listens at 127\.0\.0\.1:\d+: the connection was refused\.$/,
    calls: 0,
  },
  'forward-request, no answer in time': {
    sections: {
      inbound: '<set-backend-service base-url="{mute}" />',
      backend: '<forward-request id="it" timeout-ms="@(50)" />',
    },
    error: 'forward-request|Timeout|api|backend||it',
    message: /50 ms/,
    calls: 0,
  },
  'forward-request, an error status that is to fail': {
    sections: {
      inbound: '<set-method>PATCH</set-method>',
      backend: '<forward-request id="it" fail-on-error-status-code="true" />',
    },
    status: 418,
    body: 'no',
    error: 'forward-request|BackendErrorStatusCode|api|backend||it',
    message: /^The backend answered with status code 418\.$/,
    calls: 1,
  },
  'ip-filter, not allowed': {
    sections: { inbound: '<ip-filter id="it" action="allow"><address>192.0.2.1</address></ip-filter>' },
    status: 403,
    body: json(403, 'Forbidden'),
    error: 'ip-filter|CallerIpNotAllowed|api|inbound||it',
    message: /^Caller IP address 127\.0\.0\.1 is not allowed\. Access denied\.$/,
    calls: 0,
  },
  'ip-filter, whatever X-Forwarded-For says': {
    sections: {
      inbound: '<ip-filter id="it" action="@("forbid")"><address-range from="127.0.0.0" to="127.0.0.9" /></ip-filter>',
    },
    request: { headers: { 'x-forwarded-for': '192.0.2.1' } },
    status: 403,
    body: json(403, 'Forbidden'),
    error: 'ip-filter|CallerIpBlocked|api|inbound||it',
    message: /^Caller IP address is blocked\. Access denied\.$/,
    calls: 0,
  },
  'json-to-xml': {
    sections: { outbound: '<json-to-xml id="it" apply="always" consider-accept-header="false" />' },
    error: 'json-to-xml|MessageBodyInvalid|api|outbound||it',
    message: /^The body cannot be converted: /,
    calls: 1,
  },
  'xml-to-json': {
    sections: { outbound: '<xml-to-json id="it" kind="direct" apply="always" consider-accept-header="false" />' },
    error: 'xml-to-json|MessageBodyInvalid|api|outbound||it',
    message: /^The body cannot be converted: /,
    calls: 1,
  },
  jsonp: {
    sections: { outbound: '<jsonp id="it" callback-parameter-name="@("c" + "b")" />' },
    query: '?cb=alert(1)',
    status: 400,
    body: json(400, 'Value of callback parameter cb is not a valid JavaScript identifier.'),
    error: 'jsonp|CallbackParameterInvalid|api|outbound||it',
    message: /^Value of callback parameter cb is not a valid JavaScript identifier\.$/,
    calls: 1,
  },
  'limit-concurrency': inbound(
    `<limit-concurrency id="it" key="${BAD}" max-count="1"><set-status code="200" /></limit-concurrency>`,
    'limit-concurrency',
  ),
  'quota-by-key': {
    sections: {
      inbound: '<quota-by-key id="it" calls="1" increment-count="2" renewal-period="0" counter-key="a" />',
    },
    status: 403,
    body: json(403, 'Out of call volume quota.'),
    error: 'quota-by-key|QuotaExceeded|api|inbound||it',
    message: /^Out of call volume quota\.$/,
    calls: 0,
  },
  'rate-limit-by-key': {
    sections: { inbound: '<rate-limit-by-key id="it" calls="@(0)" renewal-period="@(60)" counter-key="@("a")" />' },
    status: 429,
    body: json(429, 'Rate limit is exceeded. Try again in 60 seconds.'),
    headers: { 'retry-after': '60' },
    error: 'rate-limit-by-key|RateLimitExceeded|api|inbound||it',
    message: /^Rate limit is exceeded/,
    calls: 0,
  },
  'redirect-content-urls, a body that cannot be decompressed': {
    sections: { outbound: '<redirect-content-urls id="it" />' },
    coding: 'br',
    error: 'redirect-content-urls|MessageBodyInvalid|api|outbound||it',
    message: /^The body cannot be decompressed: /,
    calls: 1,
  },
  'retry, its condition': threw(
    'backend',
    { backend: `<retry id="it" condition="${BAD_BOOL}" count="1" interval="0"><forward-request /></retry>` },
    'retry',
    1,
  ),
  'return-response, a variable that holds no response': {
    sections: {
      inbound: '<set-variable name="r" value="text" /><return-response id="it" response-variable-name="r" />',
    },
    error: 'return-response|ResponseVariableInvalid|api|inbound||it',
    message: /^The variable 'r' holds no response \(IResponse\), such as send-request puts into one\.$/,
    calls: 0,
  },
  'rewrite-uri': inbound(`<rewrite-uri id="it" template="${BAD}" />`, 'rewrite-uri'),
  'send-request, nobody there': {
    sections: { inbound: call('{nobody}') },
    error: 'send-request|BackendConnectionFailure|api|inbound||it',
    message: /^Nothing listens at 127\.0\.0\.1:\d+: the connection was refused\.$/,
    calls: 0,
  },
  'send-request, no answer in time': {
    sections: { outbound: call('{mute}', 'timeout="@(1)"') },
    error: 'send-request|Timeout|api|outbound||it',
    message: /1000 ms/,
    calls: 1,
  },
  'send-one-way-request, what it cannot be made of': inbound(
    `<send-one-way-request id="it"><set-url>${BAD}</set-url><set-method>GET</set-method></send-one-way-request>`,
    'send-one-way-request',
  ),
  'set-backend-service': {
    sections: { inbound: '<set-backend-service id="it" backend-id="@("no" + "ne")" />' },
    error: 'set-backend-service|BackendNotFound|api|inbound||it',
    message: /none/,
    calls: 0,
  },
  'set-body': inbound(`<set-body id="it">${BAD}</set-body>`, 'set-body'),
  'set-method': {
    sections: { inbound: '<set-method id="it">@("G T")</set-method>' },
    error: 'set-method|ExpressionValueEvaluationFailure|api|inbound||it',
    message: /^Expression evaluation failed\. The text must be the name of a method, such as GET\.$/,
    calls: 0,
  },
  'set-query-parameter': inbound(
    `<set-query-parameter id="it" name="${BAD}"><value>a</value></set-query-parameter>`,
    'set-query-parameter',
  ),
  'set-status': outbound(`<set-status id="it" code="@((int)context.Variables["none"])" reason="a" />`, 'set-status'),
  'set-variable': outbound(`<set-variable id="it" name="v" value="${BAD}" />`, 'set-variable'),
  trace: outbound(`<trace id="it" source="s"><message>${BAD}</message></trace>`, 'trace'),
  'validate-jwt': {
    sections: { inbound: jwt(`>${KEY}`) },
    status: 401,
    body: json(401, 'JWT not present.'),
    error: 'validate-jwt|TokenNotPresent|api|inbound||it',
    message: /^JWT not present\.$/,
    calls: 0,
  },
  'validate-jwt, a reply of the document’s own': {
    sections: {
      inbound: jwt(`failed-validation-httpcode="@(403)" failed-validation-error-message="@("Go away")">${KEY}`),
    },
    request: { headers: { 'x-token': 'a.b' } },
    status: 403,
    body: json(403, 'Go away'),
    error: 'validate-jwt|JwtInvalid|api|inbound||it',
    message: /^IDX/,
    calls: 0,
  },
  'validate-azure-ad-token': {
    sections: {
      inbound:
        '<validate-azure-ad-token id="it" tenant-id="contoso"><audiences><audience>a</audience></audiences></validate-azure-ad-token>',
    },
    status: 401,
    body: json(401, 'JWT not present.'),
    error: 'validate-azure-ad-token|TokenNotPresent|api|inbound||it',
    message: /^JWT not present\.$/,
    calls: 0,
  },
  'wait, all: one of two that fails': {
    sections: {
      inbound: `<wait for="all">${call('{nobody}')}<cache-lookup-value key="k" variable-name="v" /></wait>`,
    },
    error: 'send-request|BackendConnectionFailure|api|inbound|wait[1]|it',
    message: /^Nothing listens at 127\.0\.0\.1:\d+: the connection was refused\.$/,
    calls: 0,
  },
  'wait, any: all that there are': {
    sections: { inbound: `<wait for="@("any")">${call('{nobody}')}${call('{nobody}')}</wait>` },
    error: 'send-request|BackendConnectionFailure|api|inbound|wait[1]|it',
    message: /^Nothing listens at 127\.0\.0\.1:\d+: the connection was refused\.$/,
    calls: 0,
  },
};

for (const [what, failure] of Object.entries(FAILURES))
  test(`on-error is told of ${what}`, async t => {
    const nobody = `http://127.0.0.1:${await unusedPort(t)}`;
    const mute = await startPlainBackend(t, { handler: () => undefined });
    const fill = (text: string | undefined) => text?.replaceAll('{nobody}', nobody).replaceAll('{mute}', mute.url);
    const { inbound, backend, outbound } = failure.sections;
    const sections = {
      ...(inbound !== undefined && { inbound: `${fill(inbound)}` }),
      ...(backend !== undefined && { backend: `${fill(backend)}` }),
      ...(outbound !== undefined && { outbound: `${fill(outbound)}` }),
      onError: ON_ERROR,
    };
    const shop = await startShop(t, sections, {
      handler: (request, response) => {
        response.statusCode = request.method === 'PATCH' ? 418 : 200;
        if (failure.coding !== undefined) response.setHeader('content-encoding', failure.coding);
        response.end('no');
      },
    });
    const answer = await send(`${shop.url}/a${failure.query ?? ''}`, failure.request);
    const { headers, status, body } = answer;
    const expected = failure.status ?? 500;
    assert.deepEqual([headers['x-error'], headers['x-status'], status], [failure.error, `${expected}`, expected]);
    assert.match(`${headers['x-message']}`, failure.message);
    if (failure.body === undefined) assert.match(body, INTERNAL);
    else assert.equal(body, failure.body);
    if (failure.body !== 'no') assert.equal(headers['content-type'], 'application/json');
    for (const [name, value] of Object.entries(failure.headers ?? {})) assert.equal(headers[name], value);
    assert.equal(shop.backend.requests.length, failure.calls);
  });
