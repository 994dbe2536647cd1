import { ExpressionError } from '../../expression-error.ts';
import type { Span } from '../../syntax/ast.ts';
import type { BoundFunction, BoundLoop, BoundStatement, BoundSwitch, BoundTry } from '../bound.ts';
import type { Local } from '../scope.ts';
import { type Exits, isInFinally, leave, leavesFinally } from './exits.ts';
import { type Branches, join, joinAll, type State } from './state.ts';
import { after, branches, type LambdaAt } from './values.ts';

/** Functions inside the one that is looked at: theirs is another flow. */
export interface FoundFunctions {
  readonly lambdas: LambdaAt[];
  readonly functions: BoundFunction[];
  /** The `out` parameters of the one that is looked at. */
  readonly outs: readonly Local[];
}

/** Throws ExpressionError for an `out` parameter that has no value where its function ends. */
export function refuseUnset(outs: readonly Local[], state: State, span: Span): void {
  const unset = outs.find(local => state !== undefined && !state.has(local));
  if (unset === undefined) return;
  throw new ExpressionError(
    'CS0177',
    `The out parameter '${unset.name}' must be assigned to before control leaves the current method`,
    span,
  );
}

export function statementFlow(
  bound: BoundStatement,
  state: State,
  exits: Exits | undefined,
  found: FoundFunctions,
): State {
  switch (bound.kind) {
    case 'block':
      return bound.statements.reduce((before, each) => statementFlow(each, before, exits, found), state);
    case 'expression':
      return after(bound.value, state, found.lambdas);
    case 'if': {
      const { whenTrue, whenFalse } = branches(bound.condition, state, found.lambdas);
      const otherwise =
        bound.otherwise === undefined ? whenFalse : statementFlow(bound.otherwise, whenFalse, exits, found);
      return join(statementFlow(bound.whenTrue, whenTrue, exits, found), otherwise);
    }
    case 'loop':
      return loopFlow(bound, state, exits, found);
    case 'foreach': {
      const start = after(bound.source, state, found.lambdas);
      statementFlow(bound.body, start, { breaks: [], kind: 'loop', outer: exits }, found);
      return start;
    }
    case 'switch':
      return switchFlow(bound, state, exits, found);
    case 'break':
    case 'continue':
      return leave(bound, state, exits);
    case 'return':
    case 'throw':
      return ending(bound, state, exits, found);
    case 'try':
      return tryFlow(bound, state, exits, found);
    case 'functions':
      found.functions.push(...bound.functions.map(each => each.function));
      return state;
  }
}

function loopFlow(
  { condition, isTestedFirst, body, iterators }: BoundLoop,
  state: State,
  exits: Exits | undefined,
  found: FoundFunctions,
): State {
  const own: Exits = { breaks: [], kind: 'loop', outer: exits };
  const test = (before: State): Branches =>
    condition === undefined ? { whenTrue: before, whenFalse: undefined } : branches(condition, before, found.lambdas);
  if (isTestedFirst) {
    const { whenTrue, whenFalse } = test(state);
    const end = statementFlow(body, whenTrue, own, found);
    iterators.reduce((before, each) => after(each, before, found.lambdas), end);
    return joinAll([whenFalse, ...own.breaks]);
  }
  const end = statementFlow(body, state, own, found);
  return joinAll([test(end ?? state).whenFalse, ...own.breaks]);
}

function switchFlow(
  { value, sections, isComplete }: BoundSwitch,
  state: State,
  exits: Exits | undefined,
  found: FoundFunctions,
): State {
  const own: Exits = { breaks: [], kind: 'switch', outer: exits };
  const start = after(value, state, found.lambdas);
  const isLeftOut = !isComplete && !sections.some(({ labels }) => labels.includes(undefined));
  for (const { labels, fits, body, span, title } of sections) {
    const entered = joinAll(
      labels.map((label, index) => {
        if (label === undefined) return isComplete ? undefined : start;
        const { whenTrue } = branches(label, start, found.lambdas);
        return fits[index] === false ? undefined : whenTrue;
      }),
    );
    if (statementFlow(body, entered, own, found) !== undefined)
      throw new ExpressionError(
        'CS0163',
        `Control cannot fall through from one case label ('${title}') to another`,
        span,
      );
  }
  return joinAll([...(isLeftOut ? [start] : []), ...own.breaks]);
}

function tryFlow(
  { block, catches, finally: last }: BoundTry,
  state: State,
  exits: Exits | undefined,
  found: FoundFunctions,
): State {
  const ends = [
    statementFlow(block, state, exits, found),
    ...catches.map(({ when, block: body }) =>
      statementFlow(body, when === undefined ? state : branches(when, state, found.lambdas).whenTrue, exits, found),
    ),
  ];
  const end = joinAll(ends);
  if (last === undefined) return end;
  const final = statementFlow(last, state, { breaks: [], kind: 'finally', outer: exits }, found);
  return end === undefined || final === undefined ? undefined : new Set([...end, ...final]);
}

function ending(
  bound: Extract<BoundStatement, { readonly kind: 'return' | 'throw' }>,
  state: State,
  exits: Exits | undefined,
  found: FoundFunctions,
): undefined {
  if (bound.kind === 'return' && isInFinally(exits)) throw leavesFinally(bound.span);
  const value = bound.kind === 'return' ? bound.found.value : bound.value;
  const end = value === undefined ? state : after(value, state, found.lambdas);
  if (bound.kind === 'return') refuseUnset(found.outs, end, bound.span);
}
