import { runTimeType } from '../runtime/run-time-type.ts';
import { underlying } from '../types/integer-range.ts';
import { BOOLEAN, CHAR, DATE_TIME, NUMERIC, STRING } from '../types/primitives.ts';
import { defineEnum, NamedType, type Type } from '../types/type.ts';

/** https://learn.microsoft.com/dotnet/api/system.typecode */
export const TYPE_CODE = defineEnum('System.TypeCode', {
  Empty: 0,
  Object: 1,
  DBNull: 2,
  Boolean: 3,
  Char: 4,
  SByte: 5,
  Byte: 6,
  Int16: 7,
  UInt16: 8,
  Int32: 9,
  UInt32: 10,
  Int64: 11,
  UInt64: 12,
  Single: 13,
  Double: 14,
  Decimal: 15,
  DateTime: 16,
  String: 18,
});

/** The types that `Convert` converts between, by their codes. */
const TYPES: ReadonlyMap<number, NamedType> = new Map(
  [BOOLEAN, CHAR, ...NUMERIC, DATE_TIME, STRING].map(type => [
    TYPE_CODE.definition.values.get(type.definition.name) ?? 0,
    type,
  ]),
);

export const typeOfCode = (code: number): NamedType | undefined => TYPES.get(code);

export const isConvertible = (type: Type): type is NamedType => [...TYPES.values()].some(each => each === type);

/** Of a value in object form. */
export function typeCode(value: unknown): number {
  if (value === null) return 0;
  const type = runTimeType(value);
  const name =
    type instanceof NamedType && type.definition.namespace === 'System' ? underlying(type).definition.name : '';
  return TYPE_CODE.definition.values.get(name) ?? 1;
}
