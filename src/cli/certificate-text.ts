import type { CertificateFacts } from '../certificates/x509/facts.ts';
import type { Envelope } from '../resources/envelope.ts';
import type { Environment } from './environment.ts';
import type { Column } from './output.ts';
import { plainText } from './plain-text.ts';
import { relativeTime } from './relative-time.ts';

const SOON = 30 * 86_400_000;

/** What is told of a certificate that was added, a line each. */
export const factLines = (env: Environment, { subject, thumbprint, expirationDate }: CertificateFacts): string =>
  [
    `  subject     ${plainText(subject)}`,
    `  thumbprint  ${thumbprint}`,
    `  expires     ${expirationDate} (${relativeTime(new Date(expirationDate), env.now())})`,
  ].join('\n');

/** The columns that all certificates have; an expiry is red once it is over, and yellow in its last 30 days. */
export const factColumns = (env: Environment): Column<Envelope<CertificateFacts>>[] => [
  { title: 'SUBJECT', value: ({ properties }) => properties.subject },
  { title: 'THUMBPRINT', value: ({ properties }) => properties.thumbprint, spare: 2 },
  {
    title: 'EXPIRES',
    isWhole: true,
    value: ({ properties }) => relativeTime(new Date(properties.expirationDate), env.now()),
    colour: ({ properties }) => colourOf(new Date(properties.expirationDate).getTime() - env.now().getTime()),
  },
];

function colourOf(left: number): 'red' | 'yellow' | undefined {
  if (left < 0) return 'red';
  return left < SOON ? 'yellow' : undefined;
}
