import { createPrivateKey, createPublicKey, generateKeyPairSync, type JsonWebKey, type KeyObject } from 'node:crypto';
import { argumentException, type NetException } from '../runtime/exception.ts';
import { cryptographicException, isCryptoError } from './faults.ts';

/** An RSA key: always the public part, and perhaps the private one. */
export interface RsaKeys {
  readonly privateKey: KeyObject | undefined;
  readonly publicKey: KeyObject;
}

export const keysOfPrivate = (privateKey: KeyObject): RsaKeys => ({
  privateKey,
  get publicKey() {
    return createPublicKey(privateKey);
  },
});

export const keysOfPublic = (publicKey: KeyObject): RsaKeys => ({ privateKey: undefined, publicKey });

/** Larger ones would stop the gateway for seconds. */
const MOST_GENERATED_BITS = 4096;

export function generatedKeys(bits: number): RsaKeys {
  if (bits > MOST_GENERATED_BITS)
    throw cryptographicException(`Keys of more than ${MOST_GENERATED_BITS} bits are not made here, only imported.`);
  return generateKeyPairSync('rsa', { modulusLength: bits });
}

export const bitsOf = (keys: RsaKeys): number =>
  (keys.privateKey ?? keys.publicKey).asymmetricKeyDetails?.modulusLength ?? 0;

/** The functions below throw CryptographicException for what is no RSA key; it never says what was read. */
export const privateDer = (key: Buffer, type: 'pkcs1' | 'pkcs8'): RsaKeys =>
  keysOfPrivate(rsaKey(() => createPrivateKey({ key, format: 'der', type })));

export const publicDer = (key: Buffer, type: 'pkcs1' | 'spki'): RsaKeys =>
  keysOfPublic(rsaKey(() => createPublicKey({ key, format: 'der', type })));

export const privateJwk = (key: JsonWebKey): RsaKeys =>
  keysOfPrivate(rsaKey(() => createPrivateKey({ key, format: 'jwk' })));

export const publicJwk = (key: JsonWebKey): RsaKeys =>
  keysOfPublic(rsaKey(() => createPublicKey({ key, format: 'jwk' })));

const PEM = /-----BEGIN (?:RSA )?(PRIVATE|PUBLIC) KEY-----[\s\S]+?-----END (?:RSA )?\1 KEY-----/;
const ENCRYPTED_PEM = /-----BEGIN ENCRYPTED PRIVATE KEY-----[\s\S]+?-----END ENCRYPTED PRIVATE KEY-----/;

/** Throws ArgumentException, too, where there is no key. */
export function pemKeys(text: string): RsaKeys {
  const [pem, kind] = PEM.exec(text) ?? [];
  if (pem === undefined) throw noPem();
  return kind === 'PRIVATE'
    ? keysOfPrivate(rsaKey(() => createPrivateKey(pem)))
    : keysOfPublic(rsaKey(() => createPublicKey(pem)));
}

export function encryptedPemKeys(text: string, passphrase: string): RsaKeys {
  const [key] = ENCRYPTED_PEM.exec(text) ?? [];
  if (key === undefined) throw noPem();
  return keysOfPrivate(rsaKey(() => createPrivateKey({ key, passphrase })));
}

const noPem = (): NetException =>
  argumentException(
    'No supported key formats were found. Check that the input represents the contents of a PEM-encoded key file, not the path to such a file.',
    'input',
  );

function rsaKey(read: () => KeyObject): KeyObject {
  try {
    const key = read();
    if (key.asymmetricKeyType === 'rsa') return key;
  } catch (error) {
    if (!isCryptoError(error)) throw error;
  }
  throw cryptographicException('ASN1 corrupted data.');
}
