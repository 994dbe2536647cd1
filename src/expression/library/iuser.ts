import { dateTime } from '../context/dates.ts';
import { groupArray } from '../context/groups.ts';
import type { HostUser } from '../context/host-entities.ts';
import { HostObject } from '../context/host-object.ts';
import { IUSER, IUSER_IDENTITY } from '../context/types.ts';
import { NetArray } from '../runtime/net-array.ts';
import { members } from '../types/table.ts';

type User = HostObject<HostUser>;

export const iuser = members(IUSER, () => ({
  'string Email': ({ host }: User) => host.email,
  'string FirstName': ({ host }: User) => host.firstName,
  'IEnumerable<IGroup> Groups': ({ host }: User) => groupArray(host.groups()),
  'string Id': ({ host }: User) => host.id,
  'IEnumerable<IUserIdentity> Identities': ({ host }: User) =>
    new NetArray(
      IUSER_IDENTITY,
      host.identities().map(identity => new HostObject(IUSER_IDENTITY, identity)),
    ),
  'string LastName': ({ host }: User) => host.lastName,
  'string Note': ({ host }: User) => host.note ?? null,
  'DateTime RegistrationDate': ({ host }: User) => dateTime(host.registrationDate),
}));
