import { ExpressionError } from '../expression-error.ts';
import { unboxTo } from '../runtime/unbox.ts';
import type { BinaryOperator, Span } from '../syntax/ast.ts';
import { DYNAMIC, NULL, STRING } from '../types/primitives.ts';
import { NamedType, type Type } from '../types/type.ts';
import { assignableOf } from './assignable.ts';
import { apply, type Bound, constant } from './bound.ts';
import type { Checker } from './checker.ts';
import { findMembers } from './members.ts';
import { type Argument, type DynamicOperand, isValue, type MethodGroup } from './operand.ts';
import type { UnaryOperator } from './operators/unary.ts';
import { FunctionScope } from './scope.ts';

const NOWHERE: Span = { start: 0, end: 0 };

const dynamic = (operands: readonly Bound[], bind: (operands: readonly Bound[]) => Bound): Bound => ({
  kind: 'dynamic',
  type: DYNAMIC,
  operands,
  bind,
});

export const dynamicOperator = (
  checker: Checker,
  operator: UnaryOperator | BinaryOperator,
  operands: readonly Bound[],
): Bound => dynamic(operands, given => checker.operator(operator, given, NOWHERE));

/** `d.Name`, read. */
export const dynamicMember = (checker: Checker, { receiver, name }: DynamicOperand): Bound =>
  dynamic([receiver], ([target = receiver]) => memberOf(checker, target, name));

/** A JObject's properties are members of it, where it has no other of that name. */
function memberOf(checker: Checker, target: Bound, name: string): Bound {
  refuseNull(target);
  const isJson = target.type instanceof NamedType && target.type.definition.fullName === 'Newtonsoft.Json.Linq.JObject';
  if (isJson && findMembers(checker.library, target.type, name).length === 0)
    return checker.index(target, [argument(constant(STRING, name))], NOWHERE);
  const found = checker.member(target, name, [], NOWHERE);
  if (isValue(found)) return found;
  throw new ExpressionError(undefined, `'${name}' is a method, not a property.`, NOWHERE);
}

function refuseNull({ type }: Bound): void {
  if (type === NULL)
    throw new ExpressionError(undefined, 'Cannot perform runtime binding on a null reference', NOWHERE);
}

const argument = (operand: Bound): Argument => ({ name: undefined, by: undefined, operand, span: NOWHERE });

/** A call whose receiver or one of whose arguments is dynamic. */
export function dynamicCall(checker: Checker, target: DynamicOperand | MethodGroup, given: readonly Argument[]): Bound {
  const values = given.map(argumentValue);
  const receiver = target.receiver.kind === 'type' ? [] : [target.receiver];
  return dynamic([...receiver, ...values], operands => {
    const types = operands
      .slice(receiver.length)
      .map((operand, index): Argument => ({ ...argument(operand), name: given[index]?.name }));
    const [first] = receiver.length === 0 ? [] : operands;
    return checker.call(groupOf(checker, target, first), types, NOWHERE);
  });
}

function groupOf(checker: Checker, target: DynamicOperand | MethodGroup, receiver: Bound | undefined): MethodGroup {
  if (target.kind === 'methods') return receiver === undefined ? target : { ...target, receiver };
  refuseNull(receiver ?? target.receiver);
  const found = checker.member(receiver ?? target.receiver, target.name, [], NOWHERE);
  if (found.kind === 'methods') return found;
  throw new ExpressionError('CS1955', `Non-invocable member '${target.name}' cannot be used like a method.`, NOWHERE);
}

function argumentValue({ operand, span }: Argument): Bound {
  if (operand.kind === 'untyped-lambda')
    throw new ExpressionError(
      'CS1977',
      'Cannot use a lambda expression as an argument to a dynamically dispatched operation without first casting it to a delegate or expression tree type.',
      span,
    );
  if (operand.kind === 'out-declaration' || !isValue(operand))
    throw new ExpressionError('CS1978', 'This cannot be an argument of a call that is bound at run time.', span);
  return operand;
}

export function dynamicIndex(checker: Checker, target: Bound, given: readonly Argument[]): Bound {
  const values = given.map(argumentValue);
  return dynamic([target, ...values], ([receiver = target, ...indexes]) => {
    refuseNull(receiver);
    return checker.index(receiver, indexes.map(argument), NOWHERE);
  });
}

/** `d.Name = value` */
export const dynamicAssignment = (checker: Checker, { receiver, name }: DynamicOperand, value: Bound): Bound =>
  dynamic([receiver, value], ([target = receiver, given = value]) => {
    const place = assignableOf(memberOf(checker, target, name), new FunctionScope(undefined), NOWHERE);
    const written = place.write(checker.convert(given, place.type, NOWHERE));
    return { kind: 'sequence', type: written.type, effects: place.effects, value: written };
  });

/** JSON converts as its casts do, unasked. */
const isJson = (type: Type): boolean =>
  type instanceof NamedType && type.definition.namespace === 'Newtonsoft.Json.Linq';

/** A conversion of a dynamic value, by the type that it has when it runs. */
export const dynamicConversion = (checker: Checker, operand: Bound, to: Type, isExplicit: boolean): Bound =>
  apply(
    to,
    [
      dynamic([operand], ([value = operand]) =>
        isExplicit || isJson(value.type) ? checker.cast(value, to, NOWHERE) : checker.convert(value, to, NOWHERE),
      ),
    ],
    unboxTo(to),
  );
