import type { Span } from '../syntax/ast.ts';
import { isSubtype } from '../types/hierarchy.ts';
import { isNamed, passingOf } from '../types/member.ts';
import type { Type } from '../types/type.ts';
import { isBetter } from './better.ts';
import type { Checker } from './checker.ts';
import { inferTypeArguments, type Pairing } from './inference.ts';
import { lambdaFault } from './lambda-faults.ts';
import { instantiate } from './members.ts';
import type { Argument, Candidate, MethodGroup } from './operand.ts';
import { isOfType } from './out-arguments.ts';
import { parameterType } from './parameter-type.ts';
import { ambiguous, refuseArguments } from './refuse-arguments.ts';

/** A method that takes the arguments, and how. */
export interface Applicable {
  readonly chosen: Candidate;
  /** The type arguments of the method itself. */
  readonly typeArguments: readonly Type[];
  /** For each argument, the index of its parameter. */
  readonly places: readonly number[];
  /** The last parameter, `params T[]`, takes single elements. */
  readonly isExpanded: boolean;
}

/** Throws ExpressionError where none fits, or several fit equally. https://learn.microsoft.com/dotnet/csharp/language-reference/language-specification/expressions#1264-overload-resolution */
export function resolve(checker: Checker, group: MethodGroup, given: readonly Argument[], span: Span): Applicable {
  const own = best(checker, applicable(checker, group.candidates, group.typeArguments, given), given, span);
  if (own !== undefined) return own;
  const extended = best(
    checker,
    applicable(checker, group.extensions, group.typeArguments, withReceiver(group, given)),
    withReceiver(group, given),
    span,
  );
  if (extended !== undefined) return extended;
  throw (
    lambdaFault(checker, group.candidates, given) ??
    lambdaFault(checker, group.extensions, withReceiver(group, given)) ??
    refuseArguments(checker, group, given, span)
  );
}

/** An extension method takes its receiver as its first argument. */
export function withReceiver({ receiver }: MethodGroup, given: readonly Argument[]): readonly Argument[] {
  if (receiver.kind === 'type') return given;
  return [{ name: undefined, by: undefined, operand: receiver, span: { start: 0, end: 0 } }, ...given];
}

export function applicable(
  checker: Checker,
  candidates: readonly Candidate[],
  typeArguments: readonly Type[],
  given: readonly Argument[],
): readonly Applicable[] {
  return candidates.flatMap(candidate => {
    const normal = inForm(checker, candidate, typeArguments, given, false);
    return normal ?? inForm(checker, candidate, typeArguments, given, true) ?? [];
  });
}

function inForm(
  checker: Checker,
  candidate: Candidate,
  typeArguments: readonly Type[],
  given: readonly Argument[],
  isExpanded: boolean,
): Applicable | undefined {
  const places = placesOf(candidate, given, isExpanded);
  if (places === undefined) return undefined;
  const inferred = typeArgumentsOf(checker, { chosen: candidate, typeArguments, places, isExpanded }, given);
  if (inferred === undefined) return undefined;
  const form = { chosen: instantiate(candidate, inferred), typeArguments: inferred, places, isExpanded };
  return given.every((argument, index) => fits(checker, form, argument, index)) ? form : undefined;
}

/** To which parameter each argument goes; undefined where their number or names do not fit. */
export function placesOf(
  { member }: Candidate,
  given: readonly Argument[],
  isExpanded: boolean,
): readonly number[] | undefined {
  const { parameters } = member;
  const last = parameters.length - 1;
  if (isExpanded && parameters[last]?.modifier !== 'params') return undefined;
  const places = given.map(({ name }, index) => {
    if (name !== undefined) return parameters.findIndex(parameter => isNamed(parameter, name));
    return isExpanded ? Math.min(index, last) : index;
  });
  const isComplete = parameters.every(
    ({ optional }, index) => places.includes(index) || optional !== undefined || (isExpanded && index === last),
  );
  const isKnown = places.every(place => place >= 0 && place <= last);
  const isOnce = isExpanded || new Set(places).size === places.length;
  return isComplete && isKnown && isOnce ? places : undefined;
}

function typeArgumentsOf(checker: Checker, form: Applicable, given: readonly Argument[]): readonly Type[] | undefined {
  const { typeParameters } = form.chosen.member;
  if (form.typeArguments.length > 0)
    return form.typeArguments.length === typeParameters.length ? form.typeArguments : undefined;
  if (typeParameters.length === 0) return [];
  const pairings = given.flatMap((argument, index): Pairing[] => {
    const type = parameterType(form, index);
    return type === undefined ? [] : [{ argument, type }];
  });
  return inferTypeArguments(checker, typeParameters, pairings);
}

function fits(checker: Checker, form: Applicable, argument: Argument, index: number): boolean {
  const { operand, by } = argument;
  const type = parameterType(form, index);
  const parameter = form.chosen.member.parameters[form.places[index] ?? 0];
  if (type === undefined || passingOf(parameter) !== by) return false;
  if (operand.kind === 'out-declaration' || by !== undefined) return isOfType(argument, type);
  if (parameter?.modifier === 'this') return 'type' in operand && isReceiver(operand.type, type);
  return checker.canConvert(operand, type);
}

/** Extension methods are found by identity, reference and boxing conversions only. */
const isReceiver = (type: Type, wanted: Type): boolean => isSubtype(type, wanted);

function best(
  checker: Checker,
  found: readonly Applicable[],
  given: readonly Argument[],
  span: Span,
): Applicable | undefined {
  if (found.length < 2) return found[0];
  const winner = found.find(one => found.every(other => other === one || isBetter(checker, one, other, given)));
  if (winner === undefined)
    throw ambiguous(
      found.map(({ chosen }) => chosen),
      span,
    );
  return winner;
}
