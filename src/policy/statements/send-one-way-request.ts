import { SCOPE_KINDS } from '../../model/scope.ts';
import { REQUEST_PARTS } from '../edits/request.ts';
import { requestMaker } from '../own-request.ts';
import { SECTIONS } from '../sections.ts';
import type { Statement } from '../statement.ts';

/**
 * Sends a request of its own and goes on at once: nobody waits for an answer.
 * https://learn.microsoft.com/azure/api-management/send-one-way-request-policy
 */
export const sendOneWayRequest: Statement = {
  sections: SECTIONS,
  scopes: SCOPE_KINDS,
  form: { attributes: { mode: 'optional', timeout: 'optional' }, oneOf: [], content: REQUEST_PARTS },
  compile(element, compiler) {
    const make = requestMaker(element, compiler);
    return async context => {
      context.sendAside({ ...(await make(context)), isDispensable: true });
      return undefined;
    };
  },
};
