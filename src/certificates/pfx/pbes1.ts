import { SHA1 } from '../digests.ts';
import { type Algorithm, integer, octets, sequence, TAG } from '../x509/asn1.ts';
import { type Cipher, des, doubleDes, isWhole, opened, rc2, rc4Cipher, tripleDes } from './ciphers.ts';
import type { Encryption } from './encryption.ts';
import { costOfRound, hashRounds } from './hash-rounds.ts';
import type { PasswordForm } from './password-forms.ts';
import { derivationCost, deriveBytes, PURPOSE } from './pkcs12-kdf.ts';

/** RFC 7292, appendix C. */
const PKCS12_CIPHERS: ReadonlyMap<string, Cipher> = new Map([
  ['1.2.840.113549.1.12.1.1', rc4Cipher(16)],
  ['1.2.840.113549.1.12.1.2', rc4Cipher(5)],
  ['1.2.840.113549.1.12.1.3', tripleDes],
  ['1.2.840.113549.1.12.1.4', doubleDes],
  ['1.2.840.113549.1.12.1.5', rc2(16, 128)],
  ['1.2.840.113549.1.12.1.6', rc2(5, 40)],
]);

/** RFC 8018, appendix A.3. */
const PKCS5_CIPHERS: ReadonlyMap<string, { readonly digest: string; readonly cipher: Cipher }> = new Map([
  ['1.2.840.113549.1.5.3', { digest: 'md5', cipher: des }],
  ['1.2.840.113549.1.5.6', { digest: 'md5', cipher: rc2(8, 64) }],
  ['1.2.840.113549.1.5.10', { digest: 'sha1', cipher: des }],
  ['1.2.840.113549.1.5.11', { digest: 'sha1', cipher: rc2(8, 64) }],
]);

/** The older password-based encryption; undefined if the algorithm is another. Throws BerError. */
export function readPbes1(scheme: Algorithm): Encryption | undefined {
  const cipher = PKCS12_CIPHERS.get(scheme.oid);
  if (cipher !== undefined) return pkcs12(cipher, readParameters(scheme));
  const pkcs5Cipher = PKCS5_CIPHERS.get(scheme.oid);
  return pkcs5Cipher && pkcs5(pkcs5Cipher.digest, pkcs5Cipher.cipher, readParameters(scheme));
}

interface Parameters {
  readonly salt: Uint8Array;
  readonly rounds: bigint;
}

function readParameters(scheme: Algorithm): Parameters {
  const [salt, iterations] = sequence(scheme.parameters);
  return { salt: octets(salt, TAG.octetString), rounds: integer(iterations) };
}

function pkcs12(cipher: Cipher, { salt, rounds }: Parameters): Encryption {
  return {
    rounds,
    cost: derivationCost(SHA1, rounds, cipher.keyLength) + derivationCost(SHA1, rounds, cipher.blockSize),
    takes: data => isWhole(cipher, data),
    async open(data: Uint8Array, { bmp }: PasswordForm) {
      const derivation = { digest: SHA1, password: bmp, salt, iterations: Number(rounds) };
      const key = await deriveBytes({ ...derivation, purpose: PURPOSE.key, length: cipher.keyLength });
      const iv = await deriveBytes({ ...derivation, purpose: PURPOSE.iv, length: cipher.blockSize });
      return opened(cipher, key, iv, data);
    },
  };
}

/** PBKDF1 of RFC 8018, section 5.1: eight bytes of key, then eight of initialization vector. */
function pkcs5(digest: string, cipher: Cipher, { salt, rounds }: Parameters): Encryption {
  return {
    rounds,
    cost: rounds * costOfRound(digest),
    takes: data => isWhole(cipher, data),
    async open(data: Uint8Array, { utf8 }: PasswordForm) {
      const derived = await hashRounds(digest, Buffer.concat([utf8, salt]), Number(rounds));
      return opened(cipher, derived.subarray(0, 8), derived.subarray(8, 16), data);
    },
  };
}
