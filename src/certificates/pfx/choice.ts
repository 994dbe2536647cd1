import type { X509Certificate } from 'node:crypto';
import { certificateFacts } from '../x509/facts.ts';
import type { OpenedPfx } from './pfx.ts';

type Choice = Pick<OpenedPfx, 'leaf' | 'passedOver' | 'looseKeys'>;

/** Sentences on what was taken of a file that has more than one certificate and its key; empty for one that has not. */
export const choiceNotes = (choice: Choice): string[] => [...certificateNotes(choice), ...keyNotes(choice)];

function certificateNotes({ leaf, passedOver }: Choice): string[] {
  if (passedOver.length === 0) return [];
  const taken = `The PFX file holds ${passedOver.length + 1} certificates with a private key, and the last one was taken, as .NET and so Azure does: ${described(leaf)}. Passed over: ${passedOver.map(described).join('; ')}.`;
  const [longest] = passedOver.toSorted((a, b) => endOf(b) - endOf(a));
  if (longest === undefined || endOf(longest) <= endOf(leaf)) return [taken];
  const sooner = `The certificate that was taken expires before one that was passed over (${described(longest)}). If that is the one you mean, export it alone.`;
  return [taken, sooner];
}

function keyNotes({ looseKeys }: Choice): string[] {
  if (looseKeys === 0) return [];
  return [
    looseKeys === 1
      ? 'A private key in the PFX file belongs to no certificate in it, and was left out.'
      : `${looseKeys} private keys in the PFX file belong to no certificate in it, and were left out.`,
  ];
}

/** Two of one subject, such as an old and a renewed one, are told apart by the thumbprint. */
function described(certificate: X509Certificate): string {
  const { subject, thumbprint, expirationDate } = certificateFacts(certificate);
  return `${subject} (thumbprint ${thumbprint}, expires ${expirationDate})`;
}

const endOf = ({ validTo }: X509Certificate): number => Date.parse(validTo);
