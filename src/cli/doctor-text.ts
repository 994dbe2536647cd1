import type { Verdict } from '../certificates/chain/check.ts';
import { AREAS, type Finding } from '../doctor/finding.ts';
import type { Environment } from './environment.ts';
import { type Paper, paperFor } from './paper.ts';
import { plainText } from './plain-text.ts';

const INDENT = 4;

/** For a person: area by area, a mark, what it is about and a sentence, and below that the command that mends it. */
export async function findingsText(env: Environment, findings: readonly Finding[]): Promise<string> {
  const paper = await paperFor(env, env.stdout);
  const areas = AREAS.map(area => findings.filter(finding => finding.area === area)).filter(({ length }) => length > 0);
  const paragraphs = areas.map(found => areaText(found, paper));
  return [...paragraphs, `${summary(findings)}\n`].join('\n');
}

function areaText(findings: readonly Finding[], paper: Paper): string {
  const title = findings[0]?.area ?? '';
  const lines = findings.flatMap(finding => findingLines(finding, paper));
  return [title, ...lines].join('\n').concat('\n');
}

const findingLines = ({ verdict, subject, sentence, command }: Finding, paper: Paper): string[] => [
  ...paper.paragraph(`  ${paper.mark(verdict)} `, INDENT, `${subject}: ${sentence}`),
  ...(command === undefined ? [] : [`${' '.repeat(INDENT)}  $ ${plainText(command)}`]),
];

function summary(findings: readonly Finding[]): string {
  const count = (verdict: Verdict): number => findings.filter(finding => finding.verdict === verdict).length;
  const [failures, warnings] = [count('failure'), count('warning')];
  const known = warnings === 0 ? '' : `, ${warnings} to know`;
  if (failures > 0) return `${failures} ${failures === 1 ? 'thing' : 'things'} will fail${known}.`;
  return warnings === 0 ? 'All is well.' : `Nothing will fail${known}.`;
}
