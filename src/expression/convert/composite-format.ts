import { formatException } from '../runtime/exception.ts';

/** `{index,alignment:format}` in a composite format. https://learn.microsoft.com/dotnet/standard/base-types/composite-formatting */
export interface FormatItem {
  readonly index: number;
  /** Negative: to the left. */
  readonly alignment: number;
  readonly format: string;
}

/** Indexes and widths from here on are not read as numbers. */
const NUMBER_LIMIT = 1_000_000;

/** Its literal texts and its items in order; throws FormatException where it is wrong. */
export function* parseCompositeFormat(format: string): Generator<string | FormatItem> {
  const reader = new ItemReader(format);
  while (!reader.isAtEnd) yield reader.readLiteral() ?? reader.readItem();
}

class ItemReader {
  readonly #format: string;
  #at = 0;

  constructor(format: string) {
    this.#format = format;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#format.length;
  }

  /** Undefined where an item starts; doubled braces stand for one. */
  readLiteral(): string | undefined {
    const plain = /[^{}]*/y;
    plain.lastIndex = this.#at;
    const text = plain.exec(this.#format)?.[0] ?? '';
    if (text !== '') {
      this.#at += text.length;
      return text;
    }
    const brace = this.#current();
    if (this.#next() === brace) {
      this.#at += 1;
      return brace;
    }
    if (brace === '}') throw this.#wrong('Unexpected closing brace without a corresponding opening brace.');
    return undefined;
  }

  readItem(): FormatItem {
    const index = this.#number();
    this.#skipSpaces();
    const alignment = this.#current() === ',' ? this.#alignment() : 0;
    this.#skipSpaces();
    const format = this.#current() === ':' ? this.#itemFormat() : '';
    if (this.#current() !== '}') throw this.#unclosed();
    this.#at += 1;
    return { index, alignment, format };
  }

  #alignment(): number {
    while (this.#next() === ' ');
    const sign = this.#current() === '-' ? -1 : 1;
    if (sign < 0) this.#next();
    return sign * this.#number();
  }

  #itemFormat(): string {
    const start = this.#at + 1;
    while (this.#next() !== '}') if (this.#current() === '{') throw this.#unclosed();
    return this.#format.slice(start, this.#at);
  }

  #number(): number {
    if (!isDigit(this.#current())) throw this.#wrong('Expected an ASCII digit.');
    let value = 0;
    while (isDigit(this.#current()) && value < NUMBER_LIMIT) {
      value = value * 10 + Number(this.#current());
      this.#next();
    }
    return value;
  }

  #skipSpaces(): void {
    while (this.#current() === ' ') this.#next();
  }

  #current(): string {
    return this.#format.charAt(this.#at);
  }

  /** Nothing may end within an item. */
  #next(): string {
    this.#at += 1;
    if (this.isAtEnd) throw this.#unclosed();
    return this.#current();
  }

  #unclosed(): Error {
    return this.#wrong('Format item ends prematurely.');
  }

  #wrong(why: string): Error {
    return formatException(
      `Input string was not in a correct format. Failure to parse near offset ${this.#at}. ${why}`,
    );
  }
}

const isDigit = (character: string): boolean => /^[0-9]$/.test(character);
