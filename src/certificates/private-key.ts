import { createPrivateKey, type KeyObject } from 'node:crypto';
import { algorithmName } from './algorithm-names.ts';
import { algorithm, expected, integer, sequence, TAG } from './asn1.ts';
import { BerError, readBer } from './ber.ts';
import { damaged, unreadableKey } from './refusals.ts';

/** A private key as PKCS#8. */
interface PrivateKeyInfo {
  /** What its algorithm is called. */
  readonly kind: string;
  readonly encoding: Uint8Array;
}

/** The bytes of a PrivateKeyInfo (RFC 5208, section 5) without what follows it. Throws BerError if they are none. */
export const checkedPkcs8 = (bytes: Uint8Array): Uint8Array => privateKeyInfo(bytes).encoding;

/** Throws UserError CertificateError for a damaged key, and for one of a kind that OpenSSL does not know. */
export function readPrivateKey(pkcs8: Uint8Array): KeyObject {
  const { kind, encoding } = readable(pkcs8);
  try {
    return createPrivateKey({ key: Buffer.from(encoding), format: 'der', type: 'pkcs8' });
  } catch (cause) {
    throw unreadableKey(kind, { cause });
  }
}

function readable(pkcs8: Uint8Array): PrivateKeyInfo {
  try {
    return privateKeyInfo(pkcs8);
  } catch (cause) {
    throw cause instanceof BerError ? damaged({ cause }) : cause;
  }
}

function privateKeyInfo(bytes: Uint8Array): PrivateKeyInfo {
  const info = readBer(bytes);
  const [version, kind, key] = sequence(info);
  const name = algorithmName(algorithm(kind).oid);
  const octetString = expected(key, TAG.octetString);
  if (integer(version) === 0n) return { kind: name, encoding: info.encoding };
  // Version 2 (RFC 5958) may add the public key, which OpenSSL 3.0 does not read. Java with Bouncy Castle writes it.
  return { kind: name, encoding: version1(expected(kind, TAG.sequence).encoding, octetString.encoding) };
}

const VERSION_0 = Buffer.from([0x02, 0x01, 0x00]);

function version1(kind: Uint8Array, key: Uint8Array): Uint8Array {
  const content = Buffer.concat([VERSION_0, kind, key]);
  const header = Buffer.from([0x30, 0x84, 0, 0, 0, 0]);
  header.writeUInt32BE(content.length, 2);
  return Buffer.concat([header, content]);
}
