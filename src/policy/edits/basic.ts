import type { CallContext } from '../call-context.ts';
import type { Element } from '../document/element.ts';
import type { Form } from '../form.ts';
import type { Compiler } from '../statement.ts';
import { evaluate, TEXT } from '../value.ts';

/** Of `<authentication-basic>`, wherever it stands. https://learn.microsoft.com/azure/api-management/authentication-basic-policy */
export const AUTHENTICATION_BASIC_FORM: Form = {
  attributes: { username: 'required', password: 'required' },
  oneOf: [],
  content: 'nothing',
};

/** The value of the Authorization header: RFC 7617, section 2. */
export type BasicCredentials = (context: CallContext) => string;

export function basicCredentials(element: Element, compiler: Compiler): BasicCredentials {
  const username = compiler.required(element, 'username', TEXT);
  const password = compiler.required(element, 'password', TEXT);
  return context => {
    const pair = `${evaluate(username, context)}:${evaluate(password, context)}`;
    return `Basic ${Buffer.from(pair).toString('base64')}`;
  };
}
