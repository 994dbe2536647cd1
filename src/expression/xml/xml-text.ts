import { LIMITS } from '../runtime/limits.ts';
import { Meter } from '../runtime/meter.ts';
import { escapeAttribute, escapeText, withNewLines } from './escape.ts';

const NEW_LINE = '\r\n';
const INDENT = '  ';

/**
 * Puts the pieces of a document together, indented unless they stand beside text: an element that holds text keeps its lines.
 * https://learn.microsoft.com/dotnet/api/system.xml.xmlwritersettings.indent
 */
export class XmlText {
  readonly #indents: boolean;
  readonly #pieces: string[] = [];
  /** Its own, lest the indentation of a tree that is very deep fills the memory before anybody counts the text. */
  readonly #meter = new Meter(LIMITS);
  /** For each open element, whether its parent held text when it began. */
  readonly #outer: boolean[] = [];
  #isMixed = false;
  /** How many pieces there were when the last start tag was closed, and after the last text. */
  #contentStart = -1;
  #textEnd = 0;

  constructor(indents: boolean) {
    this.#indents = indents;
  }

  get text(): string {
    return this.#pieces.join('');
  }

  startTag(name: string): void {
    this.#line();
    this.#outer.push(this.#isMixed);
    this.#push(`<${name}`);
  }

  attribute(name: string, value: string): void {
    this.#push(` ${name}="${escapeAttribute(value)}"`);
  }

  closeStartTag(): void {
    this.#isMixed = this.#outer.length > 1 && this.#outer.at(-1) === true;
    this.#push('>');
    this.#contentStart = this.#pieces.length;
  }

  /** `<a />` where that is allowed and nothing came in between. */
  endTag(name: string, mayBeEmpty: boolean): void {
    const isEmpty = this.#contentStart === this.#pieces.length;
    const outer = this.#outer.pop() ?? false;
    if (!isEmpty) this.#line();
    this.#isMixed = outer;
    if (isEmpty && mayBeEmpty) this.#pieces.splice(-1, 1, ' />');
    else this.#push(`</${name}>`);
    this.#contentStart = -1;
  }

  characters(text: string): void {
    if (text === '') return;
    this.#isMixed = true;
    this.#append(escapeText(text));
  }

  /** Outside the root element. */
  whitespace(text: string): void {
    this.#isMixed = false;
    this.#append(withNewLines(text));
  }

  cdata(text: string): void {
    this.#isMixed = true;
    this.#append(`<![CDATA[${withNewLines(text).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`);
  }

  /** A comment, a processing instruction, a document type. */
  markup(text: string): void {
    this.#line();
    this.#push(withNewLines(text));
  }

  #push(piece: string): void {
    this.#meter.grow(piece.length);
    this.#pieces.push(piece);
  }

  #append(text: string): void {
    this.#push(text);
    this.#textEnd = this.#pieces.length;
  }

  #line(): void {
    if (!this.#indents || this.#isMixed || this.#textEnd === this.#pieces.length) return;
    this.#push(NEW_LINE);
    this.#push(INDENT.repeat(this.#outer.length));
  }
}
