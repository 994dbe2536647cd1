import assert from 'node:assert/strict';
import { createHmac, createPrivateKey, X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import { openPfx } from '../../src/certificates/pfx/pfx.ts';
import { deriveBytes, PURPOSE } from '../../src/certificates/pfx/pkcs12-kdf.ts';
import { indefinite, integer, nothing, octets, oid, sequence } from './der.ts';
import {
  bag,
  certificateBag,
  encryptedPart,
  keyBag,
  pbes2,
  pbmac1,
  pfx,
  plainPart,
  shroudedKeyBag,
} from './hand-made-pfx.ts';
import { workshop } from './openssl.ts';

const work = workshop();
work.selfSigned('client');
const certificate = new X509Certificate(work.read('client.crt'));
const pkcs8 = createPrivateKey(work.read('client.key')).export({ type: 'pkcs8', format: 'der' });
const privateKey = createPrivateKey(work.read('client.key')).export({ type: 'pkcs8', format: 'pem' });

async function opens(bytes: Uint8Array, password: string | undefined): Promise<void> {
  const opened = await openPfx(bytes, password);
  assert.equal(opened.leaf.fingerprint256, certificate.fingerprint256);
  assert.deepEqual(opened.chain, [certificate.toString()]);
  assert.equal(opened.privateKey, privateKey);
}

const PASSWORDS = ['secret', 'κωδικός', '🔑 klíč', 'Zürich', 'a very long password '.repeat(9)];

test('what OpenSSL writes by default opens with any password', async () => {
  for (const password of PASSWORDS) await opens(work.pfx('client', password), password);
});

test('each encryption of old Windows, Java and OpenSSL opens', async () => {
  const ciphers = ['RC2-40', 'RC2-128', '3DES', '2DES', 'RC4-40', 'RC4-128'].map(name => `PBE-SHA1-${name}`);
  for (const cipher of [...ciphers, 'PBE-MD5-DES', 'PBE-SHA1-DES', 'PBE-MD5-RC2-64', 'PBE-SHA1-RC2-64']) {
    const bytes = work.pfx('client', 'κωδ🔑', '-legacy', '-certpbe', cipher, '-keypbe', cipher, '-macalg', 'sha1');
    await opens(bytes, 'κωδ🔑');
  }
});

test('each cipher of PBES2 opens', async () => {
  const aes = ['128', '192', '256'].map(bits => `aes-${bits}-cbc`);
  for (const cipher of [...aes, 'des-ede3-cbc', 'camellia-256-cbc', 'aria-192-cbc']) {
    await opens(work.pfx('client', 'κωδικός', '-certpbe', cipher, '-keypbe', cipher), 'κωδικός');
  }
  for (const cipher of ['rc2-cbc', 'rc2-40-cbc', 'des-cbc']) {
    await opens(work.pfx('client', 'secret', '-legacy', '-certpbe', cipher, '-keypbe', cipher), 'secret');
  }
});

test('each hash of the MAC opens', async () => {
  const digests = ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'sha512-256', 'sha3-256', 'sha3-512'];
  for (const digest of digests) await opens(work.pfx('client', 'Zürich', '-macalg', digest), 'Zürich');
});

test('each PRF of PBKDF2 opens, with and without a key length', async () => {
  const prfs = ['sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'sha512-224', 'sha512-256'];
  for (const [index, name] of prfs.entries()) {
    const options = { password: 'κωδικός', prf: { oid: `1.2.840.113549.2.${index + 7}`, name }, rounds: 100 };
    const bags = encryptedPart(pbes2(sequence(certificateBag(certificate.raw)), { ...options, keyLength: 32 }));
    const key = plainPart(shroudedKeyBag(pbes2(pkcs8, { ...options, keyLength: undefined })));
    await opens(pfx([bags, key]), 'κωδικός');
  }
});

test('a PBMAC1 file opens', async () => {
  const parts = [plainPart(certificateBag(certificate.raw), keyBag(pkcs8))];
  await opens(pfx(parts, pbmac1('κωδ🔑', { rounds: 2048, keyLength: 32 })), 'κωδ🔑');
});

test('a PBMAC1 file with a key so short that it can be guessed is refused', async () => {
  const parts = [plainPart(certificateBag(certificate.raw), keyBag(pkcs8))];
  for (const keyLength of [undefined, 1, 19, 129]) {
    const bytes = pfx(parts, pbmac1('secret', { rounds: 1, keyLength }));
    await assert.rejects(openPfx(bytes, 'secret'), {
      code: 'CertificateError',
      message: /key length of its integrity check/,
    });
  }
});

test('a file without a MAC opens, and with none of it encrypted with any password', async () => {
  await opens(work.pfx('client', 'secret', '-nomac'), 'secret');
  const bare = work.pfx('client', '', '-nomac', '-keypbe', 'NONE', '-certpbe', 'NONE');
  await opens(bare, undefined);
  await opens(bare, 'any');
});

test('without a MAC a wrong password is still told', async () => {
  await assert.rejects(openPfx(work.pfx('client', 'secret', '-nomac'), 'wrong'), { code: 'WrongPassword' });
});

test('an empty password opens as none, in both the forms that are written', async () => {
  const written = work.pfx('client', '');
  await opens(written, undefined);
  await opens(written, '');
  await opens(work.pfx('client', '', '-legacy'), undefined);
  const mac = await macOfZeroLengthPassword();
  await opens(pfx([plainPart(certificateBag(certificate.raw), keyBag(pkcs8))], mac), undefined);
});

async function macOfZeroLengthPassword(): Promise<(content: Buffer) => Buffer> {
  const salt = Buffer.from('salt');
  const digest = { name: 'sha1', blockSize: 64 };
  const purpose = PURPOSE.mac;
  const key = await deriveBytes({ digest, purpose, password: Buffer.alloc(0), salt, iterations: 9, length: 20 });
  const algorithm = sequence(oid('1.3.14.3.2.26'), nothing);
  return content =>
    sequence(sequence(algorithm, octets(createHmac('sha1', key).update(content).digest())), octets(salt), integer(9));
}

test('bytes after the file are ignored', async () => {
  await opens(Buffer.concat([work.pfx('client', 'secret'), Buffer.alloc(8)]), 'secret');
});

test('indefinite lengths and strings in pieces open', async () => {
  await opens(indefinite(work.pfx('client', 'secret')), 'secret');
  await opens(indefinite(work.pfx('client', 'secret', '-legacy')), 'secret');
});

for (const [kind, ...options] of [
  ['RSA', '-newkey', 'rsa:2048'],
  ['RSA-PSS', '-newkey', 'rsa-pss', '-pkeyopt', 'rsa_keygen_bits:2048'],
  ['small RSA', '-newkey', 'rsa:768', '-sha1'],
  ['EC P-384', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-384'],
  ['Ed25519', '-newkey', 'ed25519'],
  ['Ed448', '-newkey', 'ed448'],
] as const) {
  test(`a key of the kind ${kind} opens`, async () => {
    work.selfSigned(kind, ...options);
    const opened = await openPfx(work.pfx(kind, 'secret'), 'secret');
    assert.equal(opened.leaf.subject, `CN=${kind}`);
    assert.equal(opened.leaf.checkPrivateKey(createPrivateKey(opened.privateKey)), true);
  });
}

test('a key derived with scrypt opens', async () => {
  const options = ['-scrypt', '-scrypt_N', '1024', '-passout', 'pass:secret'];
  work.openssl('pkcs8', '-topk8', '-in', 'client.key', '-outform', 'DER', '-out', 'scrypt.der', ...options);
  await opens(pfx([plainPart(certificateBag(certificate.raw), bag(2, work.read('scrypt.der')))]), 'secret');
});
