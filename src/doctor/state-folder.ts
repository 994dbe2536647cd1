import { existsSync } from 'node:fs';
import { word } from '../resources/shell-word.ts';
import { type Kept, keptBelow, unmakeable } from '../store/rights.ts';
import type { Examination } from './examination.ts';
import { about, type Finding } from './finding.ts';

/** The folder of the state, and who may do what with it. */
export function stateFolderFindings({ home }: Pick<Examination, 'home'>): Finding[] {
  const { ok } = about('state', home);
  if (!existsSync(home)) return [absentFinding(home)];
  const kept = keptBelow(home);
  const found = [...refused(home, kept), ...foreign(home, kept), ...exposed(home, kept)];
  if (found.length > 0) return found;
  return [ok(HAS_MODES ? 'It can be read and written, by you alone.' : 'It can be read and written.')];
}

/** On Windows Node makes modes and owners up. */
const HAS_MODES = process.platform !== 'win32';

function absentFinding(home: string): Finding {
  const { ok, failure } = about('state', home);
  const why = unmakeable(home);
  if (why === undefined) return ok('Nothing is stored yet.');
  return failure(`It is not there, and cannot be made: ${why}`, undefined);
}

function refused(home: string, kept: readonly Kept[]): Finding[] {
  const [first, ...others] = kept.filter(({ refusal }) => refusal !== undefined);
  if (first?.refusal === undefined) return [];
  return [about('state', home).failure(`${first.refusal}${more(others)}`, commandFor(first, home))];
}

function commandFor({ owner }: Kept, home: string): string | undefined {
  if (!HAS_MODES) return undefined;
  return owner === process.geteuid?.() ? `chmod -R u+rwX ${word(home)}` : takeOver(home);
}

function foreign(home: string, kept: readonly Kept[]): Finding[] {
  const [first, ...others] = kept.filter(({ owner }) => owner !== process.geteuid?.());
  if (!HAS_MODES || first === undefined || kept.some(({ refusal }) => refusal !== undefined)) return [];
  const sentence = `${first.path} belongs to another user (with the id ${first.owner}), who may not be able to use what you store.`;
  return [about('state', home).warning(`${sentence}${more(others)}`, takeOver(home))];
}

const takeOver = (home: string): string => `sudo chown -R "$(id -u)" ${word(home)}`;

function exposed(home: string, kept: readonly Kept[]): Finding[] {
  const [first, ...others] = kept.filter(({ isExposed }) => isExposed);
  if (!HAS_MODES || first === undefined) return [];
  const sentence = `Other users of this machine can read or change ${first.path}, and private keys are kept in this folder.`;
  return [about('state', home).warning(`${sentence}${more(others)}`, `chmod -R go= ${word(home)}`)];
}

const more = ({ length }: readonly Kept[]): string => (length === 0 ? '' : ` So it is with ${length} more.`);
