import { arithmeticOverflow, divideByZero } from './faults.ts';
import type { Arithmetic } from './operators.ts';

const SMALLEST_LONG = -(2n ** 63n);

const long = (value: bigint): bigint => BigInt.asIntN(64, value);
const ulong = (value: bigint): bigint => BigInt.asUintN(64, value);

const BITWISE = {
  '&': (a: bigint, b: bigint) => a & b,
  '|': (a: bigint, b: bigint) => a | b,
  '^': (a: bigint, b: bigint) => a ^ b,
  '>>': (a: bigint, b: number) => a >> BigInt(b & 63),
} satisfies Arithmetic;

export const LONG = {
  ...BITWISE,
  '+': (a: bigint, b: bigint) => long(a + b),
  '-': (a: bigint, b: bigint) => long(a - b),
  '*': (a: bigint, b: bigint) => long(a * b),
  '/': (a: bigint, b: bigint) => a / divisor(a, b),
  '%': (a: bigint, b: bigint) => a % divisor(a, b),
  '<<': (a: bigint, b: number) => long(a << BigInt(b & 63)),
  negate: (a: bigint) => long(-a),
  complement: (a: bigint) => ~a,
} satisfies Arithmetic;

export const CHECKED_LONG: Arithmetic = {
  ...LONG,
  '+': (a: bigint, b: bigint) => same(a + b, long),
  '-': (a: bigint, b: bigint) => same(a - b, long),
  '*': (a: bigint, b: bigint) => same(a * b, long),
  negate: (a: bigint) => same(-a, long),
};

export const ULONG = {
  ...BITWISE,
  '+': (a: bigint, b: bigint) => ulong(a + b),
  '-': (a: bigint, b: bigint) => ulong(a - b),
  '*': (a: bigint, b: bigint) => ulong(a * b),
  '/': (a: bigint, b: bigint) => a / divisor(a, b),
  '%': (a: bigint, b: bigint) => a % divisor(a, b),
  '<<': (a: bigint, b: number) => ulong(a << BigInt(b & 63)),
  complement: (a: bigint) => ulong(~a),
} satisfies Arithmetic;

export const CHECKED_ULONG: Arithmetic = {
  ...ULONG,
  '+': (a: bigint, b: bigint) => same(a + b, ulong),
  '-': (a: bigint, b: bigint) => same(a - b, ulong),
  '*': (a: bigint, b: bigint) => same(a * b, ulong),
};

/** long.MinValue / -1 has no answer, and .NET on x64 refuses its remainder too, checked or not. */
function divisor(a: bigint, b: bigint): bigint {
  if (b === 0n) throw divideByZero();
  if (b === -1n && a === SMALLEST_LONG) throw arithmeticOverflow();
  return b;
}

function same(value: bigint, cut: (value: bigint) => bigint): bigint {
  if (cut(value) !== value) throw arithmeticOverflow();
  return value;
}
