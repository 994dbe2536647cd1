import * as v from 'valibot';
import { SCOPE_KINDS } from '../../model/scope.ts';
import type { CallContext } from '../call-context.ts';
import { type AddressTest, addressTest } from '../ip-ranges.ts';
import type { PolicyError } from '../policy-error.ts';
import { refusal } from '../refusal.ts';
import type { Statement } from '../statement.ts';
import { evaluate, type Kind } from '../value.ts';

/**
 * Turns callers away by their address.
 * https://learn.microsoft.com/azure/api-management/ip-filter-policy
 */
export const ipFilter: Statement = {
  sections: ['inbound'],
  scopes: SCOPE_KINDS,
  form: {
    attributes: { action: 'required' },
    oneOf: [],
    content: [
      { name: 'address', times: 'any number', form: { attributes: {}, oneOf: [], content: 'text' } },
      {
        name: 'address-range',
        times: 'any number',
        form: { attributes: { from: 'required', to: 'required' }, oneOf: [], content: 'nothing' },
      },
    ],
    // Unlike the page's order: documents that came out of the service have them mixed.
    anyOrder: true,
  },
  compile(element, compiler) {
    const action = compiler.required(element, 'action', ACTION);
    if (element.children.length === 0)
      compiler.refuse(element, "An 'address' or an 'address-range' element is required in 'ip-filter'.");
    const test = addressTest(element.children, compiler);
    return context => {
      if (evaluate(action, context) === 'allow') admit(test(context), context);
      else turnAway(test(context), context);
      return undefined;
    };
  },
};

const action = v.picklist(['allow', 'forbid'], 'must be allow or forbid.');
const ACTION: Kind<typeof action> = { type: 'string', schema: action };

function admit(isListed: AddressTest, context: CallContext): void {
  const { caller } = context.received;
  const listed = isListed(caller);
  if (listed === undefined) throw refused('FailedToParseCallerIP', NO_ADDRESS, context);
  if (!listed)
    throw refused('CallerIpNotAllowed', `Caller IP address ${caller} is not allowed. Access denied.`, context);
}

/** Whoever has no address that can be read is none of those that are listed. */
function turnAway(isListed: AddressTest, context: CallContext): void {
  if (isListed(context.received.caller) === true)
    throw refused('CallerIpBlocked', 'Caller IP address is blocked. Access denied.', context);
}

const NO_ADDRESS = 'Failed to establish IP address for the caller. Access denied.';

const refused = (reason: string, message: string, context: CallContext): PolicyError =>
  refusal(context, {
    source: 'ip-filter',
    reason,
    message,
    statusCode: 403,
    statusText: 'Forbidden',
    told: 'Forbidden',
    headers: [],
  });
