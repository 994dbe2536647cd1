import type { IncomingMessage } from 'node:http';
import type { ResponseMessage } from '../http/message.ts';
import { parameterIn } from '../http/query.ts';
import { jsonReply } from '../http/reply.ts';
import { PolicyError } from '../policy/policy-error.ts';
import type { Clock } from '../surroundings.ts';
import type { ApiAccess, ServedSubscription, Subscriptions } from './configuration/subscriptions.ts';
import type { GatewayCall } from './gateway-call.ts';

/** Why a caller is not let in, and what it is answered. */
export interface KeyRefusal {
  readonly error: PolicyError;
  readonly response: ResponseMessage;
}

/**
 * Lets a call in, by its key or without, in the name of a subscription and a product; or says why not.
 * https://learn.microsoft.com/azure/api-management/api-management-subscriptions#how-api-management-handles-requests-with-or-without-subscription-keys
 */
export function admit(call: GatewayCall, subscriptions: Subscriptions): KeyRefusal | undefined {
  const { access } = call.request.api;
  if (access === undefined) return undefined;
  const key = keyOf(call.request.incoming, call.request.query, access);
  if (key === undefined) return admitWithoutKey(call, access);
  if (subscriptions.areNone && !access.requiresKey) return admitWithoutKey(call, access);
  const found = subscriptions.byKey(key);
  if (found === undefined || !isActive(found, call.surroundings.clock) || !found.opens(call.received.apiId))
    return refusal(INVALID, access, call);
  call.request.subscription = found;
  call.request.product = found.product;
  return undefined;
}

function admitWithoutKey(call: GatewayCall, access: ApiAccess): KeyRefusal | undefined {
  if (access.openProduct === undefined && access.requiresKey) return refusal(MISSING, access, call);
  call.request.product = access.openProduct;
  return undefined;
}

/** "The query parameter is looked at only when the header is absent"; an empty one is none. */
function keyOf({ headers }: IncomingMessage, query: string, access: ApiAccess): string | undefined {
  const sent = headers[access.header];
  if (sent !== undefined && sent !== '') return String(sent);
  return query === '' ? undefined : parameterIn(new URLSearchParams(query), access.query) || undefined;
}

function isActive({ subscription: { state, startDate, expirationDate } }: ServedSubscription, clock: Clock): boolean {
  if (state !== 'active') return false;
  if (startDate !== undefined && Date.parse(startDate) > clock.now()) return false;
  return expirationDate === undefined || Date.parse(expirationDate) > clock.now();
}

/** Each as the caller is told it, and as LastError has it. */
const MISSING = {
  reason: 'SubscriptionKeyNotFound',
  told: 'Access denied due to missing subscription key. Make sure to include subscription key when making requests to an API.',
  message:
    'Access denied due to missing subscription key. Make sure to include subscription key when making requests to this API.',
};
const INVALID_SENTENCE =
  'Access denied due to invalid subscription key. Make sure to provide a valid key for an active subscription.';
const INVALID = { reason: 'SubscriptionKeyInvalid', told: INVALID_SENTENCE, message: INVALID_SENTENCE };

function refusal(
  { reason, told, message }: typeof MISSING,
  access: ApiAccess,
  { received: { apiUrl } }: GatewayCall,
): KeyRefusal {
  const realm = `AzureApiManagementKey realm="${apiUrl}",name="${access.headerName}",type="header"`;
  const response = jsonReply({
    statusCode: 401,
    statusText: 'Access Denied',
    message: told,
    activityId: undefined,
    headers: ['WWW-Authenticate', realm],
  });
  return { response, error: new PolicyError({ source: 'authorization', reason, message, responseIsSet: true }) };
}
