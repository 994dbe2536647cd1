import type { NetException } from '../runtime/exception.ts';
import { hasOption, OPTIONS, type OptionName } from './options.ts';
import { regexError } from './regex-error.ts';
import { isBoundaryWordChar } from './unicode.ts';

const MAX_INT32 = 2_147_483_647;
const INLINE_OPTIONS: ReadonlyMap<string, number> = new Map([
  ['i', OPTIONS.IgnoreCase],
  ['m', OPTIONS.Multiline],
  ['n', OPTIONS.ExplicitCapture],
  ['s', OPTIONS.Singleline],
  ['x', OPTIONS.IgnorePatternWhitespace],
]);

/** Where the reading of a pattern stands, and the options in force there. */
export class PatternReader {
  readonly pattern: string;
  at = 0;
  options: number;

  constructor(pattern: string, options: number) {
    this.pattern = pattern;
    this.options = options;
  }

  get isAtEnd(): boolean {
    return this.at >= this.pattern.length;
  }

  has(name: OptionName): boolean {
    return hasOption(this.options, name);
  }

  /** Empty at the end. */
  peek(ahead = 0): string {
    return this.pattern.charAt(this.at + ahead);
  }

  next(): string {
    this.at += 1;
    return this.pattern.charAt(this.at - 1);
  }

  skip(text: string): boolean {
    if (!this.pattern.startsWith(text, this.at)) return false;
    this.at += text.length;
    return true;
  }

  error(message: string): NetException {
    return regexError(this.pattern, this.at, message);
  }

  isAtWordChar(): boolean {
    return !this.isAtEnd && isBoundaryWordChar(this.pattern.charCodeAt(this.at));
  }

  word(): string {
    const start = this.at;
    while (this.isAtWordChar()) this.at += 1;
    return this.pattern.slice(start, this.at);
  }

  isAtDigit(): boolean {
    return this.peek() >= '0' && this.peek() <= '9';
  }

  /** No digits make 0. */
  decimal(): number {
    let value = 0;
    while (this.isAtDigit()) {
      value = value * 10 + Number(this.next());
      if (value > MAX_INT32) throw this.error('Capture group numbers must be less than or equal to Int32.MaxValue.');
    }
    return value;
  }

  /** White space and comments of mode x, and `(?#…)`. */
  skipBlank(): void {
    const isFree = this.has('IgnorePatternWhitespace');
    for (;;) {
      while (isFree && /[ \t\n\v\f\r]/.test(this.peek())) this.at += 1;
      if (isFree && this.peek() === '#') this.#skipPast('\n', 0);
      else if (this.pattern.startsWith('(?#', this.at)) this.#skipComment();
      else return;
    }
  }

  #skipComment(): void {
    if (this.#skipPast(')', 1)) return;
    throw this.error('Unterminated (?#...) comment.');
  }

  #skipPast(end: string, extra: number): boolean {
    const found = this.pattern.indexOf(end, this.at);
    this.at = found === -1 ? this.pattern.length : found + extra;
    return found !== -1;
  }

  /** Of `(?i-s:`: stops at the first character that is none. */
  inlineOptions(): void {
    for (let isOff = false; !this.isAtEnd; this.at += 1) {
      const letter = this.peek();
      const option = INLINE_OPTIONS.get(letter.toLowerCase());
      if (letter === '-' || letter === '+') isOff = letter === '-';
      else if (option === undefined) return;
      else this.options = isOff ? this.options & ~option : this.options | option;
    }
  }

  /** Whether `{` begins a quantifier, such as `{2,}`, or stands for itself. */
  isAtQuantifier(): boolean {
    if (this.peek() !== '{') return '*+?'.includes(this.peek()) && !this.isAtEnd;
    return /^\{\d+(?:,\d*)?\}/.test(this.pattern.slice(this.at, this.at + 24));
  }
}
