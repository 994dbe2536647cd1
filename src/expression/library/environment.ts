import { NEW_LINE } from '../runtime/new-line.ts';
import { members } from '../types/table.ts';
import { define } from '../types/type.ts';

export const ENVIRONMENT = define({ name: 'System.Environment', kind: 'static class' });

/** Not on API Management's list of types, but documents that work use this member. */
export const environment = members(ENVIRONMENT, () => ({
  'static string NewLine': () => NEW_LINE,
}));
