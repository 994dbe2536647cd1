import { defaultValue } from '../collections/default-value.ts';
import { Boxed } from '../runtime/boxed.ts';
import { invalidCast } from '../runtime/exception.ts';
import { isInstance } from '../runtime/run-time-type.ts';
import { fullName } from '../types/display.ts';
import { nullableOf } from '../types/hierarchy.ts';
import type { Type } from '../types/type.ts';
import type { Cast } from './cast.ts';
import { changeType } from './change-type.ts';
import { JValue } from './value.ts';

/** `Value<T>`: the token itself where it is a T, or its value, converted as `Convert.ChangeType` does. */
export function valueAs(type: Type): Cast {
  const inner = nullableOf(type);
  const wanted = inner ?? type;
  return (token, clock) => {
    if (token === null) return defaultValue(type);
    if (isInstance(token, type)) return token;
    if (!(token instanceof JValue))
      throw invalidCast(`Cannot cast ${fullName(token.type)} to Newtonsoft.Json.Linq.JToken.`);
    const { value } = token;
    if (value === null && inner !== undefined) return null;
    if (isInstance(value, wanted)) return value instanceof Boxed ? value.value : value;
    return changeType(value, wanted, clock);
  };
}
