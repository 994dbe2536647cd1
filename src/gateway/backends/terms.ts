import { createHash } from 'node:crypto';
import type { Backend } from '../../model/backend.ts';
import type { ClientCertificate } from '../../model/client-certificate.ts';
import { remembered } from './remembered.ts';
import type { Trust } from './trust.ts';

const digest = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');
const digestOf = remembered((certificate: ClientCertificate): string => digest(certificate));

/** All that decides how connections to a backend are made; connections made on equal terms may be shared. */
export interface Terms {
  /** `https://contoso.com:8443`, without a path. */
  readonly origin: string;
  readonly certificate: ClientCertificate | undefined;
  readonly trust: Trust;
  readonly validateCertificateChain: boolean;
  readonly validateCertificateName: boolean;
  readonly maxVersion: 'TLSv1.2' | 'TLSv1.3';
  readonly proxy: Backend['proxy'] | undefined;
}

/**
 * Equal for equal terms only. The certificate is part of it because a resumed TLS session keeps the certificate of its
 * first handshake (measured for TLS 1.2 and 1.3), so no two certificates may share a session cache.
 */
export function termsKey(terms: Terms): string {
  const { origin, certificate, trust, validateCertificateChain, validateCertificateName, maxVersion, proxy } = terms;
  const secret = digest([certificate === undefined ? undefined : digestOf(certificate), proxy]);
  return [origin, trust.fingerprint, validateCertificateChain, validateCertificateName, maxVersion, secret].join(' ');
}
