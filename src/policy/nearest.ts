/** ` Did you mean 'x'?` where a known name is only a slip away; else empty. */
export function didYouMean(name: string, known: readonly string[]): string {
  const near = known.map(each => ({ each, distance: distance(name.toLowerCase(), each.toLowerCase()) }));
  const [best] = near
    .filter(({ each, distance }) => distance <= mostSlips(each))
    .sort((a, b) => a.distance - b.distance);
  return best === undefined ? '' : ` Did you mean '${best.each}'?`;
}

/** A third of a name may be wrong: of two letters none, of `value` one. */
const mostSlips = ({ length }: string): number => Math.min(3, Math.floor(length / 3));

/** Levenshtein's. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries())
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (letter === other ? 0 : 1)));
    row = next;
  }
  return row[b.length] ?? 0;
}
