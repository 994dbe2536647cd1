import { SCOPE_KINDS } from '../../model/scope.ts';
import { ANY, DURATION, readHasCache, valueKey } from '../caching/caching.ts';
import { Unpackable, type Values } from '../language.ts';
import { PolicyError } from '../policy-error.ts';
import { SECTIONS } from '../sections.ts';
import { sooner } from '../sooner.ts';
import type { Statement } from '../statement.ts';
import { evaluate, TEXT } from '../value.ts';

/**
 * Caches a value, whatever it is, for so many seconds.
 * https://learn.microsoft.com/azure/api-management/cache-store-value-policy
 */
export const cacheStoreValue: Statement = {
  sections: SECTIONS,
  scopes: SCOPE_KINDS,
  form: {
    attributes: { key: 'required', value: 'required', duration: 'required', 'caching-type': 'optional' },
    oneOf: [],
    content: 'nothing',
  },
  compile(element, compiler) {
    const { values } = compiler;
    const key = compiler.required(element, 'key', TEXT);
    const value = compiler.required(element, 'value', ANY);
    const duration = compiler.required(element, 'duration', DURATION);
    const hasCache = readHasCache(element, compiler);
    return context => {
      const { memory, clock } = context.surroundings;
      const kept = evaluate(value, context);
      const now = clock.now();
      const entry = {
        key: valueKey(evaluate(key, context)),
        size: values.size(kept),
        until: now + evaluate(duration, context) * 1000,
        now,
      };
      if (!evaluate(hasCache, context)) return undefined;
      const data = memory.isElsewhere ? packed(kept, values) : values.copy(kept);
      return sooner(memory.keep({ ...entry, value: data }), () => undefined);
    };
  },
};

function packed(value: unknown, values: Values): unknown {
  try {
    return values.pack(value);
  } catch (cause) {
    if (!(cause instanceof Unpackable)) throw cause;
    const { message } = cause;
    throw new PolicyError({
      source: 'cache-store-value',
      reason: 'ValueNotCacheable',
      message,
      responseIsSet: false,
      cause,
    });
  }
}
