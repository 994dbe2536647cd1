import { ExpressionError } from '../expression-error.ts';
import type { Span } from '../syntax/ast.ts';
import { displayName } from '../types/display.ts';
import { NULL, VOID } from '../types/primitives.ts';
import type { Bound } from './bound.ts';
import { describe } from './describe.ts';
import { isValue, type Operand } from './operand.ts';

/** Throws ExpressionError for what is no value. */
export function asValue(operand: Operand, span: Span): Bound {
  if (isValue(operand) && operand.type !== VOID) return operand;
  if (operand.kind === 'untyped-throw') throw new ExpressionError('CS1525', "Invalid expression term 'throw'", span);
  throw new ExpressionError('CS0119', `'${describe(operand)}' is not valid in the given context`, span);
}

export const nameOf = (operand: Bound): string => (operand.type === NULL ? '<null>' : displayName(operand.type));
