import { claimNotAllowed, claimsMissing, denied, invalid } from './refusal.ts';
import { type Token, textOf, timeOf, valuesOf } from './token.ts';

/** As .NET prints a time. */
function dateTime(milliseconds: number): string {
  const [, year, month, day, time] = /^(\S+?)-(\d\d)-(\d\d)T(\d\d:\d\d:\d\d)/.exec(isoOf(milliseconds)) ?? [];
  return `${month}/${day}/${year} ${time}`;
}

/** The latest that there is stands for what is later. */
const isoOf = (milliseconds: number): string =>
  new Date(Math.max(-8.64e15, Math.min(milliseconds, 8.64e15))).toISOString();

export interface Lifetime {
  readonly now: number;
  /** Both ways, in milliseconds. */
  readonly skew: number;
  readonly requiresExpiration: boolean;
}

/** RFC 7519, sections 4.1.4 and 4.1.5. Throws TokenRefusal. */
export function checkLifetime(token: Token, { now, skew, requiresExpiration }: Lifetime): void {
  const [from, to] = [timeOf(token, 'nbf'), timeOf(token, 'exp')];
  const current = `Current time (UTC): '${dateTime(now)}'.`;
  if (to === undefined && requiresExpiration)
    throw invalid('IDX10225: Lifetime validation failed. The token is missing an Expiration Time.');
  if (from !== undefined && to !== undefined && from > to)
    throw invalid(
      `IDX10224: Lifetime validation failed. The NotBefore (UTC): '${dateTime(from)}' is after Expires (UTC): '${dateTime(to)}'.`,
    );
  if (from !== undefined && from > now + skew)
    throw invalid(
      `IDX10222: Lifetime validation failed. The token is not yet valid. ValidFrom (UTC): '${dateTime(from)}', ${current}`,
    );
  if (to !== undefined && to < now - skew)
    throw denied(
      'TokenExpired',
      `IDX10223: Lifetime validation failed. The token is expired. ValidTo (UTC): '${dateTime(to)}', ${current}`,
    );
}

/** None given: any will do. Throws TokenRefusal. */
export function checkAudience(token: Token, allowed: readonly string[]): void {
  const audiences = valuesOf(token, 'aud');
  if (allowed.length === 0 || audiences.some(audience => allowed.some(each => isSameAudience(each, audience)))) return;
  throw denied(
    'TokenAudienceNotAllowed',
    audiences.length === 0
      ? 'IDX10206: Unable to validate audience. The token has none.'
      : `IDX10214: Audience validation failed. Audiences: '${audiences.join(', ')}'. Did not match: ${parameters('Audience', allowed)}.`,
  );
}

/** .NET lets a slash at the end pass. */
const isSameAudience = (a: string, b: string): boolean => a.replace(/\/$/, '') === b.replace(/\/$/, '');

const parameters = (what: string, allowed: readonly string[]): string =>
  `validationParameters.Valid${what}: 'null' or validationParameters.Valid${what}s: '${allowed.join(', ')}'`;

/** None given: any will do. Throws TokenRefusal. */
export function checkIssuer(token: Token, allowed: readonly string[]): void {
  const issuer = textOf(token.claims, 'iss');
  if (allowed.length === 0 || (issuer !== undefined && allowed.includes(issuer))) return;
  throw denied(
    'TokenIssuerNotAllowed',
    issuer === undefined || issuer.trim() === ''
      ? 'IDX10211: Unable to validate issuer. The issuer is null or whitespace.'
      : `IDX10205: Issuer validation failed. Issuer: '${issuer}'. Did not match: ${parameters('Issuer', allowed)}.`,
  );
}

/** A claim that a policy wants. */
export interface RequiredClaim {
  readonly name: string;
  readonly match: 'all' | 'any';
  /** Between the values of a claim that is one text; empty: it is one value. */
  readonly separator: string;
  /** None: it has only to be there. */
  readonly values: readonly string[];
}

/** Throws TokenRefusal. */
export function checkRequired(token: Token, required: readonly RequiredClaim[]): void {
  const missing = required.filter(({ name }) => valuesOf(token, name).length === 0);
  if (missing.length > 0) throw claimsMissing(missing.map(({ name }) => name));
  for (const claim of required) checkClaim(token, claim);
}

function checkClaim(token: Token, { name, match, separator, values: wanted }: RequiredClaim): void {
  const values = valuesOf(token, name);
  const parts = separator === '' ? values : values.flatMap(value => value.split(separator));
  const lacking = wanted.filter(value => !parts.includes(value));
  const isEnough = match === 'all' ? lacking.length === 0 : lacking.length < wanted.length || wanted.length === 0;
  if (!isEnough) throw claimNotAllowed(name, values, lacking);
}
