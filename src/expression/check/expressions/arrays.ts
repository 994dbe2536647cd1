import { defaultValue } from '../../collections/default-value.ts';
import { ExpressionError } from '../../expression-error.ts';
import type { Meter } from '../../runtime/meter.ts';
import { NetArray } from '../../runtime/net-array.ts';
import type { ArrayCreationNode, Expression, Span } from '../../syntax/ast.ts';
import { ArrayType, type Type } from '../../types/type.ts';
import type { Bound } from '../bound.ts';
import { newArray } from '../calls.ts';
import type { Checker } from '../checker.ts';
import type { Scope } from '../scope.ts';
import { arrayLength, commonType, makeRoom, refuseOtherLength } from './array-parts.ts';
import { gridCreation } from './grids.ts';

export function arrayCreation(checker: Checker, node: ArrayCreationNode, scope: Scope): Bound {
  if (node.rank > 1) return gridCreation(checker, node, scope);
  if (node.rank === 0) throw bareBraces(node);
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

const bareBraces = (span: Span): ExpressionError =>
  new ExpressionError(
    'CS0623',
    'Array initializers can only be used in a variable or field initializer. Try using a new expression instead.',
    span,
  );

function emptyArray(checker: Checker, node: ArrayCreationNode, length: Expression | undefined, scope: Scope): Bound {
  if (node.element === undefined || length === undefined)
    throw new ExpressionError('CS1586', 'Array creation must have array size or array initializer', node);
  const element = checker.type(node.element);
  const zero = defaultValue(element);
  const count = arrayLength(checker, length, scope);
  const make = (meter: Meter, size: number): NetArray => zeros(meter, element, size, zero);
  return { kind: 'apply', type: ArrayType.of(element), operands: [count], apply: make, isMetered: true };
}

function zeros(meter: Meter, element: Type, count: number, zero: unknown): NetArray {
  makeRoom(meter, count);
  return new NetArray(element, new Array<unknown>(count).fill(zero));
}
