import type {
  HostApi,
  HostGroup,
  HostOperation,
  HostProduct,
  HostSubscription,
} from '../../expression/context/host.ts';
import { type Api, keyNamesOf, revisionOf } from '../../model/api.ts';
import { sameId } from '../../model/identifier.ts';
import type { Operation } from '../../model/operation.ts';
import type { Product } from '../../model/product.ts';
import type { ServedSubscription } from '../configuration/subscriptions.ts';
import { hostUrl } from './host-url.ts';

export const hostApi = (api: Api): HostApi => ({
  id: api.id,
  name: api.displayName,
  path: api.path,
  protocols: api.protocols,
  revision: revisionOf(api),
  version: api.apiVersion,
  isCurrentRevision: api.isCurrent !== false,
  serviceUrl: api.serviceUrl === undefined ? undefined : hostUrl(new URL(api.serviceUrl)),
  subscriptionKeyParameterNames: keyNamesOf(api),
});

export const hostOperation = ({ id, method, displayName, urlTemplate }: Operation): HostOperation => ({
  id,
  method,
  name: displayName,
  urlTemplate,
});

export const hostProduct = (product: Product, apis: readonly Api[]): HostProduct => ({
  id: product.id,
  name: product.displayName,
  approvalRequired: product.approvalRequired ?? false,
  isPublished: product.state === 'published',
  subscriptionRequired: product.subscriptionRequired,
  subscriptionsLimit: product.subscriptionsLimit,
  apis: () => apis.filter(({ id }) => product.apis.some(each => sameId(each, id))).map(hostApi),
  groups: () => (product.groups ?? []).map(hostGroup),
});

const hostGroup = (id: string): HostGroup => ({ id, name: id });

export const hostSubscription = ({ subscription, keys, key }: ServedSubscription): HostSubscription => ({
  id: subscription.id,
  name: subscription.displayName,
  key,
  primaryKey: keys.primaryKey,
  secondaryKey: keys.secondaryKey,
  createdDate: new Date(subscription.createdDate),
  startDate: dateOf(subscription.startDate),
  endDate: dateOf(subscription.expirationDate),
});

const dateOf = (text: string | undefined): Date | undefined => (text === undefined ? undefined : new Date(text));
