import { SCOPE_KINDS } from '../../model/scope.ts';
import { readHasCache, valueKey } from '../caching/caching.ts';
import { SECTIONS } from '../sections.ts';
import { sooner } from '../sooner.ts';
import type { Statement } from '../statement.ts';
import { BOOLEAN, evaluate, TEXT } from '../value.ts';

/**
 * Takes a value out of the cache. Here that never fails, so that it need not be known whether a failure fails the request.
 * https://learn.microsoft.com/azure/api-management/cache-remove-value-policy
 */
export const cacheRemoveValue: Statement = {
  sections: SECTIONS,
  scopes: SCOPE_KINDS,
  form: {
    attributes: { key: 'required', 'caching-type': 'optional', 'fail-on-cache-removal-error': 'optional' },
    oneOf: [],
    content: 'nothing',
  },
  compile(element, compiler) {
    const key = compiler.required(element, 'key', TEXT);
    const hasCache = readHasCache(element, compiler);
    compiler.optional(element, 'fail-on-cache-removal-error', BOOLEAN, false);
    return context => {
      const removed = valueKey(evaluate(key, context));
      return evaluate(hasCache, context)
        ? sooner(context.surroundings.memory.forget(removed), () => undefined)
        : undefined;
    };
  },
};
