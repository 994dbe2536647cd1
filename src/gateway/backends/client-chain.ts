import { X509Certificate } from 'node:crypto';
import { chainOf } from '../../certificates/x509/match.ts';
import { pemBlocks } from '../../certificates/x509/pem.ts';
import { readCertificate } from '../../certificates/x509/read-certificate.ts';
import type { ClientCertificate } from '../../model/client-certificate.ts';
import { remembered } from './remembered.ts';
import type { Trust } from './trust.ts';

/**
 * The leaf and what goes with it to a server. To a leaf alone OpenSSL adds the issuers that it finds among what is trusted
 * here (ssl_add_cert_chain of statem_lib.c); a chain it sends as it is.
 */
export const clientChain = (certificate: ClientCertificate, trust: Trust): readonly X509Certificate[] =>
  chainsOf(certificate)(trust);

/** Ten thousand calls are looked at with the same few: each chain is read once. */
const chainsOf = remembered((certificate: ClientCertificate) => {
  const own = pemBlocks(certificate.chain).map(({ bytes }) => new X509Certificate(bytes));
  return remembered((trust: Trust) => withIssuers(own, trust));
});

function withIssuers(own: readonly X509Certificate[], trust: Trust): readonly X509Certificate[] {
  const [leaf, issuer] = own;
  return leaf === undefined || issuer !== undefined ? own : chainOf(leaf, addedTo(trust));
}

const addedTo = remembered(({ added }: Trust) => added.flatMap(pem => readCertificate(pem) ?? []));

/** Its own alone. */
export const clientLeaf = remembered(({ chain }: ClientCertificate) => new X509Certificate(chain));
