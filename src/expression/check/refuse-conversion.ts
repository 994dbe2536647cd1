import { ExpressionError } from '../expression-error.ts';
import type { Span } from '../syntax/ast.ts';
import { displayName } from '../types/display.ts';
import { DECIMAL, DOUBLE, NULL, SINGLE } from '../types/primitives.ts';
import { NamedType, type Type } from '../types/type.ts';
import { type Bound, isConstant } from './bound.ts';
import type { Checker } from './checker.ts';
import { isTooLarge } from './constant-conversions.ts';
import { standardConversion } from './conversions.ts';
import { describe, describeFully } from './describe.ts';
import { isValue, type Operand } from './operand.ts';
import { noConversion } from './refuse.ts';
import { userConversion } from './user-conversions.ts';

/** Why the operand does not become that type unasked, in the compiler's words. */
export function refuseConversion(checker: Checker, operand: Operand, to: Type, span: Span): ExpressionError {
  const from = describe(operand);
  if (operand.kind === 'methods')
    return new ExpressionError(
      'CS0428',
      `Cannot convert method group '${operand.name}' to non-delegate type '${describe({ kind: 'type', of: to })}'. Did you intend to invoke the method?`,
      span,
    );
  if (operand.kind === 'local' && operand.local.function !== undefined && isDelegate(to))
    return new ExpressionError(
      'CS0123',
      `No overload for '${operand.local.name}' matches delegate '${displayName(to)}'`,
      span,
    );
  if (operand.kind === 'untyped-lambda' && isDelegate(to))
    return new ExpressionError(
      'CS1593',
      `Delegate '${displayName(to)}' does not take ${operand.node.parameters.length} arguments`,
      span,
    );
  if (operand.kind === 'untyped-lambda')
    return new ExpressionError(
      'CS1660',
      `Cannot convert lambda expression to type '${describe({ kind: 'type', of: to })}' because it is not a delegate type`,
      span,
    );
  if (operand.kind === 'type')
    return new ExpressionError('CS0119', `'${from}' is a type, which is not valid in the given context`, span);
  if (isValue(operand) && operand.type === NULL)
    return new ExpressionError(
      'CS0037',
      `Cannot convert null to '${describe({ kind: 'type', of: to })}' because it is a non-nullable value type`,
      span,
    );
  const isExplicit = isValue(operand) && existsExplicit(checker, operand, to);
  return (
    (isExplicit ? refuseConstant(operand, to, span) : undefined) ??
    noConversion(describeFully(operand), to, isExplicit, span)
  );
}

const isDelegate = (type: Type): type is NamedType => type instanceof NamedType && type.kind === 'delegate';

/** What the compiler says of a constant that would do with another value, or another suffix. */
function refuseConstant(operand: Bound, to: Type, span: Span): ExpressionError | undefined {
  if (!isConstant(operand)) return undefined;
  if (isTooLarge(operand, to))
    return new ExpressionError(
      'CS0031',
      `Constant value '${String(operand.value)}' cannot be converted to a '${displayName(to)}'`,
      span,
    );
  const suffix = to === SINGLE ? 'F' : 'M';
  return operand.type === DOUBLE && (to === SINGLE || to === DECIMAL)
    ? new ExpressionError(
        'CS0664',
        `Literal of type double cannot be implicitly converted to type '${displayName(to)}'; use an '${suffix}' suffix to create a literal of this type`,
        span,
      )
    : undefined;
}

const existsExplicit = (checker: Checker, operand: Bound, to: Type): boolean =>
  standardConversion(operand.type, to, false) !== undefined ||
  userConversion(checker.library, operand.type, to, false) !== undefined;
