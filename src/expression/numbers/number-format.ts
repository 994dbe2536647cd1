import { LimitError } from '../runtime/meter.ts';
import { numberText } from '../runtime/number-text.ts';
import { integerShape } from '../types/integer-range.ts';
import { DECIMAL, DOUBLE, SINGLE } from '../types/primitives.ts';
import type { NamedType } from '../types/type.ts';
import { formatCustom } from './custom-format.ts';
import { Decimal } from './decimal.ts';
import { digitsOf, rounded } from './digits.ts';
import { formatEnum } from './enum-format.ts';
import { badSpecifier, formatStandard } from './standard-format.ts';

/** .NET allows 999,999,999, which no expression needs. */
const MOST_PRECISION = 1_000_000;

/** `ToString(format)` of a number or enum, invariant culture. Throws FormatException "Format specifier was invalid.". */
export function formatNumber(value: number | bigint | Decimal, type: NamedType, format: string): string {
  if (type.kind === 'enum') return formatEnum(Number(value), type, format);
  if (typeof value === 'number' && !Number.isFinite(value)) return numberText(value, type);
  const [, specifier, digits = ''] = /^([A-Za-z])(\d*)$/.exec(format) ?? [];
  if (specifier === undefined) return format === '' ? plain(value, type) : custom(value, type, format);
  return standard(value, type, specifier, digits === '' ? -1 : checkedPrecision(Number(digits)));
}

function checkedPrecision(precision: number): number {
  if (precision > 999_999_999) throw badSpecifier();
  if (precision > MOST_PRECISION)
    throw new LimitError(`The expression was stopped: it formats a number with ${precision} digits.`);
  return precision;
}

const isFloat = (type: NamedType): boolean => type === DOUBLE || type === SINGLE;

function standard(value: number | bigint | Decimal, type: NamedType, specifier: string, precision: number): string {
  const upper = specifier.toUpperCase();
  if (isFloat(type) && (upper === 'R' || (upper === 'G' && precision <= 0)))
    return specifier === 'g' ? plain(value, type).toLowerCase() : plain(value, type);
  if (upper === 'G' && precision < (type === DECIMAL ? 0 : 1)) return plain(value, type);
  if (integerShape(type) !== undefined && !(value instanceof Decimal)) {
    const text = formatInteger(BigInt(value), type, specifier, Math.max(precision, 1));
    if (text !== undefined) return text;
  }
  return formatStandard(digitsOf(value, isFloat(type)), specifier, precision);
}

const plain = (value: number | bigint | Decimal, type: NamedType): string =>
  value instanceof Decimal ? value.toText() : numberText(value, type);

/** D, X and B, which only integers have. */
function formatInteger(value: bigint, type: NamedType, specifier: string, least: number): string | undefined {
  const bits = BigInt.asUintN(integerShape(type)?.bits ?? 0, value);
  switch (specifier) {
    case 'D':
    case 'd':
      return value < 0n ? `-${String(-value).padStart(least, '0')}` : String(value).padStart(least, '0');
    case 'X':
      return bits.toString(16).toUpperCase().padStart(least, '0');
    case 'x':
      return bits.toString(16).padStart(least, '0');
    case 'B':
    case 'b':
      return bits.toString(2).padStart(least, '0');
    default:
      return undefined;
  }
}

/** The digits of a double that a custom format sees: all that are sure to be the decimal number's own. */
const SURE_DIGITS: ReadonlyMap<NamedType, number> = new Map([
  [DOUBLE, 15],
  [SINGLE, 7],
]);

function custom(value: number | bigint | Decimal, type: NamedType, format: string): string {
  const digits = digitsOf(value, isFloat(type));
  const most = SURE_DIGITS.get(type);
  return formatCustom(most === undefined ? digits : rounded(digits, most), format);
}
