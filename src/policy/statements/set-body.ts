import { SCOPE_KINDS } from '../../model/scope.ts';
import { messageBodyMaker, replaceBody, SET_BODY_FORM } from '../edits/body.ts';
import { messageKind, messageOf } from '../edits/message.ts';
import { SECTIONS } from '../sections.ts';
import type { Statement } from '../statement.ts';

/**
 * Of the request in inbound and backend, of the response in outbound and on-error.
 * https://learn.microsoft.com/azure/api-management/set-body-policy
 */
export const setBody: Statement = {
  sections: SECTIONS,
  scopes: SCOPE_KINDS,
  form: SET_BODY_FORM,
  compile(element, compiler) {
    const kind = messageKind(compiler.section);
    const make = messageBodyMaker(element, compiler, kind);
    const messageIn = messageOf(kind);
    return context => {
      const message = messageIn(context);
      if (message !== undefined) replaceBody(message, make(context));
      return undefined;
    };
  },
};
