import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newApi } from '../../src/resources/apis.ts';
import { newBackend, removeBackend } from '../../src/resources/backends.ts';
import { newNamedValue, removeNamedValue } from '../../src/resources/named-values.ts';
import { setPolicy } from '../../src/resources/policies.ts';
import { newPolicyFragment, removePolicyFragment, setPolicyFragment } from '../../src/resources/policy-fragments.ts';
import { emptyStore, policyOf } from './store.ts';

const message = (text: string) => ({ name: 'UserError', message: text });
const header = (value: string): string => `<set-header name="X-A"><value>${value}</value></set-header>`;
const fragment = (policies: string) => ({ value: `<fragment>\n${policies}\n</fragment>` });
const INCLUDE = '<include-fragment fragment-id="f" />';
const ORDERS = { kind: 'api', apiId: 'orders' } as const;

test('a fragment is checked where it fits best, and all its faults are told', async t => {
  const store = await emptyStore(t);
  await newPolicyFragment(store, 'in', fragment('<set-backend-service base-url="https://contoso.com" />'));
  await newPolicyFragment(store, 'be', fragment('<forward-request />'));
  await assert.rejects(
    newPolicyFragment(store, 'f', fragment('<base />\n<set-status />\n<include-fragment fragment-id="in" />')),
    message(
      "Error in element 'base' on line 2, column 1: This policy may not stand in a fragment.\n" +
        "Error in element 'set-status' on line 3, column 1: The 'code' attribute is required.\n" +
        "Error in element 'include-fragment' on line 4, column 1: This policy may not stand in a fragment.",
    ),
  );
  await assert.rejects(
    newPolicyFragment(store, 'f', { value: '<policies />' }),
    message(
      "Error in element 'policies' on line 1, column 1: The outermost element of a policy fragment is 'fragment'.",
    ),
  );
  await assert.rejects(
    newPolicyFragment(store, 'f', fragment(header('x'.repeat(32_768)))),
    message("Error in element 'fragment' on line 1, column 1: A policy fragment must not be larger than 32 KiB."),
  );
  await assert.rejects(newPolicyFragment(store, 'a b', fragment('')), /must have only letters/);
});

test('a document includes only fragments that are there and fit', async t => {
  const store = await emptyStore(t);
  await newApi(store, 'orders', { path: 'orders' });
  await assert.rejects(
    setPolicy(store, ORDERS, policyOf(INCLUDE)),
    message(
      "Error in element 'include-fragment' on line 1, column 20: There is no policy fragment 'f'. `apim policy-fragment list` shows those there are.",
    ),
  );
  await newPolicyFragment(store, 'f', fragment('<forward-request />'));
  await assert.rejects(
    setPolicy(store, ORDERS, policyOf(INCLUDE)),
    message(
      "In fragment 'f': Error in element 'forward-request' on line 2, column 1: This policy may not stand in the inbound section, only in backend.",
    ),
  );
});

test('a fragment that is included is not removed, nor changed to what does not fit', async t => {
  const store = await emptyStore(t);
  await newApi(store, 'orders', { path: 'orders' });
  await newPolicyFragment(store, 'f', fragment(header('a')));
  await setPolicy(store, ORDERS, policyOf(INCLUDE));
  await assert.rejects(
    removePolicyFragment(store, 'f'),
    message("The Policy fragment 'f' is used by the following entities:\n  /apis/orders/policies/policy"),
  );
  await assert.rejects(
    setPolicyFragment(store, 'f', fragment('<forward-request />')),
    message(
      "With this fragment /apis/orders/policies/policy does not compile: In fragment 'f': Error in element 'forward-request' on line 2, column 1: This policy may not stand in the inbound section, only in backend.",
    ),
  );
  assert.match(store.policyFragments.get('f')?.value ?? '', /X-A/);
});

test('what a fragment names is in use, whether or not it is included', async t => {
  const store = await emptyStore(t);
  await newBackend(store, 'contoso', { url: 'https://contoso.com', protocol: 'http' });
  await newNamedValue(store, 'audience', { value: 'x' });
  await newPolicyFragment(
    store,
    'f',
    fragment(`<set-backend-service backend-id="contoso" />${header('{{audience}}')}`),
  );
  await assert.rejects(removeBackend(store, 'contoso'), error => {
    assert.ok(error instanceof Error && 'advice' in error);
    return (
      error.advice ===
      "The Backend 'contoso' is used by the following entities:\n  /policyFragments/f: apim policy-fragment set --id f --file FILE"
    );
  });
  await assert.rejects(removeNamedValue(store, 'audience'), /\/policyFragments\/f$/);
  await assert.rejects(
    newPolicyFragment(store, 'g', fragment('<set-backend-service backend-id="none" />')),
    message(
      "Error in element 'set-backend-service' on line 2, column 1: There is no backend 'none'. `apim backend list` shows those there are.",
    ),
  );
});

test('a document and the fragments that it includes are counted together', async t => {
  const store = await emptyStore(t);
  await newApi(store, 'orders', { path: 'orders' });
  await newPolicyFragment(store, 'f', fragment('<rate-limit calls="1" renewal-period="60" />'));
  await setPolicy(store, ORDERS, policyOf(INCLUDE));
  await assert.rejects(
    setPolicy(store, ORDERS, policyOf(`${INCLUDE}<rate-limit calls="2" renewal-period="60" />`)),
    message(
      "Error in element 'rate-limit' on line 1, column 56: There may be only one 'rate-limit' in a document; line 2 of fragment 'f' has one already.",
    ),
  );
  await newPolicyFragment(store, 'g', fragment('<jsonp callback-parameter-name="a" />'));
  const twice = policyOf('').replace(
    '<outbound>',
    '<outbound><include-fragment fragment-id="g" /><jsonp callback-parameter-name="b" />',
  );
  assert.match(
    (await setPolicy(store, ORDERS, twice)).join('\n'),
    /The 'jsonp' policy on line 1, column \d+ is not the first of the outbound section, which has one on line 2, column 1 of fragment 'g': Azure's page for it allows one in a section\./,
  );
});
