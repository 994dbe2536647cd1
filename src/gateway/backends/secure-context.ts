import tls from 'node:tls';
import type { Terms } from './terms.ts';
import type { Trust } from './trust.ts';

/** What OpenSSL's security level 1 refuses in old client certificates: SHA-1 or MD5 signatures, RSA below 1024 bits. */
const TOO_WEAK = new Set(['ERR_SSL_CA_MD_TOO_WEAK', 'ERR_SSL_EE_KEY_TOO_SMALL', 'ERR_SSL_CA_KEY_TOO_SMALL']);

/** Made once for all connections of an agent: reading keys and certificates costs milliseconds. */
export function secureContext({ maxVersion, certificate, trust }: Terms): tls.SecureContext {
  const options: tls.SecureContextOptions = {
    minVersion: 'TLSv1.2',
    maxVersion,
    ...(certificate === undefined ? {} : { cert: certificate.chain, key: certificate.privateKey }),
  };
  try {
    return trusting(trust, options);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && TOO_WEAK.has(String(error.code)))) throw error;
    return trusting(trust, { ...options, ciphers: `${tls.DEFAULT_CIPHERS}:@SECLEVEL=0` });
  }
}

/**
 * Certificates are added to the roots that Node shares between all contexts. To give the roots again by `ca` costs 30 ms
 * and 950 KiB a context instead of 2 ms and 36 KiB (measured, Node 20), so that is done only where Node's inner context
 * does not offer the other way.
 */
function trusting({ added, whole }: Trust, options: tls.SecureContextOptions): tls.SecureContext {
  if (whole === undefined) return tls.createSecureContext(options);
  const context = tls.createSecureContext(options);
  const inner: unknown = context.context;
  const canAdd = typeof inner === 'object' && inner !== null && 'addCACert' in inner;
  if (!canAdd || typeof inner.addCACert !== 'function') return tls.createSecureContext({ ...options, ca: [...whole] });
  for (const certificate of added) inner.addCACert(certificate);
  return context;
}
