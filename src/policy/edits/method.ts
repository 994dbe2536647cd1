import * as v from 'valibot';
import type { CallContext } from '../call-context.ts';
import type { Element } from '../document/element.ts';
import type { Form } from '../form.ts';
import type { Compiler } from '../statement.ts';
import { evaluate, type Kind } from '../value.ts';

/** Of `<set-method>`, wherever it stands. https://learn.microsoft.com/azure/api-management/set-method-policy */
export const SET_METHOD_FORM: Form = { attributes: {}, oneOf: [], content: 'text' };

export type MethodEdit = (request: { method: string }, context: CallContext) => void;

export function methodEdit(element: Element, compiler: Compiler): MethodEdit {
  const method = compiler.value(element, 'text', METHOD);
  return (request, context) => {
    request.method = evaluate(method, context);
  };
}

/** RFC 9110, section 9.1. Methods heed case, and those that everybody knows are in capitals. */
const httpMethod = v.pipe(
  v.string(),
  v.trim(),
  v.regex(/^[!#$%&'*+.^_`|~\w-]+$/, 'must be the name of a method, such as GET.'),
  v.transform(method => method.toUpperCase()),
);
export const METHOD: Kind<typeof httpMethod> = { type: 'string', schema: httpMethod };
