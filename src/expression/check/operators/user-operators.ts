import { nullableOf } from '../../types/hierarchy.ts';
import { nullable } from '../../types/primitives.ts';
import type { Implementation } from '../../types/table.ts';
import { NamedType, type Type } from '../../types/type.ts';
import { isBetter } from '../better.ts';
import { apply, type Bound } from '../bound.ts';
import { widened } from '../boxing.ts';
import { call } from '../calls.ts';
import type { Checker } from '../checker.ts';
import { findMembers } from '../members.ts';
import type { Argument, Candidate, MethodGroup } from '../operand.ts';
import { applicable } from '../overloads.ts';
import { isStandardImplicit } from '../user-conversions.ts';
import { lifted, liftedComparison, liftedEquality, orNull } from './lift.ts';

/** The operator that one of the operands' types declares: `DateTime - TimeSpan`. Undefined where there is none. */
export function userOperator(checker: Checker, operator: string, operands: readonly Bound[]): Bound | undefined {
  const types = operands.map(({ type }) => nullableOf(type) ?? type);
  const candidates = [...new Set(types)].flatMap(type => operatorsOf(checker, type, operator));
  if (candidates.length === 0) return undefined;
  return direct(checker, candidates, operands) ?? liftedCall(candidates, types, operands, operator);
}

const operatorsOf = (checker: Checker, type: Type, operator: string): readonly Candidate[] =>
  type instanceof NamedType ? findMembers(checker.library, type, `op_${operator}`) : [];

function direct(checker: Checker, candidates: readonly Candidate[], operands: readonly Bound[]): Bound | undefined {
  const given = operands.map(
    (operand): Argument => ({ name: undefined, by: undefined, operand, span: { start: 0, end: 0 } }),
  );
  const found = applicable(checker, candidates, [], given);
  const best =
    found.find(one => found.every(other => one === other || isBetter(checker, one, other, given))) ?? found[0];
  return best === undefined ? undefined : call(checker, groupOf(candidates), best, given);
}

const groupOf = (candidates: readonly Candidate[]): MethodGroup => ({
  kind: 'methods',
  name: 'operator',
  receiver: { kind: 'type', of: candidates[0]?.result ?? anyOwner(candidates) },
  candidates,
  extensions: [],
  typeArguments: [],
});

const anyOwner = ([candidate]: readonly Candidate[]): Type => {
  if (candidate === undefined) throw new Error('There is no operator here.');
  return candidate.member.owner.open;
};

const COMPARISONS = ['<', '>', '<=', '>='];

function liftedCall(
  candidates: readonly Candidate[],
  types: readonly Type[],
  operands: readonly Bound[],
  operator: string,
): Bound | undefined {
  const fitting = candidates.find(
    ({ parameters }) =>
      parameters.length === types.length &&
      parameters.every((parameter, index) => isStandardImplicit(types[index] ?? parameter, parameter)),
  );
  const body = fitting?.member.body;
  const operandType = fitting?.parameters[0];
  if (fitting === undefined || typeof body !== 'function' || operandType === undefined) return undefined;
  const isSame = fitting.parameters.every(parameter => parameter === operandType);
  if (!isSame) return liftedMixed(operands, fitting, body);
  if (operator === '==' || operator === '!=')
    return liftedEquality(operands, operandType, fitting.result, body, operator === '==');
  const lift = COMPARISONS.includes(operator) ? liftedComparison : lifted;
  return lift(operands, operandType, fitting.result, body);
}

/** `DateTime? - TimeSpan`: null where an operand is null. */
function liftedMixed(operands: readonly Bound[], { parameters, result }: Candidate, body: Implementation): Bound {
  const given = operands.map((operand, index) => widened(operand, nullable(parameters[index] ?? operand.type)));
  return apply(nullable(result), given, orNull(body));
}
