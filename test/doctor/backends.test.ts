import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { backendFindings } from '../../src/doctor/backends.ts';
import type { Api } from '../../src/model/api.ts';
import type { Backend } from '../../src/model/backend.ts';
import type { Draft } from '../../src/store/store.ts';
import { backend } from '../store/support.ts';
import { clientIdentity } from '../support/certificates.ts';
import { contextHolding, lines, putCertificate } from './support.ts';

const findings = async (t: TestContext, fill: (draft: Draft) => void): Promise<string[]> =>
  lines(backendFindings(await contextHolding(t, fill)));

const of = async (t: TestContext, more: Partial<Backend>): Promise<string[]> =>
  findings(t, draft => draft.backends.put({ ...backend('contoso', 'https://contoso.com/my'), ...more }));

const api = (id: string, more: Partial<Api>): Api => ({
  id,
  displayName: id,
  path: id,
  protocols: ['https'],
  subscriptionRequired: false,
  ...more,
});

test('a backend without fault is told with its URL, its certificate and its proxy', async t => {
  assert.deepEqual(await of(t, {}), ['ok contoso: https://contoso.com/my.']);
  const proxy = { url: 'http://proxy:3128', username: 'user', password: 'secret' };
  assert.deepEqual(await of(t, { proxy }), [
    'ok contoso: https://contoso.com/my, through the proxy http://proxy:3128.',
  ]);
  const identity = await clientIdentity('client');
  const named = (draft: Draft): void => {
    putCertificate(draft, 'client', identity);
    draft.backends.put({ ...backend('a', 'https://a.com'), credentials: { certificateIds: ['Client'] } });
    draft.backends.put(backend('b', 'https://b.com'));
    draft.backends.put(backend('c', 'http://c.com'));
  };
  assert.deepEqual(await findings(t, named), [
    "ok a: https://a.com, presenting client certificate 'client'.",
    "ok b: https://b.com, presenting client certificate 'client'.",
    'ok c: http://c.com.',
  ]);
});

const NONE = "There is no certificate 'none'. `apim cert list` shows those there are.";
const STRANGE = 'A'.repeat(40);
const NAME = '($ apim backend set --id contoso --certificate-id CERTIFICATE)';
const ADD = '($ apim cert add --id client --pfx FILE && apim backend set --id contoso --certificate-id client)';

test('a certificate that is not there is a failure, unless another one named is', async t => {
  assert.deepEqual(await of(t, { credentials: { certificateIds: ['none'] } }), [
    `failure contoso: ${NONE} It is called without a client certificate. ${ADD}`,
  ]);
  assert.deepEqual(await of(t, { credentials: { certificate: [STRANGE] } }), [
    `failure contoso: No certificate has the thumbprint '${STRANGE}'. \`apim cert list\` shows those there are. It is called without a client certificate. ${ADD}`,
  ]);
  const identity = await clientIdentity('client');
  const credentials = { certificateIds: ['none', 'client'], certificate: [STRANGE] };
  const found = await findings(t, draft => {
    putCertificate(draft, 'client', identity);
    draft.backends.put({ ...backend('contoso', 'https://contoso.com'), credentials });
  });
  assert.deepEqual(found, [
    `warning contoso: ${NONE} Another one that it names is presented. ${NAME}`,
    'warning contoso: contoso names certificates by id and by thumbprint: the ids count, the thumbprints do not. ($ apim backend set --id contoso --remove certificate-thumbprint)',
  ]);
});

test('a named value that is not there is a failure of the backend that names it', async t => {
  const credentials = { header: { 'X-Key': ['{{key}}'] } };
  assert.deepEqual(await of(t, { credentials }), [
    "failure contoso: Property 'key' not found: {{key}} is sent as it is written. ($ apim named-value new --id key --value VALUE)",
  ]);
});

test('checks that are skipped are told each, but not of a URL that has none', async t => {
  const tls = { validateCertificateChain: false, validateCertificateName: false };
  const skipped = (what: string): string =>
    `warning contoso: The ${what} of its certificate is not checked: whoever answers in its place gets the requests. ($ apim backend set --id contoso --skip-certificate-${what}-validation false)`;
  assert.deepEqual(await of(t, { tls }), [skipped('chain'), skipped('name')]);
  assert.deepEqual(await of(t, { tls, url: 'http://contoso.com' }), ['ok contoso: http://contoso.com.']);
});

test('over plain http no certificate is presented', async t => {
  const identity = await clientIdentity('client');
  const found = await findings(t, draft => {
    putCertificate(draft, 'client', identity);
    const credentials = { certificateIds: ['client'] };
    draft.backends.put({ ...backend('my backend', 'http://contoso.com'), credentials });
  });
  assert.deepEqual(found, [
    "warning my backend: It names a client certificate, which is never presented: its URL is plain http. ($ apim backend set --id 'my backend' --url https://HOST)",
  ]);
});

test('of two backends with one URL the second is told', async t => {
  const found = await findings(t, draft => {
    draft.backends.put(backend('a', 'https://contoso.com/my'));
    draft.backends.put(backend('b', 'https://CONTOSO.com:443/my/'));
    draft.backends.put(backend('c', 'https://contoso.com/other'));
  });
  assert.deepEqual(found, [
    'ok a: https://contoso.com/my.',
    "warning b: Backend 'a' has the same URL, and applies wherever no policy names this one. ($ apim backend set --id b --url URL)",
    'ok c: https://contoso.com/other.',
  ]);
});

const UNSURE =
  "warning contoso: Client certificate 'client' is presented because backend 'contoso' names it; Azure may not do so without a policy.";

test('a certificate that an API gets from its backend alone is told, by URL or by name', async t => {
  const identity = await clientIdentity('client');
  const credentials = { certificateIds: ['client'] };
  const calledBy = (more: Partial<Api>): Promise<string[]> =>
    findings(t, draft => {
      putCertificate(draft, 'client', identity);
      draft.backends.put({ ...backend('contoso', 'https://contoso.com'), credentials });
      draft.apis.put(api('orders', more));
    });
  const policy = (inbound: string) => `<policies><inbound>${inbound}</inbound><backend><base /></backend></policies>`;
  const told = [`${UNSURE} ($ apim api set --id orders --certificate client)`];
  const well = ["ok contoso: https://contoso.com, presenting client certificate 'client'."];
  const serviceUrl = 'https://contoso.com/my';
  assert.deepEqual(await calledBy({ serviceUrl }), told);
  assert.deepEqual(await calledBy({ policy: policy('<set-backend-service backend-id="contoso" />') }), told);
  assert.deepEqual(await calledBy({ serviceUrl: 'https://elsewhere.com' }), well);
  const own = policy('<authentication-certificate certificate-id="client" />');
  assert.deepEqual(await calledBy({ serviceUrl, policy: own }), well);
});
