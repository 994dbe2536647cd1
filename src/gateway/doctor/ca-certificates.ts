import { vouchesForNone } from '../../certificates/ca-file.ts';
import { dateWarning } from '../../certificates/facts.ts';
import { readCertificate } from '../../certificates/read-certificate.ts';
import type { CaCertificate } from '../../model/ca-certificate.ts';
import { expiredCa } from '../../resources/ca-certificates.ts';
import type { Examination, ExaminedContext } from './examination.ts';
import { about, type Finding } from './finding.ts';

/** Each CA certificate that backends are checked against. */
export const caCertificateFindings = ({ collections }: ExaminedContext, { now }: Pick<Examination, 'now'>): Finding[] =>
  collections.caCertificates.list().map(ca => caFinding(ca, now));

const COMMAND = 'apim ca add --file CA.pem';

function caFinding(ca: CaCertificate, now: Date): Finding {
  const { id, storeName, subject, expirationDate } = ca;
  const { ok, warning, failure } = about('CA certificates', id);
  const certificate = readCertificate(ca.certificate);
  if (certificate === undefined)
    return failure('What is stored of it is damaged: nothing can be checked against it.', COMMAND);
  if (vouchesForNone(certificate))
    return warning('It is no CA and makes nothing trusted: what it is issued by is to be added.', COMMAND);
  const dates = expiredCa(ca, now) ?? dateWarning(certificate, now);
  return dates === undefined
    ? ok(`${subject}, trusted as ${storeName}, valid until ${expirationDate}.`)
    : warning(dates, COMMAND);
}
