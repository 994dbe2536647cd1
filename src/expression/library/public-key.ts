import { type PublicKey, unsupportedKey } from '../crypto/public-key.ts';
import { PUBLIC_KEY } from '../crypto/x509-types.ts';
import { byteArray } from '../runtime/bytes.ts';
import { members } from '../types/table.ts';

export const publicKey = members(PUBLIC_KEY, () => ({
  'AsymmetricAlgorithm Key': ({ rsa }: PublicKey) => {
    if (rsa === null) throw unsupportedKey();
    return rsa;
  },
  'Oid Oid': ({ oid }: PublicKey) => oid,
  'RSA GetRSAPublicKey()': ({ rsa }: PublicKey) => rsa,
  'byte[] ExportSubjectPublicKeyInfo()': ({ info }: PublicKey) => byteArray(info),
}));
