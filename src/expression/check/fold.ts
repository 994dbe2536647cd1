import { Decimal } from '../numbers/decimal.ts';
import { callable } from '../trust.ts';
import { type Bound, constant, isConstant } from './bound.ts';

const FOLDED = ['number', 'bigint', 'boolean', 'string'];

/** Done at once where it is a conversion of a number that is known. */
export function folded(bound: Bound): Bound {
  if (bound.kind !== 'apply' || !bound.operands.every(isConstant)) return bound;
  const values = bound.operands.map(operand => (isConstant(operand) ? operand.value : undefined));
  if (!values.every(value => value instanceof Decimal || FOLDED.includes(typeof value))) return bound;
  return constant(bound.type, callable(bound.apply)(...values));
}
