import type { JsonWebKey } from 'node:crypto';
import * as v from 'valibot';
import type { ResponseMessage } from '../../http/message.ts';
import type { Made, Memory } from '../../memory/questions.ts';
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
  readonly memory: Memory;
  get(url: URL): Promise<ResponseMessage>;
}

/** What came over the wire, as it is kept for all processes of a gateway. */
const keptShape = v.object({ issuer: v.optional(v.string()), keys: keySetShape.entries.keys });
type Kept = v.InferOutput<typeof keptShape>;

/** What this process has made of it. */
interface Known {
  readonly document: OpenId;
  readonly at: number;
}

/** The documents that policies name, kept for an hour. One that cannot be had anew is used on. */
export class OpenIdDocuments {
  readonly #known = new Map<string, Known>();
  readonly #pending = new Map<string, Promise<OpenId>>();

  /** Rejects with PolicyError where it was never to be had; then the next call asks again. */
  of(url: string, fetching: Fetching): Promise<OpenId> {
    const anHourAgo = fetching.clock.now() - HOUR;
    const known = this.#known.get(url);
    return known !== undefined && known.at > anHourAgo
      ? Promise.resolve(known.document)
      : this.#newer(url, anHourAgo, fetching);
  }

  /** For a token whose key is not there: a provider may have a new one. It is asked once in five minutes at most. */
  refreshed(url: string, fetching: Fetching): Promise<OpenId> {
    return this.#newer(url, this.#known.get(url)?.at ?? 0, fetching);
  }

  #newer(url: string, after: number, fetching: Fetching): Promise<OpenId> {
    const pending =
      this.#pending.get(url) ?? this.#obtain(url, after, fetching).finally(() => this.#pending.delete(url));
    this.#pending.set(url, pending);
    return pending;
  }

  /** From whoever has it, or from where it is. */
  async #obtain(url: string, after: number, fetching: Fetching): Promise<OpenId> {
    const { memory, clock } = fetching;
    const key = `openid ${url}`;
    const { made, isTurn } = await memory.take({ key, after, again: BETWEEN_REFRESHES, now: clock.now() });
    const before = made === undefined ? undefined : this.#take(url, v.parse(keptShape, made.value), made.at);
    if (before !== undefined && !isTurn) return before;
    let fetched: Made | undefined;
    try {
      const value = await load(url, fetching);
      fetched = { value, at: clock.now() };
      return this.#take(url, value, fetched.at);
    } catch (error) {
      if (before !== undefined && error instanceof PolicyError) return before;
      throw error;
    } finally {
      memory.settle(key, fetched);
    }
  }

  /** Keys are read once. */
  #take(url: string, { issuer, keys }: Kept, at: number): OpenId {
    const known = this.#known.get(url);
    if (known?.at === at) return known.document;
    const document = { issuer, keys: keysOfSet(keys) };
    this.#known.delete(url);
    this.#known.set(url, { document, at });
    const [oldest] = this.#known.size > MOST ? this.#known.keys() : [];
    if (oldest !== undefined) this.#known.delete(oldest);
    return document;
  }
}

export const OPEN_ID_DOCUMENTS = new Lasting(() => new OpenIdDocuments());

async function load(url: string, fetching: Fetching): Promise<Kept> {
  const { issuer, jwks_uri } = await json(url, metadataShape, fetching);
  const { keys } = await json(jwks_uri, keySetShape, fetching);
  return { issuer, keys };
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
