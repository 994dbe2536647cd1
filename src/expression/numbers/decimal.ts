import { argumentException, formatException } from '../runtime/exception.ts';
import { NetObject } from '../runtime/net-object.ts';
import { DECIMAL } from '../types/primitives.ts';
import { fitted, LARGEST, MOST_DECIMALS, type Parts, powerOfTen, quotient, withoutZeros } from './decimal-fit.ts';
import { divideByZero, outOfRange } from './faults.ts';
import { divideRounded, magnitude } from './integer-division.ts';
import { TO_ZERO } from './midpoint-rounding.ts';

const TWO_TO_64 = 2n ** 64n;
const DOUBLE_DIGITS = 15;
const SINGLE_DIGITS = 7;

/**
 * System.Decimal: a coefficient of 96 bits over a power of ten up to 28, which it keeps: 1.10 is not printed as 1.1, though
 * both are equal. A result that is too long loses decimals (half to even); one that is too large throws.
 */
export class Decimal extends NetObject {
  readonly type = DECIMAL;
  readonly coefficient: bigint;
  /** The number of decimals. */
  readonly scale: number;

  private constructor({ coefficient, scale }: Parts) {
    super();
    this.coefficient = coefficient;
    this.scale = scale;
  }

  /** Coefficient over 10 to the power of `scale`, which may be negative and of any size; undefined where that is too large. */
  static tryOf(coefficient: bigint, scale: number): Decimal | undefined {
    const parts = fitted(coefficient, scale);
    return parts === undefined ? undefined : new Decimal(parts);
  }

  /** The same; throws OverflowException. */
  static of(coefficient: bigint, scale: number): Decimal {
    return Decimal.#made(fitted(coefficient, scale));
  }

  static #made(parts: Parts | undefined): Decimal {
    if (parts === undefined) throw outOfRange(DECIMAL);
    return new Decimal(parts);
  }

  /** Digits, with a sign, a point and an exponent if need be, and nothing else. */
  static parse(text: string): Decimal {
    const [, sign = '', whole = '', fraction = '', exponent = '0'] =
      /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
    if (whole + fraction === '') throw formatException(`The input string '${text}' was not in a correct format.`);
    return Decimal.of(BigInt(`${whole}${fraction}`) * (sign === '-' ? -1n : 1n), fraction.length - Number(exponent));
  }

  static fromInteger(value: bigint): Decimal {
    return Decimal.of(value, 0);
  }

  /** Of a double, which .NET trusts for 15 digits. */
  static fromNumber(value: number): Decimal {
    return fromDigits(value, DOUBLE_DIGITS);
  }

  /** Of a float, which .NET trusts for 7 digits. */
  static fromSingle(value: number): Decimal {
    return fromDigits(value, SINGLE_DIGITS);
  }

  static readonly zero = new Decimal({ coefficient: 0n, scale: 0 });
  static readonly one = new Decimal({ coefficient: 1n, scale: 0 });
  static readonly minusOne = new Decimal({ coefficient: -1n, scale: 0 });
  static readonly largest = new Decimal({ coefficient: LARGEST, scale: 0 });
  static readonly smallest = new Decimal({ coefficient: -LARGEST, scale: 0 });

  get sign(): -1 | 0 | 1 {
    if (this.coefficient === 0n) return 0;
    return this.coefficient < 0n ? -1 : 1;
  }

  plus(other: Decimal): Decimal {
    const scale = Math.max(this.scale, other.scale);
    return Decimal.of(this.#at(scale) + other.#at(scale), scale);
  }

  minus(other: Decimal): Decimal {
    return this.plus(other.negate());
  }

  times(other: Decimal): Decimal {
    return Decimal.of(this.coefficient * other.coefficient, this.scale + other.scale);
  }

  /** Keeps the difference of both scales if the quotient is exact with it; else as many decimals as it takes or fit. */
  dividedBy(other: Decimal): Decimal {
    if (other.sign === 0) throw divideByZero();
    return Decimal.#made(quotient(this, other));
  }

  remainder(other: Decimal): Decimal {
    if (other.sign === 0) throw divideByZero();
    const scale = Math.max(this.scale, other.scale);
    const [dividend, divisor] = [this.#at(scale), other.#at(scale)];
    return magnitude(dividend) < magnitude(divisor) ? this : Decimal.of(dividend % divisor, scale);
  }

  negate(): Decimal {
    return new Decimal({ coefficient: -this.coefficient, scale: this.scale });
  }

  abs(): Decimal {
    return this.coefficient < 0n ? this.negate() : this;
  }

  /** To that many decimals, never more than there are; `rounding` is a member of MidpointRounding. */
  round(decimals: number, rounding: number): Decimal {
    if (decimals >= this.scale) return this;
    const coefficient = divideRounded(this.coefficient, powerOfTen(this.scale - decimals), rounding);
    return new Decimal({ coefficient, scale: decimals });
  }

  /** Without zeros at the end of its decimals. */
  trimmed(): Decimal {
    return new Decimal(withoutZeros(this));
  }

  /** With .NET's two steps of rounding: coefficient, then quotient. */
  toNumber(): number {
    const size = magnitude(this.coefficient);
    const coefficient = Number(size % TWO_TO_64) + Number(size / TWO_TO_64) * Number(TWO_TO_64);
    return ((this.coefficient < 0n ? -1 : 1) * coefficient) / Number(powerOfTen(this.scale));
  }

  /** Cuts the decimals off. */
  toInteger(): bigint {
    return this.round(0, TO_ZERO).coefficient;
  }

  override compareTo(other: unknown): number {
    if (!(other instanceof Decimal)) throw argumentException('Object must be of type Decimal.');
    const scale = Math.max(this.scale, other.scale);
    const difference = this.#at(scale) - other.#at(scale);
    return difference < 0n ? -1 : Number(difference > 0n);
  }

  override key(): string {
    const { coefficient, scale } = this.trimmed();
    return `System.Decimal ${coefficient}/${scale}`;
  }

  override toText(): string {
    const digits = String(magnitude(this.coefficient)).padStart(this.scale + 1, '0');
    const whole = digits.slice(0, digits.length - this.scale);
    const sign = this.coefficient < 0n ? '-' : '';
    return this.scale === 0 ? sign + whole : `${sign}${whole}.${digits.slice(-this.scale)}`;
  }

  #at(scale: number): bigint {
    return this.coefficient * powerOfTen(scale - this.scale);
  }
}

function fromDigits(value: number, digits: number): Decimal {
  if (!(Math.abs(value) < 2 ** 96)) throw outOfRange(DECIMAL);
  // Of a tiny number, the digits up to the last decimal place are fewer.
  const isTiny = Math.abs(value) < 10 ** (digits - MOST_DECIMALS);
  return Decimal.parse(isTiny ? value.toFixed(MOST_DECIMALS) : value.toPrecision(digits)).trimmed();
}
