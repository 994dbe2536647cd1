import { lastNotAfter, lineIndex, type Position } from './lines.ts';

/** A text of a document, and where in the document, or in the file that holds it, an offset of it is. */
export interface Written {
  readonly text: string;
  positionAt(offset: number): Position;
}

/** A file of its own. */
export const asWritten = (text: string): Written => ({ text, positionAt: lineIndex(text) });

/** A text some pieces of which are replaced; an offset inside of such a piece is where that piece begins. */
export class Pieces {
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
    const piece = this.#starts[lastNotAfter(this.#starts.length, at => this.#starts[at]?.made ?? 0, offset)];
    if (piece === undefined) return offset;
    return piece.isReplaced ? piece.written : piece.written + offset - piece.made;
  }
}
