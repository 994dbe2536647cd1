import type { Tree } from './tree.ts';
import { hasBackreference } from './tree-facts.ts';
import type { CharTest } from './unicode.ts';

/** Where a match can begin at all, so that other places need not be tried. */
export type SearchPlan =
  | { readonly kind: 'anywhere' }
  | { readonly kind: 'beginning' }
  /** At the start of the search, and after each newline: the pattern begins with `.*`. */
  | { readonly kind: 'lines' }
  | { readonly kind: 'start of search' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'char'; readonly test: CharTest };

const ANYWHERE: SearchPlan = { kind: 'anywhere' };

/** Of a pattern that is read from left to right. */
export function searchPlan(tree: Tree): SearchPlan {
  const anchored = leadingAnchor(tree);
  if (anchored !== undefined) return anchored;
  const text = leadingText(tree);
  if (text !== '') return { kind: 'text', text };
  const test = firstChar(tree);
  return test === undefined ? ANYWHERE : { kind: 'char', test };
}

function leadingAnchor(tree: Tree): SearchPlan | undefined {
  const first = firstItem(tree);
  if (first?.kind === 'anchor' && first.name === 'beginning') return { kind: 'beginning' };
  if (first?.kind === 'anchor' && first.name === 'start of search') return { kind: 'start of search' };
  return first !== undefined && isDotStar(first) && !hasBackreference(tree) ? { kind: 'lines' } : undefined;
}

const isDotStar = (tree: Tree): boolean =>
  tree.kind === 'loop' &&
  tree.min === 0 &&
  tree.max === Number.POSITIVE_INFINITY &&
  tree.item.kind === 'set' &&
  tree.item.isDot === true;

function firstItem(tree: Tree): Tree | undefined {
  if (tree.kind === 'sequence') return tree.items[0] === undefined ? undefined : firstItem(tree.items[0]);
  return tree.kind === 'capture' && tree.balances === undefined ? firstItem(tree.item) : tree;
}

function leadingText(tree: Tree): string {
  if (tree.kind === 'text') return tree.text;
  if (tree.kind === 'capture') return leadingText(tree.item);
  if (tree.kind !== 'sequence') return '';
  let text = '';
  for (const item of tree.items) {
    text += leadingText(item);
    if (item.kind !== 'text') return text;
  }
  return text;
}

/** Undefined where a match may be empty, or may begin with any char. */
function firstChar(tree: Tree): CharTest | undefined {
  switch (tree.kind) {
    case 'text':
      return code => code === tree.text.charCodeAt(0);
    case 'set':
      return code => tree.set.has(code);
    case 'sequence':
      return firstOfSequence(tree.items);
    case 'choice':
      return either(tree.branches.map(firstChar));
    case 'loop':
      return tree.min > 0 ? firstChar(tree.item) : undefined;
    case 'capture':
    case 'atomic':
      return firstChar(tree.item);
    default:
      return undefined;
  }
}

/** Anchors and looks before the first char take nothing. */
function firstOfSequence(items: readonly Tree[]): CharTest | undefined {
  const first = items.find(({ kind }) => kind !== 'anchor' && kind !== 'look');
  return first === undefined ? undefined : firstChar(first);
}

function either(tests: readonly (CharTest | undefined)[]): CharTest | undefined {
  const known = tests.filter(test => test !== undefined);
  return known.length === tests.length ? code => known.some(test => test(code)) : undefined;
}
