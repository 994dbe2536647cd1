import { ExpressionError } from '../../expression-error.ts';
import type { ConditionalAccessNode } from '../../syntax/ast.ts';
import { displayName } from '../../types/display.ts';
import { canBeNull, isReferenceType, nullableOf } from '../../types/hierarchy.ts';
import { NULL, nullable, VOID } from '../../types/primitives.ts';
import type { Type } from '../../types/type.ts';
import { type Bound, readTemporary } from '../bound.ts';
import type { Checker } from '../checker.ts';
import { isValue } from '../operand.ts';
import type { Scope } from '../scope.ts';

export function conditionalAccess(checker: Checker, node: ConditionalAccessNode, scope: Scope): Bound {
  const target = checker.value(node.target, scope);
  if (target.type === NULL || !canBeNull(target.type))
    throw new ExpressionError(
      'CS0023',
      `Operator '?' cannot be applied to operand of type '${displayName(target.type)}'`,
      node,
    );
  const temporary = scope.function.temporary(nullableOf(target.type) ?? target.type);
  temporary.sources.push(target);
  const access = checker.withReceiver(readTemporary(temporary), () => checker.operand(node.access, scope));
  if (!isValue(access))
    throw new ExpressionError('CS0023', "Operator '?' cannot be applied to operand of type 'method group'", node);
  return { kind: 'conditional-access', type: orNull(access.type), target, temporary, access };
}

const orNull = (type: Type): Type =>
  type === VOID || isReferenceType(type) || nullableOf(type) !== undefined ? type : nullable(type);
