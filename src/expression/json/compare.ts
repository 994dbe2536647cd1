import { REAL_SURROUNDINGS } from '../../surroundings.ts';
import { Decimal } from '../numbers/decimal.ts';
import { Boxed } from '../runtime/boxed.ts';
import { bytesOf } from '../runtime/bytes.ts';
import { argumentException } from '../runtime/exception.ts';
import { NetObject } from '../runtime/net-object.ts';
import { textOf } from '../runtime/text-of.ts';
import { compareOrdinal } from '../text/culture.ts';
import { DateTime } from '../time/date-time.ts';
import { DateTimeOffset } from '../time/date-time-offset.ts';
import { BOOLEAN, DATE_TIME, DECIMAL, DOUBLE, INT64, SINGLE, UINT64 } from '../types/primitives.ts';
import type { NamedType } from '../types/type.ts';
import { BigInteger } from './big-integer.ts';
import { changeType } from './change-type.ts';
import { TokenType, tokenTypeName } from './token-type.ts';
import { isBytes } from './value-type.ts';

/** A text that is compared with a date may be a time of today; whoever compares has no clock at hand, and needs none otherwise. */
const { clock } = REAL_SURROUNDINGS;

/** `JValue.Compare`: two values in object form, compared as that type. Throws where the second cannot be one. */
export function compareJsonValues(type: number, a: unknown, b: unknown): number {
  if (a === b) return 0;
  if (b === null) return 1;
  if (a === null) return -1;
  if (type === TokenType.Integer || type === TokenType.Float) return compareNumbers(type, a, b);
  if (type === TokenType.Boolean) return Number(changeType(a, BOOLEAN, clock)) - Number(changeType(b, BOOLEAN, clock));
  if (TEXTS.has(type)) return compareOrdinal(textOf(a), textOf(b));
  return type === TokenType.Date ? compareDates(a, b) : compareObjects(type, a, b);
}

const TEXTS: ReadonlySet<number> = new Set([TokenType.String, TokenType.Comment, TokenType.Raw]);

function compareNumbers(type: number, a: unknown, b: unknown): number {
  if (a instanceof BigInteger || b instanceof BigInteger) return ordered(asNumber(a), asNumber(b));
  const either = (...types: NamedType[]): boolean => types.includes(typeOf(a)) || types.includes(typeOf(b));
  if (either(UINT64, DECIMAL)) return decimal(a).compareTo(decimal(b));
  if (type === TokenType.Float || either(SINGLE, DOUBLE)) return compareFractions(asNumber(a), asNumber(b));
  return ordered(changeType(a, INT64, clock), changeType(b, INT64, clock));
}

const typeOf = (value: unknown): NamedType => {
  if (value instanceof Boxed) return value.type;
  return value instanceof Decimal ? DECIMAL : INT64;
};

const asNumber = (value: unknown): number | bigint =>
  value instanceof BigInteger ? value.value : Number(changeType(value, DOUBLE, clock));

function decimal(value: unknown): Decimal {
  const converted = changeType(value, DECIMAL, clock);
  if (!(converted instanceof Decimal)) throw new Error('A conversion to decimal gave none.');
  return converted;
}

/** Nearly equal is equal: Newtonsoft.Json forgives the last bits. */
function compareFractions(a: number | bigint, b: number | bigint): number {
  const [x, y] = [Number(a), Number(b)];
  const tolerance = (Math.abs(x) + Math.abs(y) + 10) * 2.2204460492503131e-16;
  return Math.abs(x - y) < tolerance ? 0 : ordered(x, y);
}

const ordered = (a: unknown, b: unknown): number => {
  const [x, y] = [a, b].map(each => (typeof each === 'bigint' ? each : Number(each)));
  if (x === undefined || y === undefined || x === y) return 0;
  return x < y ? -1 : 1;
};

function compareDates(a: unknown, b: unknown): number {
  if (a instanceof DateTimeOffset)
    return a.compareTo(b instanceof DateTimeOffset ? b : DateTimeOffset.fromDateTime(dateTime(b)));
  return dateTime(a).compareTo(dateTime(b));
}

function dateTime(value: unknown): DateTime {
  const converted = value instanceof DateTimeOffset ? value.dateTime : changeType(value, DATE_TIME, clock);
  if (!(converted instanceof DateTime)) throw new Error('A conversion to DateTime gave none.');
  return converted;
}

function compareObjects(type: number, a: unknown, b: unknown): number {
  if (isBytes(a) && isBytes(b)) return a.items.length - b.items.length || Buffer.compare(bytesOf(a), bytesOf(b));
  const isSame = a instanceof NetObject && b instanceof NetObject && a.type === b.type;
  if (!isSame)
    throw argumentException(`Object must be of type ${type === TokenType.Bytes ? 'byte[]' : tokenTypeName(type)}.`);
  return type === TokenType.Uri ? compareOrdinal(a.toText(), b.toText()) : a.compareTo(b);
}
