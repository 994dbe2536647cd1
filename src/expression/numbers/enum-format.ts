import { enumText, flagsText, memberName } from '../runtime/enum-text.ts';
import { formatException } from '../runtime/exception.ts';
import type { NamedType } from '../types/type.ts';

/** `Enum.ToString(format)`. https://learn.microsoft.com/dotnet/standard/base-types/enumeration-format-strings */
export function formatEnum(value: number, type: NamedType, format: string): string {
  switch (format.toUpperCase()) {
    case '':
    case 'G':
      return enumText(value, type);
    case 'F':
      return memberName(value, type) ?? flagsText(value, type);
    case 'D':
      return String(value);
    case 'X':
      return (value >>> 0).toString(16).toUpperCase().padStart(8, '0');
    default:
      throw formatException('Format string can be only "G", "g", "X", "x", "F", "f", "D" or "d".');
  }
}
