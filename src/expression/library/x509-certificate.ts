import { cryptographicException } from '../crypto/faults.ts';
import type { HashAlgorithmName } from '../crypto/hash-algorithm-name.ts';
import { PublicKey } from '../crypto/public-key.ts';
import { readCertificate, readProtectedCertificate } from '../crypto/read-certificate.ts';
import type { Certificate } from '../crypto/x509-certificate.ts';
import { certificateText } from '../crypto/x509-text.ts';
import { X509_CERTIFICATE } from '../crypto/x509-types.ts';
import { byteArray } from '../runtime/bytes.ts';
import { equals } from '../runtime/equality.ts';
import type { NetArray } from '../runtime/net-array.ts';
import { members } from '../types/table.ts';

const CERT = 1;

const serialBytes = ({ serialNumber }: Certificate): NetArray =>
  byteArray(Buffer.from(serialNumber, 'hex').toReversed());
const upperHex = (bytes: Buffer): string => bytes.toString('hex').toUpperCase();

export const x509Certificate = members(X509_CERTIFICATE, () => ({
  'new(byte[] data)': (data: NetArray | null) => readCertificate(X509_CERTIFICATE, data),
  'new(byte[] rawData, string password)': (data: NetArray | null) => readProtectedCertificate(X509_CERTIFICATE, data),
  'string Issuer': ({ issuer }: Certificate) => issuer,
  'string Subject': ({ subject }: Certificate) => subject,
  'bool Equals(X509Certificate other)': (self: Certificate, other: Certificate | null) => equals(self, other),
  'byte[] Export(X509ContentType contentType)': ({ der }: Certificate, contentType: number) => {
    if (contentType !== CERT)
      throw cryptographicException('Only the certificate itself is exported here: X509ContentType.Cert.');
    return byteArray(der);
  },
  'byte[] GetCertHash()': (self: Certificate) => byteArray(self.hash('sha1')),
  'byte[] GetCertHash(HashAlgorithmName hashAlgorithm)': (self: Certificate, { digest }: HashAlgorithmName) =>
    byteArray(self.hash(digest)),
  'string GetCertHashString()': (self: Certificate) => upperHex(self.hash('sha1')),
  'string GetCertHashString(HashAlgorithmName hashAlgorithm)': (self: Certificate, { digest }: HashAlgorithmName) =>
    upperHex(self.hash(digest)),
  'string GetEffectiveDateString()': ({ notBefore }: Certificate) => notBefore.toText(),
  'string GetExpirationDateString()': ({ notAfter }: Certificate) => notAfter.toText(),
  'string GetFormat()': () => 'X509',
  'string GetIssuerName()': ({ issuer }: Certificate) => issuer,
  'string GetKeyAlgorithm()': (self: Certificate) => PublicKey.of(self).oid.value,
  'byte[] GetKeyAlgorithmParameters()': (self: Certificate) => byteArray(PublicKey.of(self).parameters),
  'string GetKeyAlgorithmParametersString()': (self: Certificate) => upperHex(PublicKey.of(self).parameters),
  'string GetName()': ({ subject }: Certificate) => subject,
  'byte[] GetPublicKey()': (self: Certificate) => byteArray(PublicKey.of(self).bits),
  'string GetPublicKeyString()': (self: Certificate) => upperHex(PublicKey.of(self).bits),
  'byte[] GetRawCertData()': ({ der }: Certificate) => byteArray(der),
  'string GetRawCertDataString()': ({ der }: Certificate) => upperHex(der),
  // Little-endian, unlike the text.
  'byte[] GetSerialNumber()': serialBytes,
  'string GetSerialNumberString()': ({ serialNumber }: Certificate) => serialNumber,
  'string ToString(bool fVerbose)': (self: Certificate, isVerbose: boolean) =>
    isVerbose ? certificateText(self) : self.toText(),
  'void Dispose()': () => undefined,
}));
