import { CryptoTransform } from '../crypto/crypto-transform.ts';
import { SymmetricAlgorithm } from '../crypto/symmetric-algorithm.ts';
import type { Evaluation } from '../runtime/evaluation.ts';
import { notNull } from '../runtime/exception.ts';
import type { NetArray } from '../runtime/net-array.ts';
import { members, metered } from '../types/table.ts';
import { define } from '../types/type.ts';

const BYTE_ARRAY_EXTENSIONS = define({
  name: 'Microsoft.WindowsAzure.ApiManagement.Proxy.Gateway.ByteArrayExtensions',
  kind: 'static class',
});

type Bytes = NetArray | null;
type Algorithm = SymmetricAlgorithm | null;

/** With an algorithm that is named. */
const named =
  (direction: 'encrypt' | 'decrypt') =>
  (evaluation: Evaluation, input: Bytes, alg: string | null, key: Bytes, iv: Bytes): NetArray => {
    const algorithm = SymmetricAlgorithm.named(alg, evaluation.surroundings.chance);
    const result = CryptoTransform.given(algorithm, direction, key, iv).run(input);
    evaluation.listed(result.items.length);
    return result;
  };

export const byteArrayExtensions = members(BYTE_ARRAY_EXTENSIONS, () => ({
  'static byte[] Encrypt(this byte[] input, string alg, byte[] key, byte[] iv)': metered(named('encrypt')),
  'static byte[] Encrypt(this byte[] input, SymmetricAlgorithm alg)': (input: Bytes, alg: Algorithm) =>
    CryptoTransform.own(notNull(alg, 'alg'), 'encrypt').run(input),
  'static byte[] Encrypt(this byte[] input, SymmetricAlgorithm alg, byte[] key, byte[] iv)': (
    input: Bytes,
    alg: Algorithm,
    key: Bytes,
    iv: Bytes,
  ) => CryptoTransform.given(notNull(alg, 'alg'), 'encrypt', key, iv).run(input),
  'static byte[] Decrypt(this byte[] input, string alg, byte[] key, byte[] iv)': metered(named('decrypt')),
  'static byte[] Decrypt(this byte[] input, SymmetricAlgorithm alg)': (input: Bytes, alg: Algorithm) =>
    CryptoTransform.own(notNull(alg, 'alg'), 'decrypt').run(input),
  'static byte[] Decrypt(this byte[] input, SymmetricAlgorithm alg, byte[] key, byte[] iv)': (
    input: Bytes,
    alg: Algorithm,
    key: Bytes,
    iv: Bytes,
  ) => CryptoTransform.given(notNull(alg, 'alg'), 'decrypt', key, iv).run(input),
}));
