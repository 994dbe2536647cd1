import { defaultValue } from '../../collections/default-value.ts';
import { ExpressionError } from '../../expression-error.ts';
import { overflowException } from '../../runtime/exception.ts';
import type { Meter } from '../../runtime/meter.ts';
import { NetArray } from '../../runtime/net-array.ts';
import type { ArrayCreationNode, Expression, Span } from '../../syntax/ast.ts';
import { DYNAMIC, INT32, NULL } from '../../types/primitives.ts';
import { ArrayType, type Type } from '../../types/type.ts';
import { type Bound, isConstant } from '../bound.ts';
import { newArray } from '../calls.ts';
import type { Checker } from '../checker.ts';
import { canConvert } from '../convert-operand.ts';
import { isValue, type Operand } from '../operand.ts';
import type { Scope } from '../scope.ts';
import { arrayIndex } from './calls.ts';

export function arrayCreation(checker: Checker, node: ArrayCreationNode, scope: Scope): Bound {
  if (node.rank > 1 || node.lengths.length > 1)
    throw new ExpressionError(undefined, 'Arrays of several dimensions are not supported.', node);
  const [length] = node.lengths;
  if (node.elements === undefined) return emptyArray(checker, node, length, scope);
  if (length !== undefined) refuseOtherLength(checker, length, node.elements.length, scope);
  const operands = node.elements.map(element => checker.operand(element, scope));
  const element = node.element === undefined ? commonType(checker, operands, node) : checker.type(node.element);
  return newArray(
    element,
    operands.map((operand, index) => checker.convert(operand, element, node.elements?.[index] ?? node)),
  );
}

function refuseOtherLength(checker: Checker, length: Expression, count: number, scope: Scope): void {
  const stated = checker.converted(length, INT32, scope);
  if (!isConstant(stated)) throw new ExpressionError('CS0150', 'A constant value is expected', length);
  if (stated.value !== count)
    throw new ExpressionError('CS0847', `An array initializer of length '${stated.value}' is expected`, length);
}

function emptyArray(checker: Checker, node: ArrayCreationNode, length: Expression | undefined, scope: Scope): Bound {
  if (node.element === undefined || length === undefined)
    throw new ExpressionError('CS1586', 'Array creation must have array size or array initializer', node);
  const element = checker.type(node.element);
  const zero = defaultValue(element);
  const count = arrayIndex(checker, { operand: checker.operand(length, scope), span: length });
  if (isConstant(count) && typeof count.value === 'number' && count.value < 0)
    throw new ExpressionError('CS0248', 'Cannot create an array with a negative size', length);
  const make = (meter: Meter, size: number): NetArray => zeros(meter, element, size, zero);
  return { kind: 'apply', type: ArrayType.of(element), operands: [count], apply: make, isMetered: true };
}

/** What an element takes beside a text's unit. */
const ELEMENT_SIZE = 8;

function zeros(meter: Meter, element: Type, count: number, zero: unknown): NetArray {
  if (count < 0) throw overflowException('Arithmetic operation resulted in an overflow.');
  meter.grow(count * ELEMENT_SIZE);
  return new NetArray(element, new Array<unknown>(count).fill(zero));
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
