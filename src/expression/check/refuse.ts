import { ExpressionError } from '../expression-error.ts';
import type { Span } from '../syntax/ast.ts';
import { displayName, qualifiedName } from '../types/display.ts';
import { NULL, SIGNED, UINT64 } from '../types/primitives.ts';
import type { Type } from '../types/type.ts';
import type { Checker } from './checker.ts';

export const noConversion = (from: string, to: Type, isExplicit: boolean, span: Span): ExpressionError =>
  isExplicit
    ? new ExpressionError(
        'CS0266',
        `Cannot implicitly convert type '${from}' to '${qualifiedName(to)}'. An explicit conversion exists (are you missing a cast?)`,
        span,
      )
    : new ExpressionError('CS0029', `Cannot implicitly convert type '${from}' to '${qualifiedName(to)}'`, span);

type Asked = Pick<Checker, 'allowed'>;

export const noMember = ({ allowed }: Asked, type: Type, name: string, span: Span): ExpressionError =>
  allowed.otherMember(type, name, span) ??
  new ExpressionError(
    'CS1061',
    `'${displayName(type)}' does not contain a definition for '${name}' and no accessible extension method '${name}' accepting a first argument of type '${displayName(type)}' could be found (are you missing a using directive or an assembly reference?)`,
    span,
  );

export const noStaticMember = ({ allowed }: Asked, type: Type, name: string, span: Span): ExpressionError =>
  allowed.otherMember(type, name, span) ??
  new ExpressionError('CS0117', `'${displayName(type)}' does not contain a definition for '${name}'`, span);

export const noSuchName = ({ allowed }: Asked, name: string, span: Span): ExpressionError =>
  allowed.otherType(name, span) ??
  new ExpressionError('CS0103', `The name '${name}' does not exist in the current context`, span);

/** Nobody can add a using directive or a reference to a policy expression: what the compiler asks of that is left out. */
export const noSuchType = ({ allowed }: Asked, name: string, count: number, span: Span): ExpressionError =>
  allowed.otherType(name, span) ??
  new ExpressionError('CS0246', `The type or namespace name '${generic(name, count)}' could not be found`, span);

export const notInNamespace = (
  { allowed }: Asked,
  namespace: string,
  name: string,
  count: number,
  span: Span,
): ExpressionError =>
  allowed.otherType(`${namespace}.${name}`, span) ??
  new ExpressionError(
    'CS0234',
    `The type or namespace name '${generic(name, count)}' does not exist in the namespace '${namespace}'`,
    span,
  );

/** `Bag<>`, `Map<,>` */
const generic = (name: string, count: number): string => (count === 0 ? name : `${name}<${','.repeat(count - 1)}>`);

/** `ulong` has no type in common with a signed integer. */
const isAmbiguous = (left: Type, right: Type): boolean =>
  (left === UINT64 && SIGNED.includes(right)) || (right === UINT64 && SIGNED.includes(left));

export const noOperator = (operator: string, left: Type, right: Type, span: Span): ExpressionError =>
  isAmbiguous(left, right) && operator !== '<<' && operator !== '>>'
    ? new ExpressionError(
        'CS0034',
        `Operator '${operator}' is ambiguous on operands of type '${displayName(left)}' and '${displayName(right)}'`,
        span,
      )
    : notApplicable(operator, nameOf(left), nameOf(right), span);

const nameOf = (type: Type): string => (type === NULL ? '<null>' : displayName(type));

export const notApplicable = (operator: string, left: string, right: string, span: Span): ExpressionError =>
  new ExpressionError(
    'CS0019',
    `Operator '${operator}' cannot be applied to operands of type '${left}' and '${right}'`,
    span,
  );
