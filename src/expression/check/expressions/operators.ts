import { ExpressionError } from '../../expression-error.ts';
import { NetException } from '../../runtime/exception.ts';
import type { BinaryNode, BinaryOperator, CheckedNode, Expression, Span, UnaryNode } from '../../syntax/ast.ts';
import { featureError } from '../../syntax/syntax-error.ts';
import { isValueType, nullableOf } from '../../types/hierarchy.ts';
import { BOOLEAN, DECIMAL, DYNAMIC, NULL, nullable } from '../../types/primitives.ts';
import { type Bound, constant, isConstant } from '../bound.ts';
import type { Checker } from '../checker.ts';
import { canConvert } from '../convert-operand.ts';
import { describe } from '../describe.ts';
import { dynamicOperator } from '../dynamic.ts';
import { folded } from '../fold.ts';
import type { Operand } from '../operand.ts';
import { asValue, nameOf } from '../operand-value.ts';
import { arithmetic } from '../operators/arithmetic.ts';
import { comparison } from '../operators/comparison.ts';
import { equality } from '../operators/equality.ts';
import { type UnaryOperator, unary as unaryOperator } from '../operators/unary.ts';
import { noOperator, notApplicable } from '../refuse.ts';
import type { Scope } from '../scope.ts';
import { unintendedReference } from '../unintended-reference.ts';
import { coalesce } from './coalesce.ts';

export function unary(checker: Checker, node: UnaryNode, scope: Scope): Bound {
  return unaryOf(checker, node.operator, checker.value(node.operand, scope), node, scope);
}

export function unaryOf(
  checker: Checker,
  operator: UnaryOperator,
  operand: Bound,
  span: Span,
  { isChecked }: Pick<Scope, 'isChecked'>,
): Bound {
  if (operand.type === DYNAMIC) return dynamicOperator(checker, operator, [operand]);
  const found = unaryOperator(checker, operator, operand, refusesOverflow(isChecked, [operand]));
  if (found !== undefined) return foldedAt(found, span);
  throw new ExpressionError(
    'CS0023',
    `Operator '${operator}' cannot be applied to operand of type '${nameOf(operand)}'`,
    span,
  );
}

/** Long chains lean to the left: they are walked, not climbed into. */
export function binary(checker: Checker, node: BinaryNode, scope: Scope): Operand {
  const chain: BinaryNode[] = [];
  let first: Expression = node;
  while (first.kind === 'binary' && first.operator !== '??') {
    chain.push(first);
    first = first.left;
  }
  if (chain.length === 0) return coalesce(checker, node, scope);
  return chain.reduceRight<Operand>(
    (left, each) => combine(checker, each, left, () => checker.operand(each.right, scope), scope),
    checker.operand(first, scope),
  );
}

function combine(checker: Checker, node: BinaryNode, left: Operand, right: () => Operand, scope: Scope): Bound {
  const { operator } = node;
  if (operator === '&&' || operator === '||') return logical(checker, node, left, right());
  const one = operandValue(left, node.left);
  const other = operandValue(right(), node.right);
  const unintended =
    operator === '==' || operator === '!=' ? unintendedReference(checker, node, one, other) : undefined;
  if (unintended !== undefined) checker.warn(unintended);
  return binaryOf(checker, operator, one, other, node, scope);
}

function operandValue(operand: Operand, span: Span): Bound {
  if (operand.kind === 'untyped-default') throw featureError('default literal', span);
  return asValue(operand, span);
}

function logical(
  checker: Checker,
  { operator, left: leftNode, right: rightNode, ...span }: BinaryNode,
  left: Operand,
  right: Operand,
): Bound {
  if (!canConvert(checker, left, BOOLEAN) || !canConvert(checker, right, BOOLEAN))
    throw notApplicable(operator, describe(left), describe(right), span);
  const one = checker.convert(left, BOOLEAN, leftNode);
  const other = checker.convert(right, BOOLEAN, rightNode);
  return { kind: operator === '&&' ? 'and' : 'or', type: BOOLEAN, left: one, right: other };
}

export function binaryOf(
  checker: Checker,
  operator: BinaryOperator,
  left: Bound,
  right: Bound,
  span: Span,
  { isChecked, written = operator }: Pick<Scope, 'isChecked'> & { readonly written?: string },
): Bound {
  if (left.type === DYNAMIC || right.type === DYNAMIC) return dynamicOperator(checker, operator, [left, right]);
  const found = predefined(checker, operator, left, right, refusesOverflow(isChecked, [left, right]));
  if (found !== undefined) return foldedAt(found, span);
  throw noOperator(written, left.type, right.type, span);
}

/** What is known while compiling must not overflow, unless `unchecked` is written; the rest may, unless `checked` is. */
const refusesOverflow = (isChecked: boolean | undefined, operands: readonly Bound[]): boolean =>
  isChecked ?? operands.every(isConstant);

function predefined(
  checker: Checker,
  operator: BinaryOperator,
  left: Bound,
  right: Bound,
  isChecked: boolean,
): Bound | undefined {
  switch (operator) {
    case '==':
    case '!=':
      return equality(checker, operator, left, right);
    case '<':
    case '>':
    case '<=':
    case '>=':
      return comparison(checker, operator, typedNull(left, right), typedNull(right, left));
    case '&&':
    case '||':
    case '??':
      return undefined;
    default:
      return arithmetic(checker, operator, typedNull(left, right), typedNull(right, left), isChecked);
  }
}

/** Beside a value type, `null` is that of its nullable type. */
const typedNull = (operand: Bound, { type }: Bound): Bound =>
  operand.type === NULL && isValueType(type) ? constant(nullable(nullableOf(type) ?? type), null) : operand;

/** Constants are computed while compiling; what overflows there is refused. */
function foldedAt(bound: Bound, span: Span): Bound {
  try {
    return folded(bound);
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    if (error.message.includes('zero')) throw new ExpressionError('CS0020', 'Division by constant zero', span);
    throw bound.type === DECIMAL
      ? new ExpressionError('CS0463', 'Evaluation of the decimal constant expression failed', span)
      : new ExpressionError('CS0220', 'The operation overflows at compile time in checked mode', span);
  }
}

export const checkedOperand = (checker: Checker, { operand, isChecked }: CheckedNode, scope: Scope): Operand =>
  checker.operand(operand, scope.checked(isChecked));
