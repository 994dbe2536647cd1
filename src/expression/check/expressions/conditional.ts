import { ExpressionError } from '../../expression-error.ts';
import type { ConditionalNode } from '../../syntax/ast.ts';
import { BOOLEAN, NULL } from '../../types/primitives.ts';
import type { Type } from '../../types/type.ts';
import { isConstant } from '../bound.ts';
import type { Checker } from '../checker.ts';
import { canConvert } from '../convert-operand.ts';
import { describeFully } from '../describe.ts';
import { isValue, type Operand } from '../operand.ts';
import type { Scope } from '../scope.ts';

export function conditional(checker: Checker, node: ConditionalNode, scope: Scope): Operand {
  const condition = checker.converted(node.condition, BOOLEAN, scope);
  const whenTrue = checker.operand(node.whenTrue, scope);
  const whenFalse = checker.operand(node.whenFalse, scope);
  const type = commonType(checker, whenTrue, whenFalse);
  if (type === undefined)
    throw new ExpressionError(
      'CS0173',
      `Type of conditional expression cannot be determined because there is no implicit conversion between '${named(whenTrue)}' and '${named(whenFalse)}'`,
      node,
    );
  const yes = checker.convert(whenTrue, type, node.whenTrue);
  const no = checker.convert(whenFalse, type, node.whenFalse);
  if (isConstant(condition) && isConstant(yes) && isConstant(no)) return condition.value === true ? yes : no;
  return { kind: 'conditional', type, condition, whenTrue: yes, whenFalse: no };
}

const named = (operand: Operand): string =>
  isValue(operand) && operand.type === NULL ? '<null>' : describeFully(operand);

function commonType(checker: Checker, one: Operand, other: Operand): Type | undefined {
  const types = [one, other].map(operand => (isValue(operand) && operand.type !== NULL ? operand.type : undefined));
  const [first, second] = types;
  if (first !== undefined && first === second) return first;
  const toFirst = first !== undefined && canConvert(checker, other, first);
  const toSecond = second !== undefined && canConvert(checker, one, second);
  if (toFirst && toSecond) return isConstantOf(other) ? first : second;
  return toFirst ? first : toSecond ? second : undefined;
}

const isConstantOf = (operand: Operand): boolean => isValue(operand) && isConstant(operand);
