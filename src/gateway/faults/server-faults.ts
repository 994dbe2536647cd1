import type { Check } from '../../certificates/chain/check.ts';
import type { Diagnosis, Dialled, Fault, Remedy } from './diagnosis.ts';

type CheckName = 'name' | 'dates' | 'signatures' | 'root' | 'usage';

/** What each diagnosis of a server's certificate has told already. */
const TOLD: Partial<Record<Fault, readonly CheckName[]>> = {
  ServerCertificateSelfSigned: ['root'],
  ServerCertificateOfUnknownCa: ['root'],
  ServerCertificateIncomplete: ['root'],
  ServerCertificateExpired: ['dates'],
  ServerCertificateNotYetValid: ['dates'],
  ServerCertificateUsage: ['usage'],
  ServerCertificateRefused: [],
  ServerCertificateName: ['name'],
};

/**
 * Node tells one fault of a server's certificate, and the next one when the first is mended. Where somebody looked at the
 * whole chain all are told together, with what mends them together.
 */
export function withOtherFaults(diagnosis: Diagnosis, dialled: Dialled): Diagnosis {
  const told = TOLD[diagnosis.fault];
  if (told === undefined) return diagnosis;
  const others = failing(dialled).filter(
    ({ name, sentence }) => !told.includes(name) && !diagnosis.message.includes(sentence),
  );
  if (others.length === 0) return diagnosis;
  return {
    ...diagnosis,
    message: `${diagnosis.message} And that is not all: ${others.map(({ sentence }) => sentence).join(' ')}`,
    remedy: remedyOf([...told, ...others.map(({ name }) => name)], diagnosis),
  };
}

/**
 * Those of the checks that are made, and whose fault is not one of another. Dates are not among them: OpenSSL tells what it
 * finds last, and it looks at dates last, so they are told already.
 */
function failing({ evidence, terms }: Dialled): { readonly name: CheckName; readonly sentence: string }[] {
  const { chain } = evidence ?? {};
  if (chain === undefined) return [];
  const { name, signatures, root, usage } = chain.checks;
  const isWrongSignature = chain.end.kind === 'wrong signature';
  const made: [CheckName, Check, boolean][] = [
    ['root', root, terms.validateCertificateChain],
    ['signatures', signatures, terms.validateCertificateChain && !isWrongSignature],
    ['usage', usage, terms.validateCertificateChain],
    ['name', name, terms.validateCertificateName],
  ];
  return made
    .filter(([, { verdict }, isMade]) => isMade && verdict === 'failure')
    .map(([each, { sentence }]) => ({ name: each, sentence }));
}

/** To trust a CA helps against nothing but its not being trusted. */
function remedyOf(names: readonly CheckName[], { fault, remedy }: Diagnosis): Remedy | undefined {
  const hasName = names.includes('name');
  const ofChain = names.some(name => name !== 'name') || fault === 'ServerCertificateRefused';
  if (!ofChain) return remedy;
  return hasName ? 'skip the chain and the name' : 'skip the chain';
}
