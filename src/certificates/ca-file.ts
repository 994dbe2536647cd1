import { X509Certificate } from 'node:crypto';
import type { UserError } from '../errors.ts';
import { readContents } from './pfx/contents.ts';
import { type Shape, shapeOf } from './pfx/shapes.ts';
import { base64Of, textOf } from './pfx/text.ts';
import { refusal } from './refusals.ts';
import { certificateFields } from './x509/certificate-fields.ts';
import { distinguishedName } from './x509/distinguished-name.ts';
import { isSelfIssued } from './x509/match.ts';
import { mayIssue } from './x509/may-issue.ts';
import { isCertificateLabel, isPkcs7Label, isPrivateKeyLabel, pemBlocks, pemLabels } from './x509/pem.ts';
import { isSelfSigned } from './x509/usability.ts';

/**
 * The certificate of a CA from a file: PEM, DER (or its base64 text), or a PFX with or without a key. `password` is
 * for a PFX. Throws UserError: CertificateError, or WrongPassword for a PFX.
 */
export async function readCaFile(bytes: Uint8Array, password: string | undefined): Promise<X509Certificate> {
  const certificate = await readAnyCertificate(bytes, password);
  if (vouchesForNone(certificate)) throw notOfCa(certificate);
  return certificate;
}

/** Node takes such a certificate and trusts nothing more than before (measured, Node 20); Windows has it so too. */
export const vouchesForNone = (certificate: X509Certificate): boolean =>
  !mayIssue(certificate) && !isSelfSigned(certificate);

async function readAnyCertificate(bytes: Uint8Array, password: string | undefined): Promise<X509Certificate> {
  const text = textOf(bytes);
  if (text === undefined) return fromBinary(bytes, password);
  if (pemLabels(text).length > 0) return fromPem(text);
  const decoded = base64Of(text);
  if (decoded === undefined) throw notACertificate();
  return fromBinary(decoded, password);
}

function fromPem(text: string): X509Certificate {
  const labels = pemLabels(text);
  const blocks = pemBlocks(text).filter(({ label }) => isCertificateLabel(label));
  const [block, ...others] = blocks;
  if (others.length > 0) throw several(blocks.length);
  if (block !== undefined) return fromDer(block.bytes);
  if (labels.some(isCertificateLabel)) throw unreadable({});
  if (labels.some(isPkcs7Label)) throw bundle('openssl pkcs7 -in ca.p7b -print_certs -out ca.pem');
  throw labels.some(isPrivateKeyLabel) ? keyOnly() : notACertificate();
}

async function fromBinary(bytes: Uint8Array, password: string | undefined): Promise<X509Certificate> {
  const shape = shapeOf(bytes);
  if (shape === 'certificate') return fromDer(bytes);
  if (shape === 'pkcs7') throw bundle('openssl pkcs7 -inform DER -in ca.p7b -print_certs -out ca.pem');
  if (shape !== undefined && KEYS.includes(shape)) throw keyOnly();
  if (shape === 'pfx') return fromPfx(bytes, password);
  throw bytes[0] === SEQUENCE ? unreadable({}) : notACertificate();
}

/** What DER of a certificate or PFX begins with. */
const SEQUENCE = 0x30;
const KEYS: readonly Shape[] = ['private key', 'encrypted private key', 'public key'];

async function fromPfx(bytes: Uint8Array, password: string | undefined): Promise<X509Certificate> {
  const { certificates, keys, failures } = await readContents(bytes, password);
  const different = certificates.filter(
    (certificate, index) => certificates.findIndex(other => other.raw.equals(certificate.raw)) === index,
  );
  const chosen =
    onlyOne(different) ?? onlyOne(different.filter(isSelfIssued)) ?? onlyOne(different.filter(({ ca }) => ca));
  if (chosen !== undefined) return chosen;
  if (different.length > 0) throw several(different.length);
  throw (
    failures.find(({ what }) => what !== 'private key')?.reason ?? (keys.length > 0 ? keyOnly() : notACertificate())
  );
}

const onlyOne = <T>(items: readonly T[]): T | undefined => (items.length === 1 ? items[0] : undefined);

function fromDer(der: Uint8Array): X509Certificate {
  try {
    return new X509Certificate(der);
  } catch (cause) {
    throw unreadable({ cause });
  }
}

function notOfCa(certificate: X509Certificate): UserError {
  const { subject, issuer } = certificateFields(certificate);
  const [own, above] = [subject, issuer].map(name => distinguishedName(name));
  return refusal(
    `This is the certificate of ${own}, which is no CA: to trust it would change nothing, since it can vouch for no other ` +
      `certificate, and for itself only if its issuer is trusted. Give the certificate of its issuer, ${above}.`,
  );
}

const several = (count: number) =>
  refusal(
    `This file holds ${count} certificates and it is not clear which one is meant. ` +
      'Save each one as a file of its own and add them one by one.',
  );

const bundle = (command: string) =>
  refusal(
    'This file is a PKCS#7 bundle (.p7b) of certificates. Take it apart with: ' +
      `${command} and add each certificate on its own.`,
  );

const keyOnly = () =>
  refusal(
    'This file holds a key but no certificate. Give the CA certificate (PEM, DER or PFX); its key is not needed.',
  );

const unreadable = (options: ErrorOptions) =>
  refusal('The certificate in this file cannot be read: it is damaged or cut short. Copy or export it again.', options);

const notACertificate = () =>
  refusal('This file holds no certificate. Give the CA certificate as a PEM (.pem, .crt), DER (.cer) or PFX file.');
