/** More edits than these are no slip of the fingers. */
const MOST_EDITS = 3;
const LEAST_LIKENESS = 0.4;
/** Shorter beginnings are those of too much. */
const LEAST_BEGINNING = 3;

/** What is the same to one who knows PowerShell: `--SkipCertificateChainValidation`, `-PfxFilePath`, `pfx_file_path`. */
export const folded = (name: string): string => name.toLowerCase().replace(/[-_]/g, '');

/** What is meant by the names that come closest: the same but for case and hyphens, else a few edits away, else with the same beginning. */
export function nearest(text: string, names: readonly (readonly [name: string, meant: string])[]): string[] {
  const wanted = folded(text);
  const known = names.map(([name, meant]) => ({ name: folded(name), meant })).filter(({ name }) => name.length > 1);
  const meantBy = (fits: (name: string) => boolean): string[] => [
    ...new Set(known.filter(({ name }) => fits(name)).map(({ meant }) => meant)),
  ];
  const same = meantBy(name => name === wanted);
  if (same.length > 0) return same;
  const edits = new Map(known.map(({ name }) => [name, editsBetween(wanted, name)]));
  const few = [...edits].filter(([name, count]) => isSlip(wanted, name, count)).map(([, count]) => count);
  if (few.length > 0) return meantBy(name => edits.get(name) === Math.min(...few)).sort();
  return meantBy(name => beginsAlike(wanted, name)).sort();
}

function isSlip(wanted: string, name: string, edits: number): boolean {
  const length = Math.max(wanted.length, name.length);
  return edits <= MOST_EDITS && (length - edits) / length > LEAST_LIKENESS;
}

const beginsAlike = (a: string, b: string): boolean =>
  Math.min(a.length, b.length) >= LEAST_BEGINNING && (a.startsWith(b) || b.startsWith(a));

/** Letters added, left out, replaced, or changed with their neighbour, as few as do (optimal string alignment). */
function editsBetween(from: string, to: string): number {
  let before: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const replaced = at(last, j - 1) + (from[i - 1] === to[j - 1] ? 0 : 1);
      const isSwapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      const swapped = isSwapped ? at(before, j - 2) + 1 : Number.POSITIVE_INFINITY;
      next.push(Math.min(at(last, j) + 1, at(next, j - 1) + 1, replaced, swapped));
    }
    [before, last] = [last, next];
  }
  return at(last, to.length);
}

const at = (row: readonly number[], index: number): number => row[index] ?? Number.POSITIVE_INFINITY;
