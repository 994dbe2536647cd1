import { changeType, changeTypeByCode } from '../convert/change-type.ts';
import { fromBase64, part, toBase64, toBase64Part } from '../numbers/base64.ts';
import { fromHex, toHex } from '../numbers/hex.ts';
import { typeCode } from '../numbers/type-code.ts';
import { notNull } from '../runtime/exception.ts';
import type { NetArray } from '../runtime/net-array.ts';
import type { NetType } from '../runtime/net-type.ts';
import { charsText } from '../text/items.ts';
import { members, metered } from '../types/table.ts';
import { define } from '../types/type.ts';
import { convertMembers } from './convert-members.ts';

export const CONVERT = define({ name: 'System.Convert', kind: 'static class' });

type Bytes = NetArray | null;

const NO_LINE_BREAKS = 0;

const change = metered(({ surroundings }, value: unknown, type: NetType | null) =>
  changeType(surroundings.clock, value, type),
);

const text = (value: string | null): string | null => value;

/** https://learn.microsoft.com/dotnet/api/system.convert?view=net-8.0 */
export const convert = members(CONVERT, () => ({
  ...convertMembers,
  'static string ToString(string value)': text,
  'static string ToString(string value, IFormatProvider provider)': text,
  'static string ToBase64String(byte[] inArray)': (array: Bytes) => toBase64(array, NO_LINE_BREAKS),
  'static string ToBase64String(byte[] inArray, Base64FormattingOptions options)': toBase64,
  'static string ToBase64String(byte[] inArray, int offset, int length)': (
    array: Bytes,
    offset: number,
    length: number,
  ) => toBase64Part(array, offset, length, NO_LINE_BREAKS),
  'static string ToBase64String(byte[] inArray, int offset, int length, Base64FormattingOptions options)': toBase64Part,
  'static byte[] FromBase64String(string s)': fromBase64,
  'static byte[] FromBase64CharArray(char[] inArray, int offset, int length)': (
    array: Bytes,
    offset: number,
    length: number,
  ) => fromBase64(charsText(notNull(array, 'inArray').items.slice(offset, offset + length))),
  'static string ToHexString(byte[] inArray)': toHex,
  'static string ToHexString(byte[] inArray, int offset, int length)': (array: Bytes, offset: number, length: number) =>
    toHex(part(array, offset, length)),
  'static byte[] FromHexString(string s)': fromHex,
  'static object ChangeType(object value, Type conversionType)': change,
  'static object ChangeType(object value, Type conversionType, IFormatProvider provider)': change,
  'static object ChangeType(object value, TypeCode typeCode)': metered(
    ({ surroundings }, value: unknown, code: number) => changeTypeByCode(surroundings.clock, value, code),
  ),
  'static TypeCode GetTypeCode(object value)': typeCode,
}));
