import { X509Certificate as NodeCertificate } from 'node:crypto';
import { bytesOf } from '../runtime/bytes.ts';
import { argumentException, CRYPTOGRAPHIC_EXCEPTION, NetException } from '../runtime/exception.ts';
import type { NetArray } from '../runtime/net-array.ts';
import type { NamedType } from '../types/type.ts';
import { cryptographicException, isCryptoError } from './faults.ts';
import { pemKeys } from './rsa-keys.ts';
import { Certificate } from './x509-certificate.ts';

/** What an expression has made itself is trusted by nobody: the host did not give it. */
const isTrusted = (): boolean => false;

/** `new X509Certificate2(rawData)`: DER or PEM. Throws CryptographicException for what is no certificate. */
export function readCertificate(type: NamedType, rawData: NetArray | null): Certificate {
  if (rawData === null || rawData.items.length === 0)
    throw argumentException('Array may not be empty or null.', 'rawData');
  return certificateOf(type, bytesOf(rawData));
}

function certificateOf(type: NamedType, bytes: string | Buffer): Certificate {
  const certificate = nodeCertificate(bytes).raw;
  return new Certificate(type, { certificate, privateKey: undefined, friendlyName: '', isTrusted });
}

function nodeCertificate(bytes: string | Buffer): NodeCertificate {
  try {
    return new NodeCertificate(bytes);
  } catch (error) {
    if (!isCryptoError(error)) throw error;
    throw cryptographicException('Cannot find the requested object.');
  }
}

/** `new X509Certificate2(rawData, password)`: a certificate needs no password. */
export function readProtectedCertificate(type: NamedType, rawData: NetArray | null): Certificate {
  try {
    return readCertificate(type, rawData);
  } catch (error) {
    if (!(error instanceof NetException) || error.type !== CRYPTOGRAPHIC_EXCEPTION) throw error;
    throw cryptographicException(
      'A PFX is not opened by an expression here: add it to the service as a certificate, and take it from context.Deployment.Certificates by its thumbprint.',
    );
  }
}

const CERTIFICATE_PEM = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/;

/** `X509Certificate2.CreateFromPem(certPem, keyPem)`; without a key where that is undefined. */
export function readPem(type: NamedType, certificatePem: string, keyPem: string | undefined): Certificate {
  const [pem] = CERTIFICATE_PEM.exec(certificatePem) ?? [];
  if (pem === undefined)
    throw cryptographicException(
      'The certificate contents do not contain a PEM with a CERTIFICATE label, or the content is malformed.',
    );
  const { source } = certificateOf(type, pem);
  if (keyPem === undefined) return new Certificate(type, source);
  const { privateKey } = pemKeys(keyPem);
  if (privateKey === undefined)
    throw cryptographicException(
      'The key contents do not contain a PEM, the content is malformed, or the key does not match the certificate.',
    );
  return new Certificate(type, { ...source, privateKey: () => privateKey });
}
