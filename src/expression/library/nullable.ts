import { compareValues } from '../collections/compare.ts';
import { defaultValue } from '../collections/default-value.ts';
import { equals } from '../runtime/equality.ts';
import { invalidOperation, notNull } from '../runtime/exception.ts';
import { hashOf } from '../runtime/hash.ts';
import { NetType } from '../runtime/net-type.ts';
import { objectForm } from '../runtime/object-form.ts';
import { textOf } from '../runtime/text-of.ts';
import { nullableOf } from '../types/hierarchy.ts';
import { NULLABLE } from '../types/primitives.ts';
import { generic, members, metered } from '../types/table.ts';
import { define } from '../types/type.ts';

function value(self: unknown): unknown {
  if (self === null) throw invalidOperation('Nullable object must have a value.');
  return self;
}

/** A `T?` that is null is a value like others: only `Value` and GetType throw. */
export const nullableStruct = members(NULLABLE, () => ({
  'new(T value)': (given: unknown) => given,
  'bool HasValue': (self: unknown) => self !== null,
  'T Value': value,
  'T GetValueOrDefault()': generic(T => (self: unknown) => self ?? defaultValue(T)),
  'T GetValueOrDefault(T defaultValue)': (self: unknown, otherwise: unknown) => self ?? otherwise,
  'string ToString()': generic(T => (self: unknown) => textOf(objectForm(self, T))),
  'bool Equals(object other)': generic(T => (self: unknown, other: unknown) => equals(objectForm(self, T), other)),
  'int GetHashCode()': generic(T =>
    metered(({ surroundings }, self: unknown) => hashOf(objectForm(self, T), surroundings.chance)),
  ),
}));

/** The static class beside the struct. */
export const NULLABLE_CLASS = define({ name: 'System.Nullable', kind: 'static class' });

/** https://learn.microsoft.com/dotnet/api/system.nullable?view=net-8.0 */
export const nullableClass = members(NULLABLE_CLASS, () => ({
  'static int Compare<T>(T? n1, T? n2)': generic(
    T => (one: unknown, other: unknown) => compareValues(objectForm(one, T), objectForm(other, T)),
  ),
  'static bool Equals<T>(T? n1, T? n2)': generic(
    T => (one: unknown, other: unknown) => equals(objectForm(one, T), objectForm(other, T)),
  ),
  'static Type GetUnderlyingType(Type nullableType)': (type: NetType | null) => {
    const inner = nullableOf(notNull(type, 'nullableType').of);
    return inner === undefined ? null : new NetType(inner);
  },
}));
