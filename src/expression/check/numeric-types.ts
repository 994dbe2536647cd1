import {
  BYTE,
  CHAR,
  DECIMAL,
  DOUBLE,
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

const FLOATS: readonly Type[] = [SINGLE, DOUBLE, DECIMAL];

/** https://learn.microsoft.com/dotnet/csharp/language-reference/language-specification/conversions#1023-implicit-numeric-conversions */
const WIDER: ReadonlyMap<Type, readonly Type[]> = new Map<Type, readonly Type[]>([
  [SBYTE, [INT16, INT32, INT64, ...FLOATS]],
  [BYTE, [INT16, UINT16, INT32, UINT32, INT64, UINT64, ...FLOATS]],
  [INT16, [INT32, INT64, ...FLOATS]],
  [UINT16, [INT32, UINT32, INT64, UINT64, ...FLOATS]],
  [INT32, [INT64, ...FLOATS]],
  [UINT32, [INT64, UINT64, ...FLOATS]],
  [INT64, FLOATS],
  [UINT64, FLOATS],
  [CHAR, [UINT16, INT32, UINT32, INT64, UINT64, ...FLOATS]],
  [SINGLE, [DOUBLE]],
  [DOUBLE, []],
  [DECIMAL, []],
]);

export const isNumeric = (type: Type): type is NamedType => WIDER.has(type);
export const isEnum = (type: Type): type is NamedType => type instanceof NamedType && type.kind === 'enum';

/** Whether a number of the first type becomes one of the second unasked. */
export const widens = (from: Type, to: Type): boolean => WIDER.get(from)?.includes(to) ?? false;
