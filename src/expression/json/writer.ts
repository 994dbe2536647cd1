import { LIMITS } from '../runtime/limits.ts';
import { Meter } from '../runtime/meter.ts';
import { NEW_LINE } from '../runtime/new-line.ts';
import { quoted } from './escape.ts';

const INDENT = '  ';

/** Builds JSON text as Newtonsoft.Json's JsonTextWriter does. */
export class JsonWriter {
  readonly #isIndented: boolean;
  #text = '';
  /** Its own, lest a text that stands in many places of a tree, or the indentation, fills the memory. */
  readonly #meter = new Meter(LIMITS);
  #depth = 0;
  /** Where a line begins, at each depth there has been. */
  readonly #lines: string[] = [];
  /** What comes before the next name or value. */
  #comma: ',' | '' = '';
  /** What comes before that, a bracket or a comment. */
  #gap = '';
  /** Whether nothing but comments stands behind the bracket that was opened last. */
  #isEmpty = false;

  constructor(isIndented: boolean) {
    this.#isIndented = isIndented;
  }

  get text(): string {
    return this.#text;
  }

  /** `{`, `[` or `new Name(`. */
  open(bracket: string): void {
    this.#write(this.#comma + this.#gap + bracket);
    this.#depth += 1;
    this.#comma = '';
    this.#gap = this.#line();
    this.#isEmpty = true;
  }

  close(bracket: string): void {
    this.#depth -= 1;
    this.#write(this.#isEmpty && bracket !== ')' ? bracket : this.#line() + bracket);
    this.#valueWritten();
  }

  name(name: string): void {
    this.#write(`${this.#comma}${this.#gap}${quoted(name)}:`);
    this.#comma = '';
    this.#gap = this.#isIndented ? ' ' : '';
    this.#isEmpty = false;
  }

  /** A value as it stands in JSON. */
  value(json: string): void {
    this.#write(this.#comma + this.#gap + json);
    this.#valueWritten();
  }

  /** A container that JSON.stringify writes as this would, the indentation apart. */
  faithful(container: object): void {
    const json = this.#isIndented
      ? JSON.stringify(container, null, INDENT).replaceAll('\n', this.#line())
      : JSON.stringify(container);
    this.value(json);
  }

  comment(text: string): void {
    this.#write(`${this.#gap}/*${text}*/`);
  }

  #write(piece: string): void {
    this.#meter.grow(piece.length);
    this.#text += piece;
  }

  #valueWritten(): void {
    this.#isEmpty = false;
    const isWithin = this.#depth > 0;
    this.#comma = isWithin ? ',' : '';
    this.#gap = isWithin ? this.#line() : '';
  }

  #line(): string {
    if (!this.#isIndented) return '';
    this.#lines[this.#depth] ??= NEW_LINE + INDENT.repeat(this.#depth);
    return this.#lines[this.#depth] ?? '';
  }
}
