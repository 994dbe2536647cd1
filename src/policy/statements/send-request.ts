import { SCOPE_KINDS } from '../../model/scope.ts';
import type { CallContext } from '../call-context.ts';
import { REQUEST_PARTS } from '../edits/request.ts';
import type { OutgoingRequest } from '../outgoing.ts';
import { requestMaker } from '../own-request.ts';
import { PolicyError } from '../policy-error.ts';
import { SECTIONS } from '../sections.ts';
import type { Statement } from '../statement.ts';
import { BOOLEAN, evaluate, TEXT } from '../value.ts';

/**
 * Sends a request of its own and puts the answer, whatever its status, into a variable.
 * https://learn.microsoft.com/azure/api-management/send-request-policy
 */
export const sendRequest: Statement = {
  sections: SECTIONS,
  scopes: SCOPE_KINDS,
  form: {
    attributes: {
      mode: 'optional',
      'response-variable-name': 'optional',
      timeout: 'optional',
      'ignore-error': 'literal',
    },
    oneOf: [],
    content: REQUEST_PARTS,
  },
  compile(element, compiler) {
    const make = requestMaker(element, compiler);
    const variable = compiler.optional(element, 'response-variable-name', TEXT, undefined);
    const ignoresErrors = compiler.optional(element, 'ignore-error', BOOLEAN, false);
    return async context => {
      const name = evaluate(variable, context);
      const request = { ...(await make(context)), isDispensable: evaluate(ignoresErrors, context) };
      const answer = await answerTo(request, context);
      if (name !== undefined) context.variables.set(name, answer);
      return undefined;
    };
  },
};

/** As a variable holds it; null where it failed and that is to be ignored. */
async function answerTo(request: OutgoingRequest, context: CallContext): Promise<unknown> {
  try {
    return context.objects.response(await context.send(request, context.gone));
  } catch (error) {
    const mayGoOn = error instanceof PolicyError && error.reason !== 'ClientConnectionFailure';
    if (request.isDispensable && mayGoOn) return null;
    throw error;
  }
}
