import type { Clock } from '../../surroundings.ts';
import { Dictionary } from '../collections/dictionary.ts';
import { KeyValuePair } from '../collections/key-value-pair.ts';
import { NetException } from '../runtime/exception.ts';
import { KEY_VALUE_PAIR } from '../types/collections.ts';
import { canBeNull, isSubtype, nullableOf } from '../types/hierarchy.ts';
import { DYNAMIC, OBJECT, STRING } from '../types/primitives.ts';
import { NamedType, type Type } from '../types/type.ts';
import { JArray } from './array.ts';
import { castTo } from './cast.ts';
import { changeType } from './change-type.ts';
import { arrayGiven, cannotConvert, notCompatible, objectGiven } from './deserialize-faults.ts';
import { dictionaryShape, listShape } from './deserialize-shapes.ts';
import { ARRAY_WANTED, OBJECT_WANTED, PRIMITIVE } from './deserialize-texts.ts';
import { JObject } from './object.ts';
import { JTOKEN, type JToken } from './token.ts';
import { TokenType } from './token-type.ts';
import { JValue } from './value.ts';

/** What Newtonsoft.Json's serializer makes of a token. Throws JsonSerializationException. */
export function deserialize(token: JToken, type: Type, clock: Clock): unknown {
  if (isSubtype(type, JTOKEN)) return sameToken(token, type);
  if (token instanceof JValue) return scalar(token, type, clock);
  if (type === OBJECT || type === DYNAMIC) return token.clone();
  if (token instanceof JArray) return collection(token, type, clock);
  if (token instanceof JObject) return record(token, type, clock);
  throw notCompatible(token, type);
}

function sameToken(token: JToken, type: Type): JToken | null {
  if (isSubtype(token.type, type)) return token.clone();
  if (token.tokenType === TokenType.Null) return null;
  throw notCompatible(token, type);
}

function scalar(token: JValue, type: Type, clock: Clock): unknown {
  const { value } = token;
  if (type === OBJECT || type === DYNAMIC || (value === null && canBeNull(type))) return value;
  const cast = castTo(type);
  if (cast === undefined || value === null) throw cannotConvert(token, type, null);
  // An empty string counts as null where null can be.
  return value === '' && nullableOf(type) !== undefined ? null : converted(token, type, given => cast(given, clock));
}

function converted(token: JValue, type: Type, cast: (token: JToken) => unknown): unknown {
  try {
    return cast(token);
  } catch (error) {
    if (error instanceof NetException) throw cannotConvert(token, type, error);
    throw error;
  }
}

function collection(token: JArray, type: Type, clock: Clock): unknown {
  const shape = listShape(type);
  if (shape !== undefined) return shape.make(token.children.map(child => deserialize(child, shape.element, clock)));
  throw arrayGiven(token, type, castTo(type) === undefined ? OBJECT_WANTED : PRIMITIVE);
}

function record(token: JObject, type: Type, clock: Clock): unknown {
  if (type instanceof NamedType && type.definition === KEY_VALUE_PAIR) return pair(token, type, clock);
  const shape = dictionaryShape(type);
  if (shape === undefined) throw objectGiven(token, type, castTo(type) === undefined ? ARRAY_WANTED : PRIMITIVE);
  const dictionary = new Dictionary(shape.key, shape.value, null);
  for (const { name, value } of token.properties)
    dictionary.setEntry(
      shape.key === STRING ? name : changeType(name, shape.key, clock),
      deserialize(value, shape.value, clock),
    );
  return dictionary;
}

function pair(token: JObject, { arguments: [key = STRING, value = OBJECT] }: NamedType, clock: Clock): KeyValuePair {
  return new KeyValuePair(key, value, member(token, 'Key', key, clock), member(token, 'Value', value, clock));
}

function member(token: JObject, name: string, type: Type, clock: Clock): unknown {
  return deserialize(token.get(name) ?? JValue.null(), type, clock);
}
