import * as v from 'valibot';
import type { Element } from '../document/element.ts';
import type { Part } from '../form.ts';
import type { Compiler } from '../statement.ts';
import type { Kind, Value } from '../value.ts';

/** What set-header and set-query-parameter do where the name is there already. */
export type ExistsAction = 'override' | 'skip' | 'append' | 'delete';

/** The values of what is set. */
export const VALUES: Part = {
  name: 'value',
  times: 'any number',
  form: { attributes: {}, oneOf: [], content: 'text' },
};

const existsAction = v.picklist(
  ['override', 'skip', 'append', 'delete'],
  'must be one of override, skip, append and delete.',
);
const EXISTS_ACTION: Kind<typeof existsAction> = { type: 'string', schema: existsAction };

/** Without a value something can only be deleted. */
export function readAction(element: Element, compiler: Compiler): Value<ExistsAction> {
  const action = compiler.optional(element, 'exists-action', EXISTS_ACTION, 'override');
  if (action.kind === 'literal' && action.value !== 'delete' && element.children.length === 0)
    compiler.refuse(element, `A 'value' element is required in '${element.name}', unless its exists-action is delete.`);
  return action;
}
