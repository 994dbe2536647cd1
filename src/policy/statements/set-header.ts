import { SCOPE_KINDS } from '../../model/scope.ts';
import { headerEdit, SET_HEADER_FORM } from '../edits/headers.ts';
import { messageKind, messageOf } from '../edits/message.ts';
import { SECTIONS } from '../sections.ts';
import type { Statement } from '../statement.ts';

/**
 * Of the request in inbound and backend, of the response in outbound and on-error.
 * https://learn.microsoft.com/azure/api-management/set-header-policy
 */
export const setHeader: Statement = {
  sections: SECTIONS,
  scopes: SCOPE_KINDS,
  form: SET_HEADER_FORM,
  compile(element, compiler) {
    const edit = headerEdit(element, compiler);
    const messageIn = messageOf(messageKind(compiler.section));
    return context => {
      const message = messageIn(context);
      if (message !== undefined) message.headers = edit(message.headers, context);
      return undefined;
    };
  },
};
