import { convertNumber } from '../numbers/conversion.ts';
import { Decimal } from '../numbers/decimal.ts';
import { bitsOf, ofBits, ofParts } from '../numbers/decimal-bits.ts';
import { TO_EVEN, TO_NEGATIVE_INFINITY, TO_POSITIVE_INFINITY, TO_ZERO } from '../numbers/midpoint-rounding.ts';
import { roundDecimal } from '../numbers/rounding.ts';
import { notNull } from '../runtime/exception.ts';
import { NetArray } from '../runtime/net-array.ts';
import { numbers } from '../text/items.ts';
import { displayName } from '../types/display.ts';
import { DECIMAL, INT32, NUMERIC } from '../types/primitives.ts';
import { type Members, members } from '../types/table.ts';
import type { Type } from '../types/type.ts';
import { numberMembers } from './number-members.ts';

const OTHERS = NUMERIC.filter(type => type !== DECIMAL);

/** .NET names the parameter otherwise for these. */
const isSmall = (type: Type): boolean => /^s?byte$|^u?short$/.test(displayName(type));

const conversions: Members = Object.fromEntries(
  OTHERS.map(type => [
    `static ${displayName(type)} To${type.definition.name}(decimal ${isSmall(type) ? 'value' : 'd'})`,
    convertNumber(DECIMAL, type, true),
  ]),
);

const constructors: Members = Object.fromEntries(
  OTHERS.filter(type => /^(int|uint|long|ulong|float|double)$/.test(displayName(type))).map(type => [
    `new(${displayName(type)} value)`,
    convertNumber(type, DECIMAL, true),
  ]),
);

/** https://learn.microsoft.com/dotnet/api/system.decimal?view=net-8.0 */
export const decimal = members(DECIMAL, () => ({
  ...numberMembers(DECIMAL),
  ...constructors,
  ...conversions,
  'static decimal Zero': () => Decimal.zero,
  'static decimal One': () => Decimal.one,
  'static decimal MinusOne': () => Decimal.minusOne,
  'static decimal MaxValue': () => Decimal.largest,
  'static decimal MinValue': () => Decimal.smallest,
  'static int[] GetBits(decimal d)': (value: Decimal) => new NetArray(INT32, bitsOf(value)),
  'new(int[] bits)': (bits: NetArray | null) => ofBits(numbers(notNull(bits, 'bits'))),
  'new(int lo, int mid, int hi, bool isNegative, byte scale)': ofParts,
  'byte Scale': ({ scale }: Decimal) => scale,
  'static decimal Add(decimal d1, decimal d2)': (a: Decimal, b: Decimal) => a.plus(b),
  'static decimal Subtract(decimal d1, decimal d2)': (a: Decimal, b: Decimal) => a.minus(b),
  'static decimal Multiply(decimal d1, decimal d2)': (a: Decimal, b: Decimal) => a.times(b),
  'static decimal Divide(decimal d1, decimal d2)': (a: Decimal, b: Decimal) => a.dividedBy(b),
  'static decimal Remainder(decimal d1, decimal d2)': (a: Decimal, b: Decimal) => a.remainder(b),
  'static decimal Negate(decimal d)': (value: Decimal) => value.negate(),
  'static int Compare(decimal d1, decimal d2)': (a: Decimal, b: Decimal) => a.compareTo(b),
  'static bool Equals(decimal d1, decimal d2)': (a: Decimal, b: Decimal) => a.compareTo(b) === 0,
  'static decimal Floor(decimal d)': (value: Decimal) => value.round(0, TO_NEGATIVE_INFINITY),
  'static decimal Ceiling(decimal d)': (value: Decimal) => value.round(0, TO_POSITIVE_INFINITY),
  'static decimal Truncate(decimal d)': (value: Decimal) => value.round(0, TO_ZERO),
  'static decimal Round(decimal d)': (value: Decimal) => value.round(0, TO_EVEN),
  'static decimal Round(decimal d, int decimals)': (value: Decimal, decimals: number) =>
    roundDecimal(value, decimals, TO_EVEN),
  'static decimal Round(decimal d, MidpointRounding mode)': (value: Decimal, mode: number) =>
    roundDecimal(value, 0, mode),
  'static decimal Round(decimal d, int decimals, MidpointRounding mode)': roundDecimal,
}));
