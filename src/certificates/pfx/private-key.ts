import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { damaged, damagedKey, inheritedParameters, keyOfOtherUse, unreadableKey } from '../refusals.ts';
import { algorithmName } from '../x509/algorithm-names.ts';
import { type Algorithm, algorithm, contextTag, expected, integer, is, oid, sequence, TAG } from '../x509/asn1.ts';
import { type BerElement, BerError, readBer } from '../x509/ber.ts';
import { inheritsParameters } from './inherited-parameters.ts';

/** A private key as PKCS#8. */
interface PrivateKeyInfo {
  readonly algorithm: Algorithm;
  readonly encoding: Uint8Array;
  /** Only of version 2. */
  readonly publicKey: Uint8Array | undefined;
}

/** The bytes of a PrivateKeyInfo (RFC 5208, section 5) without what follows it. Throws BerError if they are none. */
export const checkedPkcs8 = (bytes: Uint8Array): Uint8Array => privateKeyInfo(bytes).encoding;

/** Throws UserError CertificateError for a damaged key, and for one of a kind that OpenSSL does not know or no TLS client signs with. */
export function readPrivateKey(pkcs8: Uint8Array): KeyObject {
  const info = readable(pkcs8);
  if (inheritsParameters(info.algorithm)) throw inheritedParameters();
  const key = keyObject(info);
  if (!SIGNING.has(key.asymmetricKeyType ?? '')) throw keyOfOtherUse(kindOf(info.algorithm));
  if (info.publicKey !== undefined && isEdwards(key) && !spkiOf(key).includes(Buffer.from(info.publicKey)))
    throw damagedKey();
  return key;
}

/** By Node's names, which has none for SM2. */
const SIGNING: ReadonlySet<string> = new Set(['rsa', 'rsa-pss', 'ec', 'ed25519', 'ed448', 'dsa']);

function keyObject({ algorithm, encoding }: PrivateKeyInfo): KeyObject {
  try {
    return createPrivateKey({ key: Buffer.from(encoding), format: 'der', type: 'pkcs8' });
  } catch (cause) {
    throw unreadableKey(kindOf(algorithm), { cause });
  }
}

/** Of a private key that is damaged OpenSSL computes another public one; with other kinds the file's can be written in two ways. */
const isEdwards = ({ asymmetricKeyType }: KeyObject): boolean => asymmetricKeyType?.startsWith('ed') === true;

const spkiOf = (key: KeyObject): Buffer => createPublicKey(key).export({ type: 'spki', format: 'der' });

const EC = '1.2.840.10045.2.1';
const SM2 = '1.2.156.10197.1.301';

/** SM2 is written as EC with a curve of its own. */
function kindOf({ oid: id, parameters }: Algorithm): string {
  const isSm2 = id === EC && is(parameters, TAG.oid) && oid(parameters) === SM2;
  return algorithmName(isSm2 ? SM2 : id);
}

function readable(pkcs8: Uint8Array): PrivateKeyInfo {
  try {
    return privateKeyInfo(pkcs8);
  } catch (cause) {
    throw cause instanceof BerError ? damaged({ cause }) : cause;
  }
}

const PUBLIC_KEY = 1;

function privateKeyInfo(bytes: Uint8Array): PrivateKeyInfo {
  const info = readBer(bytes);
  const [version, kind, key, ...rest] = sequence(info);
  const octetString = expected(key, TAG.octetString);
  const known = { algorithm: algorithm(kind), publicKey: publicKey(rest) };
  if (integer(version) === 0n) return { ...known, encoding: info.encoding };
  // Version 2 (RFC 5958) may add the public key, which OpenSSL 3.0 does not read. Java with Bouncy Castle writes it.
  return { ...known, encoding: version1(expected(kind, TAG.sequence).encoding, octetString.encoding) };
}

/** Without the count of unused bits in front. */
const publicKey = (rest: readonly BerElement[]): Uint8Array | undefined =>
  rest.find(element => is(element, contextTag(PUBLIC_KEY)))?.content.subarray(1);

const VERSION_0 = Buffer.from([0x02, 0x01, 0x00]);

function version1(kind: Uint8Array, key: Uint8Array): Uint8Array {
  const content = Buffer.concat([VERSION_0, kind, key]);
  const header = Buffer.from([0x30, 0x84, 0, 0, 0, 0]);
  header.writeUInt32BE(content.length, 2);
  return Buffer.concat([header, content]);
}
