import { UserError } from '../errors.ts';
import type { Certificate } from '../model/certificate.ts';
import type { Collections } from '../store/store.ts';

type Certificates = Pick<Collections, 'certificates'>;

/** Throws NotFound. */
export function getCertificate(state: Certificates, id: string): Certificate {
  const certificate = state.certificates.get(id);
  if (certificate === undefined) {
    throw new UserError('NotFound', `There is no certificate '${id}'. \`apim cert list\` shows those there are.`);
  }
  return certificate;
}

/** Whether a certificate has it; in the model's form. */
export const hasThumbprint = ({ certificates }: Certificates, thumbprint: string): boolean =>
  certificates.list().some(certificate => certificate.thumbprint === thumbprint);
