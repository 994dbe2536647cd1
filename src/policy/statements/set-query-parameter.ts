import { SCOPE_KINDS } from '../../model/scope.ts';
import { queryEdit, SET_QUERY_PARAMETER_FORM } from '../edits/query.ts';
import type { Statement } from '../statement.ts';

/**
 * Of the URL that the backend is called with.
 * https://learn.microsoft.com/azure/api-management/set-query-parameter-policy
 */
export const setQueryParameter: Statement = {
  sections: ['inbound', 'backend'],
  scopes: SCOPE_KINDS,
  form: SET_QUERY_PARAMETER_FORM,
  compile(element, compiler) {
    const edit = queryEdit(element, compiler);
    return context => {
      context.request.query = edit(context.request.query, context);
      return undefined;
    };
  },
};
