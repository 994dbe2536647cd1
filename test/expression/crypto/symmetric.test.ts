import assert from 'node:assert/strict';
import { createCipheriv } from 'node:crypto';
import { test } from 'node:test';
import { CBC, CFB, ECB } from '../../../src/expression/crypto/cipher-types.ts';
import { CryptoTransform } from '../../../src/expression/crypto/crypto-transform.ts';
import { SymmetricAlgorithm } from '../../../src/expression/crypto/symmetric-algorithm.ts';
import { byteArray, bytesOf } from '../../../src/expression/runtime/bytes.ts';
import type { NetArray } from '../../../src/expression/runtime/net-array.ts';
import { REAL_SURROUNDINGS } from '../../../src/surroundings.ts';

const { chance } = REAL_SURROUNDINGS;

const zeros = (length: number): NetArray => byteArray(Buffer.alloc(length));
const DATA = byteArray(Buffer.from('some text'));

const run = (algorithm: SymmetricAlgorithm, direction: 'encrypt' | 'decrypt', input: NetArray): NetArray =>
  CryptoTransform.own(algorithm, direction).run(input);

test('Aes encrypts with CBC and PKCS7 unless told otherwise', () => {
  const cipher = createCipheriv('aes-256-cbc', Buffer.alloc(32), Buffer.alloc(16));
  const expected = Buffer.concat([cipher.update('some text'), cipher.final()]);
  const transform = CryptoTransform.given(SymmetricAlgorithm.named('AES', chance), 'encrypt', zeros(32), zeros(16));
  assert.deepEqual(bytesOf(transform.run(DATA)), expected);
});

test('what an algorithm encrypts it decrypts, in every mode and with every padding', () => {
  for (const name of ['Aes', 'TripleDES', 'des'])
    for (const mode of [CBC, ECB, CFB])
      for (const padding of [2, 4, 5]) {
        const algorithm = SymmetricAlgorithm.named(name, chance);
        algorithm.mode = mode;
        algorithm.padding = padding;
        assert.deepEqual(run(algorithm, 'decrypt', run(algorithm, 'encrypt', DATA)).items, DATA.items);
      }
});

test('DES is the one of FIPS 46', () => {
  const algorithm = SymmetricAlgorithm.named('DES', chance);
  algorithm.mode = ECB;
  algorithm.padding = 1;
  algorithm.secret = byteArray(Buffer.from('133457799bbcdff1', 'hex'));
  const encrypted = run(algorithm, 'encrypt', byteArray(Buffer.from('0123456789abcdef', 'hex')));
  assert.equal(bytesOf(encrypted).toString('hex'), '85e813540f0ab405');
});

test('mistakes are named as .NET names them', () => {
  const aes = SymmetricAlgorithm.named('Aes', chance);
  const given = (key: number, iv: number) => () => CryptoTransform.given(aes, 'encrypt', zeros(key), zeros(iv));
  const rows = [
    [given(5, 16), "Specified key is not a valid size for this algorithm. (Parameter 'rgbKey')"],
    [
      given(16, 5),
      "Specified initialization vector (IV) does not match the block size for this algorithm. (Parameter 'rgbIV')",
    ],
    [() => run(aes, 'decrypt', zeros(5)), 'The input data is not a complete block.'],
    [
      () => SymmetricAlgorithm.named('Caesar', chance),
      "'Caesar' is no symmetric algorithm: Aes, TripleDES and DES are. (Parameter 'alg')",
    ],
  ] as const;
  for (const [call, message] of rows) assert.throws(call, { name: 'NetException', message });
  const wrong = CryptoTransform.given(aes, 'encrypt', zeros(16), zeros(16)).run(DATA);
  const other = byteArray(Buffer.alloc(16, 7));
  assert.throws(() => CryptoTransform.given(aes, 'decrypt', other, zeros(16)).run(wrong), {
    message: 'Padding is invalid and cannot be removed.',
  });
  assert.equal(SymmetricAlgorithm.create('Caesar', chance), null);
});
