import { replacedHeader } from '../../http/headers.ts';
import { SCOPE_KINDS } from '../../model/scope.ts';
import { AUTHENTICATION_BASIC_FORM, basicCredentials } from '../edits/basic.ts';
import type { Statement } from '../statement.ts';

/**
 * Gives the request an Authorization header in the place of what it has.
 * https://learn.microsoft.com/azure/api-management/authentication-basic-policy
 */
export const authenticationBasic: Statement = {
  sections: ['inbound'],
  once: 'in a section',
  scopes: SCOPE_KINDS,
  form: AUTHENTICATION_BASIC_FORM,
  compile(element, compiler) {
    const credentials = basicCredentials(element, compiler);
    return context => {
      const { request } = context;
      request.headers = replacedHeader(request.headers, 'Authorization', credentials(context));
      return undefined;
    };
  },
};
