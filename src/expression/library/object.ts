import { equals } from '../runtime/equality.ts';
import { hashOf } from '../runtime/hash.ts';
import { NetObject } from '../runtime/net-object.ts';
import { NetType } from '../runtime/net-type.ts';
import { runTimeType } from '../runtime/run-time-type.ts';
import { textOf } from '../runtime/text-of.ts';
import { OBJECT } from '../types/primitives.ts';
import { members, metered } from '../types/table.ts';

class PlainObject extends NetObject {
  readonly type = OBJECT;
}

/** What every value has; each is in object form here. */
export const object = members(OBJECT, () => ({
  'new()': () => new PlainObject(),
  'string ToString()': textOf,
  'bool Equals(object obj)': equals,
  'int GetHashCode()': metered(({ surroundings }, self: unknown) => hashOf(self, surroundings.chance)),
  'Type GetType()': (self: unknown) => new NetType(runTimeType(self)),
  'static bool Equals(object objA, object objB)': equals,
  'static bool ReferenceEquals(object objA, object objB)': (a: unknown, b: unknown) => a === b,
}));
