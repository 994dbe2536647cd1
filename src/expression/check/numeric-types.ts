import {
  BYTE,
  CHAR,
  DECIMAL,
  DOUBLE,
  FRACTIONS,
  INT16,
  INT32,
  INT64,
  SBYTE,
  SINGLE,
  UINT16,
  UINT32,
  UINT64,
} from '../types/primitives.ts';
import { NamedType, type Type } from '../types/type.ts';

/** https://learn.microsoft.com/dotnet/csharp/language-reference/language-specification/conversions#1023-implicit-numeric-conversions */
const WIDER: ReadonlyMap<Type, readonly Type[]> = new Map<Type, readonly Type[]>([
  [SBYTE, [INT16, INT32, INT64, ...FRACTIONS]],
  [BYTE, [INT16, UINT16, INT32, UINT32, INT64, UINT64, ...FRACTIONS]],
  [INT16, [INT32, INT64, ...FRACTIONS]],
  [UINT16, [INT32, UINT32, INT64, UINT64, ...FRACTIONS]],
  [INT32, [INT64, ...FRACTIONS]],
  [UINT32, [INT64, UINT64, ...FRACTIONS]],
  [INT64, FRACTIONS],
  [UINT64, FRACTIONS],
  [CHAR, [UINT16, INT32, UINT32, INT64, UINT64, ...FRACTIONS]],
  [SINGLE, [DOUBLE]],
  [DOUBLE, []],
  [DECIMAL, []],
]);

export const isNumeric = (type: Type): type is NamedType => WIDER.has(type);
export const isEnum = (type: Type): type is NamedType => type instanceof NamedType && type.kind === 'enum';

/** Whether a number of the first type becomes one of the second unasked. */
export const widens = (from: Type, to: Type): boolean => WIDER.get(from)?.includes(to) ?? false;
