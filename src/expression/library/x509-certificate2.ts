import { privateRsa } from '../crypto/certificate-keys.ts';
import { nameInfo } from '../crypto/certificate-names.ts';
import { Oid } from '../crypto/oid.ts';
import { PublicKey } from '../crypto/public-key.ts';
import { readCertificate, readPem, readProtectedCertificate } from '../crypto/read-certificate.ts';
import { X500DistinguishedName } from '../crypto/x500-distinguished-name.ts';
import type { Certificate } from '../crypto/x509-certificate.ts';
import { X509ExtensionCollection } from '../crypto/x509-extension.ts';
import { X509_CERTIFICATE2 } from '../crypto/x509-types.ts';
import { byteArray } from '../runtime/bytes.ts';
import type { NetArray } from '../runtime/net-array.ts';
import { members } from '../types/table.ts';

export const x509Certificate2 = members(X509_CERTIFICATE2, () => ({
  'new(byte[] rawData)': (data: NetArray | null) => readCertificate(X509_CERTIFICATE2, data),
  'new(byte[] rawData, string password)': (data: NetArray | null) => readProtectedCertificate(X509_CERTIFICATE2, data),
  'static X509Certificate2 CreateFromPem(string certPem)': (pem: string | null) =>
    readPem(X509_CERTIFICATE2, pem ?? '', undefined),
  'static X509Certificate2 CreateFromPem(string certPem, string keyPem)': (pem: string | null, key: string | null) =>
    readPem(X509_CERTIFICATE2, pem ?? '', key ?? ''),
  'bool Archived': () => false,
  'X509ExtensionCollection Extensions': (self: Certificate) => new X509ExtensionCollection(self),
  'string FriendlyName': ({ source }: Certificate) => source.friendlyName,
  'bool HasPrivateKey': ({ hasPrivateKey }: Certificate) => hasPrivateKey,
  'X500DistinguishedName IssuerName': ({ issuer }: Certificate) => new X500DistinguishedName(issuer),
  'DateTime NotAfter': ({ notAfter }: Certificate) => notAfter,
  'DateTime NotBefore': ({ notBefore }: Certificate) => notBefore,
  'AsymmetricAlgorithm PrivateKey': privateRsa,
  'PublicKey PublicKey': PublicKey.of,
  'byte[] RawData': ({ der }: Certificate) => byteArray(der),
  'string SerialNumber': ({ serialNumber }: Certificate) => serialNumber,
  'Oid SignatureAlgorithm': ({ signatureAlgorithm }: Certificate) => Oid.named(signatureAlgorithm),
  'X500DistinguishedName SubjectName': ({ subject }: Certificate) => new X500DistinguishedName(subject),
  'string Thumbprint': ({ thumbprint }: Certificate) => thumbprint,
  'int Version': ({ version }: Certificate) => version,
  'string GetNameInfo(X509NameType nameType, bool forIssuer)': nameInfo,
  'bool MatchesHostname(string hostname, bool allowWildcards = true, bool allowCommonName = true)': (
    { node }: Certificate,
    hostname: string | null,
    allowWildcards: boolean,
    allowCommonName: boolean,
  ) =>
    node.checkHost(hostname ?? '', { wildcards: allowWildcards, subject: allowCommonName ? 'default' : 'never' }) !==
    undefined,
  'bool Verify()': (self: Certificate) => self.verify(),
}));
