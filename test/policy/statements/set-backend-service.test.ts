import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backendNamed, everything, fakeServices, nothing } from '../fake-gateway.ts';
import { run, type Sections } from '../run.ts';

const url = (host: string): string => `<set-backend-service base-url="https://${host}/api" />`;
const entity = (id: string): string => `<set-backend-service backend-id="${id}" />`;
const inbound = (text: string): Sections => ({ inbound: text, backend: '' });
const { services } = fakeServices();

const chosen = async (documents: Parameters<typeof run>[0]): Promise<unknown> =>
  (await run(documents, everything, services)).backend;

const atUrl = (host: string): unknown => ({ kind: 'url', baseUrl: `https://${host}/api` });
const atEntity = (id: string, scope: string): unknown => ({
  kind: 'entity',
  backend: backendNamed(`backend ${id}`),
  scope,
});

test('without set-backend-service no backend is chosen', async () => {
  assert.equal(await chosen({ api: inbound('') }), undefined);
});

test('the last set-backend-service that is executed wins within a document', async () => {
  assert.deepEqual(await chosen({ api: inbound(url('a')) }), atUrl('a'));
  assert.deepEqual(await chosen({ api: inbound(entity('e')) }), atEntity('e', 'api'));
  assert.deepEqual(await chosen({ api: inbound(url('a') + entity('e')) }), atEntity('e', 'api'));
  assert.deepEqual(await chosen({ api: inbound(entity('e') + url('a')) }), atUrl('a'));
  assert.deepEqual(await chosen({ api: { inbound: url('a'), backend: url('b') } }), atUrl('b'));
});

test('a backend-id inherited from a broader scope is overridden by another backend-id only', async () => {
  const global = inbound(entity('g'));
  assert.deepEqual(await chosen({ global, api: inbound(`<base />${url('a')}`) }), atEntity('g', 'global'));
  assert.deepEqual(await chosen({ global, api: { inbound: '<base />', backend: url('a') } }), atEntity('g', 'global'));
  assert.deepEqual(await chosen({ global, api: inbound(`<base />${entity('e')}`) }), atEntity('e', 'api'));
  assert.deepEqual(await chosen({ global, api: inbound(`<base />${entity('e')}${url('a')}`) }), atUrl('a'));
});

test('a broader scope’s base-url is overridden, and a broader backend-id that was not inherited does not count', async () => {
  assert.deepEqual(await chosen({ global: inbound(url('g')), api: inbound(`<base />${url('a')}`) }), atUrl('a'));
  assert.deepEqual(await chosen({ global: inbound(entity('g')), api: inbound(url('a')) }), atUrl('a'));
});

test('a narrower scope’s backend-id before base is overridden by the broader base-url, which is executed later', async () => {
  assert.deepEqual(await chosen({ global: inbound(url('g')), api: inbound(`${entity('e')}<base />`) }), atUrl('g'));
});

test('a backend that is no longer there fails the request', async () => {
  const { lastError, backend } = await run({ api: inbound(entity('gone')) }, nothing, services);
  assert.equal(backend, undefined);
  assert.deepEqual(lastError, {
    source: 'set-backend-service',
    reason: 'BackendNotFound',
    message: "Backend with id 'gone' not found.",
    scope: 'api',
    section: 'inbound',
  });
});

test('a base-url by expression is evaluated for each request, and ranks as a literal one does', async () => {
  const byHeader = '<set-backend-service base-url="@("https://" + context.Request.Headers["X-Name"][0])" />';
  assert.deepEqual(await chosen({ api: inbound(byHeader) }), { kind: 'url', baseUrl: 'https://value' });
  const global = inbound(entity('g'));
  assert.deepEqual(await chosen({ global, api: inbound(`<base />${byHeader}`) }), atEntity('g', 'global'));
});

test('a backend-id by expression is looked up for each request', async () => {
  const byHeader = '<set-backend-service backend-id="@(context.Request.Headers["X-Name"][0])" />';
  assert.deepEqual(await chosen({ api: inbound(byHeader) }), atEntity('value', 'api'));
  const without = { ...services, backend: () => undefined };
  const { lastError, backend } = await run({ api: inbound(byHeader) }, everything, without);
  assert.equal(backend, undefined);
  assert.deepEqual([lastError?.reason, lastError?.message], ['BackendNotFound', "Backend with id 'value' not found."]);
});

test('a base-url by expression that is none fails the request and does not show the value', async () => {
  const { lastError } = await run(
    { api: inbound('<set-backend-service base-url="@("https://user:secret@contoso.com")" />') },
    everything,
    services,
  );
  assert.deepEqual(lastError, {
    source: 'set-backend-service',
    reason: 'ExpressionValueEvaluationFailure',
    message:
      "Expression evaluation failed. The 'base-url' attribute must be an absolute http:// or https:// URL without user name, password, query, fragment or spaces, such as https://contoso.com/myapi.",
    scope: 'api',
    section: 'inbound',
  });
});
