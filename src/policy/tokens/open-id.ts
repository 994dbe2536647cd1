import type { JsonWebKey } from 'node:crypto';
import * as v from 'valibot';
import type { ResponseMessage } from '../../http/message.ts';
import type { Clock } from '../../surroundings.ts';
import { Lasting } from '../lasting.ts';
import { PolicyError } from '../policy-error.ts';
import { keysOfSet, type SigningKey } from './keys.ts';

/** Milliseconds: https://learn.microsoft.com/azure/api-management/validate-jwt-policy#usage-notes */
const HOUR = 3_600_000;
const BETWEEN_REFRESHES = 300_000;

/** An expression may name another for each request: so many of those named first are let go when more are. */
const MOST = 1000;

/** What an identity provider says of itself. https://openid.net/specs/openid-connect-discovery-1_0.html */
export interface OpenId {
  readonly issuer: string | undefined;
  readonly keys: readonly SigningKey[];
}

const metadataShape = v.object({ issuer: v.optional(v.string()), jwks_uri: v.pipe(v.string(), v.url()) });

const isJwk = (value: unknown): value is JsonWebKey => typeof value === 'object' && value !== null;
const keySetShape = v.object({ keys: v.array(v.custom<JsonWebKey>(isJwk)) });

/** Gets a document from its URL. Rejects with PolicyError where nothing answers. */
export interface Fetching {
  /** The element that wants it. */
  readonly source: string;
  readonly clock: Clock;
  get(url: URL): Promise<ResponseMessage>;
}

interface Entry {
  document: OpenId | undefined;
  fetchedAt: number;
  /** When it was last asked for, with what success ever. */
  askedAt: number;
  pending: Promise<OpenId> | undefined;
}

/** The documents that policies name, kept for an hour. One that cannot be had anew is used on. */
export class OpenIdDocuments {
  readonly #entries = new Map<string, Entry>();

  /** Rejects with PolicyError where it was never to be had; then the next call asks again. */
  of(url: string, fetching: Fetching): Promise<OpenId> {
    const { document, fetchedAt } = this.#entry(url);
    const isFresh = document !== undefined && fetching.clock.now() - fetchedAt < HOUR;
    return isFresh ? Promise.resolve(document) : this.refreshed(url, fetching);
  }

  /** For a token whose key is not there: a provider may have a new one. It is asked once in five minutes at most. */
  async refreshed(url: string, fetching: Fetching): Promise<OpenId> {
    const entry = this.#entry(url);
    const { document, askedAt, pending } = entry;
    const wasAsked = pending === undefined && fetching.clock.now() - askedAt < BETWEEN_REFRESHES;
    if (document !== undefined && wasAsked) return document;
    try {
      return await this.#fetch(url, entry, fetching);
    } catch (error) {
      if (document !== undefined && error instanceof PolicyError) return document;
      throw error;
    }
  }

  #fetch(url: string, entry: Entry, fetching: Fetching): Promise<OpenId> {
    entry.pending ??= this.#load(url, entry, fetching).finally(() => {
      entry.pending = undefined;
    });
    return entry.pending;
  }

  async #load(url: string, entry: Entry, fetching: Fetching): Promise<OpenId> {
    entry.askedAt = fetching.clock.now();
    const document = await load(url, fetching);
    entry.document = document;
    entry.fetchedAt = fetching.clock.now();
    return document;
  }

  #entry(url: string): Entry {
    const known = this.#entries.get(url);
    if (known !== undefined) return known;
    const entry: Entry = { document: undefined, fetchedAt: 0, askedAt: 0, pending: undefined };
    this.#entries.set(url, entry);
    const [oldest] = this.#entries.size > MOST ? this.#entries.keys() : [];
    if (oldest !== undefined) this.#entries.delete(oldest);
    return entry;
  }
}

export const OPEN_ID_DOCUMENTS = new Lasting(() => new OpenIdDocuments());

async function load(url: string, fetching: Fetching): Promise<OpenId> {
  const { issuer, jwks_uri } = await json(url, metadataShape, fetching);
  const { keys } = await json(jwks_uri, keySetShape, fetching);
  return { issuer, keys: keysOfSet(keys) };
}

async function json<S extends v.GenericSchema>(
  url: string,
  shape: S,
  { source, get }: Fetching,
): Promise<v.InferOutput<S>> {
  const { statusCode, body } = await get(new URL(url));
  if (statusCode !== 200) throw unusable(source, url, `It answered with status code ${statusCode}.`);
  const result = v.safeParse(shape, parsed(body.bytes ?? Buffer.alloc(0)));
  if (result.success) return result.output;
  throw unusable(source, url, 'Its answer is no such document.');
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** What is wrong is not the token. */
const unusable = (source: string, url: string, why: string): PolicyError =>
  new PolicyError({
    source,
    reason: 'OpenIdConfigurationUnavailable',
    message: `IDX20803: Unable to obtain configuration from: '${url}'. ${why}`,
    responseIsSet: false,
  });
