import type { Evaluation } from '../runtime/evaluation.ts';
import { notNull } from '../runtime/exception.ts';
import { hashOf } from '../runtime/hash.ts';
import { STRING_COMPARER, StringComparer } from '../text/string-comparer.ts';
import { members, metered } from '../types/table.ts';

const hash = ({ surroundings }: Evaluation, self: StringComparer, value: unknown): number =>
  hashOf(self.keyFor(notNull(value, 'obj')), surroundings.chance);

/** By the number of its StringComparison. */
const known = (comparison: number) => () => StringComparer.of(comparison);

/** https://learn.microsoft.com/dotnet/api/system.stringcomparer?view=net-8.0 */
export const stringComparer = members(STRING_COMPARER, () => ({
  'static StringComparer CurrentCulture': known(0),
  'static StringComparer CurrentCultureIgnoreCase': known(1),
  'static StringComparer InvariantCulture': known(2),
  'static StringComparer InvariantCultureIgnoreCase': known(3),
  'static StringComparer Ordinal': known(4),
  'static StringComparer OrdinalIgnoreCase': known(5),
  'static StringComparer FromComparison(StringComparison comparisonType)': (comparison: number) =>
    StringComparer.of(comparison),
  'int Compare(string x, string y)': (self: StringComparer, x: string | null, y: string | null) => self.compare(x, y),
  'int Compare(object x, object y)': (self: StringComparer, x: unknown, y: unknown) => self.compare(x, y),
  'bool Equals(string x, string y)': (self: StringComparer, x: string | null, y: string | null) => self.isSame(x, y),
  'bool Equals(object x, object y)': (self: StringComparer, x: unknown, y: unknown) => self.isSame(x, y),
  'int GetHashCode(string obj)': metered(hash),
  'int GetHashCode(object obj)': metered(hash),
}));
