import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { apiFindings } from '../../src/doctor/apis.ts';
import { policyFindings } from '../../src/doctor/policies.ts';
import type { Api } from '../../src/model/api.ts';
import type { Draft } from '../../src/store/store.ts';
import { backend } from '../store/support.ts';
import { contextHolding, lines } from './support.ts';

const api = (id: string, more: Partial<Api>): Api => ({
  id,
  displayName: id,
  path: id,
  protocols: ['https'],
  subscriptionRequired: false,
  ...more,
});

async function findings(t: TestContext, fill: (draft: Draft) => void): Promise<Record<'apis' | 'policies', string[]>> {
  const context = await contextHolding(t, fill);
  const apis = lines(apiFindings(context)).filter(found => !found.startsWith('ok context '));
  return { apis, policies: lines(policyFindings(context)) };
}

const withApi = (t: TestContext, more: Partial<Api>) => findings(t, draft => draft.apis.put(api('orders', more)));

const inbound = (content: string): string =>
  `<policies><inbound><base />${content}</inbound><backend><base /></backend></policies>`;
const SET = '($ apim policy set --api orders --file FILE)';
const DEFAULT = 'ok global: The default one applies.';

test('a context that holds nothing serves nothing', async t => {
  const fill = (): void => undefined;
  assert.deepEqual(await findings(t, fill), {
    apis: [
      'warning context default: Nothing is served yet: add a backend (apim backend new) or an API (apim api new). ($ apim backend new --url https://HOST --protocol http)',
    ],
    policies: [DEFAULT],
  });
  const { apis } = await findings(t, draft => draft.backends.put(backend('a', 'https://a.com')));
  assert.deepEqual(apis, []);
});

test('once for all APIs it is said that Azure serves none without operations', async t => {
  const context = await contextHolding(t, draft => {
    for (const id of ['a', 'b']) draft.apis.put(api(id, { serviceUrl: 'https://a.com' }));
  });
  assert.deepEqual(lines(apiFindings(context)), [
    'ok a: It calls https://a.com.',
    'ok b: It calls https://a.com.',
    'ok context default: An API without operations forwards every request below its path; Azure answers 404 until it has some.',
  ]);
});

test('an API must have a service URL, or a policy that gives one, its own or the global one', async t => {
  const failure =
    "failure orders: API 'orders' has no service URL, and no set-backend-service policy gives one. ($ apim api set --id orders --service-url https://HOST)";
  assert.deepEqual((await withApi(t, {})).apis, [failure]);
  const setting = inbound('<set-backend-service base-url="https://contoso.com" />');
  assert.deepEqual((await withApi(t, { policy: setting })).apis, ['ok orders: It calls what its policy says.']);
  const fromGlobal = (policy: string | undefined) =>
    findings(t, draft => {
      const value =
        '<policies><inbound><set-backend-service base-url="https://contoso.com" /></inbound><backend><forward-request /></backend></policies>';
      draft.policies.put({ id: 'policy', value });
      draft.apis.put(api('orders', policy === undefined ? {} : { policy }));
    });
  assert.deepEqual((await fromGlobal(undefined)).apis, ['ok orders: It calls what its policy says.']);
  const withoutBase = '<policies><inbound /><backend><base /></backend></policies>';
  assert.deepEqual((await fromGlobal(withoutBase)).apis, [failure]);
});

test('a document that does not compile is a failure of its own and of the API', async t => {
  const { apis, policies } = await withApi(t, { serviceUrl: 'https://a.com', policy: inbound('<no-such />') });
  assert.deepEqual(apis, ['failure orders: A policy in effect does not compile: each request to it fails.']);
  assert.equal(policies.length, 2);
  assert.match(
    policies[1] ?? '',
    /^failure API orders: It does not compile: Error in element 'no-such' on line 1, column \d+: .+ \(\$ apim policy set --api orders --file FILE\)$/,
  );
});

test('a global document that does not compile makes every API fail', async t => {
  const { apis, policies } = await findings(t, draft => {
    draft.policies.put({ id: 'policy', value: '<policies>' });
    draft.apis.put(api('orders', { serviceUrl: 'https://a.com' }));
  });
  assert.deepEqual(apis, ['failure orders: A policy in effect does not compile: each request to it fails.']);
  assert.equal(policies.length, 1);
  assert.match(policies[0] ?? '', /^failure global: It does not compile: .+ \(\$ apim policy set --file FILE\)$/);
});

test('what a document names and is not there is a failure, with its place', async t => {
  const content = '\n<authentication-certificate certificate-id="none" />\n<set-backend-service backend-id="gone" />\n';
  const { policies } = await withApi(t, { policy: inbound(content) });
  assert.deepEqual(policies, [
    DEFAULT,
    `failure API orders: Error in element 'authentication-certificate' on line 2, column 1: There is no certificate 'none'. \`apim cert list\` shows those there are. ${SET}`,
    `failure API orders: Error in element 'set-backend-service' on line 3, column 1: There is no backend 'gone'. \`apim backend list\` shows those there are. ${SET}`,
  ]);
  const thumbprint = 'B'.repeat(40);
  const stale = await withApi(t, { policy: inbound(`<authentication-certificate thumbprint="${thumbprint}" />`) });
  assert.match(
    stale.policies[1] ?? '',
    new RegExp(`^failure API orders: .*: No certificate has the thumbprint '${thumbprint}'\\.`),
  );
});

test('a document that forwards nothing is a warning', async t => {
  const { apis, policies } = await withApi(t, {
    serviceUrl: 'https://a.com',
    policy: '<policies><inbound /></policies>',
  });
  assert.deepEqual(apis, ['warning orders: No policy in effect forwards its requests: no backend is called.']);
  assert.deepEqual(policies.slice(1), [
    `warning API orders: The document has no backend section: requests are answered 200 with an empty body and the backend is never called. Azure does the same. ${SET}`,
  ]);
});

test('over a plain http service URL no certificate is presented', async t => {
  const policy = inbound('<authentication-certificate certificate-id="none" />');
  const { apis } = await withApi(t, { serviceUrl: 'http://a.com', policy });
  assert.deepEqual(apis, [
    'warning orders: Its policy names a client certificate, which is never presented: its service URL is plain http. ($ apim api set --id orders --service-url https://HOST)',
  ]);
});

test('a document with expressions is in order where they compile, and its references are all that is looked for', async t => {
  const withExpression = (expression: string) =>
    withApi(t, { serviceUrl: 'https://a.com', policy: inbound(`<set-backend-service backend-id="${expression}" />`) });
  assert.deepEqual((await withExpression('@(context.Request.Headers["X"][0])')).policies, [
    DEFAULT,
    'ok API orders: It compiles, and what it names is there.',
  ]);
  assert.deepEqual((await withExpression('@(contxt.Request.Method)')).policies, [
    DEFAULT,
    `failure API orders: It does not compile: Error in element 'set-backend-service' on line 1, column 63: CS0103: The name 'contxt' does not exist in the current context ${SET}`,
  ]);
});
