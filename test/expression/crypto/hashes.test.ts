import assert from 'node:assert/strict';
import { createHash, createHmac } from 'node:crypto';
import { test } from 'node:test';
import { HashAlgorithm } from '../../../src/expression/crypto/hash-algorithm.ts';
import { hashByName, hmacByName } from '../../../src/expression/crypto/hash-by-name.ts';
import { HASHES, SHA256, SHA384 } from '../../../src/expression/crypto/hash-types.ts';
import { Hmac } from '../../../src/expression/crypto/hmac.ts';
import { byteArray, bytesOf } from '../../../src/expression/runtime/bytes.ts';
import { REAL_SURROUNDINGS } from '../../../src/surroundings.ts';

const { chance } = REAL_SURROUNDINGS;

const bytes = (text: string): ReturnType<typeof byteArray> => byteArray(Buffer.from(text));
const DATA = bytes('abc');

test('every hash is what node:crypto computes', () => {
  for (const hash of HASHES) {
    const algorithm = new HashAlgorithm(hash, hash.type);
    assert.deepEqual(bytesOf(algorithm.compute(DATA)), createHash(hash.digest).update('abc').digest());
    assert.equal(algorithm.value?.count, hash.bits / 8);
  }
});

test('a part of an array can be hashed, and parts one after the other', () => {
  const algorithm = new HashAlgorithm(SHA256, SHA256.type);
  const whole = algorithm.compute(DATA).items;
  assert.deepEqual(algorithm.computeRange(bytes('xabcx'), 1, 3).items, whole);
  algorithm.takeBlock(DATA, 0, 2);
  algorithm.takeFinalBlock(DATA, 2, 1);
  assert.deepEqual(algorithm.value?.items, whole);
  assert.throws(() => algorithm.computeRange(DATA, 2, 2), { name: 'NetException' });
});

test('a keyed hash has the key it was given, or one of its own', () => {
  const hmac = Hmac.withKey(SHA256, bytes('key'));
  assert.deepEqual(bytesOf(hmac.compute(DATA)), createHmac('sha256', 'key').update('abc').digest());
  hmac.secret = bytes('other');
  assert.deepEqual(bytesOf(hmac.compute(DATA)), createHmac('sha256', 'other').update('abc').digest());
  assert.equal(Hmac.withRandomKey(SHA384, chance).secret.count, 128);
});

test('hashes can be made by name', () => {
  const names = [
    'SHA256',
    'sha-512',
    'SHA',
    'System.Security.Cryptography.MD5',
    'SHA384Managed',
    'HMACSHA1',
    'Whirlpool',
  ];
  assert.deepEqual(
    names.map(name => hashByName(name, chance)?.type.definition.name),
    ['SHA256', 'SHA512', 'SHA1', 'MD5', 'SHA384', 'HMACSHA1', undefined],
  );
  assert.equal(hmacByName('SHA256', chance), null);
});
