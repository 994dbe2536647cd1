import { endOfEscapedExpression, endOfExpression } from '../../expression/source.ts';

/** Where in a document an expression stands, and so what follows it. */
export interface Setting {
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
export function extentOf(source: string, start: number, setting: Setting): Extent | NoExtent {
  return strictExtent(source, start, setting) ?? rawExtent(source, start, setting);
}

function strictExtent(source: string, start: number, setting: Setting): Extent | undefined {
  if (!setting.hasEntities) return undefined;
  const end = endOfEscapedExpression(source.slice(0, setting.strictEnd), start);
  return end !== undefined && setting.isOver(end) ? extent(source, start, end) : undefined;
}

function rawExtent(source: string, start: number, setting: Setting): Extent | NoExtent {
  const end = endOfExpression(source, start);
  if (end !== undefined && setting.isOver(end)) {
    const whole = source.slice(0, end);
    return endOfEscapedExpression(whole, start) === end && setting.hasEntities
      ? extent(source, start, end)
      : { end, isEscaped: false };
  }
  const mixedEnd = setting.hasEntities ? endOfEscapedExpression(source, start) : undefined;
  if (mixedEnd !== undefined && setting.isOver(mixedEnd)) return extent(source, start, mixedEnd);
  return end === undefined ? { problem: 'not closed', offset: start } : { problem: 'followed', offset: end };
}

const extent = (source: string, start: number, end: number): Extent => ({
  end,
  isEscaped: ENTITY.test(source.slice(start, end)),
});
