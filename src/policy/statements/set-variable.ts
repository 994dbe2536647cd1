import * as v from 'valibot';
import { SCOPE_KINDS } from '../../model/scope.ts';
import { SECTIONS } from '../sections.ts';
import type { Statement } from '../statement.ts';
import { evaluate, type Kind, VARIABLE_NAME } from '../value.ts';

const anything = v.unknown();
const OBJECT: Kind<typeof anything> = { type: 'object', schema: anything };

/**
 * A literal is a text; what an expression answers keeps its .NET type.
 * https://learn.microsoft.com/azure/api-management/set-variable-policy
 */
export const setVariable: Statement = {
  sections: SECTIONS,
  scopes: SCOPE_KINDS,
  form: { attributes: { name: 'required literal', value: 'required' }, oneOf: [], content: 'nothing' },
  compile(element, compiler) {
    const name = compiler.required(element, 'name', VARIABLE_NAME);
    const value = compiler.required(element, 'value', OBJECT);
    return context => {
      context.variables.set(evaluate(name, context), evaluate(value, context));
      return undefined;
    };
  },
};
