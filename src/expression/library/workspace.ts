import type { HostWorkspace } from '../context/host-entities.ts';
import type { HostObject } from '../context/host-object.ts';
import { IWORKSPACE } from '../context/types.ts';
import { members } from '../types/table.ts';

type Workspace = HostObject<HostWorkspace>;

export const workspace = members(IWORKSPACE, () => ({
  'string Id': ({ host }: Workspace) => host.id,
  'string Name': ({ host }: Workspace) => host.name,
}));
