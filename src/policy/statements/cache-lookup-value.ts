import { SCOPE_KINDS } from '../../model/scope.ts';
import { ANY, readHasCache, valueKey } from '../caching/caching.ts';
import type { CallContext } from '../call-context.ts';
import { SECTIONS } from '../sections.ts';
import { sooner } from '../sooner.ts';
import type { Statement } from '../statement.ts';
import { evaluate, TEXT } from '../value.ts';

/**
 * A variable gets what is cached under a key, else the default value; without one it is left as it is.
 * https://learn.microsoft.com/azure/api-management/cache-lookup-value-policy
 */
export const cacheLookupValue: Statement = {
  sections: SECTIONS,
  scopes: SCOPE_KINDS,
  form: {
    attributes: {
      key: 'required',
      'variable-name': 'required literal',
      'default-value': 'optional',
      'caching-type': 'optional',
    },
    oneOf: [],
    content: 'nothing',
  },
  compile(element, compiler) {
    const { values } = compiler;
    const key = compiler.required(element, 'key', TEXT);
    const name = compiler.required(element, 'variable-name', TEXT);
    const absent = compiler.optional(element, 'default-value', ANY, undefined);
    const hasCache = readHasCache(element, compiler);
    const find = ({ surroundings: { memory, clock } }: CallContext, wanted: string) =>
      sooner(memory.find({ key: valueKey(wanted), now: clock.now() }), found => {
        if (found === undefined) return undefined;
        return memory.isElsewhere ? values.unpack(found) : values.copy(found);
      });
    return context => {
      const wanted = evaluate(key, context);
      const finding = evaluate(hasCache, context) ? find(context, wanted) : undefined;
      return sooner(finding, found => {
        const value = found === undefined ? evaluate(absent, context) : found;
        if (value !== undefined) context.variables.set(evaluate(name, context), value);
        return undefined;
      });
    };
  },
};
