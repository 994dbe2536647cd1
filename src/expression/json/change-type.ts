import type { Clock } from '../../surroundings.ts';
import { parseBoolean } from '../numbers/boolean-parse.ts';
import { Decimal } from '../numbers/decimal.ts';
import { parseNumber } from '../numbers/number-parse.ts';
import { Boxed } from '../runtime/boxed.ts';
import { formatException, invalidCast, type NetException } from '../runtime/exception.ts';
import { runTimeType } from '../runtime/run-time-type.ts';
import { textOf } from '../runtime/text-of.ts';
import { parseDateTime } from '../time/date-parse.ts';
import { DateTime } from '../time/date-time.ts';
import { fullName } from '../types/display.ts';
import { isValueType } from '../types/hierarchy.ts';
import { BOOLEAN, CHAR, DATE_TIME, NUMERIC, OBJECT, STRING } from '../types/primitives.ts';
import { NamedType, type Type } from '../types/type.ts';
import { toNumeric } from './change-number.ts';

/** `Convert.ChangeType` of a value in object form; gives a value as that type has it. */
export function changeType(value: unknown, type: Type, clock: Clock): unknown {
  if (value === null) {
    if (isValueType(type)) throw invalidCast('Null object cannot be converted to a value type.');
    return null;
  }
  if (!isConvertible(value) && runTimeType(value) !== type) throw invalidCast('Object must implement IConvertible.');
  return convert(value, type, clock);
}

export const isConvertible = (value: unknown): boolean =>
  typeof value === 'string' ||
  typeof value === 'boolean' ||
  value instanceof Boxed ||
  value instanceof Decimal ||
  value instanceof DateTime;

const NUMBERS: ReadonlySet<Type> = new Set<Type>(NUMERIC);

function convert(value: unknown, type: Type, clock: Clock): unknown {
  if (type === STRING) return textOf(value);
  if (type === OBJECT || (runTimeType(value) === type && !(value instanceof Boxed))) return value;
  if (type === BOOLEAN) return toBoolean(value);
  if (type === CHAR) return toChar(value);
  if (type === DATE_TIME) return toDateTime(value, clock);
  if (type instanceof NamedType && NUMBERS.has(type))
    return typeof value === 'string' ? parseNumber(value, type) : toNumeric(value, type);
  throw invalidCast(`Invalid cast from '${fullName(runTimeType(value))}' to '${fullName(type)}'.`);
}

function toBoolean(value: unknown): boolean {
  if (value instanceof Decimal) return value.sign !== 0;
  if (value instanceof Boxed && value.type !== CHAR) return Number(value.value) !== 0;
  if (typeof value !== 'string') throw noCast(value, 'Boolean');
  return parseBoolean(value);
}

function toChar(value: unknown): unknown {
  if (typeof value !== 'string') return toNumeric(value, CHAR);
  if (value.length !== 1) throw formatException('String must be exactly one character long.');
  return value.charCodeAt(0);
}

function toDateTime(value: unknown, clock: Clock): DateTime {
  if (typeof value === 'string') return parseDateTime(clock, value);
  throw noCast(value, 'DateTime');
}

const noCast = (value: unknown, to: string): NetException => {
  const from = runTimeType(value);
  return invalidCast(`Invalid cast from '${from instanceof NamedType ? from.definition.name : from}' to '${to}'.`);
};
