import { SCOPE_KINDS } from '../../model/scope.ts';
import { methodEdit, SET_METHOD_FORM } from '../edits/method.ts';
import { SECTIONS } from '../sections.ts';
import type { Statement } from '../statement.ts';

/**
 * Of the request to the backend; a body that it has stays. Microsoft's page names inbound and on-error, and its toolkit all
 * sections. https://learn.microsoft.com/azure/api-management/set-method-policy
 */
export const setMethod: Statement = {
  sections: SECTIONS,
  scopes: SCOPE_KINDS,
  form: SET_METHOD_FORM,
  compile(element, compiler) {
    const edit = methodEdit(element, compiler);
    return context => {
      edit(context.request, context);
      return undefined;
    };
  },
};
