import { NEW_LINE } from '../runtime/new-line.ts';
import type { Certificate } from './x509-certificate.ts';

/** `X509Certificate2.ToString()`; nothing of the private key. */
export function certificateText(certificate: Certificate): string {
  const parts: readonly (readonly [string, string])[] = [
    ['Subject', certificate.subject],
    ['Issuer', certificate.issuer],
    ['Serial Number', certificate.serialNumber],
    ['Not Before', certificate.notBefore.toText()],
    ['Not After', certificate.notAfter.toText()],
    ['Thumbprint', certificate.thumbprint],
  ];
  return parts.map(([title, text]) => `[${title}]${NEW_LINE}  ${text}${NEW_LINE}`).join(NEW_LINE);
}
