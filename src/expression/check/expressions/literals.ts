import { compositeFormat, formatText } from '../../convert/format.ts';
import { ExpressionError } from '../../expression-error.ts';
import { Decimal } from '../../numbers/decimal.ts';
import { NetType } from '../../runtime/net-type.ts';
import type {
  DefaultNode,
  Expression,
  InterpolatedNode,
  InterpolationNode,
  LiteralNode,
  LiteralType,
  NameofNode,
  TypeofNode,
} from '../../syntax/ast.ts';
import {
  BOOLEAN,
  CHAR,
  DECIMAL,
  DOUBLE,
  INT32,
  INT64,
  NULL,
  SINGLE,
  STRING,
  TYPE,
  UINT32,
  UINT64,
} from '../../types/primitives.ts';
import type { Type } from '../../types/type.ts';
import { apply, type Bound, constant, isConstant } from '../bound.ts';
import { boxed } from '../boxing.ts';
import type { Checker } from '../checker.ts';
import { defaultOf } from '../default-value.ts';
import { findMembers } from '../members.ts';
import type { Operand } from '../operand.ts';
import { asText } from '../operators/concatenation.ts';
import type { Scope } from '../scope.ts';

const TYPES: Readonly<Record<LiteralType, Type>> = {
  string: STRING,
  char: CHAR,
  bool: BOOLEAN,
  null: NULL,
  int: INT32,
  uint: UINT32,
  long: INT64,
  ulong: UINT64,
  float: SINGLE,
  double: DOUBLE,
  decimal: DECIMAL,
};

export const literal = ({ type, value }: LiteralNode): Bound =>
  constant(TYPES[type], type === 'decimal' ? Decimal.parse(String(value)) : value);

/** `$"{a}{b,5:N2}"`: parts without alignment and format are simply joined. */
export function interpolated(checker: Checker, { parts }: InterpolatedNode, scope: Scope): Bound {
  const texts = parts.map(part => (typeof part === 'string' ? constant(STRING, part) : hole(checker, part, scope)));
  return texts.every(isConstant) && texts.length < 2
    ? (texts[0] ?? constant(STRING, ''))
    : { kind: 'concat', type: STRING, parts: texts };
}

function hole(checker: Checker, { value, alignment, format }: InterpolationNode, scope: Scope): Bound {
  const bound = checker.value(value, scope);
  if (alignment === undefined && format === undefined) return asText(bound);
  const width = alignment === undefined ? 0 : constantInt(checker, alignment, scope);
  if (width === 0) return apply(STRING, [boxed(bound)], (each: unknown) => formatText(each, format ?? null));
  const template = `{0,${width}${format === undefined ? '' : `:${format}`}}`;
  return apply(STRING, [boxed(bound)], (each: unknown) => compositeFormat(template, [each]));
}

function constantInt(checker: Checker, node: Expression, scope: Scope): number {
  const value = checker.converted(node, INT32, scope);
  if (isConstant(value) && typeof value.value === 'number') return value.value;
  throw new ExpressionError('CS0150', 'A constant value is expected', node);
}

export const typeOf = (checker: Checker, { type }: TypeofNode): Bound =>
  constant(TYPE, new NetType(checker.type(type)));

export const defaultOperand = (checker: Checker, node: DefaultNode): Operand =>
  node.type === undefined ? { kind: 'untyped-default', node } : defaultOf(checker.type(node.type));

/** `nameof(string.Length)` needs no string. */
function refuseUnknown(checker: Checker, operand: Expression, scope: Scope): void {
  const target = operand.kind === 'member' ? checker.operand(operand.target, scope) : undefined;
  const isKnown =
    operand.kind === 'member' &&
    target?.kind === 'type' &&
    findMembers(checker.library, target.of, operand.name.text).length > 0;
  if (!isKnown) checker.operand(operand, scope);
}

export function nameOf(checker: Checker, { operand }: NameofNode, scope: Scope): Bound {
  refuseUnknown(checker, operand, scope);
  if (operand.kind === 'identifier') return constant(STRING, operand.name);
  if (operand.kind === 'member') return constant(STRING, operand.name.text);
  throw new ExpressionError('CS8081', 'Expression does not have a name.', operand);
}
