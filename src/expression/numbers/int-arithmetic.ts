import { arithmeticOverflow, divideByZero } from './faults.ts';
import type { Arithmetic } from './operators.ts';

const SMALLEST_INT = -2_147_483_648;

/** `| 0` also makes 0 of JavaScript's -0. */
export const INT = {
  '+': (a: number, b: number) => (a + b) | 0,
  '-': (a: number, b: number) => (a - b) | 0,
  '*': Math.imul,
  '/': (a: number, b: number) => (a / divisor(a, b)) | 0,
  '%': (a: number, b: number) => (a % divisor(a, b)) | 0,
  '<<': (a: number, b: number) => a << b,
  '>>': (a: number, b: number) => a >> b,
  '&': (a: number, b: number) => a & b,
  '|': (a: number, b: number) => a | b,
  '^': (a: number, b: number) => a ^ b,
  negate: (a: number) => -a | 0,
  complement: (a: number) => ~a,
} satisfies Arithmetic;

export const CHECKED_INT: Arithmetic = {
  ...INT,
  '+': (a: number, b: number) => int(a + b),
  '-': (a: number, b: number) => int(a - b),
  '*': (a: number, b: number) => int(a * b),
  negate: (a: number) => int(-a),
};

export const UINT = {
  '+': (a: number, b: number) => (a + b) >>> 0,
  '-': (a: number, b: number) => (a - b) >>> 0,
  '*': (a: number, b: number) => Math.imul(a, b) >>> 0,
  '/': (a: number, b: number) => (a / divisor(a, b)) >>> 0,
  '%': (a: number, b: number) => a % divisor(a, b),
  '<<': (a: number, b: number) => (a << b) >>> 0,
  '>>': (a: number, b: number) => a >>> b,
  '&': (a: number, b: number) => (a & b) >>> 0,
  '|': (a: number, b: number) => (a | b) >>> 0,
  '^': (a: number, b: number) => (a ^ b) >>> 0,
  complement: (a: number) => ~a >>> 0,
} satisfies Arithmetic;

export const CHECKED_UINT: Arithmetic = {
  ...UINT,
  '+': (a: number, b: number) => uint(a + b),
  '-': (a: number, b: number) => uint(a - b),
  '*': (a: number, b: number) => uint(a * b),
};

/** int.MinValue / -1 has no answer, and .NET on x64 refuses its remainder too, checked or not. */
function divisor(a: number, b: number): number {
  if (b === 0) throw divideByZero();
  if (b === -1 && a === SMALLEST_INT) throw arithmeticOverflow();
  return b;
}

function int(value: number): number {
  if (value !== (value | 0)) throw arithmeticOverflow();
  return value | 0;
}

function uint(value: number): number {
  if (value !== value >>> 0) throw arithmeticOverflow();
  return value >>> 0;
}
