import type { Token } from './token.ts';

const OPENING: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);

/** For the index of each opening bracket that is closed, the index of what closes it. */
export function matchBrackets(tokens: readonly Token[]): ReadonlyMap<number, number> {
  const closers = new Map<number, number>();
  const open: { readonly index: number; readonly closer: string }[] = [];
  for (const [index, { kind, text }] of tokens.entries()) {
    if (kind !== 'terminal') continue;
    const closer = OPENING.get(text);
    if (closer !== undefined) open.push({ index, closer });
    else if (open.at(-1)?.closer === text) closers.set(open.pop()?.index ?? -1, index);
  }
  return closers;
}
