import type { HostApi } from '../context/host-entities.ts';
import { HostObject } from '../context/host-object.ts';
import type { PolicyApi } from '../context/policy-api.ts';
import { IAPI, SUBSCRIPTION_KEY_PARAMETER_NAMES } from '../context/types.ts';
import { NetArray } from '../runtime/net-array.ts';
import { STRING } from '../types/primitives.ts';
import { members } from '../types/table.ts';

export const iapi = members(IAPI, () => ({
  'string Id': ({ host }: PolicyApi) => host.id,
  'string Name': ({ host }: PolicyApi) => host.name,
  'string Path': ({ host }: PolicyApi) => host.path,
  'IEnumerable<string> Protocols': ({ host }: PolicyApi) => new NetArray(STRING, [...host.protocols]),
  'string Revision': ({ host }: PolicyApi) => host.revision,
  'string Version': ({ host }: PolicyApi) => host.version ?? null,
  'bool IsCurrentRevision': ({ host }: PolicyApi) => host.isCurrentRevision,
  'IUrl ServiceUrl': (api: PolicyApi) => api.serviceUrl,
  'ISubscriptionKeyParameterNames SubscriptionKeyParameterNames': ({ host }: PolicyApi) =>
    new HostObject(SUBSCRIPTION_KEY_PARAMETER_NAMES, host.subscriptionKeyParameterNames),
}));

type Names = HostObject<HostApi['subscriptionKeyParameterNames']>;

export const subscriptionKeyParameterNames = members(SUBSCRIPTION_KEY_PARAMETER_NAMES, () => ({
  'string Header': ({ host }: Names) => host.header,
  'string Query': ({ host }: Names) => host.query,
}));
