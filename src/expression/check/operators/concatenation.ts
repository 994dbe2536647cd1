import { textOf } from '../../runtime/text-of.ts';
import { STRING } from '../../types/primitives.ts';
import { apply, type Bound, constant, isConstant } from '../bound.ts';
import { boxed } from '../boxing.ts';

/** `"a" + x`: the parts of a long chain stand in one list. */
export function concatenation(left: Bound, right: Bound): Bound {
  const parts = [...partsOf(left), ...partsOf(right)];
  if (parts.every(isConstant)) return constant(STRING, parts.map(({ value }) => value ?? '').join(''));
  return { kind: 'concat', type: STRING, parts };
}

const partsOf = (operand: Bound): readonly Bound[] => (operand.kind === 'concat' ? operand.parts : [asText(operand)]);

/** What ToString gives, the empty text for null. */
export function asText(operand: Bound): Bound {
  if (operand.type === STRING) return operand;
  const value = boxed(operand);
  if (isConstant(value)) return constant(STRING, textOf(value.value));
  return apply(STRING, [value], textOf);
}
