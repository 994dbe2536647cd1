import { vouchesForNone } from '../certificates/ca-file.ts';
import { dateWarning } from '../certificates/x509/facts.ts';
import { readCertificate } from '../certificates/x509/read-certificate.ts';
import type { CaCertificate } from '../model/ca-certificate.ts';
import { expiredCa } from '../resources/ca-certificates.ts';
import { word } from '../resources/shell-word.ts';
import type { Examination, ExaminedContext } from './examination.ts';
import { about, type Finding } from './finding.ts';

/** Each CA certificate that backends are checked against. */
export const caCertificateFindings = ({ collections }: ExaminedContext, { now }: Pick<Examination, 'now'>): Finding[] =>
  collections.caCertificates.list().map(ca => caFinding(ca, now));

/** Another one beside it does not make it whole. */
const replacing = (id: string): string => `apim ca remove ${word(id)} && apim ca add --file CA.pem`;

function caFinding(ca: CaCertificate, now: Date): Finding {
  const { id, storeName, subject, expirationDate } = ca;
  const { ok, warning, failure } = about('CA certificates', id);
  const certificate = readCertificate(ca.certificate);
  if (certificate === undefined)
    return failure('What is stored of it is damaged: nothing can be checked against it.', replacing(id));
  if (vouchesForNone(certificate))
    return warning('It is no CA and makes nothing trusted: what it is issued by is to be added.', replacing(id));
  const dates = expiredCa(ca, now) ?? dateWarning(certificate, now);
  return dates === undefined
    ? ok(`${subject}, trusted as ${storeName}, valid until ${expirationDate}.`)
    : warning(dates, replacing(id));
}
