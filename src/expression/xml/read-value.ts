import type { Clock } from '../../surroundings.ts';
import type { Decimal } from '../numbers/decimal.ts';
import { parseNumber } from '../numbers/number-parse.ts';
import { formatException } from '../runtime/exception.ts';
import { Guid } from '../text/guid.ts';
import { parseDateTime, parseDateTimeOffset } from '../time/date-parse.ts';
import { STYLES } from '../time/date-styles.ts';
import { TimeSpan } from '../time/time-span.ts';
import { DECIMAL, DOUBLE, INT32, INT64, SINGLE, UINT32, UINT64 } from '../types/primitives.ts';
import type { NamedType } from '../types/type.ts';
import { readDuration } from './duration.ts';

const badFormat = (text: string, type: string): Error =>
  formatException(`The string '${text}' is not a valid ${type} value.`);

const number = (type: NamedType) => (text: string) => parseNumber(text, type);

/** XML knows no thousands separator. */
const fraction =
  (type: NamedType) =>
  (text: string): number | bigint | Decimal => {
    if (text.includes(',')) throw formatException(`The input string '${text}' was not in a correct format.`);
    return parseNumber(text.trim().replace(/^(-?)INF$/, '$1Infinity'), type);
  };

function readBoolean(text: string): boolean {
  const word = text.toLowerCase();
  const value = word.trim();
  if (value === 'true' || value === '1') return true;
  if (value === 'false' || value === '0') return false;
  throw badFormat(word, 'Boolean');
}

/** https://www.w3.org/TR/xmlschema-2/#dateTime, and parts of it */
const XSD_DATE = /^\s*\d{4}-\d\d(?:-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d+)?)?)?(?:Z|[+-]\d\d:\d\d)?\s*$/;

function readDateTimeOffset(text: string, clock: Clock): unknown {
  if (!XSD_DATE.test(text)) throw badFormat(text, 'AllXsd');
  return parseDateTimeOffset(clock, text);
}

type Reader = (text: string, clock: Clock) => unknown;

/** How the cast of an element or attribute to a type reads its text. All throw FormatException or OverflowException. */
export const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['bool', readBoolean],
  ['int', number(INT32)],
  ['uint', number(UINT32)],
  ['long', number(INT64)],
  ['ulong', number(UINT64)],
  ['float', fraction(SINGLE)],
  ['double', fraction(DOUBLE)],
  ['decimal', fraction(DECIMAL)],
  ['DateTime', (text, clock) => parseDateTime(clock, text, STYLES.RoundtripKind)],
  ['DateTimeOffset', readDateTimeOffset],
  ['TimeSpan', text => new TimeSpan(readDuration(text))],
  ['Guid', text => Guid.parse(text.trim())],
]);
