import { NetArray } from '../runtime/net-array.ts';
import type { HostGroup } from './host-entities.ts';
import { HostObject } from './host-object.ts';
import { IGROUP } from './types.ts';

/** `IEnumerable<IGroup>` */
export const groupArray = (groups: readonly HostGroup[]): NetArray =>
  new NetArray(
    IGROUP,
    groups.map(group => new HostObject(IGROUP, group)),
  );
