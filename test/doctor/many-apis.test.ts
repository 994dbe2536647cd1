import assert from 'node:assert/strict';
import { test } from 'node:test';
import { termsKey } from '../../src/gateway/backends/terms.ts';
import { presentationOf } from '../../src/gateway/faults/client-certificate.ts';
import { usersByCertificateId } from '../../src/resources/users.ts';
import { clientIdentity, testAuthority } from '../support/certificates.ts';
import { contextHolding } from './support.ts';

const POLICY = '<policies><inbound><base /><authentication-certificate certificate-id="client" /></inbound></policies>';

test('who uses a certificate is told without reading the policies again', () => {
  let reads = 0;
  const document = {
    owner: { kind: 'api', apiId: 'orders' } as const,
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

test('a client certificate is read once, however many calls it is presented in', async () => {
  const { chain, privateKey } = await clientIdentity('client');
  let reads = 0;
  const certificate = {
    id: 'client',
    thumbprint: 'A'.repeat(40),
    privateKey,
    get chain() {
      reads += 1;
      return chain.join('');
    },
  };
  const { certificate: ca } = await testAuthority();
  let looks = 0;
  const trust = {
    fingerprint: 'one',
    whole: [ca],
    get added() {
      looks += 1;
      return [ca];
    },
  };
  const all = Array.from({ length: 100 }, () => presentationOf({ certificate, trust }, undefined));
  assert.deepEqual(new Set(all.map(({ certificate: told }) => told?.subject)), new Set(['CN=client']));
  assert.deepEqual([reads, looks], [2, 1], 'the chain for itself and for its leaf, and what is trusted');
  const terms = { origin: 'https://a', certificate, trust, proxy: undefined, maxVersion: 'TLSv1.3' as const };
  const checks = { validateCertificateChain: true, validateCertificateName: true };
  const keys = new Set(Array.from({ length: 100 }, () => termsKey({ ...terms, ...checks })));
  assert.deepEqual([keys.size, reads], [1, 3]);
});
