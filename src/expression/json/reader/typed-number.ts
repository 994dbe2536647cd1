import { Decimal } from '../../numbers/decimal.ts';
import { tryParseStyled } from '../../numbers/number-parse.ts';
import { STYLE } from '../../numbers/number-styles.ts';
import { Boxed } from '../../runtime/boxed.ts';
import { DECIMAL, DOUBLE, INT32 } from '../../types/primitives.ts';
import { basedInteger, isBased } from './based-integer.ts';
import type { Fault } from './fault.ts';
import type { TokenName } from './token-name.ts';

/** How a number without quotes is read as something that Newtonsoft.Json reads itself. */
export interface NumberReader {
  readonly token: TokenName;
  /** Gives the object form. */
  readonly read: (text: string, fault: Fault) => unknown;
}

export const NUMBER_READERS = {
  Int32: { token: 'Integer', read: int32 },
  Double: { token: 'Float', read: double },
  Decimal: { token: 'Float', read: decimal },
  String: { token: 'String', read: asWritten },
} as const satisfies Readonly<Record<string, NumberReader>>;

const SMALLEST = -(2n ** 31n);
const LARGEST = 2n ** 31n - 1n;

function int32(text: string, fault: Fault): Boxed {
  const value = isBased(text) ? basedInteger(text, 32) : whole(text);
  if (value === undefined) throw fault(`Input string '${text}' is not a valid integer.`);
  if (value < SMALLEST || value > LARGEST) throw fault(`JSON integer ${text} is too large or small for an Int32.`);
  return new Boxed(INT32, Number(value));
}

const whole = (text: string): bigint | undefined => (/^-?\d+$/.test(text) ? BigInt(text) : undefined);

function double(text: string, fault: Fault): Boxed {
  const value = float(text);
  if (value === undefined) throw fault(`Input string '${text}' is not a valid double.`);
  return new Boxed(DOUBLE, value);
}

export function float(text: string): number | undefined {
  const based = isBased(text) ? basedInteger(text, 64) : undefined;
  if (isBased(text)) return based === undefined ? undefined : Number(based);
  return /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/.test(text) ? Number(text) : undefined;
}

function decimal(text: string, fault: Fault): Decimal {
  const value = isBased(text) ? basedDecimal(text) : plainDecimal(text);
  if (!(value instanceof Decimal)) throw fault(`Input string '${text}' is not a valid decimal.`);
  return value;
}

/** Digits on both sides of the point. */
const plainDecimal = (text: string): unknown =>
  /^-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(text) ? tryParseStyled(text, DECIMAL, EXPONENT) : null;

const EXPONENT = STYLE.leadingSign | STYLE.point | STYLE.exponent;

function basedDecimal(text: string): Decimal | undefined {
  const value = basedInteger(text, 64);
  return value === undefined ? undefined : Decimal.fromInteger(value);
}

/** 1.50 stays 1.50. */
function asWritten(text: string, fault: Fault): string {
  if (float(text) === undefined) throw fault(`Input string '${text}' is not a valid number.`);
  return text;
}
