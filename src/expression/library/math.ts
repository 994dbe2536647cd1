import type { Decimal } from '../numbers/decimal.ts';
import { ieeeRemainder, logarithm, power } from '../numbers/math.ts';
import { TO_EVEN, TO_NEGATIVE_INFINITY, TO_POSITIVE_INFINITY, TO_ZERO } from '../numbers/midpoint-rounding.ts';
import { roundDecimal, roundDouble } from '../numbers/rounding.ts';
import { members } from '../types/table.ts';
import { define } from '../types/type.ts';
import { mathByType } from './math-by-type.ts';

export const MATH = define({ name: 'System.Math', kind: 'static class' });

/** https://learn.microsoft.com/dotnet/api/system.math?view=net-8.0 */
export const math = members(MATH, () => ({
  'const double PI': Math.PI,
  'const double E': Math.E,
  'const double Tau': 2 * Math.PI,
  ...mathByType,
  'static double Round(double a)': (value: number) => roundDouble(value, 0, TO_EVEN),
  'static double Round(double value, int digits)': (value: number, digits: number) =>
    roundDouble(value, digits, TO_EVEN),
  'static double Round(double value, MidpointRounding mode)': (value: number, mode: number) =>
    roundDouble(value, 0, mode),
  'static double Round(double value, int digits, MidpointRounding mode)': roundDouble,
  'static decimal Round(decimal d)': (value: Decimal) => roundDecimal(value, 0, TO_EVEN),
  'static decimal Round(decimal d, int decimals)': (value: Decimal, decimals: number) =>
    roundDecimal(value, decimals, TO_EVEN),
  'static decimal Round(decimal d, MidpointRounding mode)': (value: Decimal, mode: number) =>
    roundDecimal(value, 0, mode),
  'static decimal Round(decimal d, int decimals, MidpointRounding mode)': roundDecimal,
  'static double Ceiling(double a)': Math.ceil,
  'static double Floor(double d)': Math.floor,
  'static double Truncate(double d)': Math.trunc,
  'static decimal Ceiling(decimal d)': (value: Decimal) => value.round(0, TO_POSITIVE_INFINITY),
  'static decimal Floor(decimal d)': (value: Decimal) => value.round(0, TO_NEGATIVE_INFINITY),
  'static decimal Truncate(decimal d)': (value: Decimal) => value.round(0, TO_ZERO),
  'static long BigMul(int a, int b)': (a: number, b: number) => BigInt(a) * BigInt(b),
  'static double IEEERemainder(double x, double y)': ieeeRemainder,
  'static double Pow(double x, double y)': power,
  'static double Sqrt(double d)': Math.sqrt,
  'static double Cbrt(double d)': Math.cbrt,
  'static double Exp(double d)': Math.exp,
  'static double Log(double d)': Math.log,
  'static double Log(double a, double newBase)': logarithm,
  'static double Log10(double d)': Math.log10,
  'static double Log2(double x)': Math.log2,
  'static double Sin(double a)': Math.sin,
  'static double Cos(double d)': Math.cos,
  'static double Tan(double a)': Math.tan,
  'static double Asin(double d)': Math.asin,
  'static double Acos(double d)': Math.acos,
  'static double Atan(double d)': Math.atan,
  'static double Atan2(double y, double x)': Math.atan2,
  'static double Sinh(double value)': Math.sinh,
  'static double Cosh(double value)': Math.cosh,
  'static double Tanh(double value)': Math.tanh,
  'static double Asinh(double d)': Math.asinh,
  'static double Acosh(double d)': Math.acosh,
  'static double Atanh(double d)': Math.atanh,
  'static double CopySign(double x, double y)': (x: number, y: number) =>
    y < 0 || Object.is(y, -0) ? -Math.abs(x) : Math.abs(x),
}));
