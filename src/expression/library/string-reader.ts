import type { NetArray } from '../runtime/net-array.ts';
import { STRING_READER, StringReader } from '../text/string-reader.ts';
import { members } from '../types/table.ts';

/** https://learn.microsoft.com/dotnet/api/system.io.stringreader?view=net-8.0 */
export const stringReader = members(STRING_READER, () => ({
  'new(string s)': (text: string | null) => new StringReader(text),
  'int Peek()': (self: StringReader) => self.peek(),
  'int Read()': (self: StringReader) => self.read(),
  'int Read(char[] buffer, int index, int count)': (
    self: StringReader,
    buffer: NetArray | null,
    index: number,
    count: number,
  ) => self.readInto(buffer, index, count),
  'int ReadBlock(char[] buffer, int index, int count)': (
    self: StringReader,
    buffer: NetArray | null,
    index: number,
    count: number,
  ) => self.readInto(buffer, index, count),
  'string ReadLine()': (self: StringReader) => self.readLine(),
  'string ReadToEnd()': (self: StringReader) => self.readToEnd(),
  'void Close()': (self: StringReader) => self.dispose(),
  'void Dispose()': (self: StringReader) => self.dispose(),
}));
