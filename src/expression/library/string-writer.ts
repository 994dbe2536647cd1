import { meteredFormat } from '../convert/format.ts';
import { notNull } from '../runtime/exception.ts';
import type { NetArray } from '../runtime/net-array.ts';
import { NEW_LINE } from '../runtime/new-line.ts';
import { UTF16 } from '../text/encodings.ts';
import { charsText } from '../text/items.ts';
import { PRINTABLE } from '../text/printable.ts';
import { partOf } from '../text/slice.ts';
import { StringBuilder } from '../text/string-builder.ts';
import { STRING_WRITER, StringWriter } from '../text/string-writer.ts';
import { type Members, members, metered } from '../types/table.ts';

type Text = string | null;

const charsOf = (value: NetArray | null): string => charsText(value ?? []);

/** `Write` and `WriteLine` differ in nothing but the line's end. */
const writers = (name: 'Write' | 'WriteLine', method: 'write' | 'writeLine'): Members => ({
  ...Object.fromEntries(
    [...PRINTABLE].map(([word, toText]) => [
      `void ${name}(${word} value)`,
      metered((meter, self: StringWriter, value: unknown) => self[method](meter, toText(value))),
    ]),
  ),
  [`void ${name}(char[] buffer)`]: metered((meter, self: StringWriter, buffer: NetArray | null) =>
    self[method](meter, charsOf(buffer)),
  ),
  [`void ${name}(char[] buffer, int index, int count)`]: metered(
    (meter, self: StringWriter, buffer: NetArray | null, index: number, count: number) =>
      self[method](meter, partOf(charsOf(notNull(buffer, 'buffer')), index, count)),
  ),
  [`void ${name}(StringBuilder value)`]: metered((meter, self: StringWriter, value: StringBuilder | null) =>
    self[method](meter, value?.toText() ?? null),
  ),
  [`void ${name}(string format, params object[] arg)`]: metered(
    (meter, self: StringWriter, format: Text, arg: NetArray | null) =>
      self[method](meter, meteredFormat(meter, notNull(format, 'format'), notNull(arg, 'arg').items)),
  ),
});

/** https://learn.microsoft.com/dotnet/api/system.io.stringwriter?view=net-8.0 */
export const stringWriter = members(STRING_WRITER, () => ({
  'new()': () => new StringWriter(new StringBuilder('', 0)),
  'new(StringBuilder sb)': (builder: StringBuilder | null) => new StringWriter(notNull(builder, 'sb')),
  'string NewLine': {
    get: (self: StringWriter) => self.newLine,
    set: (self: StringWriter, value: Text) => {
      self.newLine = value ?? NEW_LINE;
    },
  },
  'Encoding Encoding': () => UTF16,
  ...writers('Write', 'write'),
  'void WriteLine()': metered((meter, self: StringWriter) => self.writeLine(meter, null)),
  ...writers('WriteLine', 'writeLine'),
  'StringBuilder GetStringBuilder()': (self: StringWriter) => self.builder,
  'void Flush()': () => undefined,
  'void Close()': (self: StringWriter) => self.dispose(),
  'void Dispose()': (self: StringWriter) => self.dispose(),
}));
