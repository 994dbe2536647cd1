import { DIVIDE_BY_ZERO_EXCEPTION, NetException, OVERFLOW_EXCEPTION } from '../runtime/exception.ts';
import { BYTE, CHAR, SBYTE } from '../types/primitives.ts';
import type { NamedType } from '../types/type.ts';

export const divideByZero = (): NetException =>
  new NetException(DIVIDE_BY_ZERO_EXCEPTION, 'Attempted to divide by zero.', null);

export const arithmeticOverflow = (): NetException =>
  new NetException(OVERFLOW_EXCEPTION, 'Arithmetic operation resulted in an overflow.', null);

/** A value that its new type cannot hold, as parsing, `Convert` and decimal say it. */
export const outOfRange = (type: NamedType): NetException =>
  new NetException(OVERFLOW_EXCEPTION, `Value was either too large or too small for ${described(type)}.`, null);

const DESCRIPTIONS: ReadonlyMap<NamedType, string> = new Map([
  [BYTE, 'an unsigned byte'],
  [SBYTE, 'a signed byte'],
  [CHAR, 'a character'],
]);

function described(type: NamedType): string {
  const { name } = type.definition;
  return DESCRIPTIONS.get(type) ?? `${name.startsWith('I') ? 'an' : 'a'} ${name}`;
}
