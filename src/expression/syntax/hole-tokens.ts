import { syntaxError } from './syntax-error.ts';
import type { BadToken, Token } from './token.ts';

/** What reads the C# inside a hole. */
export interface TokenSource {
  readonly text: string;
  at: number;
  next(): Token;
}

const OPENING: ReadonlySet<string> = new Set(['(', '[', '{']);
const CLOSING: ReadonlySet<string> = new Set([')', ']', '}']);

/** To the `}` or `:` that ends the hole, which is the last token, as an end. */
export function readHoleTokens(source: TokenSource, hole: number): readonly Token[] {
  const tokens: Token[] = [];
  for (let depth = 0; ; ) {
    const token = source.next();
    if (token.kind === 'bad') return [...tokens, isCut(token) ? missingBrace(token, hole) : token];
    if (token.kind === 'end') return [...tokens, missingBrace(token, hole)];
    if (depth === 0 && isEnd(token)) return [...tokens, endHole(source, token)];
    depth += depthChange(token);
    tokens.push(token);
  }
}

function isEnd({ kind, text }: Token): boolean {
  return kind === 'terminal' && (text === '}' || text === ':');
}

function depthChange({ kind, text }: Token): number {
  if (kind !== 'terminal') return 0;
  return Number(OPENING.has(text)) - Number(CLOSING.has(text));
}

function endHole(source: TokenSource, { text, start }: Token): Token {
  source.at = start;
  return { kind: 'end', text, start, end: start + 1 };
}

/** The quote that ends the interpolated string itself looks like the beginning of another. */
function isCut({ error, text }: BadToken): boolean {
  return error.code === 'CS1010' && text.startsWith('"');
}

function missingBrace({ text, start, end }: Token, hole: number): BadToken {
  return { kind: 'bad', text, start, end, error: syntaxError('CS8076', { start: hole, end: hole + 1 }) };
}
