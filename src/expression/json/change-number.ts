import { Decimal } from '../numbers/decimal.ts';
import { outOfRange } from '../numbers/faults.ts';
import { TO_EVEN } from '../numbers/midpoint-rounding.ts';
import { Boxed } from '../runtime/boxed.ts';
import { invalidCast } from '../runtime/exception.ts';
import { runTimeType } from '../runtime/run-time-type.ts';
import { integerShape, isWide } from '../types/integer-range.ts';
import { CHAR, DECIMAL, DOUBLE, SINGLE } from '../types/primitives.ts';
import { NamedType } from '../types/type.ts';

const FRACTIONS: ReadonlySet<NamedType> = new Set([SINGLE, DOUBLE, DECIMAL]);

/** `Convert.ToInt32` and the like of a number or bool in object form: fractions are rounded half to even. */
export function toNumeric(value: unknown, type: NamedType): number | bigint | Decimal {
  const number = numberOf(value, type);
  if (!FRACTIONS.has(type)) return integer(number, type);
  if (type === DECIMAL) return decimal(number, value);
  const double = number instanceof Decimal ? number.toNumber() : Number(number);
  return type === SINGLE ? Math.fround(double) : double;
}

function numberOf(value: unknown, type: NamedType): number | bigint | Decimal {
  if (typeof value === 'boolean' && type !== CHAR) return Number(value);
  const isRefused = FRACTIONS.has(type)
    ? isOf(value, CHAR)
    : type === CHAR && (value instanceof Decimal || isOf(value, SINGLE, DOUBLE));
  if (value instanceof Boxed && !isRefused) return value.value;
  if (value instanceof Decimal && !isRefused) return value;
  const from = runTimeType(value);
  throw invalidCast(
    `Invalid cast from '${from instanceof NamedType ? from.definition.name : ''}' to '${type.definition.name}'.`,
  );
}

const isOf = (value: unknown, ...types: NamedType[]): boolean => value instanceof Boxed && types.includes(value.type);

function integer(number: number | bigint | Decimal, type: NamedType): number | bigint {
  const shape = integerShape(type);
  const whole = wholeOf(number);
  if (shape === undefined || whole === undefined || whole < shape.smallest || whole > shape.largest)
    throw outOfRange(type);
  return isWide(type) ? whole : Number(whole);
}

/** Undefined for NaN and the infinities. */
function wholeOf(number: number | bigint | Decimal): bigint | undefined {
  if (typeof number === 'bigint') return number;
  if (number instanceof Decimal) return number.round(0, TO_EVEN).toInteger();
  return Number.isFinite(number) ? BigInt(roundedToEven(number)) : undefined;
}

function roundedToEven(number: number): number {
  const floor = Math.floor(number);
  const rest = number - floor;
  if (rest !== 0.5) return rest < 0.5 ? floor : floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}

function decimal(number: number | bigint | Decimal, value: unknown): Decimal {
  if (number instanceof Decimal) return number;
  if (typeof number === 'bigint') return Decimal.fromInteger(number);
  if (isOf(value, SINGLE)) return Decimal.fromSingle(number);
  return isOf(value, DOUBLE) ? Decimal.fromNumber(number) : Decimal.fromInteger(BigInt(number));
}
