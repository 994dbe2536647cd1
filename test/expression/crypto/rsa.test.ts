import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { HashAlgorithmName } from '../../../src/expression/crypto/hash-algorithm-name.ts';
import { Rsa } from '../../../src/expression/crypto/rsa.ts';
import { rsaDecrypt, rsaEncrypt } from '../../../src/expression/crypto/rsa-encryption.ts';
import { keysOfPublic, pemKeys } from '../../../src/expression/crypto/rsa-keys.ts';
import { RsaEncryptionPadding, RsaSignaturePadding } from '../../../src/expression/crypto/rsa-padding.ts';
import { signData, signHash, verifyData, verifyHash } from '../../../src/expression/crypto/rsa-signature.ts';
import { keysOfXml, keysToXml } from '../../../src/expression/crypto/rsa-xml.ts';

const SHA256 = new HashAlgorithmName('SHA256');
const DATA = Buffer.from('some text');
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const rsa = Rsa.of({ privateKey, publicKey });
const publicOnly = Rsa.of(keysOfPublic(publicKey));

test('a signature is verified with the public key', () => {
  for (const padding of [RsaSignaturePadding.pkcs1, RsaSignaturePadding.pss]) {
    const signature = signData(rsa, DATA, SHA256, padding);
    assert.equal(verifyData(publicOnly, DATA, signature, SHA256, padding), true);
    assert.equal(verifyData(publicOnly, Buffer.from('other'), signature, SHA256, padding), false);
  }
});

test('a signed hash is the signed data', () => {
  const hash = Buffer.from('b94f6f125c79e3a5ffaa826f584c10d52ada669e6762051b826b55776d05aed2', 'hex');
  const signature = signData(rsa, DATA, SHA256, RsaSignaturePadding.pkcs1);
  assert.deepEqual(signHash(rsa, hash, SHA256, RsaSignaturePadding.pkcs1), signature);
  assert.equal(verifyHash(publicOnly, hash, signature, SHA256, RsaSignaturePadding.pkcs1), true);
  assert.equal(verifyHash(publicOnly, hash, Buffer.alloc(256), SHA256, RsaSignaturePadding.pkcs1), false);
  assert.throws(() => signHash(rsa, DATA, SHA256, RsaSignaturePadding.pkcs1), {
    message: 'The provided hash value does not have the expected length for the hash algorithm.',
  });
});

test('what the public key encrypts the private one decrypts', () => {
  for (const padding of [RsaEncryptionPadding.pkcs1, new RsaEncryptionPadding(SHA256)]) {
    const encrypted = rsaEncrypt(publicOnly, DATA, padding);
    assert.deepEqual(rsaDecrypt(rsa, encrypted, padding), DATA);
    const refused = { message: 'The parameter is incorrect.' };
    assert.throws(() => rsaDecrypt(rsa, Buffer.alloc(256, 1), padding), refused);
    assert.throws(() => rsaEncrypt(rsa, Buffer.alloc(300), padding), refused);
  }
});

test('keys come and go as PEM and XML', () => {
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  assert.equal(pemKeys(pem).privateKey?.equals(privateKey), true);
  assert.equal(keysOfXml(keysToXml(rsa.keys, true)).privateKey?.equals(privateKey), true);
  const publicXml = keysToXml(rsa.keys, false);
  assert.doesNotMatch(publicXml, /<D>/);
  assert.equal(keysOfXml(publicXml).publicKey.equals(publicKey), true);
});

test('no error and no text says anything of a private key', () => {
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString().replace(/MII/, 'XXX');
  assert.throws(() => pemKeys(pem), { message: 'ASN1 corrupted data.' });
  assert.throws(() => pemKeys('secret'), { message: /^No supported key formats were found/ });
  assert.throws(() => publicOnly.privateKey, { message: 'Key not valid for use in specified state.' });
  assert.equal(rsa.toText(), 'System.Security.Cryptography.RSA');
});

test('a key is made when it is needed, of the size asked for', () => {
  const made = Rsa.ofSize(1024);
  assert.equal(made.publicKey.asymmetricKeyDetails?.modulusLength, 1024);
  assert.throws(() => Rsa.ofSize(100), { name: 'NetException' });
  assert.throws(() => Rsa.ofSize(8192).privateKey, { message: /not made here, only imported/ });
});
