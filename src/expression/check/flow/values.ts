import { ExpressionError } from '../../expression-error.ts';
import type { Bound, Lambda, OutArgument, ReadLocal } from '../bound.ts';
import { NOT } from '../operators/unary.ts';
import { operands } from './operands.ts';
import { assigned, type Branches, join, type State } from './state.ts';

/** A lambda, to be looked into later, and what has a value where it is made. */
export interface LambdaAt {
  readonly lambda: Lambda;
  readonly state: State;
}

/** The state once the value is computed. */
export function after(bound: Bound, state: State, lambdas: LambdaAt[]): State {
  switch (bound.kind) {
    case 'constant':
    case 'context':
      return state;
    case 'local':
      refuseUnassigned(bound, state);
      return state;
    case 'assign':
      return assigned(after(bound.value, state, lambdas), bound.local);
    case 'and':
    case 'or':
    case 'conditional':
    case 'test': {
      const { whenTrue, whenFalse } = branches(bound, state, lambdas);
      return join(whenTrue, whenFalse);
    }
    case 'coalesce':
    case 'conditional-access':
      return optional(bound, state, lambdas);
    case 'lambda':
      lambdas.push({ lambda: bound, state });
      return state;
    case 'throw-expression':
      after(bound.value, state, lambdas);
      return undefined;
    default:
      return operands(bound).reduce<State>(
        (before, each) => (each.kind === 'out' ? set(each, before) : after(each, before, lambdas)),
        state,
      );
  }
}

/** A `ref` argument is read before it is set. */
function set({ local, read }: OutArgument, state: State): State {
  if (read !== undefined) refuseUnassigned(read, state);
  return assigned(state, local);
}

function refuseUnassigned({ local, span }: ReadLocal, state: State): void {
  if (state === undefined || local.isAssigned || state.has(local)) return;
  throw local.by === 'out'
    ? new ExpressionError('CS0269', `Use of unassigned out parameter '${local.name}'`, span)
    : new ExpressionError('CS0165', `Use of unassigned local variable '${local.name}'`, span);
}

function optional(
  bound: Extract<Bound, { readonly kind: 'coalesce' | 'conditional-access' }>,
  state: State,
  lambdas: LambdaAt[],
): State {
  if (bound.kind === 'conditional-access') {
    const found = after(bound.target, state, lambdas);
    after(bound.access, found, lambdas);
    return found;
  }
  const found = after(bound.left, state, lambdas);
  return join(after(bound.present, found, lambdas), after(bound.right, found, lambdas));
}

/** The states in which a condition comes out true, and false. */
export function branches(bound: Bound, state: State, lambdas: LambdaAt[]): Branches {
  if (bound.kind === 'constant')
    return { whenTrue: bound.value === false ? undefined : state, whenFalse: bound.value === true ? undefined : state };
  if (bound.kind === 'test') return branches(bound.test, after(bound.value, state, lambdas), lambdas);
  if (bound.kind === 'and') {
    const left = branches(bound.left, state, lambdas);
    const right = branches(bound.right, left.whenTrue, lambdas);
    return { whenTrue: right.whenTrue, whenFalse: join(left.whenFalse, right.whenFalse) };
  }
  if (bound.kind === 'or') {
    const left = branches(bound.left, state, lambdas);
    const right = branches(bound.right, left.whenFalse, lambdas);
    return { whenTrue: join(left.whenTrue, right.whenTrue), whenFalse: right.whenFalse };
  }
  if (bound.kind === 'conditional') return conditionalBranches(bound, state, lambdas);
  const [operand] = bound.kind === 'apply' && bound.apply === NOT ? bound.operands : [];
  if (operand !== undefined) {
    const { whenTrue, whenFalse } = branches(operand, state, lambdas);
    return { whenTrue: whenFalse, whenFalse: whenTrue };
  }
  if (bound.kind === 'sequence')
    return branches(
      bound.value,
      bound.effects.reduce((before, each) => after(each, before, lambdas), state),
      lambdas,
    );
  const end = after(bound, state, lambdas);
  return { whenTrue: end, whenFalse: end };
}

function conditionalBranches(
  { condition, whenTrue, whenFalse }: Extract<Bound, { readonly kind: 'conditional' }>,
  state: State,
  lambdas: LambdaAt[],
): Branches {
  const test = branches(condition, state, lambdas);
  const yes = branches(whenTrue, test.whenTrue, lambdas);
  const no = branches(whenFalse, test.whenFalse, lambdas);
  return { whenTrue: join(yes.whenTrue, no.whenTrue), whenFalse: join(yes.whenFalse, no.whenFalse) };
}
