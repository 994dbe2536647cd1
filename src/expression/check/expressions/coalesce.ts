import type { BinaryNode } from '../../syntax/ast.ts';
import { canBeNull, nullableOf } from '../../types/hierarchy.ts';
import { NULL } from '../../types/primitives.ts';
import type { Type } from '../../types/type.ts';
import { type Bound, readTemporary } from '../bound.ts';
import type { Checker } from '../checker.ts';
import { canConvert } from '../convert-operand.ts';
import { describe } from '../describe.ts';
import { isValue, type Operand } from '../operand.ts';
import { asValue, nameOf } from '../operand-value.ts';
import { notApplicable } from '../refuse.ts';
import type { Scope } from '../scope.ts';

export function coalesce(checker: Checker, node: BinaryNode, scope: Scope): Bound {
  const left = checker.value(node.left, scope);
  const right = checker.operand(node.right, scope);
  if (left.type === NULL) return asValue(right, node.right);
  if (!canBeNull(left.type)) throw notApplicable('??', nameOf(left), describe(right), node);
  const inner = nullableOf(left.type);
  const type = coalescedType(checker, left.type, inner, right);
  if (type === undefined) throw notApplicable('??', nameOf(left), describe(right), node);
  const temporary = scope.function.temporary(type === left.type ? left.type : (inner ?? left.type));
  return {
    kind: 'coalesce',
    type,
    left,
    temporary,
    present: checker.convert(readTemporary(temporary), type, node.left),
    right: checker.convert(right, type, node.right),
  };
}

/** https://learn.microsoft.com/dotnet/csharp/language-reference/language-specification/expressions#1215-the-null-coalescing-operator */
function coalescedType(checker: Checker, left: Type, inner: Type | undefined, right: Operand): Type | undefined {
  if (inner !== undefined && canConvert(checker, right, inner)) return inner;
  if (canConvert(checker, right, left)) return left;
  if (!isValue(right)) return undefined;
  const holder: Bound = { kind: 'context', type: inner ?? left };
  return canConvert(checker, holder, right.type) ? right.type : undefined;
}
