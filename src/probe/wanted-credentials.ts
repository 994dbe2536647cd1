import { credentialSchemes } from '../gateway/backends/challenges.ts';
import { connectionFailure, type Diagnosis, type Dialled, hostOf, type Remedy } from '../gateway/faults/diagnosis.ts';
import type { Answer } from './look.ts';

const SHOWN = 5;

/** Of what can be sent along with each call. */
const REMEDIES: Readonly<Record<string, Remedy>> = { bearer: 'give a token', basic: 'give a password' };

/** A backend that says which credentials it misses. Undefined where it says nothing of the kind. */
export function wantsCredentials(dialled: Dialled, { status, headers }: Answer): Diagnosis | undefined {
  const schemes = credentialSchemes(headers);
  if (schemes.length === 0) return undefined;
  return connectionFailure(
    'Forbidden',
    `${hostOf(dialled)} answered ${status}: the connection is in order, and it wants other credentials than it got ` +
      `(WWW-Authenticate: ${schemes.slice(0, SHOWN).join(', ')}). What a caller sends as Authorization is passed on to it.`,
    schemes.map(scheme => REMEDIES[scheme.toLowerCase()]).find(remedy => remedy !== undefined),
  );
}
