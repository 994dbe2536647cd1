import type { ExpressionError } from '../expression-error.ts';
import type { LiteralNode, Span } from './ast.ts';

export type Token = TerminalToken | IdentifierToken | LiteralToken | InterpolatedToken | EndToken | BadToken;

interface TokenBase extends Span {
  /** As errors quote it. */
  readonly text: string;
}

/** A keyword or punctuation. `>` always stands alone, so that `List<List<int>>` can be read. */
export interface TerminalToken extends TokenBase {
  readonly kind: 'terminal';
}

export interface IdentifierToken extends TokenBase {
  readonly kind: 'identifier';
  /** Written with `@` or an escape: never a contextual keyword. */
  readonly isVerbatim: boolean;
}

export interface LiteralToken extends TokenBase {
  readonly kind: 'literal';
  readonly literal: LiteralNode;
}

export interface InterpolatedToken extends TokenBase {
  readonly kind: 'interpolated';
  readonly parts: readonly (string | Hole)[];
}

/** What stands between the braces of an interpolated string. */
export interface Hole extends Span {
  readonly tokens: readonly Token[];
  readonly format: string | undefined;
}

export interface EndToken extends TokenBase {
  readonly kind: 'end';
}

/** Text that is no token; nothing follows it. Thrown where the parser comes to it, unless something before is wrong. */
export interface BadToken extends TokenBase {
  readonly kind: 'bad';
  readonly error: ExpressionError;
}

export const KEYWORDS: ReadonlySet<string> = new Set(
  `abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else
  enum event explicit extern false finally fixed float for foreach goto if implicit in int interface internal is lock long
  namespace new null object operator out override params private protected public readonly ref return sbyte sealed short
  sizeof stackalloc static string struct switch this throw true try typeof uint ulong unchecked unsafe ushort using virtual
  void volatile while`.split(/\s+/),
);

export const PREDEFINED_TYPES: ReadonlySet<string> = new Set(
  'bool byte char decimal double float int long object sbyte short string uint ulong ushort void'.split(' '),
);

/** Keywords inside a query, identifiers everywhere else. */
export const QUERY_WORDS: ReadonlySet<string> = new Set(
  'from where select group into orderby join let on equals by ascending descending'.split(' '),
);
