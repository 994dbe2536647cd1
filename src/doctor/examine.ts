import { UserError } from '../errors.ts';
import type { Examination, Source } from './examination.ts';
import { AREAS, about, type Finding } from './finding.ts';

/** What all sources find, area by area. */
export async function examine(examination: Examination, sources: readonly Source[]): Promise<Finding[]> {
  const found = (await Promise.all(sources.map(source => findingsOf(source, examination)))).flat();
  return AREAS.flatMap(area => found.filter(finding => finding.area === area));
}

/** State that cannot be read is a finding too, and the other sources go on. */
async function findingsOf(source: Source, examination: Examination): Promise<readonly Finding[]> {
  try {
    return await source(examination);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return [about('state', examination.home).failure(error.message, undefined)];
  }
}
