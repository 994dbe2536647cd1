import type { Name, Span } from './ast.ts';
import { matchBrackets } from './brackets.ts';
import { isNewline } from './characters.ts';
import { nestingError, type SyntaxErrorCode, syntaxError } from './syntax-error.ts';
import { KEYWORDS, QUERY_WORDS, type Token } from './token.ts';

/** How many constructs may stand inside each other. */
const MOST_NESTED = 200;

const EXPECTED: ReadonlyMap<string, SyntaxErrorCode> = new Map<string, SyntaxErrorCode>([
  [';', 'CS1002'],
  [')', 'CS1026'],
  ['{', 'CS1514'],
  ['}', 'CS1513'],
  ['in', 'CS1515'],
]);

/** Walks over tokens, and looks ahead freely. */
export class Cursor {
  /** In a query, words such as `select` are keywords. */
  isInQuery = false;
  readonly #text: string;
  readonly #tokens: readonly Token[];
  readonly #last: Token;
  readonly #closers: ReadonlyMap<number, number>;
  #index = 0;
  #depth: number;

  constructor(text: string, tokens: readonly Token[], depth: number) {
    this.#text = text;
    this.#tokens = tokens;
    this.#depth = depth;
    this.#last = tokens.at(-1) ?? { kind: 'end', text: '', start: 0, end: 0 };
    this.#closers = matchBrackets(tokens);
  }

  get text(): string {
    return this.#text;
  }

  get index(): number {
    return this.#index;
  }

  get depth(): number {
    return this.#depth;
  }

  get token(): Token {
    return this.#tokens[this.#index] ?? this.#last;
  }

  /** By its index among all tokens. */
  tokenAt(index: number): Token {
    return this.#tokens[index] ?? this.#last;
  }

  /** Whether the token at `index`, or the current one, is this keyword or punctuation. */
  is(text: string, index?: number): boolean {
    const token = this.tokenAt(index ?? this.#index);
    return token.kind === 'terminal' && token.text === text;
  }

  /** Whether the token is this contextual keyword. */
  isWord(text: string, index?: number): boolean {
    const token = this.tokenAt(index ?? this.#index);
    return token.kind === 'identifier' && token.text === text && !token.isVerbatim;
  }

  isName(index?: number): boolean {
    const token = this.tokenAt(index ?? this.#index);
    return token.kind === 'identifier' && !(this.isInQuery && !token.isVerbatim && QUERY_WORDS.has(token.text));
  }

  /** The index of the token that closes the bracket at an index. */
  closer(index: number): number | undefined {
    return this.#closers.get(index);
  }

  /** Whether nothing stands between a token and the next: `>>`. */
  isAdjacent(index: number): boolean {
    return this.tokenAt(index).end === this.tokenAt(index + 1).start;
  }

  advance(): Token {
    const { token } = this;
    this.#index += 1;
    return token;
  }

  skip(text: string): boolean {
    if (!this.is(text)) return false;
    this.#index += 1;
    return true;
  }

  skipWord(text: string): boolean {
    if (!this.isWord(text)) return false;
    this.#index += 1;
    return true;
  }

  expect(text: string): Token {
    if (!this.is(text)) throw this.missing(EXPECTED.get(text) ?? 'CS1003', text);
    return this.advance();
  }

  name(): Name {
    if (!this.isName()) throw this.#missingName();
    const { text, start, end } = this.advance();
    return { text, start, end };
  }

  #missingName(): Error {
    const { kind, text } = this.token;
    return kind !== 'identifier' && KEYWORDS.has(text) ? this.wrong('CS1041', text) : this.missing('CS1001');
  }

  /** From an offset to the end of the token before. */
  spanFrom(start: number): Span {
    return { start, end: this.tokenAt(this.#index - 1).end };
  }

  enter(): void {
    this.#depth += 1;
    if (this.#depth > MOST_NESTED) throw nestingError(this.token);
  }

  leave(): void {
    this.#depth -= 1;
  }

  /** The current token is what is wrong. */
  wrong(code: SyntaxErrorCode, ...values: readonly string[]): Error {
    return this.badTokenOr(syntaxError(code, this.token, ...values));
  }

  /** Something is missing before the current token: at the end of the line before, as the compiler has it. */
  missing(code: SyntaxErrorCode, ...values: readonly string[]): Error {
    return this.badTokenOr(syntaxError(code, this.#missingSpan(), ...values));
  }

  /** Where the current token is none, that is what is wrong. */
  badTokenOr(error: Error): Error {
    return this.token.kind === 'bad' ? this.token.error : error;
  }

  #missingSpan(): Span {
    const { start, end } = this.token;
    const before = this.#index === 0 ? start : this.tokenAt(this.#index - 1).end;
    for (let at = before; at < start; at += 1)
      if (isNewline(this.#text.charCodeAt(at))) return { start: before, end: before };
    return { start, end };
  }
}
