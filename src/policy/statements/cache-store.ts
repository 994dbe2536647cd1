import { headerValues } from '../../http/headers.ts';
import type { Body, ResponseMessage } from '../../http/message.ts';
import { SCOPE_KINDS } from '../../model/scope.ts';
import { MOST_BYTES, sizeOf, toCache, withCacheControl } from '../caching/cached-response.ts';
import { DURATION } from '../caching/caching.ts';
import type { CacheMiss, CallContext } from '../call-context.ts';
import { PolicyError } from '../policy-error.ts';
import type { Statement } from '../statement.ts';
import type { Outcome } from '../step.ts';
import { BOOLEAN, evaluate } from '../value.ts';

/**
 * Keeps the response that cache-lookup has looked for, where it is no larger than Azure keeps.
 * https://learn.microsoft.com/azure/api-management/cache-store-policy
 */
export const cacheStore: Statement = {
  sections: ['outbound'],
  once: 'in a section',
  scopes: SCOPE_KINDS,
  form: { attributes: { duration: 'required', 'cache-response': 'optional' }, oneOf: [], content: 'nothing' },
  compile(element, compiler) {
    const duration = compiler.required(element, 'duration', DURATION);
    const anyStatus = compiler.optional(element, 'cache-response', BOOLEAN, false);
    return context => {
      const { cacheMiss, response } = context;
      if (cacheMiss === undefined || response === undefined) return undefined;
      const seconds = evaluate(duration, context);
      if (response.statusCode !== 200 && !evaluate(anyStatus, context)) return undefined;
      return mayFit(response) ? store(context, response, cacheMiss, seconds) : undefined;
    };
  },
};

const mayFit = ({ headers }: ResponseMessage): boolean =>
  headerValues(headers, 'content-length').every(length => Number(length) <= MOST_BYTES);

async function store(
  { surroundings: { memory, clock } }: CallContext,
  response: ResponseMessage,
  { key, control }: CacheMiss,
  seconds: number,
): Promise<Outcome> {
  const bytes = await bytesOf(response.body);
  if (bytes === undefined) return undefined;
  const now = clock.now();
  const until = now + seconds * 1000;
  const value = toCache(response, bytes, until);
  response.headers = withCacheControl(response.headers, control(seconds));
  await memory.keep({ key, value, size: sizeOf(value), until, now });
  return undefined;
}

async function bytesOf(body: Body): Promise<Buffer | undefined> {
  if (body.isConsumed) return Buffer.alloc(0);
  if (body.bytes !== undefined) return body.bytes.length > MOST_BYTES ? undefined : body.bytes;
  try {
    return await body.readUpTo?.(MOST_BYTES);
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    throw new PolicyError({
      source: 'cache-store',
      reason: 'MessageBodyReadFailure',
      message: cause.message,
      responseIsSet: false,
      cause,
    });
  }
}
