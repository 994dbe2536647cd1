import { ExpressionError } from '../../expression-error.ts';
import { NetException } from '../../runtime/exception.ts';
import { isInstance } from '../../runtime/run-time-type.ts';
import { unboxTo } from '../../runtime/unbox.ts';
import type { AsNode, CastNode } from '../../syntax/ast.ts';
import { displayName, qualifiedName } from '../../types/display.ts';
import { isReferenceType, nullableOf } from '../../types/hierarchy.ts';
import { NULL } from '../../types/primitives.ts';
import type { Type } from '../../types/type.ts';
import { apply, type Bound, constant, isConstant } from '../bound.ts';
import { boxed } from '../boxing.ts';
import type { Checker } from '../checker.ts';
import { standardConversion } from '../conversions.ts';
import { explicitly } from '../convert-operand.ts';
import { isValue } from '../operand.ts';
import type { Scope } from '../scope.ts';

export function cast(checker: Checker, node: CastNode, scope: Scope): Bound {
  const to = checker.type(node.type);
  const operand = checker.operand(node.operand, scope);
  const isFixed = isValue(operand) && isConstant(operand);
  try {
    const value = explicitly(checker, operand, to, node, scope.isChecked ?? isFixed);
    return value.type === to ? value : { ...value, type: to };
  } catch (error) {
    if (!(error instanceof NetException) || !isFixed) throw error;
    const message = `Constant value '${String(operand.value)}' cannot be converted to a '${displayName(to)}' (use 'unchecked' syntax to override)`;
    throw new ExpressionError('CS0221', message, node);
  }
}

/** Null where the value is no instance of the type. */
export function as(checker: Checker, node: AsNode, scope: Scope): Bound {
  const to = checker.type(node.type);
  if (!isReferenceType(to) && nullableOf(to) === undefined)
    throw new ExpressionError(
      'CS0077',
      `The as operator must be used with a reference type or nullable type ('${displayName(to)}' is a non-nullable value type)`,
      node,
    );
  const operand = checker.value(node.operand, scope);
  if (operand.type === NULL) return constant(to, null);
  refuseUnrelated(operand.type, to, node);
  return apply(to, [boxed(operand)], orNull(nullableOf(to) ?? to));
}

function orNull(type: Type): (value: unknown) => unknown {
  const unbox = unboxTo(type);
  return value => (isInstance(value, type) ? unbox(value) : null);
}

function refuseUnrelated(from: Type, to: Type, node: AsNode): void {
  if (standardConversion(from, to, false) !== undefined) return;
  throw new ExpressionError(
    'CS0039',
    `Cannot convert type '${qualifiedName(from)}' to '${qualifiedName(to)}' via a reference conversion, boxing conversion, unboxing conversion, wrapping conversion, or null type conversion`,
    node,
  );
}
