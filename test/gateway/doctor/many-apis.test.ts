import assert from 'node:assert/strict';
import { test } from 'node:test';
import { usersByCertificateId } from '../../../src/resources/users.ts';
import { contextHolding } from './support.ts';

const POLICY = '<policies><inbound><base /><authentication-certificate certificate-id="client" /></inbound></policies>';

test('who uses a certificate is told without reading the policies again', () => {
  let reads = 0;
  const document = {
    name: '/apis/orders/policies/policy',
    apiId: 'orders',
    targets: [{ certificateId: 'client' }],
    get source() {
      reads += 1;
      return POLICY;
    },
  };
  const users = usersByCertificateId({ documents: [document], backends: [] }, 'client');
  assert.deepEqual(
    users.map(({ name }) => name),
    ['/apis/orders/policies/policy'],
  );
  assert.equal(reads, 0);
  assert.deepEqual(
    users.map(({ command }) => command),
    ['apim api set --id orders --no-certificate'],
  );
});

test('a policy that many APIs have is compiled once, also one that does not compile', async t => {
  for (const policy of [POLICY, '<policies><inbound><nothing-of-the-kind /></inbound></policies>']) {
    const { documents } = await contextHolding(t, draft => {
      for (const id of ['one', 'two', 'three'])
        draft.apis.put({ id, displayName: id, path: id, protocols: ['https'], subscriptionRequired: false, policy });
    });
    const outcomes = new Set(documents.map(({ outcome }) => outcome));
    assert.deepEqual([documents.length, outcomes.size], [3, 1]);
  }
});
