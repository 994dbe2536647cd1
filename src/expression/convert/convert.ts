import type { Clock } from '../../surroundings.ts';
import { parseBoolean } from '../numbers/boolean-parse.ts';
import { convertNumber } from '../numbers/conversion.ts';
import { Decimal } from '../numbers/decimal.ts';
import { outOfRange } from '../numbers/faults.ts';
import { TO_EVEN } from '../numbers/midpoint-rounding.ts';
import { parseNumber } from '../numbers/number-parse.ts';
import { halfToEven } from '../numbers/rounding.ts';
import { Boxed } from '../runtime/boxed.ts';
import { formatException, invalidCast, type NetException } from '../runtime/exception.ts';
import { NetObject } from '../runtime/net-object.ts';
import { runTimeType } from '../runtime/run-time-type.ts';
import { textOf } from '../runtime/text-of.ts';
import { parseDateTime } from '../time/date-parse.ts';
import { DateTime } from '../time/date-time.ts';
import { fullName } from '../types/display.ts';
import { integerShape, isWide, underlying } from '../types/integer-range.ts';
import { BOOLEAN, CHAR, DATE_TIME, DECIMAL, FRACTIONS, INT32, STRING } from '../types/primitives.ts';
import type { NamedType } from '../types/type.ts';

/**
 * What `Convert.ToXxx` makes of a value in object form: of null the type's zero, of a fraction the nearest integer (half to
 * even). Throws FormatException, OverflowException or InvalidCastException.
 */
export function convert(value: unknown, target: NamedType, clock: Clock): unknown {
  if (value === null) return zeroOf(target);
  if (typeof value === 'string') return fromText(value, target, clock);
  if (value instanceof NetObject && value.convertTo !== undefined && target !== STRING)
    return value.convertTo(target, clock);
  if (target === STRING) return textOf(value);
  if (typeof value === 'boolean') return fromBoolean(value, target);
  if (value instanceof Boxed) return fromNumber(value.value, underlying(value.type), target);
  if (value instanceof Decimal) return fromNumber(value, DECIMAL, target);
  if (!(value instanceof DateTime)) throw notConvertible(value);
  if (target !== DATE_TIME) throw noConversion(DATE_TIME, target);
  return value;
}

const ZEROS: ReadonlyMap<NamedType, unknown> = new Map<NamedType, unknown>([
  [BOOLEAN, false],
  [DATE_TIME, DateTime.minValue],
  [DECIMAL, Decimal.zero],
  [STRING, ''],
]);

const zeroOf = (target: NamedType): unknown => ZEROS.get(target) ?? (isWide(target) ? 0n : 0);

function fromText(text: string, target: NamedType, clock: Clock): unknown {
  if (target === STRING) return text;
  if (target === BOOLEAN) return parseBoolean(text);
  if (target === DATE_TIME) return parseDateTime(clock, text);
  if (target !== CHAR) return parseNumber(text, target);
  if (text.length !== 1) throw formatException('String must be exactly one character long.');
  return text.charCodeAt(0);
}

function fromBoolean(value: boolean, target: NamedType): unknown {
  if (target === BOOLEAN) return value;
  if (target === CHAR || target === DATE_TIME) throw noConversion(BOOLEAN, target);
  return fromNumber(Number(value), INT32, target);
}

function fromNumber(value: number | bigint | Decimal, source: NamedType, target: NamedType): unknown {
  if (source === target) return value;
  const isWrong =
    target === DATE_TIME ||
    (source === CHAR && (target === BOOLEAN || FRACTIONS.includes(target))) ||
    (target === CHAR && FRACTIONS.includes(source));
  if (isWrong) throw noConversion(source, target);
  if (target === BOOLEAN) return value instanceof Decimal ? value.sign !== 0 : Number(value) !== 0;
  if (FRACTIONS.includes(target)) return Reflect.apply(convertNumber(source, target, true), undefined, [value]);
  return toInteger(value, target);
}

function toInteger(value: number | bigint | Decimal, target: NamedType): number | bigint {
  const integer = nearestInteger(value);
  const shape = integerShape(target);
  if (integer === undefined || shape === undefined || integer < shape.smallest || integer > shape.largest)
    throw outOfRange(target);
  return isWide(target) ? integer : Number(integer);
}

function nearestInteger(value: number | bigint | Decimal): bigint | undefined {
  if (value instanceof Decimal) return value.round(0, TO_EVEN).toInteger();
  if (typeof value === 'bigint') return value;
  return Number.isFinite(value) ? BigInt(halfToEven(value)) : undefined;
}

const noConversion = (source: NamedType, target: NamedType): NetException =>
  invalidCast(`Invalid cast from '${source.definition.name}' to '${target.definition.name}'.`);

const notConvertible = (value: unknown): NetException =>
  invalidCast(`Unable to cast object of type '${fullName(runTimeType(value))}' to type 'System.IConvertible'.`);
