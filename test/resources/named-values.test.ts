import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newApi } from '../../src/resources/apis.ts';
import { newBackend, removeBackend, setBackend } from '../../src/resources/backends.ts';
import { newNamedValue, placeNamedValue, removeNamedValue, setNamedValue } from '../../src/resources/named-values.ts';
import { setPolicy } from '../../src/resources/policies.ts';
import type { Store } from '../../src/store/store.ts';
import { emptyStore, policyOf } from './store.ts';

const message = (text: string) => ({ name: 'UserError', message: text });

const setInbound = async (store: Store, inbound: string): Promise<void> => {
  await newApi(store, 'orders', { path: 'orders' });
  await setPolicy(store, { kind: 'api', apiId: 'orders' }, policyOf(inbound));
};

const HEADER = '<set-header name="X-A"><value>{{audience}}</value></set-header>';

test('a named value is called as its id unless it has a name, and a name belongs to one', async t => {
  const store = await emptyStore(t);
  const made = await newNamedValue(store, 'audience', { value: 'api://orders' });
  assert.deepEqual(made, { id: 'audience', displayName: 'audience', value: 'api://orders', secret: false });
  await assert.rejects(
    newNamedValue(store, 'other', { displayName: 'audience', value: 'x' }),
    message('Property with the same name already exist.'),
  );
  const { entity, isReplaced } = await placeNamedValue(store, undefined, { displayName: 'audience', value: 'new' });
  assert.deepEqual([entity.id, entity.value, isReplaced], ['audience', 'new', true]);
});

test('one without a value, or with a name that documents cannot write, is refused', async t => {
  const store = await emptyStore(t);
  await assert.rejects(newNamedValue(store, 'x', {}), message('value: must be given.'));
  await assert.rejects(
    newNamedValue(store, 'a b', { value: 'x' }),
    message('displayName: must have only letters, digits, dots, hyphens and underscores.'),
  );
});

test('a document may not name what is not there', async t => {
  const store = await emptyStore(t);
  await assert.rejects(
    setInbound(store, HEADER),
    message("Error in element 'value' on line 1, column 50: Property 'audience' not found."),
  );
});

test('one that a document names is neither removed nor called otherwise', async t => {
  const store = await emptyStore(t);
  await newNamedValue(store, 'a', { displayName: 'audience', value: 'x' });
  await setInbound(store, HEADER);
  await assert.rejects(
    removeNamedValue(store, 'a'),
    message("The Named value 'a' is used by the following entities:\n  /apis/orders/policies/policy"),
  );
  await assert.rejects(
    setNamedValue(store, 'a', { displayName: 'b' }),
    message("The name 'audience' cannot be changed: /apis/orders/policies/policy would no longer find it."),
  );
});

test('a value with which a document would not compile is refused, and no secret is quoted', async t => {
  const store = await emptyStore(t);
  await newNamedValue(store, 'audience', { value: '@(1 + 1)', secret: true });
  await setInbound(store, HEADER);
  await assert.rejects(
    setNamedValue(store, 'audience', { value: '@(hidden)' }),
    message(
      "With this value /apis/orders/policies/policy does not compile: Error in element 'value' on line 1, column 50: " +
        "CS0103: The name 'hidden' does not exist in the current context",
    ),
  );
  assert.equal(store.namedValues.get('audience')?.value, '@(1 + 1)');
});

test('what a document names by a named value is in use', async t => {
  const store = await emptyStore(t);
  await newBackend(store, 'contoso', { url: 'https://contoso.com', protocol: 'http' });
  await newNamedValue(store, 'audience', { value: 'contoso' });
  await setInbound(store, '<set-backend-service backend-id="{{audience}}" />');
  await assert.rejects(
    removeBackend(store, 'contoso'),
    message("The Backend 'contoso' is used by the following entities:\n  /apis/orders/policies/policy"),
  );
});

const CONTOSO = { url: 'https://contoso.com', protocol: 'http' };

test('a backend may name no value that is not there, in any of its credentials', async t => {
  const store = await emptyStore(t);
  for (const credentials of [
    { header: { 'X-Key': ['{{key}}'] } },
    { query: { code: ['a', 'b {{key}}'] } },
    { authorization: { scheme: 'Bearer', parameter: '{{key}}' } },
  ])
    await assert.rejects(newBackend(store, 'contoso', { ...CONTOSO, credentials }), {
      ...message("Property 'key' not found."),
      code: 'ValidationError',
      target: 'credentials',
    });
  await newNamedValue(store, 'id', { displayName: 'key', value: 'x' });
  const header = { 'X-Key': ['{{key}}'], 'X-Other': ['{{ key }} {{}} {key}'] };
  await newBackend(store, 'contoso', { ...CONTOSO, credentials: { header } });
  await assert.rejects(
    setBackend(store, 'contoso', { credentials: { query: { code: ['{{Key}}'] } } }),
    message("Property 'Key' not found."),
  );
});

test('a named value that a backend names is neither removed nor called otherwise', async t => {
  const store = await emptyStore(t);
  await newNamedValue(store, 'key', { value: 'x' });
  const credentials = { header: { 'X-Key': ['{{key}}'] }, authorization: { scheme: 'Bearer', parameter: '{{key}}' } };
  await newBackend(store, 'contoso', { ...CONTOSO, credentials });
  await assert.rejects(removeNamedValue(store, 'key'), {
    ...message("The Named value 'key' is used by the following entities:\n  /backends/contoso"),
    advice:
      "The Named value 'key' is used by the following entities:\n" +
      '  /backends/contoso: apim backend set --id contoso --remove header --remove authorization-header',
  });
  await assert.rejects(
    setNamedValue(store, 'key', { displayName: 'b' }),
    message("The name 'key' cannot be changed: /backends/contoso would no longer find it."),
  );
  await setBackend(store, 'contoso', { credentials: null });
  await removeNamedValue(store, 'key');
});

test('a value that no header can carry is refused where a backend sends it in one', async t => {
  const store = await emptyStore(t);
  const wrong = (header: string) =>
    `the header '${header}' of /backends/contoso must not contain line breaks or other control characters.`;
  await newNamedValue(store, 'key', { value: 'a\nb' });
  const given = { header: { 'X-Key': ['{{key}}'] } };
  await assert.rejects(newBackend(store, 'contoso', { ...CONTOSO, credentials: given }), {
    ...message(`With its named values ${wrong('X-Key')}`),
    target: 'credentials',
  });
  await newBackend(store, 'contoso', { ...CONTOSO, credentials: { query: { code: ['{{key}}'] } } });
  await setNamedValue(store, 'key', { value: 'x' });
  const authorization = { scheme: 'Bearer', parameter: '{{key}}' };
  await setBackend(store, 'contoso', { credentials: { authorization } });
  await assert.rejects(setNamedValue(store, 'key', { value: 'a\r\nb' }), {
    ...message(`With this value ${wrong('Authorization')}`),
    target: 'value',
  });
});
