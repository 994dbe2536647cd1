import { compareJsonValues } from '../compare.ts';
import { scalarText } from '../scalar-text.ts';
import { TokenType } from '../token-type.ts';
import type { JValue } from '../value.ts';

const { Integer, Float, String: Text } = TokenType;

/** Types whose values a text in a query may stand for. */
const WRITTEN: ReadonlySet<number> = new Set([
  TokenType.Date,
  TokenType.Bytes,
  TokenType.Guid,
  TokenType.TimeSpan,
  TokenType.Uri,
]);

export function equalsWithText(value: JValue, wanted: JValue): boolean {
  if (value.equals(wanted)) return true;
  if (areNumbers(value, wanted)) return compareJsonValues(value.tokenType, value.value, wanted.value) === 0;
  if (wanted.tokenType !== Text || !WRITTEN.has(value.tokenType)) return false;
  return scalarText(value.value) === wanted.value;
}

export function equalsStrictly(value: JValue, wanted: JValue): boolean {
  if (areNumbers(value, wanted)) return compareJsonValues(value.tokenType, value.value, wanted.value) === 0;
  return value.equals(wanted);
}

const areNumbers = (a: JValue, b: JValue): boolean =>
  (a.tokenType === Integer && b.tokenType === Float) || (a.tokenType === Float && b.tokenType === Integer);
