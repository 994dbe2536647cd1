import { Decimal } from '../numbers/decimal.ts';
import { Boxed } from '../runtime/boxed.ts';
import { argumentException } from '../runtime/exception.ts';
import { NetArray } from '../runtime/net-array.ts';
import { runTimeType } from '../runtime/run-time-type.ts';
import { Guid } from '../text/guid.ts';
import { DateTime } from '../time/date-time.ts';
import { DateTimeOffset } from '../time/date-time-offset.ts';
import { TimeSpan } from '../time/time-span.ts';
import { fullName } from '../types/display.ts';
import { BYTE, CHAR, DOUBLE, SINGLE } from '../types/primitives.ts';
import { Uri } from '../uri/uri.ts';
import { BigInteger } from './big-integer.ts';
import { TokenType } from './token-type.ts';

export const isBytes = (value: unknown): value is NetArray => value instanceof NetArray && value.type.element === BYTE;

/** The type of a JValue of that value, in object form; undefined for what cannot be one. */
export function scalarType(value: unknown): number | undefined {
  if (value === null) return TokenType.Null;
  if (typeof value === 'string') return TokenType.String;
  if (typeof value === 'boolean') return TokenType.Boolean;
  if (value instanceof Boxed) return boxedType(value);
  if (value instanceof Decimal) return TokenType.Float;
  return value instanceof BigInteger ? TokenType.Integer : objectType(value);
}

function boxedType({ type }: Boxed): number {
  if (type === CHAR) return TokenType.String;
  return type === DOUBLE || type === SINGLE ? TokenType.Float : TokenType.Integer;
}

function objectType(value: unknown): number | undefined {
  if (value instanceof DateTime || value instanceof DateTimeOffset) return TokenType.Date;
  if (value instanceof Guid) return TokenType.Guid;
  if (value instanceof Uri) return TokenType.Uri;
  if (value instanceof TimeSpan) return TokenType.TimeSpan;
  return isBytes(value) ? TokenType.Bytes : undefined;
}

/** Given what the value was before, a comment or raw JSON stays one. Throws ArgumentException. */
export function valueType(value: unknown, current: number | undefined): number {
  const keeps = current === TokenType.Comment || current === TokenType.Raw;
  if (typeof value === 'string' && keeps) return current;
  const type = scalarType(value);
  if (type === undefined || (value instanceof Boxed && value.type === CHAR)) throw noJsonType(value);
  return type;
}

export const noJsonType = (value: unknown, parameter?: string): Error =>
  argumentException(`Could not determine JSON object type for type ${fullName(runTimeType(value))}.`, parameter);
