import { SCOPE_KINDS } from '../../model/scope.ts';
import { headerEdit, SET_HEADER_FORM } from '../edits/headers.ts';
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
    const isOfRequest = compiler.section === 'inbound' || compiler.section === 'backend';
    return context => {
      const message = isOfRequest ? context.request : context.response;
      if (message !== undefined) message.headers = edit(message.headers, context);
      return undefined;
    };
  },
};
