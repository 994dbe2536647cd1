import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import { readBer } from '../../src/certificates/x509/ber.ts';
import { distinguishedName } from '../../src/certificates/x509/distinguished-name.ts';
import { certificateFacts, certificateWarnings, usabilityWarnings } from '../../src/certificates/x509/facts.ts';
import { der, oid, sequence, set } from './der.ts';
import { workshop } from './openssl.ts';

const work = workshop();
const DATES = ['-startdate', '20260101070000Z', '-enddate', '20360101070000Z'];
const NOW = new Date('2030-06-01T00:00:00Z');

/** Issued by an own CA, which unlike `req -x509` can set any dates. */
function issue(name: string, options: readonly string[], extensions: string): X509Certificate {
  work.write(
    'ca.cnf',
    `[ca]\ndefault_ca=c\n[c]\ndatabase=db\nserial=serial\nnew_certs_dir=.\npolicy=p\ndefault_md=sha256\nunique_subject=no\n[p]\ncommonName=supplied\n`,
  );
  work.write('db', '');
  work.write('serial', '01');
  work.write('x.ext', extensions);
  work.openssl(
    'ca',
    '-batch',
    '-notext',
    '-config',
    'ca.cnf',
    '-cert',
    'ca.crt',
    '-keyfile',
    'ca.key',
    '-in',
    `${name}.csr`,
    '-out',
    `${name}.crt`,
    '-extfile',
    'x.ext',
    ...options,
  );
  return new X509Certificate(work.read(`${name}.crt`));
}

work.selfSigned('ca', '-newkey', 'rsa:2048');
work.openssl(
  'req',
  '-nodes',
  '-newkey',
  'rsa:2048',
  '-keyout',
  'client.key',
  '-out',
  'client.csr',
  '-subj',
  '/CN=client',
);
work.openssl('req', '-nodes', '-newkey', 'rsa:1024', '-keyout', 'small.key', '-out', 'small.csr', '-subj', '/CN=small');

test('a certificate shows the subject, thumbprint and end that Azure shows', () => {
  work.selfSigned('shown', '-subj', '/C=US/O=Contoso/CN=client');
  const shown = new X509Certificate(work.read('shown.crt'));
  const facts = certificateFacts(shown);
  assert.equal(facts.subject, 'CN=client, O=Contoso, C=US');
  assert.match(facts.thumbprint, /^[0-9A-F]{40}$/);
  assert.equal(facts.thumbprint.toLowerCase(), shown.fingerprint.replaceAll(':', '').toLowerCase());
  assert.equal(certificateFacts(issue('client', DATES, '')).expirationDate, '2036-01-01T07:00:00Z');
});

const UTF8 = 0x0c;
const name = (...relative: readonly (readonly [string, string | Uint8Array, number])[][]): string =>
  distinguishedName(
    readBer(
      sequence(
        ...relative.map(values =>
          set(...values.map(([id, value, tag]) => sequence(oid(id), der(tag, Buffer.from(value))))),
        ),
      ),
    ),
  );
const cn = (value: string): string => name([['2.5.4.3', value, UTF8]]);

test('a name is written as .NET writes it: the last first, several values with a plus, unknown keys by OID', () => {
  const dc = '0.9.2342.19200300.100.1.25';
  const text = name(
    [[dc, 'com', 0x16]],
    [['2.5.4.8', 'Attica', UTF8]],
    [
      ['2.5.4.3', 'client', UTF8],
      ['2.5.4.5', '42', 0x13],
    ],
    [['1.2.3.4', 'x', UTF8]],
    [['1.2.840.113549.1.9.1', 'a@b.c', 0x16]],
  );
  assert.equal(text, 'E=a@b.c, OID.1.2.3.4=x, CN=client + SERIALNUMBER=42, S=Attica, DC=com');
  assert.equal(name(), '');
});

test('a value is quoted where .NET quotes it', () => {
  assert.equal(cn('Contoso, Inc.'), 'CN="Contoso, Inc."');
  assert.equal(cn('say "hi"'), 'CN="say ""hi"""');
  assert.equal(cn(' padded'), 'CN=" padded"');
  assert.equal(cn(''), 'CN=""');
  assert.equal(cn('a#b;c'), 'CN="a#b;c"');
  assert.equal(cn('back\\slash / and : plain'), 'CN=back\\slash / and : plain');
});

test('each kind of string is read in its own encoding', () => {
  assert.equal(cn('Ελλάς 🔑'), 'CN=Ελλάς 🔑');
  assert.equal(name([['2.5.4.3', Buffer.from('Ελλάς', 'utf16le').swap16(), 0x1e]]), 'CN=Ελλάς');
  assert.equal(name([['2.5.4.3', Buffer.from('0001f511', 'hex'), 0x1c]]), 'CN=🔑');
  assert.equal(name([['2.5.4.3', Buffer.from('Zürich', 'latin1'), 0x14]]), 'CN=Zürich');
  assert.equal(name([['2.5.4.3', 'Zürich', 0x14]]), 'CN=Zürich');
  assert.equal(name([['2.5.4.3', Buffer.from([1, 2]), 0x04]]), 'CN="#04020102"');
});

test('a certificate without fault has no warning', () => {
  const usages = ['', 'extendedKeyUsage=clientAuth', 'extendedKeyUsage=serverAuth,anyExtendedKeyUsage'];
  for (const usage of usages) assert.deepEqual(certificateWarnings(issue('client', DATES, usage), NOW), []);
});

test('its dates are warned of', () => {
  const certificate = issue('client', DATES, '');
  const at = (date: string) => certificateWarnings(certificate, new Date(date));
  assert.deepEqual(at('2036-01-01T07:00:01Z'), [
    'The certificate has expired (on 2036-01-01T07:00:00Z): most servers refuse it.',
  ]);
  assert.deepEqual(at('2025-12-31T00:00:00Z'), [
    'The certificate is not yet valid (before 2026-01-01T07:00:00Z): most servers refuse it.',
  ]);
  assert.deepEqual(at('2035-12-31T07:00:01Z'), ['The certificate expires within 30 days (on 2036-01-01T07:00:00Z).']);
  assert.deepEqual(at('2035-12-02T07:00:01Z'), ['The certificate expires within 30 days (on 2036-01-01T07:00:00Z).']);
  assert.deepEqual(at('2035-12-02T06:59:59Z'), []);
});

test('one that is not for clients is warned of', () => {
  assert.deepEqual(certificateWarnings(issue('client', DATES, 'extendedKeyUsage=serverAuth'), NOW), [
    'The certificate is not meant for client authentication (its extended key usage leaves it out): many servers refuse it, and Azure may not send it at all.',
  ]);
});

test('a key that is too short for TLS 1.3 is not said to work', () => {
  work.selfSigned('tiny', '-newkey', 'rsa:512');
  assert.deepEqual(usabilityWarnings(new X509Certificate(work.read('tiny.crt'))), [
    "The certificate's key (RSA 512) cannot sign in TLS 1.3: servers that speak it get no certificate, and in TLS 1.2 many refuse it as weak (an RSA key of 512 bits).",
  ]);
});

test('old signatures and short keys are warned of, but not the signature of a certificate under itself', () => {
  const weak = (why: string) => [`The certificate is weak (${why}): it works here, many servers refuse it.`];
  assert.deepEqual(certificateWarnings(issue('client', [...DATES, '-md', 'sha1'], ''), NOW), weak('signed with SHA-1'));
  assert.deepEqual(certificateWarnings(issue('client', [...DATES, '-md', 'md5'], ''), NOW), weak('signed with MD5'));
  assert.deepEqual(certificateWarnings(issue('small', DATES, ''), NOW), weak('an RSA key of 1024 bits'));
  work.selfSigned('own', '-sha1');
  assert.deepEqual(certificateWarnings(new X509Certificate(work.read('own.crt')), NOW), []);
  work.selfSigned('leaf', '-sha1', '-addext', 'keyUsage=critical,digitalSignature');
  assert.deepEqual(certificateWarnings(new X509Certificate(work.read('leaf.crt')), NOW), []);
});
