import { STYLE } from './number-styles.ts';

/** A number as its text writes it: `digits` times 10 to the power of `exponent`. */
export interface ScannedNumber {
  readonly isNegative: boolean;
  /** Without zeros in front; empty for zero. */
  readonly digits: string;
  readonly exponent: number;
}

/** Undefined where the text is no number, or not one that the style (of NumberStyles) allows. */
export function scanNumber(text: string, style: number): ScannedNumber | undefined {
  const scan = new Scanner(text, style);
  return scan.read();
}

const LARGEST_EXPONENT = 1e9;

/** Larger ones make no difference. */
const bounded = (exponent: number): number => Math.max(-LARGEST_EXPONENT, Math.min(exponent, LARGEST_EXPONENT));

class Scanner {
  readonly #text: string;
  readonly #style: number;
  #at = 0;
  #sign = '';
  #isInParentheses = false;

  constructor(text: string, style: number) {
    this.#text = text;
    this.#style = style;
  }

  read(): ScannedNumber | undefined {
    this.#leading();
    const whole = this.#take(this.#allows(STYLE.thousands) ? /(?:\d[\d,]*)?/y : /\d*/y).replace(/,/g, '');
    const decimals = this.#allows(STYLE.point) ? this.#take(/\.\d*/y).slice(1) : '';
    const exponent = this.#allows(STYLE.exponent) ? bounded(Number(this.#take(/[eE][+-]?\d+/y).slice(1))) : 0;
    this.#trailing();
    // .NET lets a text end in NUL characters.
    this.#take(/\0*/y);
    if (whole + decimals === '' || this.#at < this.#text.length || this.#isInParentheses) return undefined;
    const isNegative = this.#sign === '-' || this.#sign === '(';
    return { isNegative, digits: (whole + decimals).replace(/^0+/, ''), exponent: exponent - decimals.length };
  }

  #leading(): void {
    while (
      (this.#isBeforeSign && this.#skipped(STYLE.leadingWhite, /[\t-\r ]+/y)) ||
      this.#signed(STYLE.leadingSign) ||
      this.#parenthesis() ||
      this.#skipped(STYLE.currency, /\xa4/y)
    );
  }

  #trailing(): void {
    while (
      this.#skipped(STYLE.trailingWhite, /[\t-\r ]+/y) ||
      this.#signed(STYLE.trailingSign) ||
      this.#closed() ||
      this.#skipped(STYLE.currency, /\xa4/y)
    );
  }

  /** White space may stand between currency and number, but not between sign and number. */
  get #isBeforeSign(): boolean {
    return this.#sign === '' || this.#text[this.#at - 1] === '¤';
  }

  #allows(style: number): boolean {
    return (this.#style & style) !== 0;
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }

  #skipped(style: number, pattern: RegExp): boolean {
    return this.#allows(style) && this.#take(pattern) !== '';
  }

  /** A number has one sign at most. */
  #signed(style: number): boolean {
    if (!this.#allows(style) || this.#sign !== '') return false;
    this.#sign = this.#take(/[+-]/y);
    return this.#sign !== '';
  }

  #parenthesis(): boolean {
    if (!this.#allows(STYLE.parentheses) || this.#sign !== '') return false;
    this.#sign = this.#take(/\(/y);
    this.#isInParentheses = this.#sign !== '';
    return this.#isInParentheses;
  }

  #closed(): boolean {
    if (!this.#isInParentheses || this.#take(/\)/y) === '') return false;
    this.#isInParentheses = false;
    return true;
  }
}
