import * as v from 'valibot';
import type { Described } from './described.ts';
import { identifier } from './identifier.ts';
import { text } from './parse.ts';

export const SUBSCRIPTION_STATES = ['active', 'suspended', 'submitted', 'rejected', 'cancelled', 'expired'] as const;

/** What a subscription opens, without the service's own id: everything, all APIs, one API, one product. */
const SCOPE = /^(?:\/|\/apis|\/apis\/[^/]+|\/products\/[^/]+)$/;

const date = v.pipe(v.string('must be text.'), v.isoTimestamp('must be a time such as 2026-12-31T00:00:00Z.'));

/** https://learn.microsoft.com/rest/api/apimanagement/subscription/create-or-update; its keys stand apart. */
export const subscriptionShape = v.strictObject({
  id: identifier(256),
  displayName: text(1, 100),
  scope: v.pipe(
    v.string('must be text.'),
    v.regex(SCOPE, 'must be /apis, /apis/ID, /products/ID, or / for all there is.'),
  ),
  /** `/users/ID` */
  ownerId: v.exactOptional(v.pipe(v.string('must be text.'), v.regex(/^\/users\/[^/]+$/, 'must be /users/ID.'))),
  state: v.picklist(SUBSCRIPTION_STATES, `must be one of ${SUBSCRIPTION_STATES.join(', ')}.`),
  stateComment: v.exactOptional(v.string()),
  allowTracing: v.boolean(),
  createdDate: date,
  startDate: v.exactOptional(date),
  expirationDate: v.exactOptional(date),
  endDate: v.exactOptional(date),
  notificationDate: v.exactOptional(date),
});
export type Subscription = v.InferOutput<typeof subscriptionShape>;

/** Shown only by what is for that, and so kept apart from what a listing reads. */
export const subscriptionKeysShape = v.strictObject({
  id: identifier(256),
  primaryKey: text(1, 256),
  secondaryKey: text(1, 256),
});
export type SubscriptionKeys = v.InferOutput<typeof subscriptionKeysShape>;

export const SUBSCRIPTION = {
  segment: 'subscriptions',
  noun: 'subscription',
  article: 'a',
  command: 'subscription',
  properties: ({ id: _, ...properties }: Subscription) => properties,
} as const satisfies Described<Subscription, object>;
