import { IDISPOSABLE } from '../types/primitives.ts';
import { define, defineEnum, type NamedType } from '../types/type.ts';

const NAMESPACE = 'System.Security.Cryptography.X509Certificates';

export const X509_CERTIFICATE = define({
  name: `${NAMESPACE}.X509Certificate`,
  kind: 'class',
  bases: () => [IDISPOSABLE],
});
export const X509_CERTIFICATE2: NamedType = define({
  name: `${NAMESPACE}.X509Certificate2`,
  kind: 'class',
  bases: () => [X509_CERTIFICATE],
});
export const X500_DISTINGUISHED_NAME = define({ name: `${NAMESPACE}.X500DistinguishedName`, kind: 'class' });
export const PUBLIC_KEY = define({ name: `${NAMESPACE}.PublicKey`, kind: 'class' });
export const RSA_CERTIFICATE_EXTENSIONS = define({
  name: `${NAMESPACE}.RSACertificateExtensions`,
  kind: 'static class',
});
export const X509_CONTENT_TYPE = defineEnum(`${NAMESPACE}.X509ContentType`, {
  Unknown: 0,
  Cert: 1,
  SerializedCert: 2,
  Pfx: 3,
  Pkcs12: 3,
  SerializedStore: 4,
  Pkcs7: 5,
  Authenticode: 6,
});
export const X509_NAME_TYPE = defineEnum(`${NAMESPACE}.X509NameType`, [
  'SimpleName',
  'EmailName',
  'UpnName',
  'DnsName',
  'DnsFromAlternativeName',
  'UrlName',
]);
