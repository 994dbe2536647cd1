import { compareValues } from '../collections/compare.ts';
import { Decimal } from '../numbers/decimal.ts';
import { formatNumber } from '../numbers/number-format.ts';
import { parseNumber, parseStyled, tryParseNumber, tryParseStyled } from '../numbers/number-parse.ts';
import type { Cell } from '../runtime/cell.ts';
import { argumentException } from '../runtime/exception.ts';
import { objectForm } from '../runtime/object-form.ts';
import { runTimeType } from '../runtime/run-time-type.ts';
import { displayName } from '../types/display.ts';
import { isWide } from '../types/integer-range.ts';
import { DECIMAL, SBYTE } from '../types/primitives.ts';
import type { Members } from '../types/table.ts';
import type { NamedType } from '../types/type.ts';
import { typeCodeMember } from './type-code.ts';

type Text = string | null;
type NetNumber = number | bigint | Decimal;

/** What all number types have: Parse, TryParse, ToString, CompareTo and Equals. */
export function numberMembers(type: NamedType): Members {
  const name = displayName(type);
  return { ...parsing(type, name), ...comparing(type, name), ...formatting(type), ...typeCodeMember(type) };
}

function parsing(type: NamedType, name: string): Members {
  const styled = (text: Text, style: number) => parseStyled(text, type, style);
  const attempt = (text: Text, result: Cell) => filled(result, type, tryParseNumber(text, type));
  return {
    [`static ${name} Parse(string s)`]: (text: Text) => parseNumber(text, type),
    [`static ${name} Parse(string s, IFormatProvider provider)`]: (text: Text) => parseNumber(text, type),
    [`static ${name} Parse(string s, NumberStyles style)`]: styled,
    [`static ${name} Parse(string s, NumberStyles style, IFormatProvider provider)`]: styled,
    [`static bool TryParse(string s, out ${name} result)`]: attempt,
    [`static bool TryParse(string s, IFormatProvider provider, out ${name} result)`]: (
      text: Text,
      _provider: unknown,
      result: Cell,
    ) => attempt(text, result),
    [`static bool TryParse(string s, NumberStyles style, IFormatProvider provider, out ${name} result)`]: (
      text: Text,
      style: number,
      _provider: unknown,
      result: Cell,
    ) => filled(result, type, tryParseStyled(text, type, style)),
  };
}

function filled(result: Cell, type: NamedType, parsed: NetNumber | null): boolean {
  result.value = parsed ?? zero(type);
  return parsed !== null;
}

const zero = (type: NamedType): NetNumber => {
  if (type === DECIMAL) return Decimal.zero;
  return isWide(type) ? 0n : 0;
};

function formatting(type: NamedType): Members {
  const format = (value: NetNumber, pattern: Text) => formatNumber(value, type, pattern ?? '');
  return {
    'string ToString(string format)': format,
    'string ToString(string format, IFormatProvider provider)': format,
    'string ToString(IFormatProvider provider)': (value: NetNumber) => formatNumber(value, type, ''),
  };
}

/** NaN equals itself here, unlike with `==`. */
function comparing(type: NamedType, name: string): Members {
  return {
    [`int CompareTo(${name} value)`]: compareValues,
    [`int CompareTo(object ${type === SBYTE ? 'obj' : 'value'})`]: (self: NetNumber, other: unknown) => {
      if (other === null) return 1;
      if (runTimeType(other) !== type) throw argumentException(`Object must be of type ${type.definition.name}.`);
      return compareValues(objectForm(self, type), other);
    },
    [`bool Equals(${name} ${type === DECIMAL ? 'value' : 'obj'})`]: (self: NetNumber, other: NetNumber) =>
      compareValues(self, other) === 0,
  };
}
