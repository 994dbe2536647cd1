import { delegateSignature } from '../types/delegates.ts';
import { NULL, SIGNED, UNSIGNED, VOID } from '../types/primitives.ts';
import { ArrayType, GridType, NamedType, type Type, TypeParameter } from '../types/type.ts';
import type { Checker } from './checker.ts';
import { type Argument, isValue } from './operand.ts';
import type { Applicable } from './overloads.ts';
import { parameterType } from './parameter-type.ts';
import { isStandardImplicit, userConversion } from './user-conversions.ts';

/** https://learn.microsoft.com/dotnet/csharp/language-reference/language-specification/expressions#12643-better-function-member */
export function isBetter(checker: Checker, one: Applicable, other: Applicable, given: readonly Argument[]): boolean {
  const votes = given.map((argument, index) => {
    const first = parameterType(one, index);
    const second = parameterType(other, index);
    return first === undefined || second === undefined ? 0 : compareTargets(checker, argument, first, second);
  });
  if (votes.some(vote => vote < 0)) return false;
  return votes.some(vote => vote > 0) || breaksTie(one, other);
}

/** 1 where the first is the better type for the argument, -1 where the second is. */
function compareTargets(checker: Checker, { operand }: Argument, first: Type, second: Type): number {
  if (first === second) return 0;
  if (isValue(operand) && operand.type !== NULL) {
    if (operand.type === first) return 1;
    if (operand.type === second) return -1;
  }
  const byResult =
    operand.kind === 'untyped-lambda' || operand.kind === 'methods'
      ? compareDelegates(checker, operand, first, second)
      : 0;
  return byResult === 0 ? compareTypes(checker, first, second) : byResult;
}

function compareTypes(checker: Checker, first: Type, second: Type): number {
  const there = converts(checker, first, second);
  const back = converts(checker, second, first);
  if (there !== back) return there ? 1 : -1;
  return Number(isSignedBeside(first, second)) - Number(isSignedBeside(second, first));
}

const converts = (checker: Checker, from: Type, to: Type): boolean =>
  isStandardImplicit(from, to) || userConversion(checker.library, from, to, true) !== undefined;

const isSignedBeside = (first: Type, second: Type): boolean => SIGNED.includes(first) && UNSIGNED.includes(second);

function compareDelegates(checker: Checker, operand: Argument['operand'], first: Type, second: Type): number {
  const [one, other] = [signatureOf(first), signatureOf(second)];
  if (one === undefined || other === undefined || one.parameters.some((type, i) => type !== other.parameters[i]))
    return 0;
  if (one.result === VOID || other.result === VOID) return Number(other.result === VOID) - Number(one.result === VOID);
  const result = checker.delegateResult(operand, one.parameters);
  if (result === one.result || result === other.result) return result === one.result ? 1 : -1;
  return compareTypes(checker, one.result, other.result);
}

const signatureOf = (type: Type) => (type instanceof NamedType ? delegateSignature(type) : undefined);

/** Where no argument decides: not generic, not expanded, fewer parameters left to their defaults, more specific. */
function breaksTie(one: Applicable, other: Applicable): boolean {
  const isGeneric = (form: Applicable) => form.typeArguments.length > 0;
  if (isGeneric(one) !== isGeneric(other)) return isGeneric(other);
  if (one.isExpanded !== other.isExpanded) return other.isExpanded;
  const count = (form: Applicable) => form.chosen.parameters.length;
  if (count(one) !== count(other)) return one.isExpanded ? count(one) > count(other) : count(one) < count(other);
  return isMoreSpecific(one, other);
}

function isMoreSpecific({ chosen: one }: Applicable, { chosen: other }: Applicable): boolean {
  const declared = one.member.parameters.map(({ type }) => type);
  const others = other.member.parameters.map(({ type }) => type);
  const votes = declared.map((type, index) => specificity(type, others[index] ?? type));
  return votes.every(vote => vote >= 0) && votes.some(vote => vote > 0);
}

function specificity(one: Type, other: Type): number {
  if (one instanceof TypeParameter || other instanceof TypeParameter)
    return Number(other instanceof TypeParameter) - Number(one instanceof TypeParameter);
  if (one instanceof ArrayType && other instanceof ArrayType) return specificity(one.element, other.element);
  if (one instanceof GridType && other instanceof GridType) return specificity(one.element, other.element);
  if (!(one instanceof NamedType && other instanceof NamedType) || one.definition !== other.definition) return 0;
  const votes = one.arguments.map((type, index) => specificity(type, other.arguments[index] ?? type));
  return votes.some(vote => vote < 0) ? Math.min(...votes) : Math.max(0, ...votes);
}
