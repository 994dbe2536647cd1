import * as v from 'valibot';
import { headerValues } from '../../http/headers.ts';
import { SCOPE_KINDS } from '../../model/scope.ts';
import { cachedResponse, fromCache, withCacheControl } from '../caching/cached-response.ts';
import { readHasCache } from '../caching/caching.ts';
import { readResponseKey } from '../caching/response-key.ts';
import type { CallContext } from '../call-context.ts';
import { secondsOf } from '../counting/counting.ts';
import type { Element } from '../document/element.ts';
import type { Form } from '../form.ts';
import { sooner } from '../sooner.ts';
import type { Compiler, Statement } from '../statement.ts';
import type { Outcome } from '../step.ts';
import { BOOLEAN, evaluate, type Kind } from '../value.ts';

const NAMES: Form = { attributes: {}, oneOf: [], content: 'text' };

/**
 * Answers a GET from the cache, where cache-store has kept an answer to it: the rest of inbound and the backend are left out.
 * https://learn.microsoft.com/azure/api-management/cache-lookup-policy
 */
export const cacheLookup: Statement = {
  sections: ['inbound'],
  once: 'in a section',
  scopes: SCOPE_KINDS,
  form: {
    attributes: {
      'vary-by-developer': 'required',
      // Required too, says the page; documents leave it out.
      'vary-by-developer-groups': 'optional',
      'caching-type': 'optional',
      'downstream-caching-type': 'optional',
      'must-revalidate': 'optional',
      'allow-private-response-caching': 'optional',
    },
    oneOf: [],
    content: [
      { name: 'vary-by-header', times: 'any number', form: NAMES },
      { name: 'vary-by-query-parameter', times: 'any number', form: NAMES },
    ],
  },
  compile(element, compiler) {
    const isCacheable = readIsCacheable(element, compiler);
    const keyOf = readResponseKey(element, compiler);
    const control = readControl(element, compiler);
    return context => {
      if (!isCacheable(context)) return undefined;
      const { memory, clock } = context.surroundings;
      const key = keyOf(context);
      const controlOf = control(context);
      return sooner(memory.find({ key, now: clock.now() }), (found): Outcome => {
        if (found !== undefined) return answer(context, found, controlOf);
        context.cacheMiss = { key, control: controlOf };
        return undefined;
      });
    };
  },
};

function answer(context: CallContext, found: unknown, control: (seconds: number) => string): Outcome {
  const cached = cachedResponse(found);
  const response = fromCache(cached);
  const left = secondsOf(cached.until - context.surroundings.clock.now());
  context.respond({ ...response, headers: withCacheControl(response.headers, control(left)) });
  return 'outbound';
}

/** Only GET, and nothing that may be meant for one person alone. */
function readIsCacheable(element: Element, compiler: Compiler): (context: CallContext) => boolean {
  const hasCache = readHasCache(element, compiler);
  const allowsPrivate = compiler.optional(element, 'allow-private-response-caching', BOOLEAN, false);
  return context => {
    const { method, headers } = context.request;
    if (method !== 'GET' || !evaluate(hasCache, context)) return false;
    return headerValues(headers, 'authorization').length === 0 || evaluate(allowsPrivate, context);
  };
}

const downstream = v.picklist(['none', 'private', 'public'], 'must be one of none, private and public.');
const DOWNSTREAM: Kind<typeof downstream> = { type: 'string', schema: downstream };

/** RFC 9111, section 5.2.2. Whose developer it is does not matter while there are no developers. */
function readControl(element: Element, compiler: Compiler): (context: CallContext) => (seconds: number) => string {
  compiler.required(element, 'vary-by-developer', BOOLEAN);
  compiler.optional(element, 'vary-by-developer-groups', BOOLEAN, false);
  const type = compiler.optional(element, 'downstream-caching-type', DOWNSTREAM, 'none');
  const mustRevalidate = compiler.optional(element, 'must-revalidate', BOOLEAN, true);
  return context => {
    const allowed = evaluate(type, context);
    const last = evaluate(mustRevalidate, context) ? ', must-revalidate' : '';
    return seconds => (allowed === 'none' ? 'no-store' : `${allowed}, max-age=${seconds}${last}`);
  };
}
