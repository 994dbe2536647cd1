import type { Check } from '../certificates/chain/check.ts';
import type { Link, ServerChain } from '../certificates/chain/types.ts';
import type { Terms } from '../gateway/backends/terms.ts';
import type { Paper } from './paper.ts';
import { plainText } from './plain-text.ts';
import { relativeTime } from './relative-time.ts';

const SHOWN_NAMES = 8;

const ORIGINS = {
  sent: 'sent by the server',
  ca: 'trusted here (apim ca)',
  NODE_EXTRA_CA_CERTS: 'trusted here (NODE_EXTRA_CA_CERTS)',
  system: "trusted here (Node's roots)",
} as const;

/** The server's certificates as a tree, each below the one that it was issued by, and what came of the checks. */
export function chainLines(chain: ServerChain, terms: Terms, now: Date, paper: Paper): string[] {
  const tree = [...chain.links].reverse().flatMap((link, depth) => linkLines(link, depth + above(chain), now, paper));
  const unused = chain.unused.map(
    ({ subject }) => `  ${paper.mark('warning')} ${plainText(subject)}: sent, and no part of the chain`,
  );
  return [
    '',
    "The server's certificates",
    ...missingLines(chain, paper),
    ...tree,
    ...unused,
    '',
    ...checkLines(chain, terms, paper),
  ];
}

/** Whether there is an issuer to be shown that nobody has. */
const above = ({ end }: ServerChain): number => (end.kind === 'missing issuer' ? 1 : 0);

function missingLines({ end }: ServerChain, paper: Paper): string[] {
  if (end.kind !== 'missing issuer') return [];
  const urls = end.urls.map(url => `    can be had from ${plainText(url)}`);
  return [
    `  ${paper.mark('failure')} ${plainText(end.issuer)}  ${paper.paint({ text: end.wasSent ? 'sent, not trusted here' : 'neither sent nor known here', colour: 'dim' })}`,
    ...urls,
  ];
}

function linkLines(link: Link, depth: number, now: Date, paper: Paper): string[] {
  const branch = depth === 0 ? '  ' : `  ${'   '.repeat(depth - 1)}└─ `;
  const indent = branch.length + 2;
  const dim = (text: string): string => paper.paint({ text, colour: 'dim' });
  const verdict = link.checks.some(check => check.verdict === 'failure')
    ? 'failure'
    : link.checks.some(check => check.verdict === 'warning')
      ? 'warning'
      : 'ok';
  const facts: [string, string][] = [
    ['expires', `${relativeTime(new Date(link.validTo), now)} (${link.validTo})`],
    ['key', `${link.key}, signed with ${link.signature}`],
    ['names', namesOf(link)],
  ];
  return [
    `${branch}${paper.mark(verdict)} ${plainText(link.subject)}  ${dim(ORIGINS[link.origin])}`,
    ...facts
      .filter(([, value]) => value !== '')
      .flatMap(([name, value]) => paper.paragraph(' '.repeat(indent) + dim(name.padEnd(9)), indent + 9, value)),
  ];
}

function namesOf({ names }: Link): string {
  const shown = names.slice(0, SHOWN_NAMES).join(', ');
  return names.length > SHOWN_NAMES ? `${shown} and ${names.length - SHOWN_NAMES} more` : shown;
}

const CHAIN_CHECKS = ['dates', 'signatures', 'root', 'usage'] as const;

/** What the backend says to skip fails nothing. */
function checkLines({ checks }: ServerChain, terms: Terms, paper: Paper): string[] {
  return [
    ...checkLine('name', checks.name, terms.validateCertificateName, paper),
    ...CHAIN_CHECKS.flatMap(name => checkLine(name, checks[name], terms.validateCertificateChain, paper)),
  ];
}

function checkLine(name: string, { verdict, sentence }: Check, counts: boolean, paper: Paper): string[] {
  const shown = !counts && verdict === 'failure' ? 'warning' : verdict;
  const note = shown === verdict ? '' : ' The backend skips this check.';
  return paper.paragraph(`  ${paper.mark(shown)} ${name.padEnd(12)}`, 16, sentence + note);
}
