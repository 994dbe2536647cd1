import { ExpressionError } from '../expression-error.ts';
import type { ReturnNode, Span } from '../syntax/ast.ts';
import { displayName } from '../types/display.ts';
import { NULL, VOID } from '../types/primitives.ts';
import type { Type } from '../types/type.ts';
import type { Bound } from './bound.ts';
import type { Checker } from './checker.ts';
import { canConvert } from './convert-operand.ts';
import { isValue, type Operand } from './operand.ts';
import type { Scope } from './scope.ts';
import type { ReturnedValues } from './with-returns.ts';

/** A `return` whose type is found out, or comes from where the function goes. */
export interface OpenReturn {
  /** Undefined: `return;` */
  readonly operand: Operand | undefined;
  readonly span: Span;
  readonly value: undefined;
}

/** What `return` may give in the function around it, and what it gave. */
export interface Returns {
  /** Undefined: to be put in later, by returnedAs. */
  readonly type: Type | undefined;
  readonly open: OpenReturn[];
}

export const newReturns = (type: Type | undefined): Returns => ({ type, open: [] });

/** The value of a return statement, or what stands for it until the type is known. */
export function returned(
  checker: Checker,
  { value, ...span }: ReturnNode,
  returns: Returns,
  scope: Scope,
): { readonly value: Bound | undefined } {
  const operand = value === undefined ? undefined : checker.operand(value, scope);
  const open: OpenReturn = { operand, span: value ?? span, value: undefined };
  if (returns.type !== undefined) return { value: valueAs(checker, open, returns.type) };
  returns.open.push(open);
  return open;
}

/** Throws ExpressionError for a return that cannot give the type. */
export const returnedAs = (checker: Checker, { open }: Returns, type: Type): ReturnedValues =>
  new Map(open.map(each => [each, { value: valueAs(checker, each, type) }]));

function valueAs(checker: Checker, { operand, span }: OpenReturn, type: Type): Bound | undefined {
  if (operand === undefined) {
    if (type === VOID) return undefined;
    throw new ExpressionError('CS0126', `An object of a type convertible to '${displayName(type)}' is required`, span);
  }
  if (type !== VOID) return checker.convert(operand, type, span);
  throw new ExpressionError(
    'CS0127',
    'Since the function returns void, a return keyword must not be followed by an object expression',
    span,
  );
}

/** The type to which all returned values convert. VOID where nothing is returned. */
export function commonResult(checker: Checker, { open }: Returns): Type {
  const operands = open.flatMap(({ operand }) => operand ?? []);
  if (operands.length === 0) return VOID;
  const types = operands.flatMap(operand => (isValue(operand) && operand.type !== NULL ? [operand.type] : []));
  const type = types.find(each => operands.every(operand => canConvert(checker, operand, each)));
  if (type !== undefined) return type;
  throw new ExpressionError(
    'CS8917',
    'The delegate type could not be inferred: the values that are returned have no common type.',
    open[0]?.span ?? { start: 0, end: 0 },
  );
}
