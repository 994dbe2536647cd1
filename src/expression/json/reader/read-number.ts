import { Boxed } from '../../runtime/boxed.ts';
import { isWhiteSpace } from '../../text/characters.ts';
import { DOUBLE, INT64 } from '../../types/primitives.ts';
import { BigInteger } from '../big-integer.ts';
import { basedInteger, isBased } from './based-integer.ts';
import type { Cursor } from './cursor.ts';
import type { Fault } from './fault.ts';
import { float } from './typed-number.ts';

const NUMBER_END = /[^-+a-fA-FxX.\d]|$/g;
const LARGEST_LONG = 2n ** 63n - 1n;
const MOST_DIGITS = 380;

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

/** A long, a double or a BigInteger, in object form. `0x1F` is hexadecimal, `017` octal. */
export function readNumber(text: string, fault: Fault): Boxed | BigInteger {
  if (isBased(text)) return new Boxed(INT64, based(text, fault));
  if (!/^-?\d+$/.test(text)) return new Boxed(DOUBLE, double(text, fault));
  if (significant(text) > MOST_DIGITS) throw fault(`JSON integer ${text} is too large to parse.`);
  const integer = BigInt(text);
  if (integer <= LARGEST_LONG && integer >= -LARGEST_LONG - 1n) return new Boxed(INT64, integer);
  return new BigInteger(integer);
}

/** How many digits it has from the first on that is no zero: to read very many takes long. */
const significant = (text: string): number => text.length - (/^-?0*/.exec(text)?.[0].length ?? 0);

function double(text: string, fault: Fault): number {
  const value = float(text);
  if (value === undefined) throw notValid(text, fault);
  return value;
}

function based(text: string, fault: Fault): bigint {
  const value = basedInteger(text, 64);
  if (value === undefined) throw notValid(text, fault);
  return value;
}

const notValid = (text: string, fault: Fault): Error => fault(`Input string '${text}' is not a valid number.`);
