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
export function deserialize(token: JToken, type: Type): unknown {
  if (isSubtype(type, JTOKEN)) return sameToken(token, type);
  if (token instanceof JValue) return scalar(token, type);
  if (type === OBJECT || type === DYNAMIC) return token.clone();
  if (token instanceof JArray) return collection(token, type);
  if (token instanceof JObject) return record(token, type);
  throw notCompatible(token, type);
}

function sameToken(token: JToken, type: Type): JToken | null {
  if (isSubtype(token.type, type)) return token.clone();
  if (token.tokenType === TokenType.Null) return null;
  throw notCompatible(token, type);
}

function scalar(token: JValue, type: Type): unknown {
  const { value } = token;
  if (type === OBJECT || type === DYNAMIC || (value === null && canBeNull(type))) return value;
  const cast = castTo(type);
  if (cast === undefined || value === null) throw cannotConvert(token, type, null);
  // An empty string counts as null where null can be.
  return value === '' && nullableOf(type) !== undefined ? null : converted(token, type, cast);
}

function converted(token: JValue, type: Type, cast: (token: JToken) => unknown): unknown {
  try {
    return cast(token);
  } catch (error) {
    if (error instanceof NetException) throw cannotConvert(token, type, error);
    throw error;
  }
}

function collection(token: JArray, type: Type): unknown {
  const shape = listShape(type);
  if (shape !== undefined) return shape.make(token.children.map(child => deserialize(child, shape.element)));
  throw arrayGiven(token, type, castTo(type) === undefined ? OBJECT_WANTED : PRIMITIVE);
}

function record(token: JObject, type: Type): unknown {
  if (type instanceof NamedType && type.definition === KEY_VALUE_PAIR) return pair(token, type);
  const shape = dictionaryShape(type);
  if (shape === undefined) throw objectGiven(token, type, castTo(type) === undefined ? ARRAY_WANTED : PRIMITIVE);
  const dictionary = new Dictionary(shape.key, shape.value, null);
  for (const { name, value } of token.properties)
    dictionary.setEntry(shape.key === STRING ? name : changeType(name, shape.key), deserialize(value, shape.value));
  return dictionary;
}

function pair(token: JObject, { arguments: [key = STRING, value = OBJECT] }: NamedType): KeyValuePair {
  return new KeyValuePair(key, value, member(token, 'Key', key), member(token, 'Value', value));
}

function member(token: JObject, name: string, type: Type): unknown {
  return deserialize(token.get(name) ?? JValue.null(), type);
}
