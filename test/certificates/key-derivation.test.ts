import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { hashRounds } from '../../src/certificates/pfx/hash-rounds.ts';
import { passwordForms } from '../../src/certificates/pfx/password-forms.ts';
import { deriveBytes, PURPOSE } from '../../src/certificates/pfx/pkcs12-kdf.ts';
import { rc2Cbc } from '../../src/certificates/pfx/rc2.ts';
import { rc4 } from '../../src/certificates/pfx/rc4.ts';

async function derived(password: string, salt: string, iterations: number, purpose: 1 | 2, length: number) {
  const [form] = passwordForms(password);
  assert.ok(form);
  const digest = { name: 'sha1', blockSize: 64 };
  const options = { digest, purpose, password: form.bmp, salt: Buffer.from(salt, 'hex'), iterations, length };
  return Buffer.from(await deriveBytes(options)).toString('hex');
}

test('the key derivation of PKCS#12 gives the published values', async () => {
  const { key, iv } = PURPOSE;
  assert.equal(
    await derived('smeg', '0a58cf64530d823f', 1, key, 24),
    '8aaae6297b6cb04642ab5b077851284eb7128f1a2a7fbca3',
  );
  assert.equal(await derived('smeg', '0a58cf64530d823f', 1, iv, 8), '79993dfe048d3b76');
  assert.equal(
    await derived('queeg', '05dec959acff72f7', 1000, key, 24),
    'ed2034e36328830ff09df1e1a07dd357185dac0d4f9eb3d4',
  );
  assert.equal(await derived('queeg', '05dec959acff72f7', 1000, iv, 8), '11dedad7758d4860');
});

test('many rounds of a hash are what one after the other gives', async () => {
  for (const digest of ['sha1', 'sha256', 'md5']) {
    let expected = Buffer.from('any length of input, at first');
    for (let rounds = 1; rounds <= 20_000; rounds += 1) {
      expected = createHash(digest).update(expected).digest();
      if (![1, 2, 3, 16_385, 20_000].includes(rounds)) continue;
      assert.deepEqual(
        Buffer.from(await hashRounds(digest, Buffer.from('any length of input, at first'), rounds)),
        expected,
      );
    }
  }
});

test('long derivations let others have their turn', async () => {
  let turns = 0;
  const ticking = setInterval(() => {
    turns += 1;
  }, 1);
  await hashRounds('sha256', Buffer.from('input'), 100_000);
  clearInterval(ticking);
  assert.ok(turns >= 2);
});

test('RC4 gives the values of RFC 6229', () => {
  const stream = (key: string) => Buffer.from(rc4(Buffer.from(key, 'hex'), Buffer.alloc(16))).toString('hex');
  assert.equal(stream('0102030405'), 'b2396305f03dc027ccc3524a0a1118a8');
  assert.equal(stream('0102030405060708090a0b0c0d0e0f10'), '9ac7cc9a609d1ef7b2932899cde41b97');
});

test('RC2 decrypts a megabyte as it does the first bytes of it, in seconds', async () => {
  const key = Buffer.from('0123456789abcdef');
  const iv = Buffer.from('8 bytes.');
  const encrypted = Buffer.alloc(1_000_000, 'what RC2 gets to decrypt');
  const began = performance.now();
  const plain = Buffer.from(await rc2Cbc(key, 128, iv, encrypted));
  assert.ok(performance.now() - began < 10_000);
  const start = 40_000;
  const part = await rc2Cbc(key, 128, encrypted.subarray(start - 8, start), encrypted.subarray(start, start + 1600));
  assert.deepEqual(plain.subarray(start, start + 1600), Buffer.from(part));
  assert.equal(plain.length, encrypted.length);
});
