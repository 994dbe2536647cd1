import { SCOPE_KINDS } from '../../model/scope.ts';
import { SET_STATUS_FORM, statusEdit } from '../edits/status.ts';
import { SECTIONS } from '../sections.ts';
import type { Statement } from '../statement.ts';

/**
 * Changes the response there is; before there is one it changes nothing.
 * https://learn.microsoft.com/azure/api-management/set-status-policy
 */
export const setStatus: Statement = {
  sections: SECTIONS,
  scopes: SCOPE_KINDS,
  form: SET_STATUS_FORM,
  compile(element, compiler) {
    const edit = statusEdit(element, compiler);
    return context => {
      if (context.response !== undefined) edit(context.response, context);
      return undefined;
    };
  },
};
