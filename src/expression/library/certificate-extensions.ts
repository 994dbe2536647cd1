import type { Certificate } from '../crypto/x509-certificate.ts';
import { notNull } from '../runtime/exception.ts';
import { members } from '../types/table.ts';
import { define } from '../types/type.ts';

const CERTIFICATE_EXTENSIONS = define({
  name: 'Microsoft.WindowsAzure.ApiManagement.Proxy.Gateway.CertificateExtensions',
  kind: 'static class',
});

/** https://learn.microsoft.com/azure/api-management/api-management-howto-mutual-certificates-for-clients */
export const certificateExtensions = members(CERTIFICATE_EXTENSIONS, () => ({
  'static bool VerifyNoRevocation(this X509Certificate2 certificate)': (certificate: Certificate | null) =>
    notNull(certificate, 'certificate').verify(),
}));
