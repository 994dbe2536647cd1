import { namesCertificate } from '../gateway/configuration/certificates.ts';
import type { Certificate } from '../model/certificate.ts';
import { enumerate } from '../policy/document/document-error.ts';
import { usersByCertificateId, usersByThumbprint } from '../resources/users.ts';
import type { ExaminedContext } from './examination.ts';

/** Who presents a certificate. */
export interface CertificateUse {
  readonly isUsed: boolean;
  /** `used by /backends/contoso`. */
  readonly words: string;
}

const SHOWN = 3;

export function useOf(context: ExaminedContext, { id, thumbprint }: Certificate): CertificateUse {
  const referrers = { documents: context.documents, backends: context.collections.backends.list() };
  const users = [...usersByCertificateId(referrers, id), ...usersByThumbprint(referrers, thumbprint)];
  const names = [...new Set(users.map(({ name }) => name))];
  if (names.length > 0) return { isUsed: true, words: `used by ${shortened(names)}` };
  return isPresentedUnnamed(context, id)
    ? { isUsed: true, words: 'presented to backends that name none' }
    : { isUsed: false, words: 'used by nothing' };
}

function shortened(names: readonly string[]): string {
  if (names.length <= SHOWN) return enumerate(names);
  return enumerate([...names.slice(0, SHOWN), `${names.length - SHOWN} more`]);
}

/** Quick mode gives the context's only certificate to backends that name none. */
const isPresentedUnnamed = ({ certificates, apis, collections }: ExaminedContext, id: string): boolean =>
  apis.length === 0 &&
  certificates.only?.id === id &&
  collections.backends.list().some(backend => backend.url.startsWith('https:') && !namesCertificate(backend));
