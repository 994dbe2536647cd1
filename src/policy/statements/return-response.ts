import { HOP_BY_HOP, withoutHeaders } from '../../http/headers.ts';
import { emptyResponse, type ResponseMessage } from '../../http/message.ts';
import { SCOPE_KINDS } from '../../model/scope.ts';
import type { CallContext } from '../call-context.ts';
import type { Element } from '../document/element.ts';
import { bodyMaker, replaceBody, SET_BODY_FORM } from '../edits/body.ts';
import { headerEdit, SET_HEADER_FORM } from '../edits/headers.ts';
import { SET_STATUS_FORM, statusEdit } from '../edits/status.ts';
import { PolicyError } from '../policy-error.ts';
import { SECTIONS } from '../sections.ts';
import type { Compiler, Statement } from '../statement.ts';
import { evaluate, VARIABLE_NAME } from '../value.ts';

type Edit = (response: ResponseMessage, context: CallContext) => void;

/**
 * Answers, and nothing more runs: neither the rest of the section nor backend and outbound.
 * https://learn.microsoft.com/azure/api-management/return-response-policy
 */
export const returnResponse: Statement = {
  sections: SECTIONS,
  scopes: SCOPE_KINDS,
  form: {
    attributes: { 'response-variable-name': 'literal' },
    oneOf: [],
    content: [
      { name: 'set-status', times: 'at most once', form: SET_STATUS_FORM },
      { name: 'set-header', times: 'any number', form: SET_HEADER_FORM },
      { name: 'set-body', times: 'at most once', form: SET_BODY_FORM },
    ],
  },
  compile(element, compiler) {
    const edits = element.children.map(child => editOf(child, compiler));
    const variable = compiler.optional(element, 'response-variable-name', VARIABLE_NAME, undefined);
    return context => {
      const response = initial(evaluate(variable, context), context);
      for (const edit of edits) edit(response, context);
      context.respond(response);
      return 'respond';
    };
  },
};

/** What send-request put into a variable stays as it is there: the answer is another. */
function initial(variable: string | undefined, { variables, objects }: CallContext): ResponseMessage {
  if (variable === undefined) return emptyResponse();
  const held = objects.responseOf(variables.get(variable));
  if (held === undefined) throw noResponse(variable);
  return { ...held, headers: withoutHeaders(held.headers, HOP_BY_HOP) };
}

const noResponse = (variable: string): PolicyError =>
  new PolicyError({
    source: 'return-response',
    reason: 'ResponseVariableInvalid',
    message: `The variable '${variable}' holds no response (IResponse), such as send-request puts into one.`,
    responseIsSet: false,
  });

function editOf(element: Element, compiler: Compiler): Edit {
  switch (element.name) {
    case 'set-status':
      return statusEdit(element, compiler);
    case 'set-header': {
      const edit = headerEdit(element, compiler);
      return (response, context) => {
        response.headers = edit(response.headers, context);
      };
    }
    default: {
      const make = bodyMaker(element, compiler);
      return (response, context) => {
        replaceBody(response, make(context));
      };
    }
  }
}
