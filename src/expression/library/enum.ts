import { formatEnum } from '../numbers/enum-format.ts';
import { enumType, parseEnum, tryParseEnum } from '../numbers/enum-parse.ts';
import { typeCode } from '../numbers/type-code.ts';
import { Boxed } from '../runtime/boxed.ts';
import type { Cell } from '../runtime/cell.ts';
import { memberName } from '../runtime/enum-text.ts';
import { argumentException, notNull } from '../runtime/exception.ts';
import { NetArray } from '../runtime/net-array.ts';
import type { NetType } from '../runtime/net-type.ts';
import { fullName } from '../types/display.ts';
import { ENUM, STRING } from '../types/primitives.ts';
import { generic, members } from '../types/table.ts';
import type { NamedType } from '../types/type.ts';

type Text = string | null;

const typeOf = (type: NetType | null): NamedType => enumType(notNull(type, 'enumType').of);

const names = (type: NamedType): NetArray =>
  new NetArray(
    STRING,
    sorted(type).map(([name]) => name),
  );
const values = (type: NamedType): NetArray =>
  new NetArray(
    type,
    sorted(type).map(([, value]) => value),
  );

/** As unsigned numbers. */
const sorted = (type: NamedType): readonly [string, number][] =>
  [...type.definition.values].toSorted(([, a], [, b]) => (a >>> 0) - (b >>> 0));

function filled(result: Cell, parsed: number | null): boolean {
  result.value = parsed ?? 0;
  return parsed !== null;
}

function filledObject(result: Cell, type: NamedType, parsed: number | null): boolean {
  result.value = parsed === null ? null : new Boxed(type, parsed);
  return parsed !== null;
}

function isDefined(type: NamedType, value: unknown): boolean {
  if (typeof value === 'string') return type.definition.values.has(value);
  return numberOf(value) !== undefined && memberName(numberOf(value) ?? 0, type) !== undefined;
}

const numberOf = (value: unknown): number | undefined => (value instanceof Boxed ? Number(value.value) : undefined);

function hasFlag(self: Boxed, flag: Boxed | null): boolean {
  const { type, value } = notNull(flag, 'flag');
  if (type !== self.type)
    throw argumentException(
      `The argument type, '${fullName(type)}', is not the same as the enum type '${fullName(self.type)}'.`,
    );
  return (Number(self.value) & Number(value)) === Number(value);
}

/** https://learn.microsoft.com/dotnet/api/system.enum?view=net-8.0 */
export const enumClass = members(ENUM, () => ({
  'TypeCode GetTypeCode()': typeCode,
  'static object Parse(Type enumType, string value)': (type: NetType | null, text: Text) =>
    new Boxed(typeOf(type), parseEnum(text, typeOf(type), false)),
  'static object Parse(Type enumType, string value, bool ignoreCase)': (
    type: NetType | null,
    text: Text,
    ignoreCase: boolean,
  ) => new Boxed(typeOf(type), parseEnum(text, typeOf(type), ignoreCase)),
  'static TEnum Parse<TEnum>(string value)': generic(T => (text: Text) => parseEnum(text, enumType(T), false)),
  'static TEnum Parse<TEnum>(string value, bool ignoreCase)': generic(
    T => (text: Text, ignoreCase: boolean) => parseEnum(text, enumType(T), ignoreCase),
  ),
  'static bool TryParse<TEnum>(string value, out TEnum result)': generic(
    T => (text: Text, result: Cell) => filled(result, tryParseEnum(text, enumType(T), false)),
  ),
  'static bool TryParse<TEnum>(string value, bool ignoreCase, out TEnum result)': generic(
    T => (text: Text, ignoreCase: boolean, result: Cell) => filled(result, tryParseEnum(text, enumType(T), ignoreCase)),
  ),
  'static bool TryParse(Type enumType, string value, out object result)': (
    type: NetType | null,
    text: Text,
    result: Cell,
  ) => filledObject(result, typeOf(type), tryParseEnum(text, typeOf(type), false)),
  'static bool TryParse(Type enumType, string value, bool ignoreCase, out object result)': (
    type: NetType | null,
    text: Text,
    ignoreCase: boolean,
    result: Cell,
  ) => filledObject(result, typeOf(type), tryParseEnum(text, typeOf(type), ignoreCase)),
  'static string GetName(Type enumType, object value)': (type: NetType | null, value: unknown) =>
    memberName(numberOf(notNull(value, 'value')) ?? Number.NaN, typeOf(type)) ?? null,
  'static string GetName<TEnum>(TEnum value)': generic(T => (value: number) => memberName(value, enumType(T)) ?? null),
  'static string[] GetNames(Type enumType)': (type: NetType | null) => names(typeOf(type)),
  'static string[] GetNames<TEnum>()': generic(T => () => names(enumType(T))),
  'static Array GetValues(Type enumType)': (type: NetType | null) => values(typeOf(type)),
  'static TEnum[] GetValues<TEnum>()': generic(T => () => values(enumType(T))),
  'static bool IsDefined(Type enumType, object value)': (type: NetType | null, value: unknown) =>
    isDefined(typeOf(type), notNull(value, 'value')),
  'static bool IsDefined<TEnum>(TEnum value)': generic(
    T => (value: number) => memberName(value, enumType(T)) !== undefined,
  ),
  'static object ToObject(Type enumType, int value)': (type: NetType | null, value: number) =>
    new Boxed(typeOf(type), value),
  'string ToString(string format)': ({ value, type }: Boxed, format: Text) =>
    formatEnum(Number(value), type, format ?? ''),
  'bool HasFlag(Enum flag)': hasFlag,
  'int CompareTo(object target)': (self: Boxed, target: unknown) => (target === null ? 1 : self.compareTo(target)),
}));
