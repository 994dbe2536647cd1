import { ExpressionError } from '../expression-error.ts';
import type { Span } from '../syntax/ast.ts';
import { delegateSignature } from '../types/delegates.ts';
import { qualifiedName } from '../types/display.ts';
import { DYNAMIC, NULL, OBJECT, VOID } from '../types/primitives.ts';
import { NamedType, type Type } from '../types/type.ts';
import { type Bound, isConstant } from './bound.ts';
import type { Checker } from './checker.ts';
import { constantTo } from './constant-conversions.ts';
import { applyConversion, standardConversion } from './conversions.ts';
import { defaultOf } from './default-value.ts';
import { toDelegate } from './delegates.ts';
import { describeFully } from './describe.ts';
import { dynamicConversion } from './dynamic.ts';
import { folded } from './fold.ts';
import { isValue, type Operand } from './operand.ts';
import { refuseConversion } from './refuse-conversion.ts';
import { tupleTo } from './tuples.ts';
import { applyUser, userConversion } from './user-conversions.ts';

/** Converts as C# does unasked. Throws ExpressionError where it would not. */
export function implicitly(checker: Checker, operand: Operand, to: Type, span: Span): Bound {
  const converted = tryImplicitly(checker, operand, to);
  if (converted !== undefined) return converted;
  throw refuseConversion(checker, operand, to, span);
}

export function canConvert(checker: Checker, operand: Operand, to: Type): boolean {
  try {
    return tryImplicitly(checker, operand, to) !== undefined;
  } catch (error) {
    if (error instanceof ExpressionError) return false;
    throw error;
  }
}

/** Undefined where there is no such conversion; throws where a lambda's body is wrong. */
export function tryImplicitly(checker: Checker, operand: Operand, to: Type): Bound | undefined {
  if (operand.kind === 'untyped-default') return defaultOf(to);
  if (operand.kind === 'untyped-throw') return { kind: 'throw-expression', type: to, value: operand.value };
  if (operand.kind === 'untyped-lambda' || operand.kind === 'methods')
    return to instanceof NamedType && delegateSignature(to) !== undefined
      ? toDelegate(checker, operand, to)
      : undefined;
  if (operand.kind === 'untyped-tuple') return tupleTo(checker, operand, to);
  return isValue(operand) ? valueTo(checker, operand, to) : undefined;
}

function valueTo(checker: Checker, operand: Bound, to: Type): Bound | undefined {
  if (operand.type === VOID && to !== VOID) return undefined;
  const fitted = isConstant(operand) ? constantTo(operand, to) : undefined;
  if (fitted !== undefined) return fitted;
  if (operand.type === DYNAMIC && to !== OBJECT && to !== DYNAMIC)
    return dynamicConversion(checker, operand, to, false);
  const standard = standardConversion(operand.type, to, false);
  if (standard?.isImplicit) return applyConversion(operand, standard, to);
  const user = userConversion(checker.library, operand.type, to, true);
  return user === undefined ? undefined : applyUser(operand, user, to);
}

/** A cast. */
export function explicitly(checker: Checker, operand: Operand, to: Type, span: Span, isChecked: boolean): Bound {
  if (isValue(operand) && operand.type === DYNAMIC && to !== OBJECT)
    return dynamicConversion(checker, operand, to, true);
  const implicit = tryImplicitly(checker, operand, to);
  if (implicit !== undefined) return implicit;
  if (!isValue(operand) || operand.type === NULL) throw refuseConversion(checker, operand, to, span);
  const standard = standardConversion(operand.type, to, isChecked);
  if (standard !== undefined) return folded(applyConversion(operand, standard, to));
  const user = userConversion(checker.library, operand.type, to, false);
  if (user !== undefined) return applyUser(operand, user, to);
  throw new ExpressionError(
    'CS0030',
    `Cannot convert type '${describeFully(operand)}' to '${qualifiedName(to)}'`,
    span,
  );
}
