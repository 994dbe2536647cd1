import { ExpressionError } from '../expression-error.ts';
import { equals } from '../runtime/equality.ts';
import { isInstance } from '../runtime/run-time-type.ts';
import { unboxTo } from '../runtime/unbox.ts';
import type {
  ConstantPatternNode,
  Expression,
  IsNode,
  Name,
  Pattern,
  TypeNode,
  TypePatternNode,
} from '../syntax/ast.ts';
import { displayName } from '../types/display.ts';
import { nullableOf } from '../types/hierarchy.ts';
import { BOOLEAN, DYNAMIC, NULL, OBJECT } from '../types/primitives.ts';
import type { Type } from '../types/type.ts';
import { apply, assign, type Bound, constant, isConstant, readTemporary } from './bound.ts';
import { boxed } from './boxing.ts';
import type { Checker } from './checker.ts';
import { standardConversion } from './conversions.ts';
import type { Local, Scope } from './scope.ts';

const TRUE = constant(BOOLEAN, true);

export function is(checker: Checker, { operand, pattern }: IsNode, scope: Scope): Bound {
  const value = checker.value(operand, scope);
  const temporary = scope.function.temporary(value.type === NULL ? OBJECT : value.type);
  temporary.sources.push(value);
  return { kind: 'test', type: BOOLEAN, value, temporary, test: patternTest(checker, pattern, temporary, scope) };
}

/** Whether what the temporary holds fits the pattern; the pattern's variable is set on the way. */
export function patternTest(checker: Checker, pattern: Pattern, temporary: Local, scope: Scope): Bound {
  const value = readTemporary(temporary);
  switch (pattern.kind) {
    case 'type-pattern':
      return typeTest(checker, pattern, value, scope);
    case 'constant-pattern':
      return constantOrType(checker, pattern, value, scope);
    case 'var-pattern':
      return pattern.name === undefined ? TRUE : setting(pattern.name, value, scope);
  }
}

function typeTest(checker: Checker, { type: node, name }: TypePatternNode, value: Bound, scope: Scope): Bound {
  const type = checker.type(node);
  if (name !== undefined) refuseImpossible(value.type, type, node);
  const fits = apply(BOOLEAN, [boxed(value)], (each: unknown) => isInstance(each, nullableOf(type) ?? type));
  if (name === undefined) return fits;
  const narrowed = apply(type, [boxed(value)], unboxTo(type));
  return { kind: 'and', type: BOOLEAN, left: fits, right: setting(name, narrowed, scope) };
}

function refuseImpossible(from: Type, to: Type, node: TypeNode): void {
  if (from === DYNAMIC || standardConversion(from, to, false) !== undefined) return;
  throw new ExpressionError(
    'CS8121',
    `An expression of type '${displayName(from)}' cannot be handled by a pattern of type '${displayName(to)}'.`,
    node,
  );
}

function setting(name: Name, value: Bound, scope: Scope): Bound {
  const local = scope.declare({ name: name.text, type: value.type }, name);
  return { kind: 'sequence', type: BOOLEAN, effects: [assign(local, value)], value: TRUE };
}

/** `is Foo` may name a type or a constant. */
function constantOrType(checker: Checker, pattern: ConstantPatternNode, value: Bound, scope: Scope): Bound {
  const operand = checker.operand(pattern.value, scope);
  if (operand.kind === 'type') {
    return apply(BOOLEAN, [boxed(value)], (each: unknown) => isInstance(each, operand.of));
  }
  return constantTest(checker, pattern.value, value, scope);
}

function constantTest(checker: Checker, node: Expression, value: Bound, scope: Scope): Bound {
  const wanted = checker.value(node, scope);
  if (wanted.type === NULL) return apply(BOOLEAN, [value], (each: unknown) => each === null);
  const inner = nullableOf(value.type) ?? value.type;
  const isOpen =
    inner === OBJECT || inner === DYNAMIC || standardConversion(wanted.type, inner, false)?.kind === 'boxing';
  const fixed = isOpen ? wanted : checker.convert(wanted, inner, node);
  if (!isConstant(fixed)) throw new ExpressionError('CS0150', 'A constant value is expected', node);
  return apply(BOOLEAN, [boxed(value), boxed(fixed)], equals);
}
