import { byteArray } from '../runtime/bytes.ts';
import { argumentOutOfRange, notNull } from '../runtime/exception.ts';
import type { Meter } from '../runtime/meter.ts';
import { NetArray } from '../runtime/net-array.ts';
import { ENCODING, type Encoding, within } from '../text/encoding.ts';
import { encodingOf, encodingOfPage } from '../text/encoding-names.ts';
import { ASCII, LATIN1, UTF8, UTF16, UTF16_BIG_ENDIAN, UTF32 } from '../text/encodings.ts';
import { checkNotNegative } from '../text/faults.ts';
import { charsText, units } from '../text/items.ts';
import { substring } from '../text/slice.ts';
import { CHAR } from '../types/primitives.ts';
import { members, metered } from '../types/table.ts';

type Text = string | null;

const textOfChars = (chars: NetArray | null): string => charsText(notNull(chars, 'chars').items);

function bytes(meter: Meter, self: Encoding, text: string): NetArray {
  const encoded = self.bytes(text);
  meter.grow(encoded.length);
  return byteArray(encoded);
}

function chars(meter: Meter, text: string): NetArray {
  meter.grow(text.length);
  return new NetArray(CHAR, units(text));
}

function mostBytes({ traits }: Encoding, charCount: number): number {
  checkNotNegative(charCount, 'charCount');
  return asInt(traits.mostBytes(charCount), 'charCount', 'Too many characters', 'bytes');
}

function mostChars({ traits }: Encoding, byteCount: number): number {
  checkNotNegative(byteCount, 'byteCount');
  return asInt(traits.mostChars(byteCount), 'byteCount', 'Too many bytes', 'chars');
}

function asInt(count: number, parameter: string, problem: string, what: string): number {
  if (count <= 0x7fffffff) return count;
  throw argumentOutOfRange(
    parameter,
    `${problem}. The resulting number of ${what} is larger than what can be returned as an int.`,
  );
}

const convert = (meter: Meter, from: Encoding | null, to: Encoding | null, array: NetArray | null): NetArray =>
  bytes(meter, notNull(to, 'dstEncoding'), notNull(from, 'srcEncoding').text(array));

/** https://learn.microsoft.com/dotnet/api/system.text.encoding?view=net-8.0 */
export const encoding = members(ENCODING, () => ({
  'static Encoding UTF8': () => UTF8,
  'static Encoding ASCII': () => ASCII,
  'static Encoding Unicode': () => UTF16,
  'static Encoding BigEndianUnicode': () => UTF16_BIG_ENDIAN,
  'static Encoding UTF32': () => UTF32,
  'static Encoding Latin1': () => LATIN1,
  'static Encoding Default': () => UTF8,
  'static Encoding GetEncoding(string name)': encodingOf,
  'static Encoding GetEncoding(int codepage)': encodingOfPage,
  'static byte[] Convert(Encoding srcEncoding, Encoding dstEncoding, byte[] bytes)': metered(convert),
  'static byte[] Convert(Encoding srcEncoding, Encoding dstEncoding, byte[] bytes, int index, int count)': metered(
    (meter, from: Encoding | null, to: Encoding | null, array: NetArray | null, index: number, count: number) =>
      convert(meter, from, to, within(array, index, count, 'bytes')),
  ),

  'byte[] GetBytes(string s)': metered((meter, self: Encoding, text: Text) => bytes(meter, self, notNull(text, 's'))),
  'byte[] GetBytes(string s, int index, int count)': metered(
    (meter, self: Encoding, text: Text, index: number, count: number) =>
      bytes(meter, self, substring(notNull(text, 's'), index, count)),
  ),
  'byte[] GetBytes(char[] chars)': metered((meter, self: Encoding, array: NetArray | null) =>
    bytes(meter, self, textOfChars(array)),
  ),
  'byte[] GetBytes(char[] chars, int index, int count)': metered(
    (meter, self: Encoding, array: NetArray | null, index: number, count: number) =>
      bytes(meter, self, textOfChars(within(array, index, count, 'chars'))),
  ),
  'int GetByteCount(string s)': (self: Encoding, text: Text) => self.bytes(notNull(text, 's')).length,
  'int GetByteCount(char[] chars)': (self: Encoding, array: NetArray | null) => self.bytes(textOfChars(array)).length,
  'int GetByteCount(char[] chars, int index, int count)': (
    self: Encoding,
    array: NetArray | null,
    index: number,
    count: number,
  ) => self.bytes(textOfChars(within(array, index, count, 'chars'))).length,
  'int GetMaxByteCount(int charCount)': mostBytes,

  'string GetString(byte[] bytes)': (self: Encoding, array: NetArray | null) => self.text(array),
  'string GetString(byte[] bytes, int index, int count)': (
    self: Encoding,
    array: NetArray | null,
    index: number,
    count: number,
  ) => self.text(within(array, index, count, 'bytes')),
  'char[] GetChars(byte[] bytes)': metered((meter, self: Encoding, array: NetArray | null) =>
    chars(meter, self.text(array)),
  ),
  'char[] GetChars(byte[] bytes, int index, int count)': metered(
    (meter, self: Encoding, array: NetArray | null, index: number, count: number) =>
      chars(meter, self.text(within(array, index, count, 'bytes'))),
  ),
  'int GetCharCount(byte[] bytes)': (self: Encoding, array: NetArray | null) => self.text(array).length,
  'int GetCharCount(byte[] bytes, int index, int count)': (
    self: Encoding,
    array: NetArray | null,
    index: number,
    count: number,
  ) => self.text(within(array, index, count, 'bytes')).length,
  'int GetMaxCharCount(int byteCount)': mostChars,

  'string WebName': ({ traits }: Encoding) => traits.webName,
  'string BodyName': ({ traits }: Encoding) => traits.webName,
  'string HeaderName': ({ traits }: Encoding) => traits.webName,
  'string EncodingName': ({ traits }: Encoding) => traits.displayName,
  'int CodePage': ({ traits }: Encoding) => traits.codePage,
  'bool IsSingleByte': ({ traits }: Encoding) => traits.isSingleByte,
  'byte[] GetPreamble()': ({ traits }: Encoding) => byteArray(Uint8Array.from(traits.preamble)),
}));
