import { ExpressionFinder } from './expression-finder.ts';
import type { FoundExpression } from './found-expression.ts';
import { lineIndex, type Position } from './lines.ts';

/** A text or an attribute value is an expression when this is what it begins with. */
export const beginsExpression = (text: string): boolean => /^\s*@[({]/.test(text);

/** Never wrong where it says no, and quick, since it is asked of a thousand documents at once. */
export const mayHoldExpressions = (source: string): boolean => source.includes('@(') || source.includes('@{');

export interface CutSource {
  /** The document with blanks for its expressions, so that offsets stay true. */
  readonly text: string;
  /** In the order of the document. */
  readonly expressions: readonly FoundExpression[];
}

/**
 * To be called before a document is read as XML. Half of the documents in the wild have raw quotes, `<` and `&&` in their
 * expressions and are no XML until those are cut out; so they are looked for here, in the text as typed. Throws UserError
 * ValidationError where one does not end, or not where its attribute or text does.
 */
export function cutExpressions(source: string, positionAt: (offset: number) => Position): CutSource {
  if (!mayHoldExpressions(source)) return { text: source, expressions: [] };
  const expressions = new ExpressionFinder(source, positionAt).find();
  let text = '';
  let at = 0;
  for (const { start, end } of expressions) {
    text += source.slice(at, start) + ' '.repeat(end - start);
    at = end;
  }
  return { text: text + source.slice(at), expressions };
}

/** All expressions of a document, which need not be sound otherwise. Throws as cutExpressions does. */
export const expressionsIn = (source: string): readonly FoundExpression[] =>
  cutExpressions(source, lineIndex(source)).expressions;
