import { Decimal } from '../../numbers/decimal.ts';
import { tryParseStyled } from '../../numbers/number-parse.ts';
import { STYLE } from '../../numbers/number-styles.ts';
import { Boxed } from '../../runtime/boxed.ts';
import { isWhiteSpace } from '../../text/characters.ts';
import { DECIMAL, DOUBLE, INT64 } from '../../types/primitives.ts';
import { BigInteger } from '../big-integer.ts';
import type { Cursor } from './cursor.ts';
import type { Fault } from './fault.ts';

const NUMBER_END = /[^-+a-fA-FxX.\d]|$/g;
const LARGEST_LONG = 2n ** 63n - 1n;
const MOST_DIGITS = 380;
const DECIMAL_STYLE = STYLE.leadingSign | STYLE.point | STYLE.exponent;

/** Moves past a number, and whatever else Newtonsoft.Json takes for a part of one. */
export function numberText(cursor: Cursor, fault: Fault): string {
  const start = cursor.at;
  NUMBER_END.lastIndex = start;
  cursor.at = NUMBER_END.exec(cursor.text)?.index ?? cursor.text.length;
  const { char, code } = cursor;
  if (code !== 0 && !isWhiteSpace(code) && !',}])/'.includes(char))
    throw fault(`Unexpected character encountered while parsing number: ${char}.`);
  return cursor.text.slice(start, cursor.at);
}

/** A long, a double or decimal, or a BigInteger, in object form. `0x1F` is hexadecimal, `017` octal. */
export function readNumber(text: string, readsDecimals: boolean, fault: Fault): Boxed | BigInteger | Decimal {
  if (/^0[^.eE]/.test(text)) return new Boxed(INT64, otherBase(text, fault));
  if (!/^-?\d+$/.test(text)) return readsDecimals ? decimal(text, fault) : new Boxed(DOUBLE, double(text, fault));
  if (significant(text) > MOST_DIGITS) throw fault(`JSON integer ${text} is too large to parse.`);
  const integer = BigInt(text);
  if (integer <= LARGEST_LONG && integer >= -LARGEST_LONG - 1n) return new Boxed(INT64, integer);
  if (text.length > MOST_DIGITS) throw fault(`JSON integer ${text} is too large to parse.`);
  return new BigInteger(integer);
}

/** How many digits it has from the first on that is no zero: to read very many takes long. */
const significant = (text: string): number => text.length - (/^-?0*/.exec(text)?.[0].length ?? 0);

function double(text: string, fault: Fault): number {
  if (!/^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/.test(text)) throw notValid(text, fault);
  return Number(text);
}

function decimal(text: string, fault: Fault): Decimal {
  const value = tryParseStyled(text, DECIMAL, DECIMAL_STYLE);
  if (!(value instanceof Decimal)) throw fault(`Input string '${text}' is not a valid decimal.`);
  return value;
}

function otherBase(text: string, fault: Fault): bigint {
  const hex = /^0[xX]([\da-fA-F]+)$/.exec(text)?.[1];
  const octal = /^[0-7]+$/.test(text) ? text : undefined;
  if (hex === undefined && octal === undefined) throw notValid(text, fault);
  const value = BigInt(hex === undefined ? `0o${octal}` : `0x${hex}`);
  if (value >= 2n ** 64n) throw notValid(text, fault);
  return BigInt.asIntN(64, value);
}

const notValid = (text: string, fault: Fault): Error => fault(`Input string '${text}' is not a valid number.`);
