import type { Backend } from '../../model/backend.ts';
import type { ClientCertificate } from '../../model/client-certificate.ts';
import type { GatewayCall } from '../gateway-call.ts';
import type { CertificateSource } from '../gateway-types.ts';
import type { ClientCertificates } from './certificates.ts';
import type { Target } from './target.ts';

/** The entity of a call: one named by a policy, quick mode's own, else the one that applies by its URL. */
export function backendFor({ backend, request }: GatewayCall, target: Target): Backend | undefined {
  if (backend?.kind === 'entity') return backend.backend;
  return request.api.backend ?? target.match.for(request.path);
}

export interface CertificateChoice {
  readonly certificate: ClientCertificate | undefined;
  readonly source: CertificateSource | undefined;
}

/** The certificate of a call: the policy's, else the entity's own, else in quick mode the context's only one. */
export function certificateFor(
  { certificate, request }: GatewayCall,
  backend: Backend | undefined,
  certificates: ClientCertificates,
): CertificateChoice {
  if (certificate !== undefined) return { certificate, source: 'policy' };
  const own = backend === undefined ? undefined : certificates.ofBackend(backend);
  if (own !== undefined) return { certificate: own, source: 'backend' };
  const only = request.api.certificate;
  return { certificate: only, source: only === undefined ? undefined : 'only' };
}
