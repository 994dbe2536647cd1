import { EscapedText, PlainText, type TextReader } from './text-reader.ts';

/**
 * `start` is the offset of the `@` of `@(` or `@{` in a document. Answers the offset after the bracket that closes it, or
 * undefined where none does. Brackets in strings, characters and comments do not count.
 */
export function endOfExpression(text: string, start: number): number | undefined {
  return new Scanner(new PlainText(text, start + 1)).end();
}

/** The same in XML text, where a quote may be written `&quot;` and a newline `&#10;`. */
export function endOfEscapedExpression(text: string, start: number): number | undefined {
  return new Scanner(new EscapedText(text, start + 1)).end();
}

/** Interpolated strings inside each other; what is deeper is no longer understood. */
const MOST_NESTED = 50;
const NEWLINES: ReadonlySet<string> = new Set(['\n', '\r', '\x85', '\u2028', '\u2029']);

class Scanner {
  readonly #reader: TextReader;
  #depth = 0;

  constructor(reader: TextReader) {
    this.#reader = reader;
  }

  end(): number | undefined {
    const opener = this.#reader.character;
    const closer = opener === '(' ? ')' : '}';
    for (let open = 0; this.#reader.character !== ''; ) {
      const { character } = this.#reader;
      if (character === opener) open += 1;
      if (character === closer) open -= 1;
      this.#skipItem();
      if (open === 0) return this.#reader.at;
    }
    return undefined;
  }

  /** A string, a character literal, a comment, or a single character. */
  #skipItem(): void {
    const character = this.#take();
    if (character === '"' || character === "'") this.#skipQuoted(character);
    else if (character === '@') this.#skipAfterAt();
    else if (character === '$') this.#skipAfterDollar();
    else if (character === '/') this.#skipAfterSlash();
  }

  #skipAfterAt(): void {
    const isInterpolated = this.#skip('$');
    if (!this.#skip('"')) return;
    if (isInterpolated) this.#skipInterpolated(true);
    else this.#skipVerbatim();
  }

  #skipAfterDollar(): void {
    const isVerbatim = this.#skip('@');
    if (this.#skip('"')) this.#skipInterpolated(isVerbatim);
  }

  #skipAfterSlash(): void {
    if (this.#skip('/')) while (!this.#isAtLineEnd()) this.#take();
    else if (this.#skip('*')) this.#skipComment();
  }

  #skipComment(): void {
    while (this.#reader.character !== '') if (this.#take() === '*' && this.#skip('/')) return;
  }

  /** Ends with its line at the latest. */
  #skipQuoted(quote: string): void {
    while (!this.#isAtLineEnd()) {
      const character = this.#take();
      if (character === quote) return;
      if (character === '\\' && !this.#isAtLineEnd()) this.#take();
    }
  }

  #skipVerbatim(): void {
    while (this.#reader.character !== '') if (this.#take() === '"' && !this.#skip('"')) return;
  }

  #skipInterpolated(isVerbatim: boolean): void {
    this.#depth += 1;
    while (!this.#isOver(isVerbatim)) {
      const character = this.#take();
      if (character === '"' && !(isVerbatim && this.#skip('"'))) break;
      if (character === '\\' && !isVerbatim) this.#take();
      if (character === '{' && !this.#skip('{') && this.#depth < MOST_NESTED) this.#skipHole(isVerbatim);
    }
    this.#depth -= 1;
  }

  #skipHole(isVerbatim: boolean): void {
    let open = 1;
    let isFormat = false;
    while (open > 0 && !this.#isOver(isVerbatim)) {
      const { character } = this.#reader;
      if (isFormat && character === '"') return;
      if ('([{'.includes(character)) open += 1;
      if (')]}'.includes(character)) open -= 1;
      isFormat ||= character === ':' && open === 1;
      if (isFormat) this.#take();
      else this.#skipItem();
    }
  }

  #isOver(isVerbatim: boolean): boolean {
    return isVerbatim ? this.#reader.character === '' : this.#isAtLineEnd();
  }

  #isAtLineEnd(): boolean {
    return this.#reader.character === '' || NEWLINES.has(this.#reader.character);
  }

  #skip(character: string): boolean {
    if (this.#reader.character !== character) return false;
    this.#reader.advance();
    return true;
  }

  #take(): string {
    const { character } = this.#reader;
    this.#reader.advance();
    return character;
  }
}
