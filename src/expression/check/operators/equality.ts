import type { Decimal } from '../../numbers/decimal.ts';
import { equals } from '../../runtime/equality.ts';
import { canBeNull, isReferenceType, nullableOf } from '../../types/hierarchy.ts';
import { BOOLEAN, DECIMAL, NULL, STRING } from '../../types/primitives.ts';
import { isTuple } from '../../types/structural.ts';
import type { Implementation } from '../../types/table.ts';
import type { Type } from '../../types/type.ts';
import { apply, type Bound, constant } from '../bound.ts';
import type { Checker } from '../checker.ts';
import { standardConversion } from '../conversions.ts';
import { enumOperands } from './enums.ts';
import { liftedEquality } from './lift.ts';
import { commonNumber } from './promotion.ts';
import { isSameObject } from './same-object.ts';
import { userOperator } from './user-operators.ts';

/** `==` and `!=`; undefined where C# has none for these operands. */
export function equality(checker: Checker, operator: '==' | '!=', left: Bound, right: Bound): Bound | undefined {
  const isEqual = operator === '==';
  if (left.type === NULL || right.type === NULL) return withNull(checker, left, right, isEqual);
  const number = commonNumber(left, right);
  if (number !== undefined)
    return liftedEquality(
      [left, right],
      number,
      BOOLEAN,
      number === DECIMAL ? decimals(isEqual) : same(isEqual),
      isEqual,
    );
  const enums = enumOperands(left, right);
  if (enums !== undefined) return liftedEquality(enums.operands, enums.type, BOOLEAN, same(isEqual), isEqual);
  return (
    ofBooleans(left, right, isEqual) ??
    ofStrings(left, right, isEqual) ??
    userOperator(checker, operator, [left, right]) ??
    ofTuples(left, right, isEqual) ??
    ofReferences(left, right, isEqual)
  );
}

const same = (isEqual: boolean): Implementation =>
  isEqual ? (a: unknown, b: unknown) => a === b : (a: unknown, b: unknown) => a !== b;

const decimals =
  (isEqual: boolean): Implementation =>
  (a: Decimal, b: Decimal) =>
    (a.compareTo(b) === 0) === isEqual;

/** A value that is never null may be compared with it, if it may be compared at all: the answer is always the same. */
const isComparable = (checker: Checker, operand: Bound): boolean =>
  equality(checker, '==', operand, operand) !== undefined;

function withNull(checker: Checker, left: Bound, right: Bound, isEqual: boolean): Bound | undefined {
  if (left.type === NULL && right.type === NULL) return constant(BOOLEAN, isEqual);
  const other = left.type === NULL ? right : left;
  if (!canBeNull(other.type)) return isComparable(checker, other) ? apply(BOOLEAN, [other], () => !isEqual) : undefined;
  return { ...apply(BOOLEAN, [other], isEqual ? isNull : isPresent) };
}

const isNull = (value: unknown): boolean => value === null;
const isPresent = (value: unknown): boolean => value !== null;

function ofBooleans(left: Bound, right: Bound, isEqual: boolean): Bound | undefined {
  const types = [left, right].map(({ type }) => nullableOf(type) ?? type);
  return types.every(type => type === BOOLEAN)
    ? liftedEquality([left, right], BOOLEAN, BOOLEAN, same(isEqual), isEqual)
    : undefined;
}

const ofStrings = (left: Bound, right: Bound, isEqual: boolean): Bound | undefined =>
  left.type === STRING && right.type === STRING ? apply(BOOLEAN, [left, right], same(isEqual)) : undefined;

/** Item by item, where the items have the same types. */
const ofTuples = (left: Bound, right: Bound, isEqual: boolean): Bound | undefined =>
  isTuple(left.type) && standardConversion(left.type, right.type, false)?.kind === 'identity'
    ? apply(BOOLEAN, [left, right], (a: unknown, b: unknown) => equals(a, b) === isEqual)
    : undefined;

/** Whether they are the same object. */
function ofReferences(left: Bound, right: Bound, isEqual: boolean): Bound | undefined {
  const areReferences = isReferenceType(left.type) && isReferenceType(right.type);
  if (!areReferences || !isRelated(left.type, right.type)) return undefined;
  return apply(BOOLEAN, [left, right], isSameObject(left, right, isEqual));
}

const isRelated = (one: Type, other: Type): boolean =>
  isReferenceConversion(one, other) || isReferenceConversion(other, one);

function isReferenceConversion(from: Type, to: Type): boolean {
  const kind = standardConversion(from, to, false)?.kind;
  return kind === 'identity' || kind === 'reference';
}
