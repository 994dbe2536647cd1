import type { CallContext } from '../call-context.ts';
import type { Element } from '../document/element.ts';
import type { Form } from '../form.ts';
import type { Compiler } from '../statement.ts';
import { BYTES, evaluate } from '../value.ts';

/** Of `<set-body>`, wherever it stands. https://learn.microsoft.com/azure/api-management/set-body-policy */
export const SET_BODY_FORM: Form = {
  attributes: { template: 'not yet', 'xsi-nil': 'not yet', 'parse-date': 'not yet' },
  oneOf: [],
  content: 'text',
};

/** The bytes that take the place of a body. */
export type BodyMaker = (context: CallContext) => Buffer;

export function bodyMaker(element: Element, compiler: Compiler): BodyMaker {
  const value = compiler.value(element, 'text', BYTES);
  return context => evaluate(value, context);
}
