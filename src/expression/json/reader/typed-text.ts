import type { Clock } from '../../../surroundings.ts';
import { tryParseBoolean } from '../../numbers/boolean-parse.ts';
import { tryParseStyled } from '../../numbers/number-parse.ts';
import { defaultStyle, STYLE } from '../../numbers/number-styles.ts';
import { Boxed } from '../../runtime/boxed.ts';
import { byteArray } from '../../runtime/bytes.ts';
import { Guid } from '../../text/guid.ts';
import { tryParseDateTime, tryParseDateTimeOffset } from '../../time/date-parse.ts';
import { STYLES } from '../../time/date-styles.ts';
import { DateTimeOffset } from '../../time/date-time-offset.ts';
import { DECIMAL, DOUBLE, INT32 } from '../../types/primitives.ts';
import { base64Array } from '../bytes.ts';
import { readDate } from '../read-date.ts';
import type { TokenName } from './token-name.ts';

/** How a text between quotes is read as something else. */
export interface TextReader {
  readonly token: TokenName;
  /** In `Could not convert string to integer: x.` */
  readonly name: string;
  /** In object form; null where the text is no such thing. */
  readonly read: (text: string, clock: Clock) => unknown;
}

export const TEXT_READERS = {
  Boolean: { token: 'Boolean', name: 'boolean', read: tryParseBoolean },
  Int32: { token: 'Integer', name: 'integer', read: int32 },
  Double: { token: 'Float', name: 'double', read: double },
  Decimal: { token: 'Float', name: 'decimal', read: decimal },
  DateTime: { token: 'Date', name: 'DateTime', read: dateTime },
  DateTimeOffset: { token: 'Date', name: 'DateTimeOffset', read: dateTimeOffset },
} as const satisfies Readonly<Record<string, TextReader>>;

function int32(text: string): unknown {
  const value = tryParseStyled(text, INT32, defaultStyle(INT32));
  return typeof value === 'number' ? new Boxed(INT32, value) : null;
}

function double(text: string): unknown {
  const value = tryParseStyled(text, DOUBLE, defaultStyle(DOUBLE));
  return typeof value === 'number' ? new Boxed(DOUBLE, value) : null;
}

/** With thousands, or with an exponent. */
function decimal(text: string): unknown {
  const withExponent = STYLE.leadingSign | STYLE.point | STYLE.exponent;
  return tryParseStyled(text, DECIMAL, defaultStyle(DECIMAL)) ?? tryParseStyled(text, DECIMAL, withExponent);
}

function dateTime(text: string, clock: Clock): unknown {
  return readDate(text) ?? tryParseDateTime(clock, text, STYLES.RoundtripKind);
}

function dateTimeOffset(text: string, clock: Clock): unknown {
  const date = text.startsWith('/') ? readDate(text) : null;
  return date === null ? tryParseDateTimeOffset(clock, text, STYLES.RoundtripKind) : DateTimeOffset.fromDateTime(date);
}

/** A Guid's text stands for its bytes; any other is Base64. Throws FormatException. */
export function textBytes(text: string): unknown {
  const guid = text.length === 36 ? Guid.tryParse(text) : null;
  return guid === null ? base64Array(text) : byteArray(guid.toBytes());
}
