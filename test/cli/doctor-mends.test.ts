import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Finding } from '../../src/doctor/finding.ts';
import { DEFAULT_CONTEXT } from '../../src/model/context.ts';
import { openHome } from '../../src/store/home.ts';
import type { Draft } from '../../src/store/store.ts';
import { workshop } from '../certificates/openssl.ts';
import { putCertificate } from '../doctor/support.ts';
import { backend } from '../store/support.ts';
import { clientIdentity, type TestIdentity, testAuthority, testIdentity } from '../support/certificates.ts';
import { mendWith } from '../support/mending.ts';
import { startPlainBackend } from '../support/servers.ts';
import { goodIdentity, writePfx } from './files.ts';
import { type Session, startSession } from './session.ts';

const shop = workshop();

const CREDENTIALS = { certificateIds: ['none'] };
const SELF: { readonly issuer: 'self' } = { issuer: 'self' };

async function rareCurve(): Promise<TestIdentity> {
  shop.selfSigned('koblitz', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:secp256k1');
  const certificate = shop.read('koblitz.crt').toString();
  return { certificate, chain: [certificate], privateKey: shop.read('koblitz.key').toString() };
}

async function ca(draft: Draft, id: string, subject: string, expirationDate: string, certificate: string) {
  const facts = { subject, expirationDate, thumbprint: 'A'.repeat(40) };
  draft.caCertificates.put({ id, storeName: 'Root', ...facts, certificate });
}

type Fill = (draft: Draft, identity: TestIdentity) => unknown;

/** What is found, what it is about, who is presented, and what is put there. */
const CASES: readonly (readonly [string, string, () => Promise<TestIdentity>, Fill])[] = [
  [
    'There is no certificate',
    'b',
    () => goodIdentity('c'),
    draft => draft.backends.put({ ...backend('b', 'https://127.0.0.1:1'), credentials: CREDENTIALS }),
  ],
  [
    'There is no certificate',
    'b',
    () => goodIdentity('c'),
    (draft, identity) => {
      putCertificate(draft, 'other', identity);
      draft.backends.put({ ...backend('b', 'https://127.0.0.1:1'), credentials: CREDENTIALS });
    },
  ],
  [
    'contoso names certificates by id and by thumbprint',
    'contoso',
    () => goodIdentity('c'),
    (draft, identity) => {
      putCertificate(draft, 'client', identity);
      const credentials = { certificateIds: ['client'], certificate: ['A'.repeat(40)] };
      draft.backends.put({ ...backend('contoso', 'https://127.0.0.1:1'), credentials });
    },
  ],
  ...(['Chain', 'Name'] as const).map(
    part =>
      [
        `The ${part.toLowerCase()} of its certificate is not checked`,
        'my backend',
        () => goodIdentity('c'),
        draft =>
          draft.backends.put({
            ...backend('my backend', 'https://127.0.0.1:1'),
            tls: { [`validateCertificate${part}`]: false },
          }),
      ] satisfies (typeof CASES)[number],
  ),
  [
    'It names a client certificate, which is never presented',
    'b',
    () => goodIdentity('c'),
    (draft, identity) => {
      putCertificate(draft, 'client', identity);
      const credentials = { certificateIds: ['client'] };
      draft.backends.put({ ...backend('b', 'http://127.0.0.1:1'), credentials });
    },
  ],
  [
    "Backend 'a' has the same URL",
    'b',
    () => goodIdentity('c'),
    draft => {
      draft.backends.put(backend('a', 'http://127.0.0.1:1'));
      draft.backends.put(backend('b', 'http://127.0.0.1:1'));
    },
  ],
  [
    "Client certificate 'client' is presented because",
    'b',
    () => goodIdentity('c'),
    (draft, identity) => {
      putCertificate(draft, 'client', identity);
      const url = 'https://127.0.0.1:1';
      draft.backends.put({ ...backend('b', url), credentials: { certificateIds: ['client'] } });
      const orders = { displayName: 'o', protocols: ['https' as const], subscriptionRequired: false };
      draft.apis.put({ id: 'orders', path: 'orders', serviceUrl: url, ...orders });
    },
  ],
  [
    "API 'orders' has no service URL",
    'orders',
    () => goodIdentity('c'),
    draft => {
      const orders = { displayName: 'o', protocols: ['https' as const], subscriptionRequired: false };
      draft.apis.put({ id: 'orders', path: 'orders', ...orders });
    },
  ],
  [
    'The CA certificate has expired',
    'old ca',
    () => clientIdentity('Old', { ...SELF, period: 'expired' }),
    (draft, { certificate }) => ca(draft, 'old ca', 'CN=Old', '2020-01-01T00:00:00Z', certificate),
  ],
  [
    'What is stored of it is damaged: nothing can be checked',
    'torn',
    () => goodIdentity('c'),
    draft => ca(draft, 'torn', 'CN=Torn', '2040-01-01T00:00:00Z', 'torn'),
  ],
  ['The certificate has expired', 'my client', () => clientIdentity('c', { ...SELF, period: 'expired' }), put],
  [
    'The certificate is not meant for client',
    'my client',
    () => testIdentity({ commonName: 'c', usage: 'server' }),
    put,
  ],
  ['Its PFX file held no certificate of its issuer', 'my client', () => clientIdentity('c'), put],
  ["The certificate's key (EC secp256k1) cannot sign in TLS 1.3", 'my client', rareCurve, put],
  [
    'Its private key is not there',
    'my client',
    () => goodIdentity('c'),
    (draft, identity) => {
      putCertificate(draft, 'my client', identity);
      draft.certificateKeys.delete('my client');
    },
  ],
  ['Nothing is served yet', 'context default', () => goodIdentity('c'), () => undefined],
];

function put(draft: Draft, identity: TestIdentity): void {
  putCertificate(draft, 'my client', identity);
}

const PORTS = ['--port', '0', '--https-port', '0', '-o', 'json'];

/** All findings about one thing that are none of good news. */
async function found({ run }: Session, subject: string): Promise<Finding[]> {
  const all: Finding[] = JSON.parse((await run('doctor', ...PORTS)).stdout);
  return all.filter(finding => finding.subject === subject && finding.verdict !== 'ok');
}

for (const [index, [sentence, subject, identity, fill]] of CASES.entries())
  test(`what doctor proposes mends it: ${sentence} (${index})`, async t => {
    const session = await startSession(t);
    const given = await identity();
    await openHome(session.home)
      .store(DEFAULT_CONTEXT, () => undefined)
      .change(draft => void fill(draft, given));
    await writePfx(session, 'good.pfx', await goodIdentity('good'));
    await writeFile(join(session.cwd, 'ca.pem'), (await testAuthority()).certificate);
    const { port } = await startPlainBackend(t, {});
    const [finding] = (await found(session, subject)).filter(each => each.sentence.startsWith(sentence));
    const filled = { FILE: 'good.pfx', 'CA.pem': 'ca.pem', HOST: `127.0.0.1:${port}`, CERTIFICATE: 'other' };
    const more = finding?.command?.startsWith('apim cert ') === true ? ['--password', 'secret'] : [];
    await mendWith(session.done, finding?.command, { ...filled, URL: 'http://127.0.0.1:2' }, ...more);
    const left = (await found(session, subject)).filter(each => each.sentence.startsWith(sentence));
    assert.deepEqual(left, []);
  });
