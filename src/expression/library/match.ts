import { Match } from '../regex/match.ts';
import type { Meter } from '../runtime/meter.ts';
import { MATCH } from '../types/regular-expressions.ts';
import { members, metered } from '../types/table.ts';

export const match = members(MATCH, () => ({
  'static Match Empty': () => Match.empty,
  'GroupCollection Groups': ({ groups }: Match) => groups,
  'Match NextMatch()': metered((meter: Meter, self: Match) => self.nextMatch(meter)),
  'string Result(string replacement)': (self: Match, replacement: string | null) => self.result(replacement),
}));
