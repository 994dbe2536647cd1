import assert from 'node:assert/strict';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import { openPfx } from '../../src/certificates/pfx.ts';
import { explicit, integer, octets, oid, sequence } from './der.ts';
import {
  bag,
  certificateBag,
  claimedMac,
  encryptedPart,
  HMAC_SHA256,
  keyBag,
  pbes2,
  pbmac1,
  pfx,
  plainPart,
  shroudedKeyBag,
} from './hand-made-pfx.ts';
import { workshop } from './openssl.ts';
import { refused } from './refused.ts';

const work = workshop();
work.selfSigned('client');
work.selfSigned('other');
const certificate = new X509Certificate(work.read('client.crt')).raw;
const pkcs8 = createPrivateKey(work.read('client.key')).export({ type: 'pkcs8', format: 'der' });
const complete = work.pfx('client', 'secret');
const both = [certificateBag(certificate), keyBag(pkcs8)];

test('a wrong password is told, and that it may be damage', async () => {
  const message = /^The password does not open this PFX file: the password is wrong, or the file is damaged\./;
  await refused(complete, 'wrong', 'WrongPassword', message);
  await refused(work.pfx('client', ''), 'wrong', 'WrongPassword', message);
});

test('a password that is needed and not given is told', async () => {
  const message = /^This PFX file needs a password and none was given\./;
  await refused(complete, undefined, 'WrongPassword', message);
  await refused(complete, '', 'WrongPassword', message);
  await refused(work.pfx('client', 'secret', '-nomac'), undefined, 'WrongPassword', message);
});

test('no message holds the password', async () => {
  await assert.rejects(openPfx(complete, 'hunter2'), (error: Error) => !error.message.includes('hunter2'));
});

test('a certificate without a key, a key without a certificate, and nothing at all are told apart', async () => {
  const noKey = work.pfx('client', 'secret', '-nokeys');
  await refused(noKey, 'secret', 'CertificateError', /^This PFX file holds no private key, only a certificate/);
  const noCertificate = work.pfx('client', 'secret', '-nocerts');
  await refused(noCertificate, 'secret', 'CertificateError', /^This PFX file holds no certificate, only a private key/);
  await refused(pfx([]), undefined, 'CertificateError', /^This PFX file is empty/);
});

test('a key of another certificate is told', async () => {
  const other = new X509Certificate(work.read('other.crt')).raw;
  const bytes = pfx([plainPart(certificateBag(other), keyBag(pkcs8))]);
  await refused(
    bytes,
    undefined,
    'CertificateError',
    /^The private key in this PFX file does not belong to any certificate in it/,
  );
});

test('an entry with a password of its own is told', async () => {
  const options = { password: 'another', prf: HMAC_SHA256, rounds: 1, keyLength: undefined };
  const key = plainPart(shroudedKeyBag(pbes2(pkcs8, options)));
  const mac = pbmac1('secret', { rounds: 1, keyLength: 32 });
  const bytes = pfx([plainPart(certificateBag(certificate)), key], mac);
  await refused(bytes, 'secret', 'WrongPassword', /^The password opens this PFX file but not the private key in it/);
});

test('a key or certificate that cannot be read is told', async () => {
  const x = pfx([
    plainPart(
      certificateBag(certificate),
      keyBag(sequence(integer(0), sequence(oid('1.2.643.2.2.19')), octets(Buffer.alloc(4)))),
    ),
  ]);
  await refused(x, undefined, 'CertificateError', /The private key .* its kind \(GOST R 34\.10-2001\) is unsupported/);
  const y = pfx([plainPart(certificateBag(Buffer.from('no certificate')), keyBag(pkcs8))]);
  await refused(y, undefined, 'CertificateError', /^The certificate in this PFX file cannot be read/);
});

test('a file that is cut short is told, wherever it is cut', async () => {
  for (const length of [1, 2, 3, 4, 5, 20, 100, complete.length >> 1, complete.length - 1]) {
    await refused(complete.subarray(0, length), 'secret', 'CertificateError', /^This PFX file is cut short/);
  }
});

test('an unsupported algorithm is named, or given by its OID', async () => {
  await refused(
    pfx([plainPart(...both)], claimedMac('1.2.840.113549.2.4', 1)),
    'secret',
    'CertificateError',
    /unsupported algorithm: MD4 for its integrity check/,
  );
  const unknown = encryptedPart({ algorithm: sequence(oid('1.2.3.4'), sequence()), data: Buffer.alloc(16) });
  await refused(
    pfx([unknown]),
    'secret',
    'CertificateError',
    /unsupported algorithm: OID 1\.2\.3\.4 for its encryption/,
  );
  const blowfish = work.pfx('client', 'secret', '-legacy', '-certpbe', 'bf-cbc', '-keypbe', 'bf-cbc');
  await refused(blowfish, 'secret', 'CertificateError', /unsupported algorithm: Blowfish-CBC for its encryption/);
});

test('a file that is protected by a certificate or an account is told', async () => {
  const signed = sequence(integer(3), sequence(oid('1.2.840.113549.1.7.2'), explicit(0, sequence())));
  const enveloped = pfx([sequence(oid('1.2.840.113549.1.7.3'), explicit(0, sequence()))]);
  for (const bytes of [signed, enveloped]) {
    await refused(
      bytes,
      'secret',
      'CertificateError',
      /protected by a certificate or a Windows account instead of a password/,
    );
  }
});

test('a key that TLS cannot use is refused now', async () => {
  work.openssl('genpkey', '-algorithm', 'x25519', '-out', 'x25519.key');
  work.openssl('pkey', '-in', 'x25519.key', '-pubout', '-out', 'x25519.pub');
  work.openssl(
    'x509',
    '-new',
    '-force_pubkey',
    'x25519.pub',
    '-subj',
    '/CN=x25519',
    '-CA',
    'client.crt',
    '-CAkey',
    'client.key',
    '-out',
    'x25519.crt',
    '-days',
    '9',
  );
  const key = createPrivateKey(work.read('x25519.key')).export({ type: 'pkcs8', format: 'der' });
  const bytes = pfx([plainPart(certificateBag(new X509Certificate(work.read('x25519.crt')).raw), keyBag(key))]);
  await refused(bytes, undefined, 'CertificateError', /cannot be used for TLS/);
});

test('a bag of another shape is damage', async () => {
  await refused(pfx([plainPart(octets(Buffer.alloc(2)))]), undefined, 'CertificateError', /^This PFX file is damaged/);
  await refused(
    pfx([plainPart(bag(6, octets(Buffer.alloc(2))))]),
    undefined,
    'CertificateError',
    /^This PFX file is damaged/,
  );
});

test('a MAC of another shape is damage, not the absence of one', async () => {
  for (const mac of [octets(Buffer.alloc(2)), explicit(0, sequence()), sequence(), integer(1)]) {
    await refused(
      pfx([plainPart(...both)], () => mac),
      undefined,
      'CertificateError',
      /^This PFX file is damaged/,
    );
  }
});
