import { UserError } from '../errors.ts';
import { sameId } from '../model/identifier.ts';
import { parse } from '../model/parse.ts';
import {
  SUBSCRIPTION,
  type Subscription,
  type SubscriptionKeys,
  subscriptionKeysShape,
} from '../model/subscription.ts';
import type { Collections, Draft, Store } from '../store/store.ts';
import type { Chance, Clock, Surroundings } from '../surroundings.ts';
import { getApi } from './apis.ts';
import { getProduct } from './products.ts';
import {
  found,
  type Given,
  lastGiven,
  membersOf,
  type Resources,
  type ResourceType,
  setChangesIt,
  targetOf,
} from './resource-type.ts';

/** What is given of a subscription; a scope may be a whole ARM id. Keys that are not given are made. */
export type SubscriptionInput = Given<Omit<Subscription, 'createdDate'>> & {
  readonly primaryKey?: string | undefined;
  readonly secondaryKey?: string | undefined;
};

export type KeyType = 'primary' | 'secondary';

const typeAt = (clock: Clock): ResourceType<'subscriptions', SubscriptionInput> => ({
  ...SUBSCRIPTION,
  kind: 'subscriptions',
  idText: inputs => displayNameIn(inputs) ?? '',
  whenTaken: id => setChangesIt(SUBSCRIPTION, id),
  isMeant: (there, inputs) => there.displayName === displayNameIn(inputs),
  begin: (id, replaced) => ({
    id,
    displayName: id,
    state: 'active',
    allowTracing: false,
    createdDate: replaced?.createdDate ?? new Date(clock.now()).toISOString(),
  }),
  members: (_state, { primaryKey: _, secondaryKey: __, ...members }) => ({
    ...members,
    ...(typeof members.scope === 'string' && { scope: withoutService(members.scope) }),
  }),
  check: requireScope,
  users: () => [],
});

const displayNameIn = (inputs: readonly SubscriptionInput[]) => lastGiven(inputs, ({ displayName }) => displayName);

/** Subscriptions with their keys, which are made by chance; without an id, `--force` means the one of the same name. */
export function subscriptionsOf({ clock, chance }: Surroundings): Resources<'subscriptions', SubscriptionInput> {
  const type = typeAt(clock);
  const keyed = (draft: Draft, subscription: Subscription, inputs: readonly SubscriptionInput[]): Subscription => {
    putKeys(draft, { ...keysOrMade(draft, subscription.id, chance), ...keysIn(inputs) });
    return subscription;
  };
  return {
    get: getSubscription,
    create: (store, id, ...inputs) =>
      store.change(draft => keyed(draft, membersOf(type, draft).create(id, inputs), inputs)),
    place: (store, id, ...inputs) =>
      store.change(draft => {
        const placed = membersOf(type, draft).place(id, inputs);
        keyed(draft, placed.entity, inputs);
        return placed;
      }),
    change: (store, id, ...inputs) =>
      store.change(draft => keyed(draft, membersOf(type, draft).change(id, inputs), inputs)),
    remove: (store, id) =>
      store.change(draft => {
        const removed = membersOf(type, draft).remove(id);
        draft.subscriptionKeys.delete(removed.id);
        return removed;
      }),
  };
}

/** Throws NotFound. */
export const getSubscription = (state: Pick<Collections, 'subscriptions'>, id: string): Subscription =>
  found(SUBSCRIPTION, state.subscriptions, id);

/** Throws NotFound. */
export function keysOf(state: Pick<Collections, 'subscriptions' | 'subscriptionKeys'>, id: string): SubscriptionKeys {
  const subscription = getSubscription(state, id);
  const keys = state.subscriptionKeys.get(subscription.id);
  if (keys === undefined)
    throw new UserError('NotFound', `Subscription '${id}' has no keys any more.`, {
      target: targetOf(SUBSCRIPTION, id),
    });
  return keys;
}

/** The key of before opens nothing any more. */
export const regenerateKey = (
  store: Store,
  { chance }: Surroundings,
  id: string,
  type: KeyType,
): Promise<SubscriptionKeys> =>
  store.change(draft => {
    const { id: known } = getSubscription(draft, id);
    const key = type === 'primary' ? { primaryKey: newKey(chance) } : { secondaryKey: newKey(chance) };
    return putKeys(draft, { ...keysOrMade(draft, known, chance), ...key });
  });

const keysOrMade = (draft: Draft, id: string, chance: Chance): SubscriptionKeys =>
  draft.subscriptionKeys.get(id) ?? { id, primaryKey: newKey(chance), secondaryKey: newKey(chance) };

/** As Azure makes them: 32 hexadecimal digits. */
const newKey = (chance: Chance): string => chance.bytes(16).toString('hex');

function keysIn(inputs: readonly SubscriptionInput[]): Partial<SubscriptionKeys> {
  const primaryKey = lastGiven(inputs, input => input.primaryKey);
  const secondaryKey = lastGiven(inputs, input => input.secondaryKey);
  return { ...(primaryKey !== undefined && { primaryKey }), ...(secondaryKey !== undefined && { secondaryKey }) };
}

function putKeys(draft: Draft, keys: SubscriptionKeys): SubscriptionKeys {
  const checked = parse(subscriptionKeysShape, keys);
  requireOwnKeys(draft, checked);
  draft.subscriptionKeys.put(checked);
  return checked;
}

/** A key opens one subscription. */
function requireOwnKeys({ subscriptionKeys }: Collections, { id, primaryKey, secondaryKey }: SubscriptionKeys): void {
  const taken = subscriptionKeys
    .list()
    .filter(other => !sameId(other.id, id))
    .flatMap(other => [other.primaryKey, other.secondaryKey]);
  if (primaryKey !== secondaryKey && !taken.includes(primaryKey) && !taken.includes(secondaryKey)) return;
  const message = 'A key must be of one subscription only, and its two keys must differ.';
  throw new UserError('ValidationError', message, {
    target: taken.includes(primaryKey) ? 'primaryKey' : 'secondaryKey',
  });
}

/** `/subscriptions/…/service/NAME/apis/orders` is `/apis/orders`; the service itself is `/`. */
function withoutService(scope: string): string {
  const below = /^\/subscriptions\/.*?\/service\/[^/]+(\/.*)?$/i.exec(scope);
  return below === null ? scope : (below[1] ?? '/');
}

/** Throws NotFound where it opens nothing that is there. */
function requireScope(state: Collections, { scope }: Subscription): void {
  const [, segment, id] = scope.split('/');
  if (id === undefined) return;
  if (segment === 'products') getProduct(state, id);
  else getApi(state, id);
}
