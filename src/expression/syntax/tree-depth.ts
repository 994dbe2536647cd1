import type { Span } from './ast.ts';
import { nestingError } from './syntax-error.ts';

/** How many nodes may stand inside each other, the links of a chain too: what walks the tree climbs into each. */
const MOST_LEVELS = 1000;

/** The tree itself. Throws ExpressionError where it is too deep to be walked. */
export function notTooDeep<Tree extends Span>(tree: Tree): Tree {
  let level: readonly object[] = [tree];
  for (let depth = 0; depth < MOST_LEVELS; depth += 1) level = level.flatMap(partsOf);
  if (level.length > 0) throw nestingError(tree);
  return tree;
}

const partsOf = (node: object): readonly object[] => Object.values(node).flat().filter(isObject);

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
