import { Decimal } from '../numbers/decimal.ts';
import { Guid } from '../text/guid.ts';
import { DateTime } from '../time/date-time.ts';
import { DateTimeOffset } from '../time/date-time-offset.ts';
import { TimeSpan } from '../time/time-span.ts';
import { KEY_VALUE_PAIR } from '../types/collections.ts';
import { canBeNull } from '../types/hierarchy.ts';
import { BOOLEAN, DATE_TIME, DATE_TIME_OFFSET, DECIMAL, GUID, INT64, TIME_SPAN, UINT64 } from '../types/primitives.ts';
import { NamedType, type Type } from '../types/type.ts';
import { KeyValuePair } from './key-value-pair.ts';
import { ValueTuple } from './value-tuple.ts';

const DEFAULTS: ReadonlyMap<Type, () => unknown> = new Map<Type, () => unknown>([
  [BOOLEAN, () => false],
  [INT64, () => 0n],
  [UINT64, () => 0n],
  [DECIMAL, () => Decimal.fromInteger(0n)],
  [DATE_TIME, () => DateTime.minValue],
  [DATE_TIME_OFFSET, () => DateTimeOffset.minValue],
  [TIME_SPAN, () => TimeSpan.zero],
  [GUID, () => Guid.EMPTY],
]);

/** `default(T)`: null, or the zero of a value type. */
export function defaultValue(type: Type): unknown {
  if (canBeNull(type)) return null;
  const made = DEFAULTS.get(type);
  if (made !== undefined) return made();
  if (!(type instanceof NamedType)) return 0;
  const { definition, arguments: given } = type;
  if (definition.zero !== undefined) return definition.zero(...given);
  return given.length > 0 ? defaultStruct(type) : 0;
}

/** A generic struct: each of its parts is the default of its type. */
function defaultStruct({ definition, arguments: types }: NamedType): unknown {
  const [key, value] = types;
  if (definition === KEY_VALUE_PAIR && key !== undefined && value !== undefined)
    return new KeyValuePair(key, value, defaultValue(key), defaultValue(value));
  return new ValueTuple(types, types.map(defaultValue));
}
