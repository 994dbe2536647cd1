import { byteArray } from '../runtime/bytes.ts';
import type { Cell } from '../runtime/cell.ts';
import { argumentException, notNull } from '../runtime/exception.ts';
import type { NetArray } from '../runtime/net-array.ts';
import { Guid } from '../text/guid.ts';
import { numbers } from '../text/items.ts';
import { GUID } from '../types/primitives.ts';
import { members, metered } from '../types/table.ts';

type Text = string | null;

function filled(result: Cell, guid: Guid | null): boolean {
  result.value = guid ?? Guid.EMPTY;
  return guid !== null;
}

function compareToObject(self: Guid, value: unknown): number {
  if (value === null) return 1;
  return self.compareTo(value);
}

function ofGroups(a: number, b: number, c: number, d: NetArray | null): Guid {
  const rest = numbers(notNull(d, 'd'));
  if (rest.length !== 8) throw argumentException('Byte array for Guid must be exactly 8 bytes long.', 'd');
  return Guid.ofGroups(a, b, c, rest);
}

/** https://learn.microsoft.com/dotnet/api/system.guid?view=net-8.0 */
export const guid = members(GUID, () => ({
  'new()': () => Guid.EMPTY,
  'new(string g)': (text: Text) => Guid.parse(notNull(text, 'g')),
  'new(byte[] b)': (bytes: NetArray | null) => Guid.fromBytes(bytes),
  'new(int a, short b, short c, byte[] d)': ofGroups,
  'new(int a, short b, short c, byte d, byte e, byte f, byte g, byte h, byte i, byte j, byte k)': (
    a: number,
    b: number,
    c: number,
    ...rest: number[]
  ) => Guid.ofGroups(a, b, c, rest),
  'new(uint a, ushort b, ushort c, byte d, byte e, byte f, byte g, byte h, byte i, byte j, byte k)': (
    a: number,
    b: number,
    c: number,
    ...rest: number[]
  ) => Guid.ofGroups(a, b, c, rest),
  'static Guid Empty': () => Guid.EMPTY,
  'static Guid NewGuid()': metered(({ surroundings }) => Guid.random(surroundings.chance)),
  'static Guid Parse(string input)': (input: Text) => Guid.parse(input),
  'static bool TryParse(string input, out Guid result)': (input: Text, result: Cell) =>
    filled(result, Guid.tryParse(input)),
  'static Guid ParseExact(string input, string format)': (input: Text, format: Text) => Guid.parseExact(input, format),
  'static bool TryParseExact(string input, string format, out Guid result)': (
    input: Text,
    format: Text,
    result: Cell,
  ) => filled(result, Guid.tryParseExact(input, format)),
  'byte[] ToByteArray()': (self: Guid) => byteArray(self.toBytes()),
  'string ToString(string format)': (self: Guid, format: Text) => self.format(format),
  'bool Equals(Guid g)': (self: Guid, other: Guid) => self.digits === other.digits,
  'int CompareTo(Guid value)': (self: Guid, other: Guid) => self.compareTo(other),
  'int CompareTo(object value)': compareToObject,
  'static bool operator ==(Guid a, Guid b)': (a: Guid, b: Guid) => a.digits === b.digits,
  'static bool operator !=(Guid a, Guid b)': (a: Guid, b: Guid) => a.digits !== b.digits,
  'static bool operator <(Guid left, Guid right)': (a: Guid, b: Guid) => a.digits < b.digits,
  'static bool operator >(Guid left, Guid right)': (a: Guid, b: Guid) => a.digits > b.digits,
  'static bool operator <=(Guid left, Guid right)': (a: Guid, b: Guid) => a.digits <= b.digits,
  'static bool operator >=(Guid left, Guid right)': (a: Guid, b: Guid) => a.digits >= b.digits,
}));
