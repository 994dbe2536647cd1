import type { HostBackend } from '../context/host-entities.ts';
import type { HostObject } from '../context/host-object.ts';
import { BACKEND_TYPE, IBACKEND } from '../context/types.ts';
import { enumeration, members } from '../types/table.ts';

type Backend = HostObject<HostBackend>;

export const backend = members(IBACKEND, () => ({
  'string Id': ({ host }: Backend) => host.id,
  'BackendType Type': ({ host }: Backend) => Number(host.isPool),
  'string AzureRegion': ({ host }: Backend) => host.azureRegion ?? null,
}));

export const backendType = enumeration(BACKEND_TYPE);
