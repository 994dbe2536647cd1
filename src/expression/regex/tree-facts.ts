import { CharSet } from './char-set.ts';
import type { Tree } from './tree.ts';

/** How many chars a match takes at least. */
export function minLength(tree: Tree): number {
  switch (tree.kind) {
    case 'text':
      return tree.text.length;
    case 'set':
      return 1;
    case 'sequence':
      return tree.items.reduce((sum, item) => sum + minLength(item), 0);
    case 'choice':
      return Math.min(...tree.branches.map(minLength));
    case 'loop':
      return tree.min * minLength(tree.item);
    case 'capture':
    case 'atomic':
      return minLength(tree.item);
    case 'if group':
    case 'if match':
      return Math.min(minLength(tree.yes), minLength(tree.no));
    default:
      return 0;
  }
}

/** The set of a tree that takes exactly one char; undefined for another. */
export function oneChar(item: Tree): CharSet | undefined {
  if (item.kind === 'set') return item.set;
  if (item.kind !== 'text' || item.text.length !== 1) return undefined;
  const code = item.text.charCodeAt(0);
  return CharSet.of({ ranges: [[code, code]] });
}

/** Letters that follow each other become one text. */
export function joinTexts(items: readonly Tree[]): readonly Tree[] {
  const joined: Tree[] = [];
  for (const item of items.flatMap(item => (item.kind === 'sequence' ? item.items : [item]))) {
    const last = joined.at(-1);
    if (last?.kind === 'text' && item.kind === 'text')
      joined[joined.length - 1] = { kind: 'text', text: last.text + item.text };
    else joined.push(item);
  }
  return joined;
}

function parts(tree: Tree): readonly Tree[] {
  if (tree.kind === 'sequence') return tree.items;
  if (tree.kind === 'choice') return tree.branches;
  if (tree.kind === 'if group') return [tree.yes, tree.no];
  if (tree.kind === 'if match') return [tree.test, tree.yes, tree.no];
  return 'item' in tree ? [tree.item] : [];
}

export const hasBackreference = (tree: Tree): boolean =>
  tree.kind === 'backreference' || parts(tree).some(hasBackreference);
