import { ExpressionError } from '../../expression-error.ts';
import type { Span } from '../../syntax/ast.ts';
import type { BoundStatement } from '../bound.ts';
import type { State } from './state.ts';

/** The states in which `break` and `continue` leave the nearest loop or switch. */
export interface Exits {
  readonly breaks: State[];
  readonly kind: 'loop' | 'switch' | 'finally';
  readonly outer: Exits | undefined;
}

type Jump = Extract<BoundStatement, { readonly kind: 'break' | 'continue' }>;

export function leave({ kind, span }: Jump, state: State, exits: Exits | undefined): undefined {
  const target = kind === 'break' ? exits : enclosingLoop(exits);
  if (target?.kind === 'finally') throw leavesFinally(span);
  if (target === undefined)
    throw new ExpressionError('CS0139', 'No enclosing loop out of which to break or continue', span);
  if (kind === 'break') target.breaks.push(state);
}

export const leavesFinally = (span: Span): ExpressionError =>
  new ExpressionError('CS0157', 'Control cannot leave the body of a finally clause', span);

const enclosingLoop = (exits: Exits | undefined): Exits | undefined =>
  exits?.kind === 'switch' ? enclosingLoop(exits.outer) : exits;

export const isInFinally = (exits: Exits | undefined): boolean =>
  exits !== undefined && (exits.kind === 'finally' || isInFinally(exits.outer));
