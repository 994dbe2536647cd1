import type { X509Certificate } from 'node:crypto';
import { dateWarning, intermediateWarning, isOutOfDate, usabilityWarnings } from '../certificates/x509/facts.ts';
import { readCertificate } from '../certificates/x509/read-certificate.ts';
import type { Certificate } from '../model/certificate.ts';
import { word } from '../resources/shell-word.ts';
import { chainProblem } from './certificate-chain.ts';
import { keyProblem } from './certificate-key.ts';
import { useOf } from './certificate-use.ts';
import type { Examination, ExaminedContext } from './examination.ts';
import { about, type Finding } from './finding.ts';

interface Problem {
  readonly sentence: string;
  /** Whether no handshake, or nearly none, can go well with it. */
  readonly isFatal: boolean;
}

/** Each client certificate: what is wrong with it, and who uses it. */
export const certificateFindings = (context: ExaminedContext, { now }: Pick<Examination, 'now'>): Finding[] =>
  context.collections.certificates.list().flatMap(certificate => findingsOf(context, certificate, now));

function findingsOf(context: ExaminedContext, certificate: Certificate, now: Date): Finding[] {
  const { id, subject, expirationDate } = certificate;
  const { ok, warning, failure } = about('certificates', id);
  const { isUsed, words } = useOf(context, certificate);
  const problems = problemsOf(context, certificate, now);
  if (problems.length === 0) return [ok(`${subject}, valid until ${expirationDate}, ${words}.`)];
  return problems.map(({ sentence, isFatal }) =>
    (isFatal && isUsed ? failure : warning)(`${sentence} It is ${words}.`, `apim cert set --id ${word(id)} --pfx FILE`),
  );
}

function problemsOf(context: ExaminedContext, certificate: Certificate, now: Date): Problem[] {
  const chain = certificate.chain.map(readCertificate);
  const [leaf] = chain;
  if (leaf === undefined || chain.includes(undefined))
    return [{ sentence: 'What is stored of it is damaged: it cannot be presented.', isFatal: true }];
  const known = chain.filter(part => part !== undefined);
  return [
    ...datesOf(known, now),
    ...keyOf(context, certificate, leaf),
    ...usabilityOf(leaf),
    ...chainOf(context, known),
  ];
}

/** Of the leaf and of what goes with it. */
const datesOf = (chain: readonly X509Certificate[], now: Date): Problem[] =>
  chain.flatMap((certificate, index) => {
    const sentence = (index === 0 ? dateWarning : intermediateWarning)(certificate, now);
    return sentence === undefined ? [] : [{ sentence, isFatal: isOutOfDate(certificate, now) }];
  });

function keyOf(context: ExaminedContext, { id }: Certificate, leaf: X509Certificate): Problem[] {
  const sentence = keyProblem(leaf, context.collections.certificateKeys.get(id));
  return sentence === undefined ? [] : [{ sentence, isFatal: true }];
}

const usabilityOf = (leaf: X509Certificate): Problem[] =>
  usabilityWarnings(leaf).map(sentence => ({ sentence, isFatal: false }));

function chainOf({ collections }: ExaminedContext, chain: readonly X509Certificate[]): Problem[] {
  const trusted = collections.caCertificates.list().flatMap(({ certificate }) => readCertificate(certificate) ?? []);
  const sentence = chainProblem(chain, trusted);
  return sentence === undefined ? [] : [{ sentence, isFatal: false }];
}
