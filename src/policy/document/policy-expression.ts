import { EscapedText } from '../../expression/source.ts';
import type { Position } from './lines.ts';

/** A policy expression as C# reads it, `@(…)` or `@{…}`. */
export interface PolicyExpression {
  /** What it stands in. */
  readonly element: string;
  /** Undefined: the text of the element. */
  readonly attribute: string | undefined;
  /** Entities that were written for characters are these characters. */
  readonly source: string;
  /** Where in the document an offset of `source` is. */
  positionAt(offset: number): Position;
}

/** A piece of a document with its entities read, and where in the document an offset of that is. */
export function decoded(source: string, start: number, end: number) {
  const reader = new EscapedText(source.slice(0, end), start);
  const offsets: number[] = [];
  let text = '';
  while (reader.at < end) {
    text += reader.character;
    while (offsets.length < text.length) offsets.push(reader.at);
    reader.advance();
  }
  return { text, offsetOf: (offset: number): number => offsets[offset] ?? end };
}
