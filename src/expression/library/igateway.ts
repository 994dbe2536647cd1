import type { HostGateway } from '../context/host-entities.ts';
import type { HostObject } from '../context/host-object.ts';
import { IGATEWAY } from '../context/types.ts';
import { members } from '../types/table.ts';

type Gateway = HostObject<HostGateway>;

export const igateway = members(IGATEWAY, () => ({
  'string Id': ({ host }: Gateway) => host.id,
  'string InstanceId': ({ host }: Gateway) => host.instanceId,
  'bool IsManaged': ({ host }: Gateway) => host.isManaged,
}));
