import { ValueTuple } from '../collections/value-tuple.ts';
import { ExpressionError } from '../expression-error.ts';
import type { Expression, Span, TupleNode } from '../syntax/ast.ts';
import { displayName } from '../types/display.ts';
import { NULL } from '../types/primitives.ts';
import { isTuple, tupleType } from '../types/structural.ts';
import { NamedType, type Type } from '../types/type.ts';
import { assignableOf } from './assignable.ts';
import { apply, assign, type Bound, readTemporary } from './bound.ts';
import type { Checker } from './checker.ts';
import { isValue, type Operand, type Untyped } from './operand.ts';
import type { Scope } from './scope.ts';
import { isVar } from './type-names.ts';

type UntypedTuple = Extract<Untyped, { readonly kind: 'untyped-tuple' }>;

/** `(1, "x")`: a value where all its elements have types; else what it is wanted for gives them theirs. */
export function tuple(checker: Checker, node: TupleNode, scope: Scope): Operand {
  const operands = node.elements.map(({ value }) => checker.operand(value, scope));
  const typed = operands.filter(isValue).filter(({ type }) => type !== NULL);
  if (typed.length < operands.length) return { kind: 'untyped-tuple', node, operands };
  const type = tupleType(
    typed.map(each => each.type),
    node.elements.map(each => each.name?.text ?? impliedName(each.value)),
  );
  return tupleOf(type, typed);
}

const impliedName = (value: Expression): string | undefined => {
  if (value.kind === 'identifier') return value.name;
  return value.kind === 'member' ? value.name.text : undefined;
};

function tupleOf(type: NamedType, values: readonly Bound[]): Bound {
  const types = type.arguments;
  return apply(type, values, (...items: unknown[]) => new ValueTuple(types, items));
}

export function tupleTo(checker: Checker, { node, operands }: UntypedTuple, to: Type): Bound | undefined {
  if (!isTuple(to) || to.arguments.length !== operands.length) return undefined;
  const values = operands.map((operand, index) =>
    checker.convert(operand, to.arguments[index] ?? to, node.elements[index]?.value ?? node),
  );
  return tupleOf(to, values);
}

/** `(a, var b) = pair`; `var (a, b) = pair`. */
export function deconstruct(checker: Checker, target: TupleNode, value: Operand, span: Span, scope: Scope): Bound {
  const parts = partsOf(checker, value, target.elements.length, span, scope);
  const assigned = target.elements.map(({ value: part }, index) => {
    const read = parts.read[index];
    if (read === undefined) throw notDeconstructible(value, target.elements.length, span);
    return assignPart(checker, part, read, scope);
  });
  return { kind: 'sequence', type: parts.value.type, effects: [...parts.effects, ...assigned], value: parts.value };
}

interface Parts {
  readonly effects: readonly Bound[];
  readonly value: Bound;
  readonly read: readonly Bound[];
}

/** All elements are computed before the first is assigned, so that `(a, b) = (b, a)` swaps. */
function partsOf(checker: Checker, value: Operand, count: number, span: Span, scope: Scope): Parts {
  const bound = isValue(value) ? value : undefined;
  if (bound === undefined || (!isTuple(bound.type) && !isPair(bound.type)))
    throw notDeconstructible(value, count, span);
  const whole = scope.function.temporary(bound.type);
  const names = isTuple(bound.type) ? bound.type.arguments.map((_, index) => `Item${index + 1}`) : ['Key', 'Value'];
  if (names.length !== count)
    throw new ExpressionError(
      'CS8132',
      `Cannot deconstruct a tuple of '${names.length}' elements into '${count}' variables.`,
      span,
    );
  const reads = names.map(name => checker.property(readTemporary(whole), name, span));
  const temporaries = reads.map(read => scope.function.temporary(read.type));
  const kept = reads.map((read, index) => assign(temporaries[index] ?? whole, read));
  return {
    effects: [assign(whole, bound), ...kept],
    value: readTemporary(whole),
    read: temporaries.map(readTemporary),
  };
}

const isPair = (type: Type): boolean => type instanceof NamedType && type.definition.name === 'KeyValuePair';

const notDeconstructible = (value: Operand, count: number, span: Span): ExpressionError =>
  new ExpressionError(
    'CS8129',
    `No suitable 'Deconstruct' instance or extension method was found for type '${isValue(value) ? displayName(value.type) : 'tuple'}', with ${count} out parameters and a void return type.`,
    span,
  );

function assignPart(checker: Checker, part: Expression, value: Bound, scope: Scope): Bound {
  if (part.kind === 'tuple') return deconstruct(checker, part, value, part, scope);
  if (part.kind === 'identifier' && part.name === '_' && scope.find('_') === undefined) return value;
  if (part.kind !== 'declaration') return assignableOf(checker.operand(part, scope), scope.function, part).write(value);
  if (part.name === undefined) return value;
  const type = isVar(part.type) ? value.type : checker.type(part.type);
  const local = scope.declare({ name: part.name.text, type }, part.name);
  return assign(local, checker.convert(value, type, part));
}
