/** A token as a source gave it. */
export interface IssuedToken {
  readonly token: string;
  /** In milliseconds since 1970; undefined where nothing says it: then it is asked for each time. */
  readonly expiresAt: number | undefined;
}

/**
 * Reads what a source answered: the token alone, or JSON as Azure's identity endpoints give it
 * (https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token#get-a-token-using-http),
 * as `az account get-access-token` prints it, or with either of them, or a token, under the name of each resource. Undefined
 * where there is none.
 */
export function readAnswer(text: string, resource: string, now: number): IssuedToken | undefined {
  const members = jsonMembers(text);
  if (members === undefined) return isToken(text.trim()) ? issued(text.trim(), undefined) : undefined;
  const own = answerIn(members, now);
  if (own !== undefined) return own;
  const named = Object.hasOwn(members, resource) ? members[resource] : undefined;
  if (typeof named === 'string') return isToken(named) ? issued(named, undefined) : undefined;
  return isMembers(named) ? answerIn(named, now) : undefined;
}

type Members = Readonly<Record<string, unknown>>;

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a header can carry (RFC 6750, section 2.1, taken broadly), and is no JSON of another form. */
const isToken = (text: string): boolean => /^[^\P{ASCII}\s\p{Cc}[{"][^\P{ASCII}\s\p{Cc}]*$/u.test(text);

function jsonMembers(text: string): Members | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isMembers(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function answerIn(members: Members, now: number): IssuedToken | undefined {
  const token = [members.access_token, members.accessToken].find(value => typeof value === 'string' && isToken(value));
  return typeof token === 'string' ? issued(token, expiryIn(members, now)) : undefined;
}

function expiryIn({ expires_on, expiresOn, expires_in }: Members, now: number): number | undefined {
  const [on, inSeconds] = [secondsOf(expires_on), secondsOf(expires_in)];
  if (on !== undefined) return on * 1000;
  if (inSeconds !== undefined) return now + inSeconds * 1000;
  const date = typeof expiresOn === 'string' ? Date.parse(expiresOn) : Number.NaN;
  return Number.isNaN(date) ? undefined : date;
}

/** A number, or the text of one. */
function secondsOf(value: unknown): number | undefined {
  const isNumeric = typeof value === 'number' || (typeof value === 'string' && /^\d+$/.test(value));
  return isNumeric ? Number(value) : undefined;
}

const issued = (token: string, expiresAt: number | undefined): IssuedToken => ({
  token,
  expiresAt: expiresAt ?? expiryOfJwt(token),
});

/** RFC 7519, section 4.1.4. */
function expiryOfJwt(token: string): number | undefined {
  const [, payload = ''] = token.split('.');
  const exp = secondsOf(jsonMembers(Buffer.from(payload, 'base64url').toString())?.exp);
  return exp === undefined ? undefined : exp * 1000;
}
