import type { X509Certificate } from 'node:crypto';
import { isOutOfDate } from '../../certificates/x509/facts.ts';
import { signatureSchemes } from '../../certificates/x509/signing.ts';
import { lacksClientAuthentication } from '../../certificates/x509/usability.ts';
import type { CertificateRequest } from '../../handshake/report.ts';
import type { ClientCertificate } from '../../model/client-certificate.ts';
import { clientChain } from '../backends/client-chain.ts';
import { isOfOne } from './client-certificate.ts';
import type { Dialled } from './diagnosis.ts';

/** Those of the certificates that the server may take instead of what it refused, as far as that is known of it. */
export function fitting(certificates: readonly ClientCertificate[], dialled: Dialled, now: Date): ClientCertificate[] {
  const { terms, evidence } = dialled;
  const version = evidence?.handshake?.serverHello?.version ?? terms.maxVersion;
  const [request] = evidence?.handshake?.certificateRequests ?? [];
  return certificates
    .filter(certificate => certificate.id !== terms.certificate?.id)
    .filter(certificate => {
      const chain = clientChain(certificate, terms.trust);
      return mayBePresented(chain, version, now) && (request === undefined || fits(chain, version, request));
    });
}

function mayBePresented(chain: readonly X509Certificate[], version: string, now: Date): boolean {
  const [leaf] = chain;
  if (leaf === undefined || chain.some(certificate => isOutOfDate(certificate, now))) return false;
  return signatureSchemes(leaf, version).length > 0 && !lacksClientAuthentication(leaf);
}

/** Whether its key makes a signature that the server takes, and one of the authorities that it names is above it. */
function fits(chain: readonly X509Certificate[], version: string, request: CertificateRequest): boolean {
  const { authorities, signatureAlgorithms: asked } = request;
  const isOfAuthority = authorities.length === 0 || isOfOne(chain, authorities);
  const isSigning = chain.slice(0, 1).some(leaf => signatureSchemes(leaf, version).some(own => asked.includes(own)));
  return isOfAuthority && (asked.length === 0 || isSigning);
}
