import { defaultValue } from '../runtime/default-value.ts';
import { equals } from '../runtime/equality.ts';
import { invalidOperation } from '../runtime/exception.ts';
import { hashOf } from '../runtime/hash.ts';
import { objectForm } from '../runtime/object-form.ts';
import { textOf } from '../text/format.ts';
import { NULLABLE } from '../types/primitives.ts';
import { generic, members } from '../types/table.ts';

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
  'int GetHashCode()': generic(T => (self: unknown) => hashOf(objectForm(self, T))),
}));
