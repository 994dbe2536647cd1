import { LIMITS } from '../runtime/limits.ts';
import { Meter } from '../runtime/meter.ts';
import { NEW_LINE } from '../runtime/new-line.ts';
import { quoted } from './escape.ts';

const INDENT = '  ';

/** What has been written last, where we are: nothing, `{` or `[`, a whole value, or a property's name. */
type State = 'start' | 'opened' | 'value' | 'name';

/** Builds JSON text as Newtonsoft.Json's JsonTextWriter does. */
export class JsonWriter {
  readonly #isIndented: boolean;
  #text = '';
  /** Its own, lest a text that stands in many places of a tree, or the indentation, fills the memory. */
  readonly #meter = new Meter(LIMITS);
  #depth = 0;
  #state: State = 'start';

  constructor(isIndented: boolean) {
    this.#isIndented = isIndented;
  }

  get text(): string {
    return this.#text;
  }

  /** `{`, `[` or `new Name(`. */
  open(bracket: string): void {
    this.#separate(true);
    this.#write(bracket);
    this.#depth += 1;
    this.#state = 'opened';
  }

  close(bracket: string): void {
    this.#depth -= 1;
    const isEmpty = this.#state === 'opened' && bracket !== ')';
    if (this.#isIndented && !isEmpty) this.#breakLine();
    this.#write(bracket);
    this.#valueWritten();
  }

  name(name: string): void {
    this.#separate(true);
    this.#write(`${quoted(name)}:`);
    this.#state = 'name';
  }

  /** A value as it stands in JSON. */
  value(json: string): void {
    this.#separate(true);
    this.#write(json);
    this.#valueWritten();
  }

  comment(text: string): void {
    this.#separate(false);
    this.#write(`/*${text}*/`);
  }

  #write(piece: string): void {
    this.#meter.grow(piece.length);
    this.#text += piece;
  }

  #valueWritten(): void {
    this.#state = this.#depth === 0 ? 'start' : 'value';
  }

  #separate(needsComma: boolean): void {
    if (needsComma && this.#state === 'value') this.#write(',');
    if (!this.#isIndented) return;
    if (this.#state === 'name') this.#write(' ');
    else if (this.#depth > 0) this.#breakLine();
  }

  #breakLine(): void {
    this.#write(NEW_LINE + INDENT.repeat(this.#depth));
  }
}
