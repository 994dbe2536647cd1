import { ExpressionError } from '../expression-error.ts';
import type { ReturnNode, Span } from '../syntax/ast.ts';
import { displayName } from '../types/display.ts';
import { NULL, VOID } from '../types/primitives.ts';
import type { Type } from '../types/type.ts';
import type { Bound } from './bound.ts';
import type { Checker } from './checker.ts';
import { canConvert, tryImplicitly } from './convert-operand.ts';
import { isValue, type Operand } from './operand.ts';
import type { Scope } from './scope.ts';

/** A `return` whose type is found out: its value is put in once all are known. */
export interface OpenReturn {
  readonly operand: Operand;
  readonly span: Span;
  value: Bound | undefined;
}

/** What `return` may give in the function around it, and what it gave. */
export interface Returns {
  /** Undefined: to be found out from the values. */
  readonly type: Type | undefined;
  readonly open: OpenReturn[];
}

export const newReturns = (type: Type | undefined): Returns => ({ type, open: [] });

/** The value of a return statement, as a thing that may be filled in later. */
export function returned(
  checker: Checker,
  { value, ...span }: ReturnNode,
  returns: Returns,
  scope: Scope,
): { readonly value: Bound | undefined } {
  const { type } = returns;
  if (value === undefined) {
    if (type === undefined || type === VOID) return { value: undefined };
    throw new ExpressionError('CS0126', `An object of a type convertible to '${displayName(type)}' is required`, span);
  }
  if (type === VOID)
    throw new ExpressionError(
      'CS0127',
      'Since the function returns void, a return keyword must not be followed by an object expression',
      span,
    );
  if (type !== undefined) return { value: checker.converted(value, type, scope) };
  const open: OpenReturn = { operand: checker.operand(value, scope), span: value, value: undefined };
  returns.open.push(open);
  return open;
}

/** The type to which all returned values convert; they are converted to it. VOID where nothing is returned. */
export function commonResult(checker: Checker, { open }: Returns): Type {
  if (open.length === 0) return VOID;
  const types = open.flatMap(({ operand }) => (isValue(operand) && operand.type !== NULL ? [operand.type] : []));
  const type = types.find(each => open.every(({ operand }) => canConvert(checker, operand, each)));
  if (type === undefined)
    throw new ExpressionError(
      'CS8917',
      'The delegate type could not be inferred: the values that are returned have no common type.',
      open[0]?.span ?? { start: 0, end: 0 },
    );
  for (const each of open) each.value = tryImplicitly(checker, each.operand, type);
  return type;
}
