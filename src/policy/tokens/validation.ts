import type { CallContext } from '../call-context.ts';
import { checkAudience, checkIssuer, checkLifetime, checkRequired, type RequiredClaim } from './claims.ts';
import type { DecryptionKey, SigningKey } from './keys.ts';
import { type Fetching, OPEN_ID_DOCUMENTS, type OpenId, type OpenIdDocuments } from './open-id.ts';
import { type Answering, denied, notPresent, refused, TokenRefusal } from './refusal.ts';
import { decrypted, isKeyNamed, verifySignature } from './signature.ts';
import { isEncrypted, membersOf, parseToken, type Token } from './token.ts';

/** What a policy wants of a token, for one call. */
export interface Wanted {
  readonly requiresExpiration: boolean;
  readonly requiresSignature: boolean;
  /** In milliseconds. */
  readonly skew: number;
  /** URLs of the documents of identity providers. */
  readonly configurations: readonly string[];
  readonly signingKeys: readonly SigningKey[];
  readonly decryptionKeys: readonly DecryptionKey[];
  readonly audiences: readonly string[];
  /** Given the token, since some documents speak for many. */
  readonly issuers: (token: Token, documents: readonly OpenId[]) => readonly string[];
  readonly claims: readonly RequiredClaim[];
  /** Whatever else; throws TokenRefusal. */
  check(token: Token): void;
}

/** How a policy goes about it. */
export interface Validation {
  readonly answering: (context: CallContext) => Answering;
  /** The token; undefined where there is none. */
  find(context: CallContext): string | undefined;
  wanted(context: CallContext): Wanted;
  /** The variable that gets the token. */
  readonly variable: string | undefined;
}

/** Rejects with PolicyError: a refusal, whose answer is set, or that a document could not be had. */
export async function validate(validation: Validation, context: CallContext): Promise<void> {
  try {
    const token = await accepted(validation.find(context), validation.wanted(context), context, validation);
    if (validation.variable !== undefined)
      context.variables.set(validation.variable, context.objects.jwt(token.compact));
  } catch (error) {
    if (error instanceof TokenRefusal) throw refused(error, context, validation.answering(context));
    throw error;
  }
}

async function accepted(
  compact: string | undefined,
  wanted: Wanted,
  context: CallContext,
  { answering }: Validation,
): Promise<Token> {
  if (compact === undefined || compact.trim() === '') throw notPresent();
  const token = await readToken(compact.trim(), wanted.decryptionKeys);
  const fetching = fetchingFor(context, answering(context).source);
  const documents = await checkSignature(token, wanted, fetching, context);
  const { skew, requiresExpiration } = wanted;
  checkLifetime(token, { now: context.surroundings.clock.now(), skew, requiresExpiration });
  checkAudience(token, wanted.audiences);
  checkIssuer(token, wanted.issuers(token, documents));
  wanted.check(token);
  checkRequired(token, wanted.claims);
  return token;
}

/** The one that others encrypt may be inside, or bare claims, which nobody has signed. */
async function readToken(compact: string, keys: readonly DecryptionKey[]): Promise<Token> {
  if (!isEncrypted(compact)) return parseToken(compact);
  const inner = await decrypted(compact, keys);
  if (!inner.trimStart().startsWith('{')) return parseToken(inner.trim());
  const [header = ''] = compact.split('.');
  membersOf(header);
  return parseToken(`${header}.${Buffer.from(inner).toString('base64url')}.`);
}

/** A document with where it is from. */
interface Found {
  readonly url: string;
  readonly document: OpenId;
}

/** Answers the documents that were to be had. */
async function checkSignature(
  token: Token,
  wanted: Wanted,
  fetching: Fetching,
  context: CallContext,
): Promise<OpenId[]> {
  const known = OPEN_ID_DOCUMENTS.in(context.surroundings);
  const { found, failure } = await documentsOf(wanted.configurations, known, fetching);
  const documents = found.map(({ document }) => document);
  if (!token.isSigned) {
    if (!wanted.requiresSignature) return documents;
    throw denied('TokenSignatureInvalid', 'IDX10504: Unable to validate signature, token does not have a signature.');
  }
  try {
    return await verified(token, wanted.signingKeys, found, url => known.refreshed(url, fetching));
  } catch (error) {
    // The provider that cannot be asked may have the key.
    throw failure ?? error;
  }
}

/** One that cannot be had hinders nobody as long as another has the key. */
async function documentsOf(
  urls: readonly string[],
  known: OpenIdDocuments,
  fetching: Fetching,
): Promise<{ found: Found[]; failure: unknown }> {
  const results = await Promise.allSettled(urls.map(async url => ({ url, document: await known.of(url, fetching) })));
  const found = results.flatMap(result => (result.status === 'fulfilled' ? [result.value] : []));
  const failed = results.find(result => result.status === 'rejected');
  if (failed !== undefined && found.length === 0) throw failed.reason;
  return { found, failure: failed?.reason };
}

/** A key that no provider has may be new. Answers the documents as they are then. */
async function verified(
  token: Token,
  own: readonly SigningKey[],
  found: readonly Found[],
  refreshed: (url: string) => Promise<OpenId>,
): Promise<OpenId[]> {
  const keysOf = (documents: readonly OpenId[]): SigningKey[] => [...own, ...documents.flatMap(({ keys }) => keys)];
  const documents = found.map(({ document }) => document);
  const isKnown = found.length === 0 || isKeyNamed(token, keysOf(documents));
  const current = isKnown ? documents : await Promise.all(found.map(({ url }) => refreshed(url)));
  await verifySignature(token, keysOf(current));
  return current;
}

/** Milliseconds. */
const TIME_TO_FETCH = 30_000;

const fetchingFor = (context: CallContext, source: string): Fetching => ({
  source,
  clock: context.surroundings.clock,
  memory: context.surroundings.memory,
  // For all who wait for it, whoever hangs up.
  get: url =>
    context.send(
      {
        source,
        method: 'GET',
        url,
        headers: ['Accept', 'application/json'],
        body: undefined,
        certificate: undefined,
        proxy: undefined,
        timeoutMilliseconds: TIME_TO_FETCH,
        isDispensable: false,
      },
      undefined,
    ),
});
