import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import { rootCertificates } from 'node:tls';
import { type Anchors, anchorsOf } from '../../../src/certificates/chain/anchors.ts';
import { serverChain } from '../../../src/certificates/chain/server-chain.ts';
import type { ChainEnd } from '../../../src/certificates/chain/types.ts';
import { CA, derOf, laboratory, NAMES, SERVER } from './support/laboratory.ts';

const AIA =
  'authorityInfoAccess=caIssuers;URI:http://ca.example/i.cer,OCSP;URI:http://ocsp.example,caIssuers;URI:ldap://ca.example/i';
const MANY_NAMES = `subjectAltName=${Array.from({ length: 13 }, (_, index) => `DNS:n${index}.example`).join(',')}`;
const P384 = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-384'];
const PSS = ['-newkey', 'rsa:2048'];

const make = laboratory({
  root: { subject: '/O=Contoso/CN=Root', extensions: CA },
  'edwards root': { subject: '/CN=Edwards Root', extensions: CA, newKey: ['-newkey', 'ed25519'], digest: 'sha512' },
  leaf: { subject: '/C=GB/O=Contoso/CN=leaf', issuer: 'root', extensions: SERVER, newKey: PSS },
  middle: { subject: '/O=Contoso/CN=Middle', issuer: 'root', extensions: CA, newKey: P384, digest: 'sha384' },
  'with location': { subject: '/CN=with location', issuer: 'middle', extensions: [...SERVER, AIA] },
  'of Contoso': { subject: '/CN=of Contoso', issuer: 'middle', extensions: SERVER },
  private: { subject: '/CN=Private', issuer: 'root', extensions: CA },
  'of private': { subject: '/CN=of private', issuer: 'private', extensions: SERVER },
  'of private, told': {
    subject: '/CN=of private',
    issuer: 'private',
    extensions: [...NAMES.slice(0, 2), 'authorityKeyIdentifier=keyid,issuer:always'],
  },
  'of root, told': {
    subject: '/CN=of root',
    issuer: 'root',
    extensions: [...NAMES.slice(0, 2), 'authorityKeyIdentifier=keyid,issuer:always', AIA],
  },
  'middle with location': { subject: '/CN=Private Middle', issuer: 'edwards root', extensions: [...CA, AIA] },
  'of middle with location': { subject: '/CN=below', issuer: 'middle with location', extensions: SERVER },
  names: { subject: '/CN=localhost', issuer: 'root', extensions: [MANY_NAMES] },
  wildcard: { subject: '/CN=w', issuer: 'root', extensions: ['subjectAltName=DNS:*.contoso.com,email:a@b.example'] },
  'no subject': { subject: '/', issuer: 'root', extensions: SERVER },
  nameless: { subject: '/CN=old.example', issuer: 'root', extensions: [] },
});
type Name = Parameters<typeof make>[0];

const der = (name: Name): Buffer => derOf(make(name).certificate);
const pem = (name: Name): string => make(name).certificate;
const DAY = 86_400_000;

/** Shared: each reads the roots of Node anew. */
const known = new Map<string, Anchors>();

function anchorsFor(ca: readonly Name[]): Anchors {
  const anchors = known.get(ca.join()) ?? anchorsOf(ca.map(pem), []);
  known.set(ca.join(), anchors);
  return anchors;
}

function judged(sent: readonly Buffer[], ca: readonly Name[], { hostname = 'localhost', days = 0 } = {}) {
  const now = new Date(Date.now() + days * DAY);
  return serverChain({ sent, hostname, anchors: anchorsFor(ca), now });
}

const seconds = (text: string): string => new Date(text).toISOString().replace('.000Z', 'Z');

test('a link shows all that a person asks of a certificate', () => {
  const leaf = new X509Certificate(pem('leaf'));
  const { links, unused } = judged([der('leaf'), der('middle')], ['root']);
  const [first, second] = links;
  assert.deepEqual(first, {
    subject: 'CN=leaf, O=Contoso, C=GB',
    issuer: 'CN=Root, O=Contoso',
    thumbprint: leaf.fingerprint.replaceAll(':', ''),
    names: ['localhost', '127.0.0.1', '::1'],
    validFrom: seconds(leaf.validFrom),
    validTo: seconds(leaf.validTo),
    key: 'RSA 2048',
    signature: 'SHA-256 with ECDSA',
    origin: 'sent',
    checks: [],
  });
  assert.deepEqual([second?.subject, second?.key, second?.origin], ['CN=Root, O=Contoso', 'EC P-256', 'ca']);
  assert.deepEqual(
    unused.map(({ subject, key, signature }) => [subject, key, signature]),
    [['CN=Middle, O=Contoso', 'EC P-384', 'SHA-384 with ECDSA']],
  );
});

test('a certificate with an Ed25519 key names it', () => {
  const [root] = judged([der('edwards root')], []).links;
  assert.deepEqual([root?.key, root?.signature], ['Ed25519', 'Ed25519']);
});

test('where a trusted root is found is told: NODE_EXTRA_CA_CERTS, or the roots of Node', () => {
  const anchors = anchorsOf([], [pem('root')]);
  const { end, checks } = serverChain({ sent: [der('leaf')], hostname: 'localhost', anchors, now: new Date() });
  assert.deepEqual(end, { kind: 'trusted', origin: 'NODE_EXTRA_CA_CERTS' });
  assert.deepEqual(checks.root, {
    verdict: 'ok',
    sentence: 'The chain ends in CN=Root, O=Contoso, which is trusted here by NODE_EXTRA_CA_CERTS.',
  });
  const system = judged([derOf(rootCertificates[0] ?? '')], []);
  assert.deepEqual(system.end, { kind: 'trusted', origin: 'system' });
});

const MISSING: Readonly<
  Record<string, readonly [Name[], Name[], Partial<Extract<ChainEnd, { kind: 'missing issuer' }>>]>
> = {
  'its issuer can be fetched': [
    ['with location'],
    [],
    { isIntermediate: true, urls: ['http://ca.example/i.cer'], issuer: 'CN=Middle, O=Contoso', of: 'CN=with location' },
  ],
  'its issuer is of the organization of a trusted root': [['of Contoso'], ['root'], { isIntermediate: true, urls: [] }],
  'nothing tells': [['of private'], ['root'], { isIntermediate: false }],
  'its key identifier tells who issued the issuer': [['of private, told'], ['root'], { isIntermediate: true }],
  'its key identifier tells that the issuer issued itself': [['of root, told'], [], { isIntermediate: false }],
  'an intermediate above which mostly a root stands': [
    ['of middle with location', 'middle with location'],
    ['root'],
    { isIntermediate: false, urls: ['http://ca.example/i.cer'], of: 'CN=Private Middle' },
  ],
};

for (const [name, [sent, ca, expected]] of Object.entries(MISSING)) {
  test(`a missing intermediate is told from a root that is not trusted: ${name}`, () => {
    const { end } = judged(sent.map(der), ca);
    assert.equal(end.kind, 'missing issuer');
    assert.deepEqual({ ...end, ...expected }, end);
  });
}

test('a certificate that was sent does not help above one that is trusted here, and the sentence says so', () => {
  const { checks } = judged([der('of Contoso'), der('root')], ['middle']);
  assert.deepEqual(checks.root, {
    verdict: 'failure',
    sentence:
      'CN=Middle, O=Contoso is trusted here, but CN=Root, O=Contoso, which issued it, is not: above a trusted certificate only trusted ones count, so it does not help that the server sent it.',
  });
});

const HOSTS: readonly (readonly [Name, string, string | undefined])[] = [
  ['leaf', 'localhost', undefined],
  ['leaf', '127.0.0.1', undefined],
  ['leaf', '::1', undefined],
  ['leaf', '127.0.0.2', 'The certificate is not for 127.0.0.2 but for localhost, 127.0.0.1, ::1.'],
  ['wildcard', 'api.contoso.com', undefined],
  ['wildcard', 'a.b.contoso.com', 'The certificate is not for a.b.contoso.com but for *.contoso.com.'],
  ['nameless', 'old.example', undefined],
  ['nameless', 'localhost', 'The certificate of CN=old.example names no host, and so it is not for localhost.'],
  [
    'names',
    'localhost',
    'The certificate is not for localhost but for n0.example, n1.example, n2.example, n3.example, n4.example, n5.example, n6.example, n7.example, n8.example, n9.example and 3 more.',
  ],
];

for (const [name, hostname, sentence] of HOSTS) {
  test(`the certificate "${name}" is ${sentence === undefined ? '' : 'not '}for ${hostname}`, () => {
    const expected =
      sentence === undefined
        ? { verdict: 'ok', sentence: `The certificate is for ${hostname}.` }
        : { verdict: 'failure', sentence };
    assert.deepEqual(judged([der(name)], ['root'], { hostname }).checks.name, expected);
  });
}

test('the dates tell which certificate is not valid, and since or until when', () => {
  const { validFrom, validTo } = new X509Certificate(pem('leaf'));
  const at = (days: number) => {
    const { checks, links } = judged([der('leaf')], ['root'], { days });
    assert.deepEqual(links[0]?.checks, checks.dates.verdict === 'ok' ? [] : [checks.dates]);
    return checks.dates;
  };
  assert.equal(at(0).verdict, 'ok');
  assert.equal(at(59).verdict, 'ok');
  assert.deepEqual(at(70), {
    verdict: 'warning',
    sentence: `CN=leaf, O=Contoso, C=GB expires in 19 days, on ${seconds(validTo)}.`,
  });
  assert.deepEqual(at(93.5), {
    verdict: 'failure',
    sentence: `CN=leaf, O=Contoso, C=GB expired 3 days ago, on ${seconds(validTo)}.`,
  });
  assert.deepEqual(at(-1.4), {
    verdict: 'failure',
    sentence: `CN=leaf, O=Contoso, C=GB is not yet valid: it will be in 33 hours, on ${seconds(validFrom)}.`,
  });
});

test('a certificate without a subject is called by its first name', () => {
  const { links, checks } = judged([der('no subject')], ['root'], { days: 93.5 });
  assert.equal(links[0]?.subject, '');
  assert.match(checks.dates.sentence, /^localhost expired 3 days ago, on /);
});

test('a certificate expires in the very second that it names, as for OpenSSL', () => {
  const { validTo } = new X509Certificate(pem('leaf'));
  const at = (time: number) =>
    serverChain({
      sent: [der('leaf')],
      hostname: 'localhost',
      anchors: anchorsOf([pem('root')], []),
      now: new Date(time),
    });
  // Of the leaf alone: the root may be older by a second, and expire before it.
  const leafAt = (time: number) => at(time).links[0]?.checks.map(({ verdict }) => verdict);
  assert.deepEqual(leafAt(Date.parse(validTo) - 1), ['warning']);
  assert.deepEqual(leafAt(Date.parse(validTo)), ['failure']);
});

test('impossible dates are shown as they are and said to be damaged', () => {
  const bytes = Buffer.from(der('leaf'));
  bytes.write('99', bytes.indexOf(Buffer.from([0x17, 0x0d])) + 4, 'latin1');
  const { links, checks } = judged([bytes], ['root']);
  assert.equal(links[0]?.validFrom, 'Bad time value');
  assert.deepEqual(checks.dates, {
    verdict: 'failure',
    sentence: 'CN=leaf, O=Contoso, C=GB has damaged dates of validity.',
  });
});

test('bytes of the server that are no certificate fail every check', () => {
  const { links, unused, end, checks } = judged([Buffer.from('3003', 'hex'), der('root')], ['root']);
  const sentence = 'The certificate of the server cannot be read: it is damaged.';
  assert.deepEqual(end, { kind: 'unreadable', position: 1 });
  assert.deepEqual(Object.values(checks), new Array(5).fill({ verdict: 'failure', sentence }));
  assert.deepEqual(
    links.map(link => link.checks),
    [[{ verdict: 'failure', sentence: 'This certificate cannot be read: it is damaged.' }]],
  );
  assert.deepEqual(
    unused.map(({ subject }) => subject),
    ['CN=Root, O=Contoso'],
  );
});

test('bytes further up that are no certificate leave the chain readable but not trusted', () => {
  const { links, unused, end, checks } = judged([der('leaf'), der('root'), Buffer.alloc(0)], ['root']);
  assert.deepEqual(end, { kind: 'unreadable', position: 3 });
  assert.equal(links.length, 2);
  assert.equal(unused.length, 1);
  assert.equal(
    checks.signatures.sentence,
    'Certificate 3 of those that the server sent cannot be read: it is damaged.',
  );
});

test('no byte that is wrong, and no length that is cut short, makes it throw', () => {
  const whole = der('of private, told');
  for (const [index, byte] of whole.entries()) {
    for (const wrong of [byte ^ 0xff, byte ^ 0x01, 0x80]) {
      const bytes = Buffer.from(whole);
      bytes[index] = wrong;
      assert.ok(judged([bytes], []).links.length > 0);
    }
    assert.equal(judged([whole.subarray(0, index)], []).end.kind, 'unreadable');
  }
});

test('a changed signature is told from a missing issuer', () => {
  const bytes = Buffer.from(der('leaf'));
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
  const { end, checks } = judged([bytes, der('root')], []);
  assert.deepEqual(end, { kind: 'wrong signature', of: 'CN=leaf, O=Contoso, C=GB', issuer: 'CN=Root, O=Contoso' });
  assert.deepEqual(checks.signatures, {
    verdict: 'failure',
    sentence:
      'CN=leaf, O=Contoso, C=GB is not signed by the key of CN=Root, O=Contoso: another CA of that name issued it, or it was changed.',
  });
});
