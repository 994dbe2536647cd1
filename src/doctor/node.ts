import type { Examination } from './examination.ts';
import { about, type Finding } from './finding.ts';

/** As package.json's engines have it. */
export const LEAST_NODE = '20.18.1';
const TRIED = [20, 22, 24, 26];

export function nodeFindings({ nodeVersion }: Pick<Examination, 'nodeVersion'>): Finding[] {
  const version = nodeVersion.replace(/^v/, '');
  const { ok, warning, failure } = about('Node', version);
  if (isBelow(partsOf(version), partsOf(LEAST_NODE)))
    return [failure(`apim needs Node ${LEAST_NODE} or newer. Install one.`, undefined)];
  const [major] = partsOf(version);
  const tried = TRIED.some(known => known === major);
  return [
    tried
      ? ok('apim is tried on it.')
      : warning(
          `apim is tried on Node ${TRIED.slice(0, -1).join(', ')} and ${TRIED.at(-1)}, and not on this one.`,
          undefined,
        ),
  ];
}

const partsOf = (version: string): number[] => version.split('.').map(part => Number.parseInt(part, 10));

function isBelow(version: readonly number[], least: readonly number[]): boolean {
  const at = least.findIndex((part, index) => part !== version[index]);
  return at !== -1 && (version[at] ?? 0) < (least[at] ?? 0);
}
