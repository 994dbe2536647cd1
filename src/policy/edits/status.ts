import * as v from 'valibot';
import type { ResponseMessage } from '../../http/message.ts';
import type { CallContext } from '../call-context.ts';
import type { Element } from '../document/element.ts';
import type { Form } from '../form.ts';
import type { Compiler } from '../statement.ts';
import { evaluate, type Kind } from '../value.ts';

/** Of `<set-status>`, wherever it stands. https://learn.microsoft.com/azure/api-management/set-status-policy */
export const SET_STATUS_FORM: Form = {
  attributes: { code: 'required', reason: 'optional' },
  oneOf: [],
  content: 'nothing',
};

export type StatusEdit = (response: ResponseMessage, context: CallContext) => void;

/** A status without a reason gets the usual one. */
export function statusEdit(element: Element, compiler: Compiler): StatusEdit {
  const code = compiler.required(element, 'code', STATUS_CODE);
  const reason = compiler.optional(element, 'reason', REASON, '');
  return (response, context) => {
    response.statusCode = evaluate(code, context);
    response.statusText = evaluate(reason, context);
  };
}

const RULE = 'must be a status code from 200 to 599.';

/** An interim status is no answer: RFC 9110, section 15.2. */
const statusCode = v.pipe(
  v.string(),
  v.regex(/^\d{3}$/, RULE),
  v.transform(Number),
  v.minValue(200, RULE),
  v.maxValue(599, RULE),
);
export const STATUS_CODE: Kind<typeof statusCode> = { type: 'int', schema: statusCode };

/** RFC 9112, section 4. */
const reasonPhrase = v.pipe(
  v.string(),
  v.regex(/^[\t\x20-\x7e\x80-\xff]*$/, 'must hold only characters that a status line can carry.'),
);
const REASON: Kind<typeof reasonPhrase> = { type: 'string', schema: reasonPhrase };
