import type { JToken } from './token.ts';

/** How many tokens a tree holds. */
export function treeSize(token: JToken): number {
  let size = 1;
  for (const child of token.children) size += treeSize(child);
  return size;
}
