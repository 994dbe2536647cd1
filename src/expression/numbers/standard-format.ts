import { formatException } from '../runtime/exception.ts';
import { type Digits, decimalDigits, grouped, rounded, wholeDigits } from './digits.ts';

const DECIMALS = 2;
const EXPONENT_DECIMALS = 6;

/**
 * C, E, F, G, N and P in the invariant culture; -1: no precision was given. Throws FormatException for another specifier.
 * https://learn.microsoft.com/dotnet/standard/base-types/standard-numeric-format-strings
 */
export function formatStandard(number: Digits, specifier: string, precision: number): string {
  const decimals = precision < 0 ? DECIMALS : precision;
  switch (specifier.toUpperCase()) {
    case 'C':
      return currency(number, decimals);
    case 'E':
      return exponential(number, precision < 0 ? EXPONENT_DECIMALS : precision, specifier);
    case 'F':
      return fixed(number, decimals, digits => digits);
    case 'G':
      return general(number, precision, specifier === 'g' ? 'e' : 'E');
    case 'N':
      return fixed(number, decimals, grouped);
    case 'P':
      return `${fixed(hundredfold(number), decimals, grouped)} %`;
    default:
      throw badSpecifier();
  }
}

export const badSpecifier = (): Error => formatException('Format specifier was invalid.');

const signOf = ({ isNegative }: Digits): string => (isNegative ? '-' : '');

const hundredfold = (number: Digits): Digits =>
  number.digits === '' ? number : { ...number, scale: number.scale + 2 };

function fixed(number: Digits, decimals: number, arrange: (whole: string) => string): string {
  const result = rounded(number, number.scale + decimals);
  return signOf(result) + unsigned(result, decimals, arrange);
}

function unsigned(number: Digits, decimals: number, arrange: (whole: string) => string): string {
  const whole = arrange(wholeDigits(number) || '0');
  return decimals === 0 ? whole : `${whole}.${decimalDigits(number).padEnd(decimals, '0')}`;
}

function currency(number: Digits, decimals: number): string {
  const result = rounded(number, number.scale + decimals);
  const text = `¤${unsigned(result, decimals, grouped)}`;
  return result.isNegative ? `(${text})` : text;
}

function exponential(number: Digits, decimals: number, letter: string): string {
  const result = rounded(number, decimals + 1);
  const digits = result.digits.padEnd(decimals + 1, '0');
  const mantissa = decimals === 0 ? digits : `${digits.slice(0, 1)}.${digits.slice(1)}`;
  return signOf(result) + mantissa + exponent(result, letter, 3);
}

/** Fixed digits where the exponent is greater than -5 and less than the precision; otherwise an exponent. */
function general(number: Digits, precision: number, letter: string): string {
  const most = precision > 0 ? precision : number.digits.length;
  const result = rounded(number, most);
  const isScientific = result.scale > most || result.scale < -3;
  const shown = isScientific ? { ...result, scale: 1 } : result;
  const decimals = decimalDigits(shown);
  const text = unsigned(shown, decimals.length, digits => digits);
  return signOf(result) + text + (isScientific ? exponent(result, letter, 2) : '');
}

function exponent({ digits, scale }: Digits, letter: string, width: number): string {
  const value = digits === '' ? 0 : scale - 1;
  return `${letter}${value < 0 ? '-' : '+'}${String(Math.abs(value)).padStart(width, '0')}`;
}
