import { UserError } from '../errors.ts';
import type { Certificate } from '../model/certificate.ts';
import type { CertificateReference } from '../policy/services.ts';
import type { Collections } from '../store/store.ts';

type Certificates = Pick<Collections, 'certificates'>;

/** Throws NotFound. */
export function getCertificate(state: Certificates, id: string): Certificate {
  const certificate = state.certificates.get(id);
  if (certificate === undefined) throw new UserError('NotFound', noCertificate(id));
  return certificate;
}

const noCertificate = (id: string): string =>
  `There is no certificate '${id}'. \`apim cert list\` shows those there are.`;

/** What to say where no certificate is meant; undefined where one is. */
export function missingCertificate(state: Certificates, reference: CertificateReference): string | undefined {
  if ('certificateId' in reference)
    return state.certificates.get(reference.certificateId) === undefined
      ? noCertificate(reference.certificateId)
      : undefined;
  return hasThumbprint(state, reference.thumbprint)
    ? undefined
    : `No certificate has the thumbprint '${reference.thumbprint}'. \`apim cert list\` shows those there are.`;
}

/** Whether a certificate has it; in the model's form. */
export const hasThumbprint = ({ certificates }: Certificates, thumbprint: string): boolean =>
  certificates.list().some(certificate => certificate.thumbprint === thumbprint);
