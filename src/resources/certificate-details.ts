import { X509Certificate } from 'node:crypto';
import { issuerAndNames } from '../certificates/x509/issuer-and-names.ts';
import { UserError } from '../errors.ts';
import type { Certificate } from '../model/certificate.ts';
import type { Collections } from '../store/store.ts';
import { certificateUsers } from './certificates.ts';
import type { CertificateDetails } from './envelope.ts';

export interface KnownDetails {
  readonly details: CertificateDetails;
  /** Why it cannot be told who uses it. */
  readonly problem: string | undefined;
}

/** What is told of a certificate that is shown alone. */
export function certificateDetails(state: Collections, certificate: Certificate): KnownDetails {
  const [leaf = ''] = certificate.chain;
  const { issuer, names } = issuerAndNames(new X509Certificate(leaf));
  const { usedBy, problem } = usersOf(state, certificate);
  return { details: { issuer, names, usedBy }, problem };
}

function usersOf(state: Collections, certificate: Certificate) {
  try {
    return { usedBy: certificateUsers(state, certificate).map(({ name }) => name), problem: undefined };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { usedBy: undefined, problem: error.message };
  }
}
