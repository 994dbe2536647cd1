import { dateTime, dateTimeOrNull } from '../context/dates.ts';
import type { HostSubscription } from '../context/host-entities.ts';
import type { HostObject } from '../context/host-object.ts';
import { ISUBSCRIPTION } from '../context/types.ts';
import { members } from '../types/table.ts';

type Subscription = HostObject<HostSubscription>;

export const isubscription = members(ISUBSCRIPTION, () => ({
  'DateTime CreatedDate': ({ host }: Subscription) => dateTime(host.createdDate),
  'DateTime? EndDate': ({ host }: Subscription) => dateTimeOrNull(host.endDate),
  'string Id': ({ host }: Subscription) => host.id,
  'string Key': ({ host }: Subscription) => host.key,
  'string Name': ({ host }: Subscription) => host.name,
  'string PrimaryKey': ({ host }: Subscription) => host.primaryKey,
  'string SecondaryKey': ({ host }: Subscription) => host.secondaryKey,
  'DateTime? StartDate': ({ host }: Subscription) => dateTimeOrNull(host.startDate),
}));
