import { type Candidate, type FoundExpression, readExpression } from './found-expression.ts';
import type { Position } from './lines.ts';
import { after, before, blanksAt, matchAt } from './scanning.ts';

interface Passage {
  readonly opens: string;
  readonly closes: string;
  readonly isText: boolean;
}

const PASSAGES: readonly Passage[] = [
  { opens: '<!--', closes: '-->', isText: false },
  { opens: '<?', closes: '?>', isText: false },
  { opens: '<![CDATA[', closes: ']]>', isText: true },
];

const END_OF_TEXT = /(?:\s|<!--(?:(?!-->).)*-->)*(?:<\/|$)/sy;
const END_OF_CDATA = /\s*\]\]>(?:\s|<!--(?:(?!-->).)*-->)*(?:<\/|$)/sy;

/** Walks a document just closely enough to know where a text or an attribute value begins. */
export class ExpressionFinder {
  readonly #source: string;
  readonly #positionAt: (offset: number) => Position;
  readonly #found: FoundExpression[] = [];
  readonly #open: string[] = [];
  #at = 0;

  constructor(source: string, positionAt: (offset: number) => Position) {
    this.#source = source;
    this.#positionAt = positionAt;
  }

  /** In the order of the document. Throws as readExpression does. */
  find(): readonly FoundExpression[] {
    while (this.#at < this.#source.length) {
      this.#text('<', END_OF_TEXT, true);
      this.#markup(before(this.#source, '<', this.#at));
    }
    return this.#found;
  }

  #text(closes: string, end: RegExp, hasEntities: boolean): void {
    const element = this.#open.at(-1);
    if (element === undefined) return;
    this.#take({
      element,
      attribute: undefined,
      start: this.#at,
      strictEnd: before(this.#source, closes, this.#at),
      isOver: offset => matchAt(end, this.#source, offset) !== null,
      hasEntities,
    });
  }

  #markup(start: number): void {
    const passage = PASSAGES.find(({ opens }) => this.#source.startsWith(opens, start));
    if (passage === undefined) this.#tag(start);
    else this.#passage(start, passage);
  }

  #passage(start: number, { opens, closes, isText }: Passage): void {
    this.#at = start + opens.length;
    if (isText) this.#text(closes, END_OF_CDATA, false);
    this.#at = after(this.#source, closes, this.#at);
  }

  #tag(start: number): void {
    const [opens, name = ''] = matchAt(/<\/?([^\s/>"'=]*)/y, this.#source, start) ?? ['<'];
    this.#at = start + opens.length;
    this.#attributes(name);
    if (opens.startsWith('</')) this.#open.pop();
    else if (!this.#source.startsWith('/>', this.#at - 2)) this.#open.push(name);
  }

  /** Up to the `>`. */
  #attributes(element: string): void {
    while (this.#at < this.#source.length) {
      const [unquoted] = matchAt(/[^"'>]*/y, this.#source, this.#at) ?? [''];
      this.#at += unquoted.length + 1;
      const delimiter = this.#source.charAt(this.#at - 1);
      if (delimiter === '>') return;
      this.#value(element, nameIn(unquoted), delimiter);
      this.#at = after(this.#source, delimiter, this.#at);
    }
  }

  #value(element: string, attribute: string, delimiter: string): void {
    this.#take({
      element,
      attribute,
      start: this.#at,
      strictEnd: before(this.#source, delimiter, this.#at),
      isOver: offset => this.#source.charAt(offset + blanksAt(this.#source, offset)) === delimiter,
      hasEntities: true,
    });
  }

  #take(candidate: Candidate): void {
    const expression = readExpression(this.#source, candidate, this.#positionAt);
    if (expression === undefined) return;
    this.#found.push(expression);
    this.#at = expression.end;
  }
}

/** The attribute's name in what stands before the quote of its value. */
const nameIn = (unquoted: string): string => unquoted.trimEnd().replace(/=$/, '').trimEnd().split(/\s/).at(-1) ?? '';
