import { endOfEscapedExpression, endOfExpression } from '../../expression/source.ts';

/** Where in a document an expression stands, and so what follows it. */
export interface Vicinity {
  /** Where its text would end if the document were strict XML. */
  readonly strictEnd: number;
  /** Whether the text is over here, white space and comments apart. */
  isOver(offset: number): boolean;
  /** False in CDATA, where an ampersand is one. */
  readonly hasEntities: boolean;
}

/** How an expression is written, and the offset after its last bracket. */
export interface Extent {
  readonly end: number;
  /** Whether `&quot;` stands for a quote. */
  readonly isEscaped: boolean;
}

/** Why no expression ends as it should, and where that is seen. */
export interface NoExtent {
  readonly problem: 'not closed' | 'followed';
  readonly offset: number;
}

const ENTITY = /&(?:quot|apos|lt|gt|amp|#\d+|#x[\da-f]+);/i;

/**
 * `start` is the offset of the `@`. People write expressions as strict XML, with entities, and as typed, with raw quotes, `<`
 * and `&&` (the formats `xml` and `rawxml` of Azure), and mix the two: what is read is what ends where the text does.
 */
export function extentOf(source: string, start: number, vicinity: Vicinity): Extent | NoExtent {
  return strictExtent(source, start, vicinity) ?? rawExtent(source, start, vicinity);
}

function strictExtent(source: string, start: number, vicinity: Vicinity): Extent | undefined {
  if (!vicinity.hasEntities) return undefined;
  const end = endOfEscapedExpression(source.slice(0, vicinity.strictEnd), start);
  return end !== undefined && vicinity.isOver(end) ? extent(source, start, end) : undefined;
}

function rawExtent(source: string, start: number, vicinity: Vicinity): Extent | NoExtent {
  const end = endOfExpression(source, start);
  if (end !== undefined && vicinity.isOver(end)) {
    const whole = source.slice(0, end);
    return endOfEscapedExpression(whole, start) === end && vicinity.hasEntities
      ? extent(source, start, end)
      : { end, isEscaped: false };
  }
  const mixedEnd = vicinity.hasEntities ? endOfEscapedExpression(source, start) : undefined;
  if (mixedEnd !== undefined && vicinity.isOver(mixedEnd)) return extent(source, start, mixedEnd);
  return end === undefined ? { problem: 'not closed', offset: start } : { problem: 'followed', offset: end };
}

const extent = (source: string, start: number, end: number): Extent => ({
  end,
  isEscaped: ENTITY.test(source.slice(start, end)),
});
