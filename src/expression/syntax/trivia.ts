import { isNewline, isSpace } from './characters.ts';
import { refusal, syntaxError } from './syntax-error.ts';

/** White space, comments and preprocessor lines. */
export class Trivia {
  readonly #text: string;
  /** Where each `#region` that is still open stands. */
  readonly #regions: number[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  /** The offset of the next token. Throws an ExpressionError. */
  skip(start: number, isOnOneLine: boolean): number {
    const text = this.#text;
    let at = start;
    for (;;) {
      const unit = text.charCodeAt(at);
      if (isSpace(unit) || isNewline(unit)) at += 1;
      else if (unit === 47 && text.charAt(at + 1) === '/') at = this.#skipLineComment(at, isOnOneLine);
      else if (unit === 47 && text.charAt(at + 1) === '*') at = this.#skipComment(at);
      else if (unit === 35) at = this.#skipDirective(at);
      else break;
    }
    if (at >= text.length) this.#refuseOpenRegion();
    return at;
  }

  #skipLineComment(start: number, isOnOneLine: boolean): number {
    if (isOnOneLine) throw syntaxError('CS8077', { start, end: start + 2 });
    return this.#endOfLine(start);
  }

  #skipComment(start: number): number {
    const end = this.#text.indexOf('*/', start + 2);
    if (end < 0) throw syntaxError('CS1035', { start, end: this.#text.length });
    return end + 2;
  }

  #skipDirective(start: number): number {
    const end = this.#endOfLine(start);
    if (!this.#isFirstOnLine(start)) throw syntaxError('CS1040', { start, end: start + 1 });
    const [, name = '', rest = ''] = /^#\s*(\w*)\s*(.*)$/s.exec(this.#text.slice(start, end)) ?? [];
    this.#readDirective(name, rest, { start, end });
    return end;
  }

  #readDirective(name: string, rest: string, span: { readonly start: number; readonly end: number }): void {
    if (name === 'region') this.#regions.push(span.start);
    else if (name === 'endregion' && this.#regions.pop() === undefined) throw syntaxError('CS1028', span);
    else if (name === 'error') throw syntaxError('CS1029', span, rest);
    else if (name === 'define' || name === 'undef') throw syntaxError('CS1032', span);
    else if (/^(?:if|elif|else|endif)$/.test(name)) throw refusal(`'#${name}'`, span);
    else if (!/^(?:endregion|pragma|line|warning|nullable)$/.test(name)) throw syntaxError('CS1024', span);
  }

  #isFirstOnLine(start: number): boolean {
    let at = start - 1;
    while (isSpace(this.#text.charCodeAt(at))) at -= 1;
    return at < 0 || isNewline(this.#text.charCodeAt(at));
  }

  #refuseOpenRegion(): void {
    const at = this.#text.length;
    if (this.#regions.length > 0) throw syntaxError('CS1038', { start: at, end: at });
  }

  #endOfLine(start: number): number {
    let at = start;
    while (at < this.#text.length && !isNewline(this.#text.charCodeAt(at))) at += 1;
    return at;
  }
}
