import type { CharSet } from './char-set.ts';

export type AnchorName =
  | 'beginning'
  | 'line start'
  | 'end'
  | 'end or last newline'
  | 'line end'
  | 'start of search'
  | 'boundary'
  | 'no boundary'
  | 'ECMAScript boundary'
  | 'no ECMAScript boundary';

/** A pattern, as it was read. */
export type Tree =
  | { readonly kind: 'empty' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'set'; readonly set: CharSet; readonly isDot?: boolean }
  | { readonly kind: 'anchor'; readonly name: AnchorName }
  | { readonly kind: 'sequence'; readonly items: readonly Tree[] }
  | { readonly kind: 'choice'; readonly branches: readonly Tree[] }
  | Loop
  | Capture
  | { readonly kind: 'atomic'; readonly item: Tree }
  | Look
  | { readonly kind: 'backreference'; readonly group: number; readonly isCaseless: boolean; readonly isEcma: boolean }
  | { readonly kind: 'if group'; readonly group: number; readonly yes: Tree; readonly no: Tree }
  | { readonly kind: 'if match'; readonly test: Tree; readonly yes: Tree; readonly no: Tree };

export interface Loop {
  readonly kind: 'loop';
  readonly item: Tree;
  readonly min: number;
  /** Infinity where there is no limit. */
  readonly max: number;
  readonly isLazy: boolean;
}

export interface Capture {
  readonly kind: 'capture';
  /** Undefined for `(?<-name>…)`, which only takes a capture away. */
  readonly group: number | undefined;
  /** Whose last capture is taken away. */
  readonly balances: number | undefined;
  readonly item: Tree;
}

export interface Look {
  readonly kind: 'look';
  readonly item: Tree;
  readonly isNegative: boolean;
  readonly isBehind: boolean;
}

export const EMPTY: Tree = { kind: 'empty' };

export const sequence = (items: readonly Tree[]): Tree => {
  const [first, ...rest] = items;
  if (first === undefined) return EMPTY;
  return rest.length === 0 ? first : { kind: 'sequence', items };
};

export const choice = (branches: readonly Tree[]): Tree => {
  const [first, ...rest] = branches;
  return first !== undefined && rest.length === 0 ? first : { kind: 'choice', branches };
};
