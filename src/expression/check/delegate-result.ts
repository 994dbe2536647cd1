import { ExpressionError } from '../expression-error.ts';
import { NULL, VOID } from '../types/primitives.ts';
import type { Type } from '../types/type.ts';
import type { Checker } from './checker.ts';
import type { Argument } from './operand.ts';
import { resolve } from './overloads.ts';

/** What a lambda or a method gives for arguments of these types; undefined where it does not take them or gives nothing. */
export function delegateResult(
  checker: Checker,
  operand: Argument['operand'],
  given: readonly Type[],
): Type | undefined {
  try {
    const result = resultOf(checker, operand, given);
    return result === VOID || result === NULL ? undefined : result;
  } catch (error) {
    if (error instanceof ExpressionError) return undefined;
    throw error;
  }
}

function resultOf(checker: Checker, operand: Argument['operand'], given: readonly Type[]): Type | undefined {
  if (operand.kind === 'untyped-lambda')
    return operand.node.parameters.length === given.length
      ? checker.lambda(operand.node, given, undefined, operand.scope).result
      : undefined;
  if (operand.kind !== 'methods') return undefined;
  const span = { start: 0, end: 0 };
  return resolve(checker, operand, given.map(standIn), span).chosen.result;
}

/** An argument of which only the type is known. */
export const standIn = (type: Type): Argument => ({
  name: undefined,
  by: undefined,
  operand: { kind: 'context', type },
  span: { start: 0, end: 0 },
});
