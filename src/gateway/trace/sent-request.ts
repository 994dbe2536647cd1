import type { ClientCertificate } from '../../model/client-certificate.ts';
import type { SentRequest } from '../../policy/observer.ts';
import type { BackendRequest } from '../backends/forward.ts';
import type { Upstream } from '../backends/upstream.ts';
import type { CertificateSource } from '../gateway-types.ts';

/** What an observer is shown of a request that goes out. */
export function sentRequest(
  { method, path, headers, body }: BackendRequest,
  { url, viaPlainProxy, backend, agent }: Upstream,
  source: CertificateSource | 'own request' | undefined,
): SentRequest {
  const { certificate } = agent.terms;
  return {
    method,
    url: viaPlainProxy ? path : new URL(url).origin + path,
    headers,
    bodyBytes: body === null ? 0 : Buffer.isBuffer(body) ? body.length : undefined,
    certificate: isEncrypted(url) ? certificate : undefined,
    why: isEncrypted(url) ? reason(source, certificate, backend?.id) : 'No certificate is presented over http.',
  };
}

const isEncrypted = (url: string): boolean => url.startsWith('https:');

function reason(
  source: CertificateSource | 'own request' | undefined,
  certificate: ClientCertificate | undefined,
  backendId: string | undefined,
): string {
  switch (source) {
    case 'own request':
      return certificate === undefined
        ? 'The policy that sends it names none, and no other is taken.'
        : 'The authentication-certificate in the policy that sends it chose it.';
    case 'policy':
      return 'The authentication-certificate policy chose it.';
    case 'backend':
      return `Backend '${backendId}' names it, and no policy chose another.`;
    case 'only':
      return 'It is the only one of the context, and the backend names none.';
    case undefined:
      return backendId === undefined
        ? 'No policy chose one, and no backend entity applies to this URL.'
        : `No policy chose one, and backend '${backendId}' names none that is there.`;
  }
}
