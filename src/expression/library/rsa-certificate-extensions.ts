import { privateRsa, publicRsa } from '../crypto/certificate-keys.ts';
import type { Certificate } from '../crypto/x509-certificate.ts';
import { RSA_CERTIFICATE_EXTENSIONS } from '../crypto/x509-types.ts';
import { notNull } from '../runtime/exception.ts';
import { members } from '../types/table.ts';

export const rsaCertificateExtensions = members(RSA_CERTIFICATE_EXTENSIONS, () => ({
  'static RSA GetRSAPrivateKey(this X509Certificate2 certificate)': (certificate: Certificate | null) =>
    privateRsa(notNull(certificate, 'certificate')),
  'static RSA GetRSAPublicKey(this X509Certificate2 certificate)': (certificate: Certificate | null) =>
    publicRsa(notNull(certificate, 'certificate')),
}));
