import { isNewline } from './characters.ts';
import { readEscape } from './escape.ts';
import { readHoleTokens, type TokenSource } from './hole-tokens.ts';
import { featureError, nestingError, syntaxError } from './syntax-error.ts';
import type { Hole, InterpolatedToken } from './token.ts';

const MOST_NESTED = 50;
const PLAIN_RUN = /[^"\\{}\r\n\u0085\u2028\u2029]*/y;
const VERBATIM_RUN = /[^"{}]*/y;

/** Reads `$"…"`, `$@"…"` and `@$"…"`. Its methods throw ExpressionErrors. */
export class InterpolationReader {
  readonly #source: TokenSource;
  readonly #depth: number;
  readonly #start: number;
  readonly #isVerbatim: boolean;
  readonly #parts: (string | Hole)[] = [];
  #value = '';

  /** `depth` is the number of interpolated strings around this one. */
  constructor(source: TokenSource, depth: number) {
    this.#source = source;
    this.#depth = depth;
    this.#start = source.at;
    this.#isVerbatim = source.text.charAt(source.at + 1) !== '"';
  }

  read(): InterpolatedToken {
    const { text } = this.#source;
    const start = this.#start;
    if (this.#depth > MOST_NESTED) throw nestingError({ start, end: start + 1 });
    if (text.startsWith('$"""', start)) throw featureError('raw string literals', { start, end: start + 4 });
    this.#source.at += this.#isVerbatim ? 3 : 2;
    while (this.#readPart(false));
    this.#source.at += 1;
    this.#endText();
    const end = this.#source.at;
    return { kind: 'interpolated', text: text.slice(start, end), parts: this.#parts, start, end };
  }

  /** Answers false at the end: at the quote, or where a format ends, at the brace. */
  #readPart(isFormat: boolean): boolean {
    const { text } = this.#source;
    this.#readRun();
    const character = text.charAt(this.#source.at);
    const isDoubled = text.charAt(this.#source.at + 1) === character;
    if (character === '"')
      return !isFormat && this.#isVerbatim && isDoubled ? this.#take('"', 2) : this.#endQuote(isFormat);
    if (character === '\\') return this.#readEscape();
    if (character === '{' || character === '}') return this.#readBrace(character, isDoubled, isFormat);
    throw this.#unterminated();
  }

  #readRun(): void {
    const run = this.#isVerbatim ? VERBATIM_RUN : PLAIN_RUN;
    run.lastIndex = this.#source.at;
    this.#value += run.exec(this.#source.text)?.[0] ?? '';
    this.#source.at = run.lastIndex;
  }

  #endQuote(isFormat: boolean): false {
    if (isFormat) throw syntaxError('CS8076', this.#here(1));
    return false;
  }

  #readBrace(brace: string, isDoubled: boolean, isFormat: boolean): boolean {
    if (isDoubled) return this.#take(brace, 2);
    if (brace === '}' && isFormat) return false;
    if (brace === '}' || isFormat) throw syntaxError('CS8086', this.#here(1), brace);
    this.#endText();
    this.#parts.push(this.#readHole());
    return true;
  }

  #readEscape(): true {
    const { text, at } = this.#source;
    const sequence = readEscapeOfInterpolation(text, at);
    return this.#take(sequence.value, sequence.end - at);
  }

  #take(value: string, length: number): true {
    this.#value += value;
    this.#source.at += length;
    return true;
  }

  #endText(): void {
    if (this.#value !== '') this.#parts.push(this.#value);
    this.#value = '';
  }

  #readHole(): Hole {
    const start = this.#source.at;
    this.#source.at += 1;
    const tokens = readHoleTokens(this.#source, start);
    const last = tokens.at(-1);
    if (last?.kind === 'bad') throw last.error;
    if (!this.#isVerbatim) this.#refuseNewlines(start);
    const format = last?.text === ':' ? this.#readFormat() : undefined;
    this.#source.at += 1;
    return { tokens, format, start, end: this.#source.at };
  }

  #refuseNewlines(start: number): void {
    for (let at = start; at < this.#source.at; at += 1)
      if (isNewline(this.#source.text.charCodeAt(at))) throw syntaxError('CS8967', { start: at, end: at + 1 });
  }

  #readFormat(): string {
    const start = this.#source.at;
    this.#source.at += 1;
    while (this.#readPart(true));
    const format = this.#value;
    this.#value = '';
    const span = { start, end: this.#source.at };
    if (format === '') throw syntaxError('CS8089', span);
    if (/\s$/.test(format)) throw syntaxError('CS8088', span);
    return format;
  }

  #here(length: number): { readonly start: number; readonly end: number } {
    return { start: this.#source.at, end: this.#source.at + length };
  }

  #unterminated(): Error {
    return syntaxError(this.#isVerbatim ? 'CS1039' : 'CS1010', { start: this.#start, end: this.#source.at });
  }
}

function readEscapeOfInterpolation(text: string, at: number): { readonly value: string; readonly end: number } {
  const brace = text.charAt(at + 1);
  if (brace === '{' || brace === '}') throw syntaxError('CS8087', { start: at, end: at + 2 }, brace);
  return readEscape(text, at);
}
