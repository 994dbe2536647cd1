import { Certificate } from '../crypto/x509-certificate.ts';
import { X509_CERTIFICATE2 } from '../crypto/x509-types.ts';
import type { HostCertificate, HostDeployment } from './host-entities.ts';

/** The caller's has no key. */
type Given = Pick<HostCertificate, 'certificate'> & Partial<HostCertificate>;

/** A certificate whose `Verify()` asks the host. */
export const policyCertificate = (given: Given, deployment: HostDeployment): Certificate =>
  new Certificate(X509_CERTIFICATE2, {
    certificate: given.certificate,
    privateKey: given.privateKey,
    friendlyName: given.friendlyName ?? '',
    isTrusted: der => deployment.trusts(der),
  });
