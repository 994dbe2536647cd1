import { groupArray } from '../context/groups.ts';
import type { HostProduct } from '../context/host-entities.ts';
import type { HostObject } from '../context/host-object.ts';
import { PolicyApi } from '../context/policy-api.ts';
import { IAPI, IPRODUCT, PRODUCT_STATE } from '../context/types.ts';
import { NetArray } from '../runtime/net-array.ts';
import { enumeration, members } from '../types/table.ts';

type Product = HostObject<HostProduct>;

const subscriptionsLimit = ({ host }: Product): number | null => host.subscriptionsLimit ?? null;

export const iproduct = members(IPRODUCT, () => ({
  'IEnumerable<IApi> Apis': ({ host }: Product) =>
    new NetArray(
      IAPI,
      host.apis().map(api => new PolicyApi(api)),
    ),
  'bool ApprovalRequired': ({ host }: Product) => host.approvalRequired,
  'IEnumerable<IGroup> Groups': ({ host }: Product) => groupArray(host.groups()),
  'string Id': ({ host }: Product) => host.id,
  'string Name': ({ host }: Product) => host.name,
  'ProductState State': ({ host }: Product) => Number(host.isPublished),
  // The documentation has the one name, Microsoft's policy toolkit the other.
  'int? SubscriptionsLimit': subscriptionsLimit,
  'int? SubscriptionLimit': subscriptionsLimit,
  'bool SubscriptionRequired': ({ host }: Product) => host.subscriptionRequired,
}));

export const productState = enumeration(PRODUCT_STATE);
