import { ExpressionError } from '../expression-error.ts';
import type { LiteralNode } from './ast.ts';
import { isDigit, isIdentifierStart } from './characters.ts';
import type { TokenSource } from './hole-tokens.ts';
import { readIdentifier } from './identifier.ts';
import { InterpolationReader } from './interpolation.ts';
import { readNumber } from './number-literal.ts';
import { readCharacter, readString, readVerbatimString } from './string-literal.ts';
import { syntaxError } from './syntax-error.ts';
import type { Token } from './token.ts';
import { Trivia } from './trivia.ts';

/** All tokens of a text; the last is an end or what is no token. */
export function tokenize(text: string): readonly Token[] {
  const lexer = new Lexer(text);
  const tokens: Token[] = [];
  for (;;) {
    const token = lexer.next();
    tokens.push(token);
    if (token.kind === 'end' || token.kind === 'bad') return tokens;
  }
}

/** Longest first. */
const SYMBOLS: readonly (readonly [length: number, symbols: ReadonlySet<string>])[] = [
  [3, new Set(['<<=', '??='])],
  [2, new Set('++ -- && || == != <= >= << += -= *= /= %= &= |= ^= => -> :: .. ??'.split(' '))],
  [1, new Set('( ) [ ] { } . , ; : ? + - * / % & | ^ ! ~ = < >'.split(' '))],
];

class Lexer implements TokenSource {
  readonly text: string;
  at = 0;
  readonly #trivia: Trivia;
  #interpolations = 0;
  /** In a hole of a string that must end on its line. */
  #isOnOneLine = false;

  constructor(text: string) {
    this.text = text;
    this.#trivia = new Trivia(text);
  }

  next(): Token {
    try {
      this.at = this.#trivia.skip(this.at, this.#isOnOneLine);
      const token = this.#read(this.text.charCodeAt(this.at));
      this.at = token.end;
      return token;
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      const { start, end } = error;
      return { kind: 'bad', text: this.text.slice(start, end), start, end, error };
    }
  }

  #read(unit: number): Token {
    const { text, at } = this;
    if (at >= text.length) return { kind: 'end', text: '', start: at, end: at };
    if (isIdentifierStart(unit) || unit === 92) return readIdentifier(text, at);
    if (isDigit(unit) || (unit === 46 && isDigit(text.charCodeAt(at + 1)))) return this.#literal(readNumber(text, at));
    if (unit === 34) return this.#literal(readString(text, at));
    if (unit === 39) return this.#literal(readCharacter(text, at));
    if (unit === 36 || unit === 64) return this.#readPrefixed();
    return this.#readSymbol();
  }

  /** What begins with `$` or `@`. */
  #readPrefixed(): Token {
    const { text, at } = this;
    const isInterpolated = text.startsWith('$"', at) || text.startsWith('$@"', at) || text.startsWith('@$"', at);
    if (isInterpolated) return this.#readInterpolated();
    if (text.charAt(at) === '$') throw this.#unexpected();
    if (text.charAt(at + 1) === '"') return this.#literal(readVerbatimString(text, at));
    if (isIdentifierStart(text.charCodeAt(at + 1))) return readIdentifier(text, at);
    throw syntaxError('CS1646', { start: at, end: at + 1 });
  }

  #readInterpolated(): Token {
    const depth = this.#interpolations;
    const wasOnOneLine = this.#isOnOneLine;
    this.#interpolations += 1;
    this.#isOnOneLine ||= this.text.charAt(this.at + 1) === '"';
    const token = new InterpolationReader(this, depth).read();
    this.#interpolations = depth;
    this.#isOnOneLine = wasOnOneLine;
    return token;
  }

  #readSymbol(): Token {
    const { text, at } = this;
    for (const [length, symbols] of SYMBOLS) {
      const symbol = text.slice(at, at + length);
      if (symbols.has(symbol)) return { kind: 'terminal', text: symbol, start: at, end: at + length };
    }
    throw this.#unexpected();
  }

  #literal(literal: LiteralNode): Token {
    const { start, end } = literal;
    return { kind: 'literal', text: this.text.slice(start, end), literal, start, end };
  }

  #unexpected(): ExpressionError {
    const character = String.fromCodePoint(this.text.codePointAt(this.at) ?? 0);
    return syntaxError('CS1056', { start: this.at, end: this.at + character.length }, character);
  }
}
