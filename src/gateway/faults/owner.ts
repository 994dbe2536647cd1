import type { Backend } from '../../model/backend.ts';
import type { ClientCertificate } from '../../model/client-certificate.ts';
import type { Upstream } from '../backends/upstream.ts';
import { type ClientCertificates, namesCertificate, referencesOf } from '../configuration/certificates.ts';
import type { GatewayCall } from '../gateway-call.ts';
import type { CertificateSource } from '../gateway-types.ts';

/** What a call was addressed by: whose URL is to be corrected if it is wrong. */
export type Addressing =
  /** A URL on the command line that belongs to no entity. */
  | 'url'
  /** A backend entity that a policy names, or that is served itself. */
  | 'backend'
  /** An API's serviceUrl. */
  | 'api'
  /** The base-url of a policy. */
  | 'policy'
  /** The URL of a request that a policy sends of its own. */
  | 'own request';

/** Whose call it was: what the commands are to name. */
export interface Owner {
  readonly addressing: Addressing;
  readonly apiId: string | undefined;
  /** The entity in use; undefined where there is none. */
  readonly backendId: string | undefined;
  /** Whether the API has a policy document of its own, which would hold what is to be changed. */
  readonly hasPolicy: boolean;
  /** Those that could be presented. */
  readonly certificates: readonly ClientCertificate[];
  /** The ids of all certificates, also of those without a key. */
  readonly takenIds: readonly string[];
  /** Whether the context's only certificate would be presented without being named. */
  readonly takesOnly: boolean;
  /** Whether the certificate of the call is named by its thumbprint. */
  readonly isByThumbprint: boolean;
}

/** For the remedy of a call that failed. */
export function ownerOf(call: GatewayCall, certificates: ClientCertificates): Owner {
  const { api } = call.request.api;
  const { upstream, certificateSource } = call.request;
  return {
    addressing: addressingOf(call),
    apiId: api?.id,
    backendId: upstream?.backend?.id,
    hasPolicy: api?.policy !== undefined,
    ...certificatesOf(certificates),
    takesOnly: api === undefined && (upstream?.backend === undefined || !namesCertificate(upstream.backend)),
    isByThumbprint:
      certificateSource === 'policy' ? namesNoId(api?.policy) : isByThumbprint(upstream?.backend, certificateSource),
  };
}

/** For the remedy of a request of a policy's own. */
export function ownerOfOwnRequest(
  { request }: GatewayCall,
  { backend }: Upstream,
  certificates: ClientCertificates,
): Owner {
  const { api } = request.api;
  return {
    addressing: 'own request',
    apiId: api?.id,
    backendId: backend?.id,
    hasPolicy: api?.policy !== undefined,
    ...certificatesOf(certificates),
    takesOnly: false,
    isByThumbprint: false,
  };
}

function addressingOf({ backend, request }: GatewayCall): Addressing {
  if (backend === undefined) return request.api.api === undefined ? 'backend' : 'api';
  return backend.kind === 'entity' ? 'backend' : 'policy';
}

/** Those that there are. */
export const certificatesOf = ({ all, takenIds }: ClientCertificates): Pick<Owner, 'certificates' | 'takenIds'> => ({
  certificates: all,
  takenIds,
});

export const isByThumbprint = (backend: Backend | undefined, source: CertificateSource | undefined): boolean =>
  source === 'backend' && backend !== undefined && referencesOf(backend).some(reference => 'thumbprint' in reference);

/** As far as its own document tells: the global one may name any. */
const namesNoId = (policy: string | undefined): boolean =>
  !/<authentication-certificate[^>]*\scertificate-id\s*=/.test(policy ?? '');
