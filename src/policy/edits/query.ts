import * as v from 'valibot';
import { escapedData, parameterName } from '../../http/percent-encoding.ts';
import type { CallContext } from '../call-context.ts';
import type { Element } from '../document/element.ts';
import type { Form } from '../form.ts';
import type { Compiler } from '../statement.ts';
import { evaluate, type Kind, TEXT } from '../value.ts';
import { type ExistsAction, readAction, VALUES } from './exists-action.ts';

/** Of `<set-query-parameter>`. https://learn.microsoft.com/azure/api-management/set-query-parameter-policy */
export const SET_QUERY_PARAMETER_FORM: Form = {
  attributes: { name: 'required', 'exists-action': 'optional' },
  oneOf: [],
  content: [VALUES],
};

/** What becomes of a query, which is empty or begins with a question mark. */
export type QueryEdit = (query: string, context: CallContext) => string;

/** What is not set stays as it was received, byte by byte. */
export function queryEdit(element: Element, compiler: Compiler): QueryEdit {
  const name = compiler.required(element, 'name', NAME);
  const action = readAction(element, compiler);
  const values = element.children.map(child => compiler.value(child, 'text', TEXT));
  return (query, context) =>
    edited(query, evaluate(name, context), evaluate(action, context), () =>
      values.map(each => evaluate(each, context)),
    );
}

const parameter = v.pipe(v.string(), v.minLength(1, 'must not be empty.'));
const NAME: Kind<typeof parameter> = { type: 'string', schema: parameter };

/** Names compare without case, as those of `context.Request.Url.Query` do. */
function edited(query: string, name: string, action: ExistsAction, values: () => string[]): string {
  const lower = name.toLowerCase();
  const parts = query === '' ? [] : query.slice(1).split('&');
  const first = parts.findIndex(part => parameterName(part).toLowerCase() === lower);
  if (action === 'skip' && first >= 0) return query;
  if (action === 'delete' && first < 0) return query;
  const made = action === 'delete' ? [] : values().map(value => `${escapedName(name)}=${escapedData(value)}`);
  if (action === 'append' || first < 0) return joined([...parts, ...made]);
  const others = parts.slice(first).filter(part => parameterName(part).toLowerCase() !== lower);
  return joined([...parts.slice(0, first), ...made, ...others]);
}

/** The `$` of OData's own parameters is one that a query may have. */
const escapedName = (name: string): string => escapedData(name).replaceAll('%24', '$');

const joined = (parts: readonly string[]): string => {
  const kept = parts.filter(part => part !== '');
  return kept.length === 0 ? '' : `?${kept.join('&')}`;
};
