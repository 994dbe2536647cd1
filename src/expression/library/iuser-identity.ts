import type { HostUserIdentity } from '../context/host-entities.ts';
import type { HostObject } from '../context/host-object.ts';
import { IUSER_IDENTITY } from '../context/types.ts';
import { members } from '../types/table.ts';

type UserIdentity = HostObject<HostUserIdentity>;

export const iuserIdentity = members(IUSER_IDENTITY, () => ({
  'string Id': ({ host }: UserIdentity) => host.id,
  'string Provider': ({ host }: UserIdentity) => host.provider,
}));
