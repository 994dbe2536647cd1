import { elementError } from './document-error.ts';
import { extentOf, type Vicinity } from './expression-end.ts';
import type { Position } from './lines.ts';
import { decoded, type PolicyExpression } from './policy-expression.ts';
import { blanksAt } from './scanning.ts';

/** An expression and where it was found; the range and the position are those of what is written, from the `@` on. */
export interface FoundExpression extends PolicyExpression, Position {
  readonly start: number;
  readonly end: number;
}

/** A text or an attribute value that may be an expression. */
export interface Candidate extends Vicinity {
  readonly element: string;
  readonly attribute: string | undefined;
  /** Where it begins. */
  readonly start: number;
}

/**
 * The expression that the candidate is; undefined where it is none. Throws UserError ValidationError where it begins like
 * one and does not end like one.
 */
export function readExpression(
  source: string,
  candidate: Candidate,
  positionAt: (offset: number) => Position,
): FoundExpression | undefined {
  const { element, attribute } = candidate;
  const start = candidate.start + blanksAt(source, candidate.start);
  if (!source.startsWith('@(', start) && !source.startsWith('@{', start)) return undefined;
  const extent = extentOf(source, start, candidate);
  if ('problem' in extent)
    throw elementError(
      { name: element, ...positionAt(extent.offset) },
      extent.problem === 'followed' ? FOLLOWED : notClosed(source.charAt(start + 1)),
    );
  const { end, isEscaped } = extent;
  const { text, offsetOf } = isEscaped ? decoded(source, start, end) : asTyped(source, start, end);
  const place = { element, attribute, start, end, ...positionAt(start) };
  return { ...place, source: text, positionAt: offset => positionAt(offsetOf(offset)) };
}

const FOLLOWED = 'A policy expression is the whole of an attribute or a text: nothing may follow it.';

const notClosed = (opener: string): string =>
  `The policy expression is not closed: its '${opener === '(' ? ')' : '}'}' is missing.`;

const asTyped = (source: string, start: number, end: number) => ({
  text: source.slice(start, end),
  offsetOf: (offset: number): number => Math.min(start + offset, end),
});
