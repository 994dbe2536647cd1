import type { KeyObject, X509Certificate } from 'node:crypto';
import { createSecureContext } from 'node:tls';
import type { UserError } from '../../errors.ts';
import {
  damagedKey,
  inheritedParameters,
  keyOfAnother,
  noCertificate,
  noPrivateKey,
  nothingInside,
  unusableForTls,
} from '../refusals.ts';
import { chainOf, findMatch, type Match, otherMatches } from '../x509/match.ts';
import { signs } from '../x509/signs.ts';
import { type Contents, readContents } from './contents.ts';
import { keyInheritsParameters } from './inherited-parameters.ts';

export interface OpenedPfx {
  /** The certificate that the private key belongs to. */
  readonly leaf: X509Certificate;
  /** PEM: the leaf first, then its issuers in order, as far as the file holds them. */
  readonly chain: readonly string[];
  /** PKCS#8 PEM, not encrypted. */
  readonly privateKey: string;
  /** Those that have a private key in the file too, and were not taken. */
  readonly passedOver: readonly X509Certificate[];
  /** How many private keys belong to no certificate in the file. */
  readonly looseKeys: number;
}

/**
 * Opens a PFX (PKCS#12, RFC 7292) to present its certificate. Without a password, one that has none opens, and one
 * with the empty password. Throws UserError: WrongPassword if the password does not fit or is missing, else
 * CertificateError, whose message says what is wrong with the file and how to mend it.
 */
export async function openPfx(bytes: Uint8Array, password: string | undefined): Promise<OpenedPfx> {
  const contents = await readContents(bytes, password);
  const match = findMatch(contents.certificates, contents.keys);
  if (match === undefined) throw noMatch(contents);
  const chain = chainOf(match.leaf, contents.certificates).map(certificate => certificate.toString());
  const privateKey = pkcs8(match.key);
  refuseUnusable(match, privateKey, chain);
  const passedOver = otherMatches(match, contents.certificates, contents.keys);
  return { leaf: match.leaf, chain, privateKey, passedOver, looseKeys: looseKeys(contents) };
}

/** An entry that could not be read is the reason if it may have been what is missing. */
function noMatch({ certificates, keys, others, failures }: Contents): UserError {
  const needsKey = keys.length === 0;
  const needsCertificate = certificates.length === 0;
  const needsOther = !needsKey && !needsCertificate;
  const failure = failures.find(
    ({ what }) => needsOther || (needsKey && what !== 'certificate') || (needsCertificate && what !== 'private key'),
  );
  if (failure !== undefined) return failure.reason;
  if (needsOther) return certificates.some(keyInheritsParameters) ? inheritedParameters() : keyOfAnother();
  if (needsKey) return needsCertificate ? nothingInside(others) : noPrivateKey();
  return noCertificate();
}

const looseKeys = ({ certificates, keys }: Contents): number =>
  keys.filter(key => !certificates.some(certificate => certificate.checkPrivateKey(key))).length;

function pkcs8(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** Now, and not at the first request. */
function refuseUnusable(match: Match, key: string, chain: readonly string[]): void {
  try {
    // At the default level OpenSSL refuses old but working certificates: SHA-1 issuers, RSA below 1024 bits.
    createSecureContext({ key, cert: chain.join(''), ciphers: 'DEFAULT@SECLEVEL=0' });
  } catch (cause) {
    throw unusableForTls({ cause });
  }
  if (!signs(match.key, match.leaf)) throw damagedKey();
}
