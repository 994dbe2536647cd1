import { IREADONLY_LIST } from './collections.ts';
import { define, type NamedType } from './type.ts';

const regular = (name: string, bases: () => readonly NamedType[]): NamedType =>
  define({ name: `System.Text.RegularExpressions.${name}`, kind: 'class', bases });

export const REGEX = regular('Regex', () => []);
export const CAPTURE = regular('Capture', () => []);
export const GROUP = regular('Group', () => [CAPTURE]);
export const MATCH = regular('Match', () => [GROUP]);
export const CAPTURE_COLLECTION = regular('CaptureCollection', () => [IREADONLY_LIST.of(CAPTURE)]);
export const GROUP_COLLECTION = regular('GroupCollection', () => [IREADONLY_LIST.of(GROUP)]);
export const MATCH_COLLECTION = regular('MatchCollection', () => [IREADONLY_LIST.of(MATCH)]);

/** A delegate: takes a Match, gives the text in its stead. */
export const MATCH_EVALUATOR = define({ name: 'System.Text.RegularExpressions.MatchEvaluator', kind: 'delegate' });
