import { emptyResponse, HeldBody, type ResponseMessage } from '../../http/message.ts';
import { SCOPE_KINDS } from '../../model/scope.ts';
import type { CallContext } from '../call-context.ts';
import type { Element } from '../document/element.ts';
import { bodyMaker, SET_BODY_FORM } from '../edits/body.ts';
import { headerEdit, SET_HEADER_FORM } from '../edits/headers.ts';
import { SET_STATUS_FORM, statusEdit } from '../edits/status.ts';
import { SECTIONS } from '../sections.ts';
import type { Compiler, Statement } from '../statement.ts';

type Edit = (response: ResponseMessage, context: CallContext) => void;

/**
 * Answers, and nothing more runs: neither the rest of the section nor backend and outbound.
 * https://learn.microsoft.com/azure/api-management/return-response-policy
 */
export const returnResponse: Statement = {
  sections: SECTIONS,
  scopes: SCOPE_KINDS,
  form: {
    attributes: { 'response-variable-name': 'not yet' },
    oneOf: [],
    content: [
      { name: 'set-status', times: 'at most once', form: SET_STATUS_FORM },
      { name: 'set-header', times: 'any number', form: SET_HEADER_FORM },
      { name: 'set-body', times: 'at most once', form: SET_BODY_FORM },
    ],
  },
  compile(element, compiler) {
    const edits = element.children.map(child => editOf(child, compiler));
    return context => {
      const response = emptyResponse();
      for (const edit of edits) edit(response, context);
      context.respond(response);
      return 'respond';
    };
  },
};

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
        response.body = new HeldBody(make(context));
      };
    }
  }
}
