import type { Clock } from '../../surroundings.ts';
import { Decimal } from '../numbers/decimal.ts';
import { outOfRange } from '../numbers/faults.ts';
import { textOf } from '../runtime/text-of.ts';
import { Guid } from '../text/guid.ts';
import { parseDateTimeOffset } from '../time/date-parse.ts';
import { DateTime } from '../time/date-time.ts';
import { DateTimeOffset } from '../time/date-time-offset.ts';
import { TimeSpan } from '../time/time-span.ts';
import { parseTimeSpan } from '../time/time-span-parse.ts';
import { integerShape, isWide } from '../types/integer-range.ts';
import {
  BOOLEAN,
  BYTE,
  CHAR,
  DATE_TIME,
  DATE_TIME_OFFSET,
  DECIMAL,
  GUID,
  NUMERIC,
  SINGLE,
  STRING,
  TIME_SPAN,
} from '../types/primitives.ts';
import { ArrayType, type NamedType, type Type } from '../types/type.ts';
import { ABSOLUTE, URI, Uri } from '../uri/uri.ts';
import { BigInteger } from './big-integer.ts';
import { base64Array, base64Text } from './bytes.ts';
import { changeType } from './change-type.ts';
import { TokenType } from './token-type.ts';
import { isBytes } from './value-type.ts';

/** How JToken converts to a type. */
export interface CastRule {
  /** As the message calls the type. */
  readonly name: string;
  readonly from: ReadonlySet<number>;
  /** Of a value in object form, not null. */
  readonly convert: (value: unknown, clock: Clock) => unknown;
  readonly nullGivesNull: boolean;
}

const { Integer, Float, String: Text, Boolean: Bool, Comment, Raw, Date: Day, Bytes } = TokenType;
const TEXTS = [Text, Comment, Raw];

const valueRule = (name: string, from: readonly number[], convert: CastRule['convert']): CastRule => ({
  name,
  from: new Set([...from, ...TEXTS]),
  convert,
  nullGivesNull: false,
});

const numberRule = (type: NamedType): CastRule =>
  valueRule(type.definition.name, [Integer, Float, Bool], (value, clock) =>
    value instanceof BigInteger ? narrowed(value.value, type) : changeType(value, type, clock),
  );

function narrowed(value: bigint, type: NamedType): unknown {
  if (type === DECIMAL) return Decimal.fromInteger(value);
  const shape = integerShape(type);
  if (shape === undefined) return type === SINGLE ? Math.fround(Number(value)) : Number(value);
  if (value < shape.smallest || value > shape.largest) throw outOfRange(type);
  return isWide(type) ? value : Number(value);
}

const toDateTime = (value: unknown, clock: Clock): unknown =>
  value instanceof DateTimeOffset ? value.dateTime : changeType(value, DATE_TIME, clock);

function toDateTimeOffset(value: unknown, clock: Clock): unknown {
  if (value instanceof DateTime) return DateTimeOffset.fromDateTime(value);
  return value instanceof DateTimeOffset ? value : parseDateTimeOffset(clock, textOf(value));
}

function toGuid(value: unknown): unknown {
  if (isBytes(value)) return Guid.fromBytes(value);
  return value instanceof Guid ? value : Guid.parse(textOf(value));
}

export const BYTES = ArrayType.of(BYTE);
const STRING_SOURCES = [Day, Integer, Float, Bool, Bytes, TokenType.Guid, TokenType.TimeSpan, TokenType.Uri];

export const CAST_RULES: ReadonlyMap<Type, CastRule> = new Map<Type, CastRule>([
  ...NUMERIC.map((type): [Type, CastRule] => [type, numberRule(type)]),
  [
    BOOLEAN,
    valueRule('Boolean', [Integer, Float, Bool], (value, clock) =>
      value instanceof BigInteger ? value.value !== 0n : changeType(value, BOOLEAN, clock),
    ),
  ],
  [CHAR, valueRule('Char', [Integer, Float], (value, clock) => changeType(value, CHAR, clock))],
  [DATE_TIME, valueRule('DateTime', [Day], toDateTime)],
  [DATE_TIME_OFFSET, valueRule('DateTimeOffset', [Day], toDateTimeOffset)],
  [GUID, valueRule('Guid', [TokenType.Guid, Bytes], toGuid)],
  [
    TIME_SPAN,
    valueRule('TimeSpan', [TokenType.TimeSpan], value =>
      value instanceof TimeSpan ? value : parseTimeSpan(textOf(value)),
    ),
  ],
  [
    STRING,
    {
      ...valueRule('String', STRING_SOURCES, value => (isBytes(value) ? base64Text(value) : textOf(value))),
      nullGivesNull: true,
    },
  ],
  [
    URI,
    {
      ...valueRule('Uri', [TokenType.Uri], value =>
        value instanceof Uri ? value : Uri.parse(textOf(value), ABSOLUTE),
      ),
      nullGivesNull: true,
    },
  ],
  [BYTES, valueRule('byte array', [Bytes, Integer], value => (isBytes(value) ? value : base64Array(value)))],
]);
