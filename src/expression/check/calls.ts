import { NetArray } from '../runtime/net-array.ts';
import { isReferenceType, nullableOf } from '../types/hierarchy.ts';
import { isExtension, type Parameter } from '../types/member.ts';
import { BOOLEAN, OBJECT } from '../types/primitives.ts';
import { ArrayType, type Type } from '../types/type.ts';
import { apply, type Bound, type Call, constant, type OutArgument } from './bound.ts';
import { boxed } from './boxing.ts';
import type { Checker } from './checker.ts';
import { defaultOf } from './default-value.ts';
import type { Argument, MethodGroup } from './operand.ts';
import { asText } from './operators/concatenation.ts';
import { isSameObject } from './operators/same-object.ts';
import { outArgument } from './out-arguments.ts';
import { type Applicable, withReceiver } from './overloads.ts';
import { parameterType } from './parameter-type.ts';

/** The call of the method that was chosen, its arguments converted and in the order of the parameters. */
export function call(checker: Checker, group: MethodGroup, form: Applicable, given: readonly Argument[]): Bound {
  const { chosen } = form;
  const isExtended = isExtension(chosen.member) && form.places.length > given.length;
  const all = isExtended ? withReceiver(group, given) : given;
  const values = all.map((argument, index) => argumentValue(checker, argument, parameterType(form, index)));
  if (isTextOfNullable(group, form)) return asText(group.receiver);
  const receiver = isExtended || chosen.member.isStatic || group.receiver.kind === 'type' ? undefined : group.receiver;
  const bound = callOf(
    form,
    receiver === undefined ? undefined : seenAs(receiver, chosen.member.owner.open),
    ordered(form, values),
  );
  for (const each of bound.arguments) if (each.kind === 'out') each.local.sources.push(bound);
  if (isReferenceEquals(bound)) return sameObject(bound);
  return form.places.every((place, index) => place >= (form.places[index - 1] ?? 0))
    ? bound
    : { ...bound, order: form.places };
}

const isReferenceEquals = ({ member }: Call): boolean =>
  member.owner === OBJECT.definition && member.name === 'ReferenceEquals';

function sameObject(bound: Call): Bound {
  const [one, other] = bound.arguments;
  if (one === undefined || other === undefined || one.kind === 'out' || other.kind === 'out') return bound;
  return apply(BOOLEAN, [one, other], isSameObject(one, other, true));
}

/** `ToString()` of a `T?` that is null is the empty text, not an exception. */
const isTextOfNullable = (
  group: MethodGroup,
  { chosen: { member } }: Applicable,
): group is MethodGroup & { receiver: Bound } =>
  group.receiver.kind !== 'type' &&
  nullableOf(group.receiver.type) !== undefined &&
  member.name === 'ToString' &&
  member.owner === OBJECT.definition;

function callOf(
  { chosen, typeArguments }: Applicable,
  receiver: Bound | undefined,
  given: readonly (Bound | OutArgument)[],
): Call {
  return {
    kind: 'call',
    type: chosen.result,
    member: chosen.member,
    accessor: 'get',
    typeArguments: [...chosen.ownerArguments, ...typeArguments],
    receiver,
    arguments: given,
  };
}

/** A number or struct whose member is a class's, object's or Enum's, goes into its box. */
export function seenAs(receiver: Bound, owner: Type): Bound {
  return isReferenceType(owner) && !isReferenceType(receiver.type) ? boxed(receiver) : receiver;
}

function argumentValue(checker: Checker, argument: Argument, type: Type | undefined): Bound | OutArgument {
  const wanted = type ?? OBJECT;
  const { operand, by, span } = argument;
  if (operand.kind === 'out-declaration' || by !== undefined) return outArgument(argument, wanted);
  return checker.convert(operand, wanted, span);
}

function ordered(
  { chosen, places, isExpanded }: Applicable,
  values: readonly (Bound | OutArgument)[],
): readonly (Bound | OutArgument)[] {
  return chosen.member.parameters.map((parameter, index) => {
    const here = values.filter((_, argument) => places[argument] === index);
    const type = chosen.parameters[index] ?? parameter.type;
    if (isExpanded && index === chosen.parameters.length - 1) return arrayOf(type, here.filter(isBound));
    return here[0] ?? optional(parameter, type);
  });
}

const isBound = (value: Bound | OutArgument): value is Bound => value.kind !== 'out';

function arrayOf(type: Type, values: readonly Bound[]): Bound {
  const element = type instanceof ArrayType ? type.element : type;
  return newArray(element, values);
}

/** An array that holds the values, new each time. */
export const newArray = (element: Type, values: readonly Bound[]): Bound =>
  apply(ArrayType.of(element), values, (...items: unknown[]) => new NetArray(element, items));

function optional({ optional: stated }: Parameter, type: Type): Bound {
  if (stated === undefined || stated.value === null) return defaultOf(type);
  return constant(type, stated.value);
}
