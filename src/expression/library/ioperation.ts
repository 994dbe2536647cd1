import type { HostOperation } from '../context/host-entities.ts';
import type { HostObject } from '../context/host-object.ts';
import { IOPERATION } from '../context/types.ts';
import { members } from '../types/table.ts';

type Operation = HostObject<HostOperation>;

export const ioperation = members(IOPERATION, () => ({
  'string Id': ({ host }: Operation) => host.id,
  'string Method': ({ host }: Operation) => host.method,
  'string Name': ({ host }: Operation) => host.name,
  'string UrlTemplate': ({ host }: Operation) => host.urlTemplate,
}));
