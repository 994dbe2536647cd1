import { isWhiteSpace } from '../../text/characters.ts';

const CARRIAGE_RETURN = 13;
const LINE_FEED = 10;

/** A place in a text, in UTF-16 units, and in which line that is. Beyond the end stand NULs. */
export class Cursor {
  readonly text: string;
  at = 0;
  line = 1;
  #lineStart = 0;

  constructor(text: string) {
    this.text = text;
  }

  get position(): number {
    return this.at - this.#lineStart;
  }

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** Whether that many characters are left. */
  has(count: number): boolean {
    return this.at + count <= this.text.length;
  }

  get code(): number {
    return this.at < this.text.length ? this.text.charCodeAt(this.at) : 0;
  }

  get char(): string {
    return this.text[this.at] ?? '\0';
  }

  peek(distance: number): string {
    return this.text[this.at + distance] ?? '\0';
  }

  startsWith(word: string): boolean {
    return this.text.startsWith(word, this.at);
  }

  /** Past a line end, if one is here. */
  skipLineEnd(): boolean {
    const { code } = this;
    if (code !== CARRIAGE_RETURN && code !== LINE_FEED) return false;
    this.at += 1;
    if (code === CARRIAGE_RETURN && this.code === LINE_FEED) this.at += 1;
    this.line += 1;
    this.#lineStart = this.at;
    return true;
  }

  /** Past white space; a NUL counts as such. */
  skipWhiteSpace(): void {
    while (!this.isAtEnd) {
      const { code } = this;
      if (!isBlank(code)) return;
      if (!this.skipLineEnd()) this.at += 1;
    }
  }
}

function isBlank(code: number): boolean {
  if (code === 32 || code === 0) return true;
  return (code < 32 || code > 127) && isWhiteSpace(code);
}
