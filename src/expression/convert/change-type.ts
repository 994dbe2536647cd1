import type { Clock } from '../../surroundings.ts';
import { isConvertible, typeOfCode } from '../numbers/type-code.ts';
import { argumentException, invalidCast, notNull } from '../runtime/exception.ts';
import type { NetType } from '../runtime/net-type.ts';
import { objectForm } from '../runtime/object-form.ts';
import { runTimeType } from '../runtime/run-time-type.ts';
import { fullName } from '../types/display.ts';
import { isValueType } from '../types/hierarchy.ts';
import { convert } from './convert.ts';

/** `Convert.ChangeType(object, Type)`: from and to object form. */
export function changeType(clock: Clock, value: unknown, conversionType: NetType | null): unknown {
  const type = notNull(conversionType, 'conversionType').of;
  if (value === null && isValueType(type)) throw invalidCast('Null object cannot be converted to a value type.');
  if (value === null || runTimeType(value) === type) return value;
  if (isConvertible(type)) return objectForm(convert(value, type, clock), type);
  throw invalidCast(`Invalid cast from '${fullName(runTimeType(value))}' to '${fullName(type)}'.`);
}

/** `Convert.ChangeType(object, TypeCode)` */
export function changeTypeByCode(clock: Clock, value: unknown, code: number): unknown {
  const type = typeOfCode(code);
  if (type === undefined) throw argumentException('Unknown TypeCode value.');
  if (value === null && isValueType(type)) throw invalidCast('Object cannot be cast from DBNull to other types.');
  return value === null ? null : objectForm(convert(value, type, clock), type);
}
