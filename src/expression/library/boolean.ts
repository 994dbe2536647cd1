import { parseBoolean, tryParseBoolean } from '../numbers/boolean-parse.ts';
import type { Cell } from '../runtime/cell.ts';
import { argumentException } from '../runtime/exception.ts';
import { BOOLEAN } from '../types/primitives.ts';
import { members } from '../types/table.ts';
import { typeCodeMember } from './type-code.ts';

function tryParse(text: string | null, result: Cell): boolean {
  const parsed = tryParseBoolean(text);
  result.value = parsed ?? false;
  return parsed !== null;
}

function compareToObject(self: boolean, other: unknown): number {
  if (other === null) return 1;
  if (typeof other !== 'boolean') throw argumentException('Object must be of type Boolean.');
  return Number(self) - Number(other);
}

/** https://learn.microsoft.com/dotnet/api/system.boolean?view=net-8.0 */
export const boolean = members(BOOLEAN, () => ({
  ...typeCodeMember(BOOLEAN),
  'static string TrueString': () => 'True',
  'static string FalseString': () => 'False',
  'static bool Parse(string value)': parseBoolean,
  'static bool TryParse(string value, out bool result)': tryParse,
  'string ToString(IFormatProvider provider)': (self: boolean) => (self ? 'True' : 'False'),
  'int CompareTo(bool value)': (self: boolean, other: boolean) => Number(self) - Number(other),
  'int CompareTo(object obj)': compareToObject,
  'bool Equals(bool obj)': (self: boolean, other: boolean) => self === other,
}));
