import { headerValues, type RawHeaders } from '../../http/headers.ts';

/** Names of schemes that would be about the client certificate itself. */
const CERTIFICATE = /cert|x\.?509|tls/i;

/**
 * The schemes by which a backend asks for credentials of HTTP, such as `Bearer`: RFC 9110, section 11.6.1. Then its refusal
 * is not about the client certificate. Empty where it asks for none, or may mean the certificate.
 */
export function credentialSchemes(headers: RawHeaders): readonly string[] {
  const values = headerValues(headers, 'www-authenticate');
  if (values.length === 0) return [];
  const schemes = [...new Set(schemesIn(values.join(', ')))];
  return schemes.some(scheme => CERTIFICATE.test(scheme)) ? [] : schemes;
}

/** Challenges are a list, and so are the parameters of each. */
const schemesIn = (challenges: string): string[] =>
  challenges
    .replace(/"(?:[^"\\]|\\.)*"/g, '""')
    .split(',')
    .flatMap(part => /^([\w!#$%&'*+.^`|~-]+)(?:\s+(?!=)|$)/.exec(part.trim())?.[1] ?? []);
