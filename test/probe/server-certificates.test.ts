import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { createAuthority, issue } from '../../src/certificates/authority.ts';
import { CA, laboratory, SERVER } from '../certificates/chain/support/laboratory.ts';
import { expiryOf } from '../cli/files.ts';
import {
  serverIdentity,
  strangeAuthority,
  type TestIdentity,
  testAuthority,
  testIntermediate,
} from '../support/certificates.ts';
import { startBackend } from '../support/servers.ts';
import { assertCause, assertSuccess, startLooking, startTrusting } from './support/looking.ts';

const SKIP_CHAIN = 'apim backend set --id b --skip-certificate-chain-validation true';
const DAY = 86_400_000;
const TRUST = 'apim ca add --file CA.pem';

const HTTP = 'URI:http://ca.example/issuing.cer';
const make = laboratory({
  root: { subject: '/O=Contoso/CN=Root', extensions: CA },
  middle: { subject: '/CN=Issuing', issuer: 'root', extensions: CA },
  'with location': {
    subject: '/CN=with location',
    issuer: 'middle',
    extensions: [...SERVER, `authorityInfoAccess=caIssuers;${HTTP}`],
  },
});

test('a self-signed certificate', async t => {
  const { url, port } = await startBackend(t, {
    identity: await serverIdentity({ issuer: 'self' }),
    requestCert: false,
  });
  const { backend, look, mend } = await startLooking(t);
  await backend('b', url);
  const probe = await look('b');
  assertCause(
    probe,
    'ServerCertificateSelfSigned',
    `The certificate of localhost:${port} is self-signed, and its chain is checked.`,
    SKIP_CHAIN,
  );
  assert.deepEqual(
    probe.steps.map(({ name, verdict }) => [name, verdict]),
    [
      ['DNS', 'ok'],
      ['TCP', 'ok'],
      ['TLS', 'failure'],
    ],
  );
  assert.deepEqual(probe.azure, [
    'Azure answers 500 too, unless the backend entity skips the chain check, which only its classic tiers allow.',
  ]);
  await mend(probe.cause, {});
  const mended = await look('b');
  assertSuccess(mended, 200);
  assert.deepEqual(mended.azure, ['The chain is not checked here; the v2 tiers of Azure always check it.']);
});

test('a private CA that is not trusted, where the server sends its root and where it does not', async t => {
  const { certificate } = await testAuthority();
  const alone = await serverIdentity();
  const withRoot = { ...alone, chain: [...alone.chain, certificate] };
  const [sending, silent] = [
    await startBackend(t, { identity: withRoot, requestCert: false }),
    // Node's servers send the roots that they trust themselves.
    await startBackend(t, { identity: alone, requestCert: false, ca: [(await strangeAuthority()).certificate] }),
  ];
  const { cwd, backend, look, mend } = await startLooking(t);
  await backend('sending', sending.url);
  await backend('silent', silent.url);
  const probe = await look('sending');
  assertCause(
    probe,
    'ServerCertificateOfUnknownCa',
    `The certificate of localhost:${sending.port} is issued by CN=Test Root, a CA that is not trusted here.`,
    TRUST,
  );
  assertCause(
    await look('silent'),
    'ServerCertificateOfUnknownCa',
    `The certificate of localhost:${silent.port} is issued by CN=Test Root, which the server did not send and nobody here knows: ` +
      'a CA that is not trusted here, or an intermediate that the server should send.',
    TRUST,
  );
  await writeFile(join(cwd, 'root.pem'), certificate);
  await mend(probe.cause, { 'CA.pem': 'root.pem' });
  for (const id of ['sending', 'silent']) {
    const mended = await look(id);
    assertSuccess(mended, 200);
    assert.deepEqual(mended.azure, [
      'The CA is trusted here because it was added: Azure needs it too (classic tiers: CA certificates; v2 tiers: the backend entity).',
    ]);
  }
});

test('a certificate for another name', async t => {
  const identity = await serverIdentity({ commonName: 'contoso.com', dnsNames: ['contoso.com', 'www.contoso.com'] });
  const { url, port } = await startBackend(t, { identity, requestCert: false });
  const { backend, look, mend } = await startTrusting(t);
  await backend('b', url);
  const probe = await look('b');
  assertCause(
    probe,
    'ServerCertificateName',
    `The certificate of localhost:${port} is for another name: contoso.com, www.contoso.com, 127.0.0.1, 0:0:0:0:0:0:0:1. ` +
      `Better call it by a name that it is for, as in https://contoso.com:${port}, or have its owner renew it for localhost; ` +
      'the check of the name can be switched off too.',
    'apim backend set --id b --skip-certificate-name-validation true',
  );
  await mend(probe.cause, {});
  assertSuccess(await look('b'), 200);
});

for (const [what, names, hostname, words] of [
  ['a certificate with a common name alone, for another name', [], 'localhost', 'is for another name: contoso.com'],
  [
    'an address that is called where the certificate has names alone',
    ['contoso.com'],
    '127.0.0.1',
    'names no IP address, and it is called by one',
  ],
] as const) {
  test(what, async t => {
    const identity = await serverIdentity({ commonName: 'contoso.com', dnsNames: names, ipAddresses: [] });
    const { port } = await startBackend(t, { identity, requestCert: false });
    const { backend, look, mend } = await startTrusting(t);
    await backend('b', `https://${hostname}:${port}`);
    const probe = await look('b');
    assertCause(
      probe,
      'ServerCertificateName',
      `The certificate of ${hostname}:${port} ${words}. ` +
        `Better call it by a name that it is for, as in https://contoso.com:${port}, or have its owner renew it for ${hostname}; ` +
        'the check of the name can be switched off too.',
      'apim backend set --id b --skip-certificate-name-validation true',
    );
    await mend(probe.cause, {});
    assertSuccess(await look('b'), 200);
  });
}

for (const [period, fault, sentence] of [
  [
    'expired',
    'ServerCertificateExpired',
    /^The certificate of HOST has expired: CN=localhost expired 23 hours ago, on .*Z\. Its owner must renew it; until then the check of the chain can be switched off\.$/,
  ],
  [
    'not yet valid',
    'ServerCertificateNotYetValid',
    /^The certificate of HOST is not valid yet; is this machine's clock right\? CN=localhost is not yet valid: it will be in 2[34] hours, on .*Z\.$/,
  ],
] as const) {
  test(`a certificate that is ${period}`, async t => {
    const identity = await serverIdentity({ period });
    const { url, port } = await startBackend(t, { identity, requestCert: false });
    const { backend, look, mend } = await startTrusting(t);
    await backend('b', url);
    const probe = await look('b');
    const message = probe.cause?.message ?? '';
    assert.match(message.replace(`localhost:${port}`, 'HOST'), sentence);
    assertCause(probe, fault, message, SKIP_CHAIN);
    await mend(probe.cause, {});
    assertSuccess(await look('b'), 200);
  });
}

const SKIP_NAME = 'apim backend set --id b --skip-certificate-name-validation true';
const SKIP_BOTH =
  'apim backend set --id b --skip-certificate-chain-validation true --skip-certificate-name-validation true';
const OTHER_NAME = { dnsNames: ['other.example'], ipAddresses: [] };
const NOT_FOR = 'The certificate is not for localhost but for other.example.';

interface Faulty {
  readonly what: string;
  readonly identity: () => Promise<TestIdentity>;
  readonly trusts: boolean;
  readonly fault: string;
  /** What the sentence has in it, in this order. */
  readonly words: readonly string[];
  readonly command: string;
}

const FAULTY: readonly Faulty[] = [
  {
    what: 'expired and for another name',
    identity: () => serverIdentity({ period: 'expired', ...OTHER_NAME }),
    trusts: true,
    fault: 'ServerCertificateExpired',
    words: ['has expired: CN=localhost expired 23 hours ago', ' And that is not all: ', NOT_FOR],
    command: SKIP_BOTH,
  },
  {
    what: 'not yet valid and for another name',
    identity: () => serverIdentity({ period: 'not yet valid', ...OTHER_NAME }),
    trusts: true,
    fault: 'ServerCertificateNotYetValid',
    words: ['is not valid yet', ' And that is not all: ', NOT_FOR],
    command: SKIP_BOTH,
  },
  {
    what: 'self-signed and for another name',
    identity: () => serverIdentity({ issuer: 'self', ...OTHER_NAME }),
    trusts: true,
    fault: 'ServerCertificateSelfSigned',
    words: ['is self-signed', ' And that is not all: ', NOT_FOR],
    command: SKIP_BOTH,
  },
  {
    what: 'of a CA that is not trusted and for another name',
    identity: () => serverIdentity(OTHER_NAME),
    trusts: false,
    fault: 'ServerCertificateOfUnknownCa',
    words: ['is issued by CN=Test Root', ' And that is not all: ', NOT_FOR],
    command: SKIP_BOTH,
  },
  {
    what: 'of a CA that is not trusted, expired and for another name',
    identity: () => serverIdentity({ period: 'expired', ...OTHER_NAME }),
    trusts: false,
    fault: 'ServerCertificateExpired',
    words: ['has expired: CN=localhost', ' And that is not all: ', 'CN=Test Root', 'not trusted here', NOT_FOR],
    command: SKIP_BOTH,
  },
  {
    what: 'self-signed and expired',
    identity: () => serverIdentity({ issuer: 'self', period: 'expired' }),
    trusts: true,
    fault: 'ServerCertificateExpired',
    words: ['has expired: CN=localhost', ' And that is not all: ', 'The certificate is self-signed'],
    command: SKIP_CHAIN,
  },
  {
    what: 'meant for clients and for another name',
    identity: () => serverIdentity({ usage: 'client', ...OTHER_NAME }),
    trusts: true,
    fault: 'ServerCertificateUsage',
    words: ['is not meant for servers', ' And that is not all: ', NOT_FOR],
    command: SKIP_BOTH,
  },
  {
    what: 'meant for clients and expired',
    identity: () => serverIdentity({ usage: 'client', period: 'expired' }),
    trusts: true,
    fault: 'ServerCertificateExpired',
    words: ['has expired: CN=localhost', ' And that is not all: ', 'is not meant for servers'],
    command: SKIP_CHAIN,
  },
];

for (const { what, identity, trusts, fault, words, command } of FAULTY) {
  test(`faults of one certificate are told, and mended, together: ${what}`, async t => {
    const { url } = await startBackend(t, { identity: await identity(), requestCert: false });
    const { backend, look, mend } = await (trusts ? startTrusting(t) : startLooking(t));
    await backend('b', url);
    const probe = await look('b');
    const message = probe.cause?.message ?? '';
    assertCause(probe, fault, message, command);
    const places = words.map(word => message.indexOf(word));
    assert.ok(!places.includes(-1), message);
    assert.deepEqual(
      places.toSorted((a, b) => a - b),
      places,
      message,
    );
    await mend(probe.cause, {});
    assertSuccess(await look('b'), 200);
  });
}

test('a fault that is not checked is not told', async t => {
  const identity = await serverIdentity({ period: 'expired', ...OTHER_NAME });
  const { url } = await startBackend(t, { identity, requestCert: false });
  const { backend, look } = await startTrusting(t);
  await backend('nameless', url, '--skip-certificate-name-validation');
  await backend('chainless', `${url}/x`, '--skip-certificate-chain-validation');
  const nameless = await look('nameless');
  assert.deepEqual(
    [nameless.cause?.fault, nameless.cause?.message.includes('And that is not all')],
    ['ServerCertificateExpired', false],
  );
  const chainless = await look('chainless');
  assert.deepEqual(
    [chainless.cause?.fault, chainless.cause?.message.includes('And that is not all')],
    ['ServerCertificateName', false],
  );
});

test('a name of a certificate that is no plain one is put into no URL', async t => {
  const identity = await serverIdentity({ dnsNames: ['$(reboot)', '*.example.com'], ipAddresses: [] });
  const { url } = await startBackend(t, { identity, requestCert: false });
  const { backend, look } = await startTrusting(t);
  await backend('b', url);
  const probe = await look('b');
  assert.match(
    probe.cause?.message ?? '',
    /\. Better have its owner renew it for localhost; the check of the name can be switched off too\.$/,
  );
  assert.equal(probe.cause?.command, SKIP_NAME);
});

test('a missing intermediate that could as well be a private root', async t => {
  const whole = await serverIdentity({ issuer: 'intermediate' });
  const { url, port } = await startBackend(t, {
    identity: { ...whole, chain: whole.chain.slice(0, 1) },
    requestCert: false,
  });
  const { cwd, backend, look, done } = await startTrusting(t);
  await backend('b', url);
  assertCause(
    await look('b'),
    'ServerCertificateOfUnknownCa',
    `The certificate of localhost:${port} is issued by CN=Test Intermediate, which the server did not send and nobody here knows: ` +
      'a CA that is not trusted here, or an intermediate that the server should send.',
    TRUST,
  );
  await writeFile(join(cwd, 'intermediate.pem'), (await testIntermediate()).certificate);
  await done('ca', 'add', '--file', 'intermediate.pem', '--store-name', 'CertificateAuthority');
  assertSuccess(await look('b'), 200);
});

test('a missing intermediate that can be fetched', async t => {
  const { certificate, privateKey } = make('with location');
  const { url, port } = await startBackend(t, {
    identity: { certificate, privateKey, chain: [certificate] },
    requestCert: false,
  });
  const { cwd, backend, look, mend, trust } = await startLooking(t);
  await trust(make('root').certificate);
  await backend('b', url);
  const probe = await look('b');
  assertCause(
    probe,
    'ServerCertificateIncomplete',
    `localhost:${port} sent its certificate without that of CN=Issuing, which issued CN=with location, and that one is not known here. ` +
      'It can be had from http://ca.example/issuing.cer. Azure may fetch a missing intermediate by itself; Node does not.',
    'apim ca add --file INTERMEDIATE.pem --store-name CertificateAuthority',
  );
  await writeFile(join(cwd, 'issuing.pem'), make('middle').certificate);
  await mend(probe.cause, { 'INTERMEDIATE.pem': 'issuing.pem' });
  assertSuccess(await look('b'), 200);
});

test('a certificate below one that has expired', async t => {
  const root = await createAuthority({ commonName: 'Root', pathLength: 1, days: 90, now: new Date() });
  const past = { notBefore: new Date(Date.now() - 30 * DAY), notAfter: new Date(Date.now() - 3.5 * DAY) };
  const old = await createAuthority({ commonName: 'Old', issuer: root, ...past });
  const leaf = await issue(old, {
    commonName: 'leaf',
    usage: 'server',
    dnsNames: ['localhost'],
    days: 90,
    now: new Date(),
  });
  const identity = { ...leaf, chain: [leaf.certificate, old.certificate] };
  const { url, port } = await startBackend(t, { identity, requestCert: false });
  const { backend, look, trust } = await startLooking(t);
  await trust(root.certificate);
  await backend('b', url);
  const ended = expiryOf({ ...old, chain: [] });
  assertCause(
    await look('b'),
    'ServerCertificateExpired',
    `The certificate of localhost:${port} is void, because one above it has expired: CN=Old expired 3 days ago, on ${ended}. ` +
      'The server must send a renewed one; until then the check of the chain can be switched off.',
    SKIP_CHAIN,
  );
});

test('a certificate that is meant for clients', async t => {
  const { url, port } = await startBackend(t, {
    identity: await serverIdentity({ usage: 'client' }),
    requestCert: false,
  });
  const { backend, look } = await startTrusting(t);
  await backend('b', url);
  assertCause(
    await look('b'),
    'ServerCertificateUsage',
    `The certificate of localhost:${port} is not meant for servers.`,
    SKIP_CHAIN,
  );
});
