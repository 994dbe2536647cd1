import { headerValues, type RawHeaders } from '../../http/headers.ts';
import { connectionFailure, type Diagnosis, type Dialled, hostOf, type Remedy } from '../diagnosis.ts';
import type { Answer } from './look.ts';

/** Names of schemes that would be about the client certificate itself. */
const CERTIFICATE = /cert|x\.?509|tls/i;

const SHOWN = 5;

/** Of what can be sent along with each call. */
const REMEDIES: Readonly<Record<string, Remedy>> = { bearer: 'give a token', basic: 'give a password' };

/**
 * A backend that says by WWW-Authenticate what it misses: credentials of HTTP, and no client certificate. Undefined where
 * it says nothing of the kind.
 */
export function wantsCredentials(dialled: Dialled, { status, headers }: Answer): Diagnosis | undefined {
  const schemes = schemesIn(headers);
  const [first] = schemes;
  if (first === undefined || schemes.some(scheme => CERTIFICATE.test(scheme))) return undefined;
  const known = schemes.map(scheme => REMEDIES[scheme.toLowerCase()]).find(remedy => remedy !== undefined);
  return connectionFailure(
    'Forbidden',
    `${hostOf(dialled)} answered ${status}: the connection is in order, and it wants other credentials than it got ` +
      `(WWW-Authenticate: ${schemes.slice(0, SHOWN).join(', ')}). What a caller sends as Authorization is passed on to it.`,
    known,
  );
}

/** RFC 9110, section 11.6.1: challenges are a list, and so are the parameters of each. */
function schemesIn(headers: RawHeaders): string[] {
  const whole = headerValues(headers, 'www-authenticate').join(', ');
  const parts = whole.replace(/"(?:[^"\\]|\\.)*"/g, '""').split(',');
  const schemes = parts.flatMap(part => /^([\w!#$%&'*+.^`|~-]+)(?:\s+(?!=)|$)/.exec(part.trim())?.[1] ?? []);
  return [...new Set(schemes)];
}
