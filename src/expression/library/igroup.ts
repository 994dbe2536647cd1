import type { HostGroup } from '../context/host-entities.ts';
import type { HostObject } from '../context/host-object.ts';
import { IGROUP } from '../context/types.ts';
import { members } from '../types/table.ts';

type Group = HostObject<HostGroup>;

export const igroup = members(IGROUP, () => ({
  'string Id': ({ host }: Group) => host.id,
  'string Name': ({ host }: Group) => host.name,
}));
