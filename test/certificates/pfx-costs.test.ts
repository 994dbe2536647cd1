import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import { Limits } from '../../src/certificates/pfx/limits.ts';
import { Lock } from '../../src/certificates/pfx/lock.ts';
import { openPfx } from '../../src/certificates/pfx/pfx.ts';
import { opensSlowly } from '../../src/certificates/pfx/survey.ts';
import { integer, octets, oid, sequence } from './der.ts';
import { certificateBag, claimedMac, encryptedPart, pfx, plainPart, shroudedKeyBag } from './hand-made-pfx.ts';
import { workshop } from './openssl.ts';
import { refused } from './refused.ts';

const work = workshop();
work.selfSigned('client');
const certificate = new X509Certificate(work.read('client.crt')).raw;
const SHA1 = '1.3.14.3.2.26';
const SHA512 = '2.16.840.1.101.3.4.2.3';

/** Triple DES as Windows wrote it for years: three derivations for each attempt. Only claimed. */
const tripleDes = (rounds: number) => ({
  algorithm: sequence(oid('1.2.840.113549.1.12.1.3'), sequence(octets(Buffer.alloc(8)), integer(rounds))),
  data: Buffer.alloc(64),
});

const scrypt = (N: number, r: number, p: number) => {
  const parameters = sequence(octets(Buffer.from('salt')), integer(N), integer(r), integer(p));
  const kdf = sequence(oid('1.3.6.1.4.1.11591.4.11'), parameters);
  const cipher = sequence(oid('2.16.840.1.101.3.4.1.42'), octets(Buffer.alloc(16)));
  return { algorithm: sequence(oid('1.2.840.113549.1.5.13'), sequence(kdf, cipher)), data: Buffer.alloc(16) };
};

test('what is derived several times at each attempt is charged as often, before any is done', async () => {
  for (const bytes of [
    pfx([encryptedPart(tripleDes(1_700_000)), encryptedPart(tripleDes(1_700_000))]),
    pfx([plainPart(...[1, 2, 3].map(() => shroudedKeyBag(tripleDes(1_000_000))))], claimedMac(SHA1, 2_000_000)),
    pfx([encryptedPart(tripleDes(1_000_000))], claimedMac(SHA512, 2_000_000)),
  ]) {
    const began = process.cpuUsage();
    await refused(bytes, 'secret', 'CertificateError', /too costly/);
    assert.ok(process.cpuUsage(began).user < 1_000_000);
  }
});

test('each form of a password that is tried is charged', async () => {
  const limits = new Limits();
  const lock = new Lock('pässword', limits);
  let attempts = 0;
  const mac = {
    rounds: 1n,
    cost: 4_000_000n,
    isWhole: true,
    fits: async () => {
      attempts += 1;
      return false;
    },
  };
  assert.equal(await lock.fitsMac(mac, Buffer.alloc(0)), false);
  assert.equal(attempts, 2);
  await assert.rejects(lock.fitsMac(mac, Buffer.alloc(0)), /too costly/);
  assert.equal(attempts, 2);
});

test('memory that is filled many times over is charged, and is not called an iteration count', async () => {
  const message =
    /^This PFX file is too costly to open: its key derivation \(scrypt\) asks for more memory, or more passes/;
  await refused(pfx([encryptedPart(scrypt(2 ** 20, 8, 1))]), 'secret', 'CertificateError', message);
  await refused(pfx([encryptedPart(scrypt(2 ** 14, 8, 17))]), 'secret', 'CertificateError', message);
  const parts = Array.from({ length: 200 }, () => encryptedPart(scrypt(2 ** 16, 8, 1)));
  await refused(pfx(parts), 'secret', 'CertificateError', /too costly/);
});

test('honest files of 600,000 rounds open, whatever they use, and are known to take long', async () => {
  const tripleDes = ['-certpbe', 'PBE-SHA1-3DES', '-keypbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'];
  for (const [password, ...options] of [['secret'], ['', ...tripleDes], ['pässword', '-macalg', 'sha512']] as const) {
    const bytes = work.pfx('client', password, '-iter', '600000', ...options);
    assert.equal((await openPfx(bytes, password)).leaf.subject, 'CN=client');
    assert.equal(opensSlowly(bytes, 'secret'), true);
  }
});

test('an ordinary file is not known to take long, and neither is what is no PFX', () => {
  assert.equal(opensSlowly(work.pfx('client', 'secret'), undefined), false);
  assert.equal(opensSlowly(work.read('client.crt'), undefined), false);
  assert.equal(opensSlowly(certificate, undefined), false);
  assert.equal(opensSlowly(pfx([plainPart(certificateBag(certificate))], claimedMac(SHA1, 2 ** 31)), undefined), false);
});
