import type { ClientCertificates } from './certificates.ts';
import type { GatewayCall } from './gateway-types.ts';
import type { Addressing, Owner } from './remedies.ts';

/** For the remedy of a call that failed. */
export function ownerOf(call: GatewayCall, certificates: ClientCertificates): Owner {
  const { api } = call.request.api;
  return {
    addressing: addressingOf(call),
    apiId: api?.id,
    backendId: call.request.upstream?.backend?.id,
    hasPolicy: api?.policy !== undefined,
    certificateIds: certificates.ids,
  };
}

function addressingOf({ backend, request }: GatewayCall): Addressing {
  if (backend === undefined) return request.api.api === undefined ? 'backend' : 'api';
  return backend.kind === 'entity' ? 'backend' : 'policy';
}
