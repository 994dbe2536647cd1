import { ExpressionError } from '../../expression-error.ts';
import { overflowException } from '../../runtime/exception.ts';
import type { Meter } from '../../runtime/meter.ts';
import type { Expression, Span } from '../../syntax/ast.ts';
import { DYNAMIC, INT32, NULL } from '../../types/primitives.ts';
import type { Type } from '../../types/type.ts';
import { type Bound, isConstant } from '../bound.ts';
import type { Checker } from '../checker.ts';
import { canConvert } from '../convert-operand.ts';
import { isValue, type Operand } from '../operand.ts';
import type { Scope } from '../scope.ts';
import { arrayIndex } from './calls.ts';

export function refuseOtherLength(checker: Checker, length: Expression, count: number, scope: Scope): void {
  const stated = checker.converted(length, INT32, scope);
  if (!isConstant(stated)) throw new ExpressionError('CS0150', 'A constant value is expected', length);
  if (stated.value !== count)
    throw new ExpressionError('CS0847', `An array initializer of length '${stated.value}' is expected`, length);
}

export function arrayLength(checker: Checker, length: Expression, scope: Scope): Bound {
  const count = arrayIndex(checker, { operand: checker.operand(length, scope), span: length });
  if (isConstant(count) && typeof count.value === 'number' && count.value < 0)
    throw new ExpressionError('CS0248', 'Cannot create an array with a negative size', length);
  return count;
}

/** What an element takes beside a text's unit. */
const ELEMENT_SIZE = 8;

/** Throws OverflowException for a count below zero. */
export function makeRoom(meter: Meter, count: number): void {
  if (count < 0) throw overflowException('Arithmetic operation resulted in an overflow.');
  meter.grow(count * ELEMENT_SIZE);
}

/** https://learn.microsoft.com/dotnet/csharp/language-reference/language-specification/expressions#126316-finding-the-best-common-type-of-a-set-of-expressions */
export function commonType(checker: Checker, operands: readonly Operand[], span: Span): Type {
  const types = new Set(
    operands
      .filter(isValue)
      .map(({ type }) => type)
      .filter(type => type !== NULL),
  );
  const found = [...types].find(
    type => type === DYNAMIC || operands.every(operand => canConvert(checker, operand, type)),
  );
  if (found !== undefined) return found;
  throw new ExpressionError('CS0826', 'No best type found for implicitly-typed array', span);
}
