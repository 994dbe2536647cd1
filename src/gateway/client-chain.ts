import { X509Certificate } from 'node:crypto';
import { chainOf } from '../certificates/match.ts';
import { pemBlocks } from '../certificates/pem.ts';
import { readCertificate } from '../certificates/read-certificate.ts';
import type { ClientCertificate } from '../model/client-certificate.ts';
import type { Trust } from './trust.ts';

/**
 * The leaf and what goes with it to a server. To a leaf alone OpenSSL adds the issuers that it finds among what is trusted
 * here (ssl_add_cert_chain of statem_lib.c); a chain it sends as it is.
 */
export function clientChain({ chain }: ClientCertificate, { added }: Trust): readonly X509Certificate[] {
  const own = pemBlocks(chain).map(({ bytes }) => new X509Certificate(bytes));
  const [leaf, issuer] = own;
  if (leaf === undefined || issuer !== undefined) return own;
  return chainOf(
    leaf,
    added.flatMap(pem => readCertificate(pem) ?? []),
  );
}
