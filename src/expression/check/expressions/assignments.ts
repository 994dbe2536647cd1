import { ExpressionError } from '../../expression-error.ts';
import type { AssignmentNode, Expression, IncrementNode } from '../../syntax/ast.ts';
import { displayName } from '../../types/display.ts';
import { nullableOf } from '../../types/hierarchy.ts';
import { DYNAMIC, INT32 } from '../../types/primitives.ts';
import type { Type } from '../../types/type.ts';
import { type Assignable, assignableOf, isAssignable } from '../assignable.ts';
import { assign, type Bound, constant, readTemporary } from '../bound.ts';
import type { Checker } from '../checker.ts';
import { canConvert, explicitly } from '../convert-operand.ts';
import { dynamicAssignment } from '../dynamic.ts';
import { isEnum, isNumeric } from '../numeric-types.ts';
import type { Scope } from '../scope.ts';
import { deconstruct } from '../tuples.ts';
import { binaryOf } from './operators.ts';

export function assignment(checker: Checker, node: AssignmentNode, scope: Scope): Bound {
  if (node.target.kind === 'tuple')
    return deconstruct(checker, node.target, checker.operand(node.value, scope), node.value, scope);
  if (isDiscard(node.target, scope)) return checker.value(node.value, scope);
  const target = checker.callee(node.target, scope);
  if (target.kind === 'dynamic-member') return dynamicAssignment(checker, target, checker.value(node.value, scope));
  const place = assignableOf(target, scope.function, node.target);
  const value =
    node.operator === undefined
      ? checker.converted(node.value, place.type, scope)
      : combined(checker, node, place, scope);
  return after(place.effects, place.write(value));
}

const isDiscard = (target: Expression, scope: Scope): boolean =>
  target.kind === 'identifier' && target.name === '_' && scope.find('_') === undefined;

/** `x += 1` of a byte is `x = (byte)(x + 1)`. */
function combined(checker: Checker, node: AssignmentNode, place: Assignable, scope: Scope): Bound {
  const right = checker.value(node.value, scope);
  const operator = node.operator ?? '+';
  const { isChecked } = scope;
  const result = binaryOf(checker, operator, place.read, right, node, { isChecked, written: `${operator}=` });
  return canConvert(checker, right, place.type) || isShift(node)
    ? explicitly(checker, result, place.type, node, scope.isChecked ?? false)
    : checker.convert(result, place.type, node);
}

const isShift = ({ operator }: AssignmentNode): boolean => operator === '<<' || operator === '>>';

const after = (effects: readonly Bound[], value: Bound): Bound =>
  effects.length === 0 ? value : { kind: 'sequence', type: value.type, effects, value };

export function increment(checker: Checker, node: IncrementNode, scope: Scope): Bound {
  const operand = checker.operand(node.operand, scope);
  if (!isAssignable(operand))
    throw new ExpressionError(
      'CS1059',
      'The operand of an increment or decrement operator must be a variable, property or indexer',
      node.operand,
    );
  const place = assignableOf(operand, scope.function, node.operand);
  if (place.type === DYNAMIC)
    throw new ExpressionError(
      undefined,
      `'${node.operator}' of a dynamic value is not supported: write x = x + 1.`,
      node,
    );
  const inner = nullableOf(place.type) ?? place.type;
  if (!isNumeric(inner) && !isEnum(inner))
    throw new ExpressionError(
      'CS0023',
      `Operator '${node.operator}' cannot be applied to operand of type '${displayName(place.type)}'`,
      node,
    );
  const old = scope.function.temporary(place.type);
  const one = constant(INT32, 1);
  const next = (of: Bound): Bound => stepped(checker, node, of, one, place.type, scope);
  if (node.isPrefix) return after(place.effects, place.write(next(place.read)));
  const effects = [...place.effects, assign(old, place.read), place.write(next(readTemporary(old)))];
  return { kind: 'sequence', type: place.type, effects, value: readTemporary(old) };
}

function stepped(checker: Checker, node: IncrementNode, of: Bound, one: Bound, type: Type, scope: Scope): Bound {
  const sum = binaryOf(checker, node.operator === '++' ? '+' : '-', of, one, node, scope);
  return explicitly(checker, sum, type, node, scope.isChecked ?? false);
}
