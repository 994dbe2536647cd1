import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { certificateFacts } from '../../src/certificates/x509/facts.ts';
import { caCertificateFindings } from '../../src/doctor/ca-certificates.ts';
import { certificateFindings } from '../../src/doctor/certificates.ts';
import type { Backend } from '../../src/model/backend.ts';
import type { Draft } from '../../src/store/store.ts';
import { backend } from '../store/support.ts';
import {
  clientIdentity,
  type TestIdentity,
  testAuthority,
  testIdentity,
  testIntermediate,
  thumbprint,
} from '../support/certificates.ts';
import { contextHolding, lines, putCertificate } from './support.ts';

const findings = async (t: TestContext, fill: (draft: Draft) => void): Promise<string[]> =>
  lines(certificateFindings(await contextHolding(t, fill), { now: new Date() }));

const good = (): Promise<TestIdentity> => clientIdentity('client', { period: 'for decades', issuer: 'self' });
const expiry = ({ certificate }: { certificate: string }): string =>
  certificateFacts(new X509Certificate(certificate)).expirationDate;

const presenting = (id: string, credentials: Backend['credentials']): Backend => ({
  ...backend(id, `https://${id}.com`),
  ...(credentials === undefined ? {} : { credentials }),
});

const RENEW = '($ apim cert set --id client --pfx FILE)';

test('a good certificate is told with who uses it, by id or by thumbprint, each once', async t => {
  const identity = await good();
  const policy = `<policies><inbound><authentication-certificate thumbprint="${thumbprint(identity)}" /></inbound></policies>`;
  const found = await findings(t, draft => {
    putCertificate(draft, 'client', identity);
    const orders = { displayName: 'o', protocols: ['https' as const], subscriptionRequired: false, policy };
    draft.apis.put({ id: 'orders', path: 'orders', ...orders });
    draft.backends.put(presenting('both', { certificateIds: ['CLIENT'], certificate: [thumbprint(identity)] }));
  });
  assert.deepEqual(found, [
    `ok client: CN=client, valid until ${expiry(identity)}, used by /backends/both and /apis/orders/policies/policy.`,
  ]);
});

test('of many users the first three are named', async t => {
  const identity = await good();
  const found = await findings(t, draft => {
    putCertificate(draft, 'client', identity);
    for (const id of ['a', 'b', 'c', 'd', 'e']) draft.backends.put(presenting(id, { certificateIds: ['client'] }));
  });
  assert.match(found[0] ?? '', /used by \/backends\/a, \/backends\/b, \/backends\/c and 2 more\.$/);
});

test('the only certificate is presented to backends that name none, while there is no API', async t => {
  const identity = await good();
  const ends = async (fill: (draft: Draft) => void): Promise<string | undefined> =>
    (
      await findings(t, draft => {
        putCertificate(draft, 'client', identity);
        fill(draft);
      })
    )[0]?.replace(/^.*Z, /, '');
  assert.equal(
    await ends(draft => draft.backends.put(presenting('a', undefined))),
    'presented to backends that name none.',
  );
  assert.equal(await ends(() => undefined), 'used by nothing.');
  assert.equal(await ends(draft => draft.backends.put(backend('a', 'http://a.com'))), 'used by nothing.');
  const another = (draft: Draft): void => {
    draft.backends.put(presenting('a', undefined));
    putCertificate(draft, 'other', identity);
  };
  assert.equal(await ends(another), 'used by nothing.');
});

for (const [period, sentence] of [
  ['expired', /^The certificate has expired \(on \S+\): most servers refuse it\.$/],
  ['not yet valid', /^The certificate is not yet valid \(before \S+\): most servers refuse it\.$/],
] as const)
  test(`one that is ${period} is a failure where it is used, else a warning`, async t => {
    const identity = await clientIdentity('client', { period, issuer: 'self' });
    const [unused = ''] = await findings(t, draft => putCertificate(draft, 'client', identity));
    const [used = ''] = await findings(t, draft => {
      putCertificate(draft, 'client', identity);
      draft.backends.put(presenting('a', { certificateIds: ['client'] }));
    });
    const told = (found: string, before: string, after: string): string => {
      assert.ok(found.startsWith(before) && found.endsWith(after), found);
      return found.slice(before.length, -after.length);
    };
    assert.match(told(unused, 'warning client: ', ` It is used by nothing. ${RENEW}`), sentence);
    assert.match(told(used, 'failure client: ', ` It is used by /backends/a. ${RENEW}`), sentence);
  });

test('what servers may refuse is a warning: another usage, and an issuer that is not there', async t => {
  const identity = await testIdentity({ commonName: 'client', usage: 'server', period: 'for decades' });
  assert.deepEqual(await findings(t, draft => putCertificate(draft, 'client', identity)), [
    `warning client: The certificate is not meant for client authentication (its extended key usage leaves it out): many servers refuse it, and Azure may not send it at all. It is used by nothing. ${RENEW}`,
    `warning client: Its PFX file held no certificate of its issuer, CN=Test Root: unless that is a root itself, backends that know only the root above it refuse the certificate. It is used by nothing. ${RENEW}`,
  ]);
});

test('a chain is whole with its intermediate, in the PFX or among the CA certificates', async t => {
  const identity = await clientIdentity('client', { issuer: 'intermediate', period: 'for decades' });
  const [leaf = ''] = identity.chain;
  const alone = { ...identity, chain: [leaf] };
  const verdicts = async (fill: (draft: Draft) => void): Promise<string[]> =>
    (await findings(t, fill)).map(found => found.replace(/:.*$/, ''));
  const { certificate } = await testIntermediate();
  const facts = certificateFacts(new X509Certificate(certificate));
  assert.deepEqual(await verdicts(draft => putCertificate(draft, 'client', identity)), ['ok client']);
  assert.deepEqual(await verdicts(draft => putCertificate(draft, 'client', alone)), ['warning client']);
  const known = (draft: Draft): void => {
    putCertificate(draft, 'client', alone);
    draft.caCertificates.put({ id: 'ca', storeName: 'CertificateAuthority', ...facts, certificate });
  };
  assert.deepEqual(await verdicts(known), ['ok client']);
});

test('one that cannot be presented is a failure where it is used', async t => {
  const identity = await good();
  const other = await clientIdentity('other', { ownKey: true });
  const broken = async (mar: (draft: Draft) => void): Promise<string[]> =>
    findings(t, draft => {
      putCertificate(draft, 'client', identity);
      draft.backends.put(presenting('a', { certificateIds: ['client'] }));
      mar(draft);
    });
  const told = (sentence: string): string[] => [`failure client: ${sentence} It is used by /backends/a. ${RENEW}`];
  assert.deepEqual(
    await broken(draft => draft.certificateKeys.delete('client')),
    told('Its private key is not there: it cannot be presented.'),
  );
  assert.deepEqual(
    await broken(draft => draft.certificateKeys.put({ id: 'client', privateKey: other.privateKey })),
    told('The private key stored for it is that of another certificate: it cannot be presented.'),
  );
  assert.deepEqual(
    await broken(draft => draft.certificateKeys.put({ id: 'client', privateKey: 'no key' })),
    told('Its private key is damaged: it cannot be presented.'),
  );
  const chain = ['no certificate'];
  const facts = certificateFacts(new X509Certificate(identity.certificate));
  assert.deepEqual(
    await broken(draft => draft.certificates.put({ id: 'client', ...facts, hasPrivateKey: true, chain })),
    told('What is stored of it is damaged: it cannot be presented.'),
  );
});

test('a CA certificate is told with its end, and one that has ended or is damaged with what to do', async t => {
  const { certificate } = await testAuthority();
  const expired = (await clientIdentity('Old Root', { period: 'expired', issuer: 'self' })).certificate;
  const shown = (pem: string) => certificateFacts(new X509Certificate(pem));
  const context = await contextHolding(t, draft => {
    draft.caCertificates.put({ id: 'good', storeName: 'Root', ...shown(certificate), certificate });
    draft.caCertificates.put({ id: 'old', storeName: 'Root', ...shown(expired), certificate: expired });
    draft.caCertificates.put({ id: 'torn', storeName: 'Root', ...shown(certificate), certificate: 'torn' });
  });
  assert.deepEqual(lines(caCertificateFindings(context, { now: new Date() })), [
    `ok good: CN=Test Root, trusted as Root, valid until ${expiry({ certificate })}.`,
    `warning old: The CA certificate has expired (on ${expiry({ certificate: expired })}): chains that end in it are refused. ($ apim ca remove old && apim ca add --file CA.pem)`,
    'failure torn: What is stored of it is damaged: nothing can be checked against it. ($ apim ca remove torn && apim ca add --file CA.pem)',
  ]);
});
