import { UserError } from '../errors.ts';
import { CERTIFICATE, type Certificate } from '../model/certificate.ts';
import { looksLikeThumbprint, normalizeThumbprint } from '../model/thumbprint.ts';
import type { CertificateReference } from '../policy/lookup.ts';
import type { Collections } from '../store/store.ts';
import { notFound } from './resource-type.ts';

type Certificates = Pick<Collections, 'certificates'>;

/** By its id or, where no id is that, by its thumbprint. Throws NotFound. */
export function getCertificate(state: Certificates, text: string): Certificate {
  const certificate = state.certificates.get(text) ?? onlyOneOf(withThumbprint(state, text), text);
  if (certificate === undefined) throw notFound(CERTIFICATE, text);
  return certificate;
}

function withThumbprint({ certificates }: Certificates, text: string): Certificate[] {
  if (!looksLikeThumbprint(text)) return [];
  const wanted = normalizeThumbprint(text);
  return certificates.list().filter(({ thumbprint }) => thumbprint === wanted);
}

function onlyOneOf([first, ...others]: readonly Certificate[], text: string): Certificate | undefined {
  if (first === undefined || others.length === 0) return first;
  const ids = [first, ...others].map(({ id }) => `'${id}'`).join(' and ');
  throw new UserError('ValidationError', `Certificates ${ids} have the thumbprint ${text}: choose by id.`);
}

/** What to say where no certificate is meant; undefined where one is. */
export function missingCertificate(state: Certificates, reference: CertificateReference): string | undefined {
  if ('certificateId' in reference)
    return state.certificates.get(reference.certificateId) === undefined
      ? notFound(CERTIFICATE, reference.certificateId).advice
      : undefined;
  return hasThumbprint(state, reference.thumbprint)
    ? undefined
    : `No certificate has the thumbprint '${reference.thumbprint}'. \`apim cert list\` shows those there are.`;
}

/** Whether a certificate has it; in the model's form. */
export const hasThumbprint = ({ certificates }: Certificates, thumbprint: string): boolean =>
  certificates.list().some(certificate => certificate.thumbprint === thumbprint);
