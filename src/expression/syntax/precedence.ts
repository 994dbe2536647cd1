import type { BinaryOperator } from './ast.ts';

/** By operator, how close it binds; `is` and `as` bind as `<` does. */
export const PRECEDENCE: ReadonlyMap<string, number> = new Map([
  ['??', 1],
  ['||', 2],
  ['&&', 3],
  ['|', 4],
  ['^', 5],
  ['&', 6],
  ['==', 7],
  ['!=', 7],
  ['<', 8],
  ['>', 8],
  ['<=', 8],
  ['>=', 8],
  ['is', 8],
  ['as', 8],
  ['<<', 9],
  ['>>', 9],
  ['+', 10],
  ['-', 10],
  ['*', 11],
  ['/', 11],
  ['%', 11],
]);

export function isBinaryOperator(text: string): text is BinaryOperator {
  return PRECEDENCE.has(text) && text !== 'is' && text !== 'as';
}
