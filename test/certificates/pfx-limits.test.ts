import assert from 'node:assert/strict';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import { integer, octets, oid, sequence } from './der.ts';
import {
  certificateBag,
  claimedMac,
  encryptedPart,
  HMAC_SHA256,
  keyBag,
  pbes2,
  pfx,
  plainPart,
  shroudedKeyBag,
} from './hand-made-pfx.ts';
import { workshop } from './openssl.ts';
import { refused } from './refused.ts';

const work = workshop();
work.selfSigned('client');
const certificate = new X509Certificate(work.read('client.crt')).raw;
const pkcs8 = createPrivateKey(work.read('client.key')).export({ type: 'pkcs8', format: 'der' });
const both = [certificateBag(certificate), keyBag(pkcs8)];

test('counts below 1 are refused', async () => {
  for (const rounds of [0, -1, -(2n ** 40n)]) {
    await refused(
      pfx([plainPart(...both)], claimedMac('1.3.14.3.2.26', rounds)),
      'secret',
      'CertificateError',
      /its iteration count is below 1/,
    );
    const options = { password: 'secret', prf: HMAC_SHA256, rounds, keyLength: undefined };
    await refused(
      pfx([encryptedPart(pbes2(sequence(...both), options))]),
      'secret',
      'CertificateError',
      /its iteration count is below 1/,
    );
  }
});

test('counts that would take hours are refused at once, wherever they stand', async () => {
  const began = performance.now();
  for (const rounds of [2_000_001, 2 ** 31 - 1, 2n ** 70n, 2n ** 4000n]) {
    const options = { password: 'secret', prf: HMAC_SHA256, rounds, keyLength: undefined };
    const hidden = { ...options, rounds: 1 };
    for (const bytes of [
      pfx([plainPart(...both)], claimedMac('1.3.14.3.2.26', rounds)),
      pfx([encryptedPart(pbes2(sequence(...both), options))]),
      pfx([plainPart(shroudedKeyBag(pbes2(pkcs8, options)), certificateBag(certificate))]),
      pfx([encryptedPart(pbes2(sequence(shroudedKeyBag(pbes2(pkcs8, options))), hidden))]),
    ]) {
      await refused(bytes, 'secret', 'CertificateError', /too costly/);
    }
  }
  assert.ok(performance.now() - began < 2000);
});

test('counts that are too much only together are refused before any is done', async () => {
  const options = { password: 'secret', prf: HMAC_SHA256, rounds: 1_900_000, keyLength: undefined };
  const key = shroudedKeyBag(pbes2(pkcs8, options));
  await refused(pfx([plainPart(key, key, key)]), 'secret', 'CertificateError', /too costly/);
});

test('a key length in the file is never believed', async () => {
  for (const keyLength of [2 ** 31 - 1, 16, 0, -1]) {
    const options = { password: 'secret', prf: HMAC_SHA256, rounds: 1, keyLength };
    await refused(
      pfx([encryptedPart(pbes2(sequence(...both), options))]),
      'secret',
      'CertificateError',
      /names a key length that its cipher does not have/,
    );
  }
});

test('more than 1 MiB, and more than 200 entries, are refused', async () => {
  await refused(
    Buffer.alloc(1024 * 1024 + 1, 0x30),
    undefined,
    'CertificateError',
    /^This file is too large to be a PFX file/,
  );
  const many = Array.from({ length: 201 }, () => keyBag(sequence(integer(0))));
  await refused(
    pfx([plainPart(...many)]),
    undefined,
    'CertificateError',
    /at most 200 certificates and 200 private keys/,
  );
});

test('scrypt beyond 64 MiB, or out of its bounds, is refused', async () => {
  const scrypt = (N: number, r: number, p: number) => {
    const parameters = sequence(octets(Buffer.from('salt')), integer(N), integer(r), integer(p));
    const kdf = sequence(oid('1.3.6.1.4.1.11591.4.11'), parameters);
    const cipher = sequence(oid('2.16.840.1.101.3.4.1.42'), octets(Buffer.alloc(16)));
    const algorithm = sequence(oid('1.2.840.113549.1.5.13'), sequence(kdf, cipher));
    return pfx([encryptedPart({ algorithm, data: Buffer.alloc(16) })]);
  };
  await refused(scrypt(2 ** 20, 8, 1), 'secret', 'CertificateError', /too costly/);
  await refused(scrypt(2 ** 14, 8, 17), 'secret', 'CertificateError', /too costly/);
  for (const [N, r, p] of [
    [1000, 8, 1],
    [1, 8, 1],
    [16, 0, 1],
    [16, 8, -1],
    [2 ** 17, 1, 1],
  ] as const) {
    await refused(scrypt(N, r, p), 'secret', 'CertificateError', /^This PFX file is damaged/);
  }
});

test('many tiny parts are refused at once', async () => {
  const part = sequence();
  await refused(pfx(Array.from({ length: 50_000 }, () => part)), undefined, 'CertificateError', /too many entries/);
});
