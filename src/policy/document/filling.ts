import { type DocumentFault, elementError, type Place } from './document-error.ts';
import type { Position } from './lines.ts';

/** A text of a document, and where in the document an offset of it is. */
export interface Written {
  readonly text: string;
  positionAt(offset: number): Position;
}

/** What becomes of the texts of a document while it is read: attributes, contents and expressions. */
export interface Filling {
  /** `keepsUnknown`: the text has braces of its own, as Liquid's. */
  fill(written: Written, element: string, keepsUnknown: boolean): Written;
  /** The same of markup whose attributes and contents have been filled already. */
  fillMarkup(markup: string): string;
}

/** For those who look at a document as it was typed. */
export const AS_WRITTEN: Filling = { fill: written => written, fillMarkup: markup => markup };

/** `{{name}}`. https://learn.microsoft.com/azure/api-management/api-management-howto-properties */
const NAMED_VALUE = /\{\{([A-Za-z0-9._-]+)\}\}/g;

export const mayNameValues = (text: string): boolean => text.includes('{{');

export const namesIn = (text: string): IterableIterator<RegExpExecArray> => text.matchAll(NAMED_VALUE);

/** The name of a named value, and where a document writes it. */
export interface ValueName {
  readonly name: string;
  readonly place: Place;
}

/** Puts the values of named values in the place of their names; what stands inside a value is not looked at again. */
export class NamedValueFilling implements Filling {
  readonly names: ValueName[] = [];
  readonly faults: DocumentFault[] = [];
  readonly #find: (name: string) => string | undefined;

  constructor(find: (name: string) => string | undefined) {
    this.#find = find;
  }

  fill(written: Written, element: string, keepsUnknown: boolean): Written {
    if (!mayNameValues(written.text)) return written;
    const pieces = new Pieces(written);
    for (const { 0: braces, 1: name = '', index } of namesIn(written.text)) {
      const place = { name: element, ...written.positionAt(index) };
      const value = this.#find(name);
      if (value !== undefined) {
        this.names.push({ name, place });
        pieces.replace(index, braces.length, value);
      } else if (!keepsUnknown) this.faults.push(elementError(place, `Property '${name}' not found.`));
    }
    return pieces.joined();
  }

  fillMarkup(markup: string): string {
    return markup.replace(NAMED_VALUE, (braces, name) => this.#find(name) ?? braces);
  }
}

/** A text some pieces of which are replaced; an offset inside of such a piece is where that piece begins. */
class Pieces {
  readonly #written: Written;
  /** Where each piece begins in what is made and in what was written, in their order. */
  readonly #starts: { readonly made: number; readonly written: number; readonly isReplaced: boolean }[] = [];
  #text = '';
  #at = 0;

  constructor(written: Written) {
    this.#written = written;
  }

  replace(start: number, length: number, value: string): void {
    this.#keep(start);
    this.#starts.push({ made: this.#text.length, written: start, isReplaced: true });
    this.#text += value;
    this.#at = start + length;
  }

  joined(): Written {
    this.#keep(this.#written.text.length);
    return { text: this.#text, positionAt: offset => this.#written.positionAt(this.#offsetOf(offset)) };
  }

  #keep(end: number): void {
    this.#starts.push({ made: this.#text.length, written: this.#at, isReplaced: false });
    this.#text += this.#written.text.slice(this.#at, end);
  }

  #offsetOf(offset: number): number {
    const piece = this.#starts.findLast(({ made }) => made <= offset);
    if (piece === undefined) return offset;
    return piece.isReplaced ? piece.written : piece.written + offset - piece.made;
  }
}
