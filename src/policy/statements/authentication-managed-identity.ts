import { replacedHeader } from '../../http/headers.ts';
import { authorizing, MANAGED_IDENTITY_FORM } from '../edits/managed-identity.ts';
import type { Statement } from '../statement.ts';

/**
 * Gives the request a token of the gateway's identity, or puts that into a variable.
 * https://learn.microsoft.com/azure/api-management/authentication-managed-identity-policy
 */
export const authenticationManagedIdentity: Statement = {
  // The second is not on the page; Microsoft's policy toolkit has it, to get a token for a variable.
  sections: ['inbound', 'outbound'],
  scopes: ['global', 'product', 'api', 'operation'],
  form: MANAGED_IDENTITY_FORM,
  compile(element, compiler) {
    const authorize = authorizing(element, compiler);
    return async context => {
      const value = await authorize(context);
      const { request } = context;
      if (value !== undefined) request.headers = replacedHeader(request.headers, 'Authorization', value);
      return undefined;
    };
  },
};
