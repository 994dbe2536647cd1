import { DECIMAL, DOUBLE, SINGLE } from '../types/primitives.ts';
import { defineFlags, type NamedType } from '../types/type.ts';

/** https://learn.microsoft.com/dotnet/api/system.globalization.numberstyles */
export const STYLE = {
  leadingWhite: 1,
  trailingWhite: 2,
  leadingSign: 4,
  trailingSign: 8,
  parentheses: 16,
  point: 32,
  thousands: 64,
  exponent: 128,
  currency: 256,
  hex: 512,
  binary: 1024,
} as const;

const INTEGER = STYLE.leadingWhite | STYLE.trailingWhite | STYLE.leadingSign;
const NUMBER = INTEGER | STYLE.trailingSign | STYLE.point | STYLE.thousands;
const FLOAT = INTEGER | STYLE.point | STYLE.exponent;

export const NUMBER_STYLES = defineFlags('System.Globalization.NumberStyles', {
  None: 0,
  AllowLeadingWhite: STYLE.leadingWhite,
  AllowTrailingWhite: STYLE.trailingWhite,
  AllowLeadingSign: STYLE.leadingSign,
  AllowTrailingSign: STYLE.trailingSign,
  AllowParentheses: STYLE.parentheses,
  AllowDecimalPoint: STYLE.point,
  AllowThousands: STYLE.thousands,
  AllowExponent: STYLE.exponent,
  AllowCurrencySymbol: STYLE.currency,
  AllowHexSpecifier: STYLE.hex,
  AllowBinarySpecifier: STYLE.binary,
  Integer: INTEGER,
  HexNumber: STYLE.leadingWhite | STYLE.trailingWhite | STYLE.hex,
  BinaryNumber: STYLE.leadingWhite | STYLE.trailingWhite | STYLE.binary,
  Number: NUMBER,
  Float: FLOAT,
  Currency: NUMBER | STYLE.parentheses | STYLE.currency,
  Any: NUMBER | STYLE.parentheses | STYLE.currency | STYLE.exponent,
});

/** What `Parse(string)` allows. */
export function defaultStyle(type: NamedType): number {
  if (type === DECIMAL) return NUMBER;
  return type === DOUBLE || type === SINGLE ? FLOAT | STYLE.thousands : INTEGER;
}
