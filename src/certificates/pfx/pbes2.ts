import { refusal, unsupported } from '../refusals.ts';
import { algorithmName, rewriterOf } from '../x509/algorithm-names.ts';
import { type Algorithm, algorithm, integer, is, octets, sequence, TAG } from '../x509/asn1.ts';
import { BerError } from '../x509/ber.ts';
import { aes, aria, type Cipher, camellia, des, isWhole, opened, rc2, tripleDes } from './ciphers.ts';
import type { Encryption } from './encryption.ts';
import { PBKDF2, readPbkdf2 } from './pbkdf2.ts';
import { readScrypt, SCRYPT } from './scrypt.ts';

export const PBES2 = '1.2.840.113549.1.5.13';
const RC2_CBC = '1.2.840.113549.3.2';

const CIPHERS: ReadonlyMap<string, Cipher> = new Map([
  ['2.16.840.1.101.3.4.1.2', aes(128)],
  ['2.16.840.1.101.3.4.1.22', aes(192)],
  ['2.16.840.1.101.3.4.1.42', aes(256)],
  ['1.2.840.113549.3.7', tripleDes],
  ['1.3.14.3.2.7', des],
  ['1.2.392.200011.61.1.1.1.2', camellia(128)],
  ['1.2.392.200011.61.1.1.1.3', camellia(192)],
  ['1.2.392.200011.61.1.1.1.4', camellia(256)],
  ['1.2.410.200046.1.1.2', aria(128)],
  ['1.2.410.200046.1.1.7', aria(192)],
  ['1.2.410.200046.1.1.12', aria(256)],
]);

/** RFC 8018, appendix B.2.3: the parameter version stands for the effective key bits. */
const RC2_BITS: ReadonlyMap<bigint, number> = new Map([
  [160n, 40],
  [120n, 64],
  [58n, 128],
]);

interface KeyDerivation {
  readonly keyLength: bigint | undefined;
  cost(length: number): bigint;
  key(password: Uint8Array, length: number): Promise<Uint8Array>;
}

/** RFC 8018, section 6.2. Throws BerError, or UserError for what is unsupported or too costly. */
export function readPbes2(scheme: Algorithm): Encryption {
  const [kdfElement, cipherElement] = sequence(scheme.parameters);
  const kdf = algorithm(kdfElement);
  const { derivation, rounds } = readDerivation(kdf);
  const { cipher, iv } = readCipher(algorithm(cipherElement), derivation.keyLength);
  if (derivation.keyLength !== undefined && derivation.keyLength !== BigInt(cipher.keyLength)) throw wrongKeyLength();
  return {
    rounds,
    cost: derivation.cost(cipher.keyLength),
    takes: data => isWhole(cipher, data),
    open: async (data, { utf8 }) => opened(cipher, await derivation.key(utf8, cipher.keyLength), iv, data),
  };
}

function readDerivation({ oid, parameters }: Algorithm): { derivation: KeyDerivation; rounds: bigint } {
  if (oid === SCRYPT) return { derivation: readScrypt(parameters), rounds: 1n };
  if (oid !== PBKDF2) throw unsupported('key derivation', algorithmName(oid), 'exporter');
  const derivation = readPbkdf2(parameters);
  return { derivation, rounds: derivation.rounds };
}

function readCipher(scheme: Algorithm, keyLength: bigint | undefined): { cipher: Cipher; iv: Uint8Array } {
  const { cipher, iv } = scheme.oid === RC2_CBC ? readRc2(scheme, keyLength) : readCbc(scheme);
  if (iv.length !== cipher.blockSize) throw new BerError('an initialization vector of the wrong length', false);
  return { cipher, iv };
}

function readCbc(scheme: Algorithm): { cipher: Cipher; iv: Uint8Array } {
  const cipher = CIPHERS.get(scheme.oid);
  if (cipher === undefined) throw unsupported('encryption', algorithmName(scheme.oid), rewriterOf(scheme.oid));
  return { cipher, iv: octets(scheme.parameters, TAG.octetString) };
}

/** RC2 takes keys of any length; without one in the file it is the effective one. */
function readRc2(scheme: Algorithm, keyLength: bigint | undefined): { cipher: Cipher; iv: Uint8Array } {
  const [first, second] = sequence(scheme.parameters);
  const iv = octets(is(first, TAG.integer) ? second : first, TAG.octetString);
  const bits = is(first, TAG.integer) ? rc2Bits(integer(first)) : 32;
  const length = keyLength ?? BigInt(Math.ceil(bits / 8));
  if (length < 1n || length > 128n) throw wrongKeyLength();
  return { cipher: rc2(Number(length), bits), iv };
}

function rc2Bits(version: bigint): number {
  const bits = RC2_BITS.get(version);
  if (bits !== undefined) return bits;
  if (version < 256n || version > 1024n) throw unsupported('encryption', `RC2-CBC of version ${version}`, 'exporter');
  return Number(version);
}

const wrongKeyLength = () =>
  refusal('This PFX file is damaged: it names a key length that its cipher does not have. Export it again.');
