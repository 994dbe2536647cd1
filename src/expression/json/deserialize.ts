import { DICTIONARY, Dictionary } from '../collections/dictionary.ts';
import { HASH_SET, NetHashSet } from '../collections/hash-set.ts';
import { KeyValuePair } from '../collections/key-value-pair.ts';
import { LIST, NetList } from '../collections/list.ts';
import { NetException } from '../runtime/exception.ts';
import { NetArray } from '../runtime/net-array.ts';
import {
  ICOLLECTION,
  IDICTIONARY,
  ILIST,
  IREADONLY_COLLECTION,
  IREADONLY_DICTIONARY,
  IREADONLY_LIST,
  ISET,
  KEY_VALUE_PAIR,
} from '../types/collections.ts';
import { canBeNull, isSubtype, nullableOf } from '../types/hierarchy.ts';
import { DYNAMIC, IENUMERABLE, OBJECT, STRING } from '../types/primitives.ts';
import { ArrayType, NamedType, type Type, type TypeDefinition } from '../types/type.ts';
import { JArray } from './array.ts';
import { castTo } from './cast.ts';
import { changeType } from './change-type.ts';
import { arrayGiven, cannotConvert, notCompatible, objectGiven, PRIMITIVE } from './deserialize-faults.ts';
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

const LISTS: ReadonlySet<TypeDefinition> = new Set([
  LIST,
  ILIST,
  ICOLLECTION,
  IENUMERABLE,
  IREADONLY_LIST,
  IREADONLY_COLLECTION,
]);

function collection(token: JArray, type: Type): unknown {
  if (type instanceof ArrayType) return new NetArray(type.element, items(token, type.element));
  const [element = OBJECT] = type instanceof NamedType ? type.arguments : [];
  if (type instanceof NamedType && LISTS.has(type.definition)) return new NetList(element, items(token, element));
  if (type instanceof NamedType && (type.definition === HASH_SET || type.definition === ISET))
    return new NetHashSet(element, items(token, element), null);
  throw arrayGiven(token, type, castTo(type) === undefined ? 'JSON object (e.g. {"name":"value"})' : PRIMITIVE);
}

const items = (token: JArray, element: Type): unknown[] => token.children.map(child => deserialize(child, element));

const DICTIONARIES: ReadonlySet<TypeDefinition> = new Set([DICTIONARY, IDICTIONARY, IREADONLY_DICTIONARY]);

function record(token: JObject, type: Type): unknown {
  if (!(type instanceof NamedType)) throw objectGiven(token, type, 'JSON array (e.g. [1,2,3])');
  const [keyType = STRING, valueType = OBJECT] = type.arguments;
  if (type.definition === KEY_VALUE_PAIR)
    return new KeyValuePair(keyType, valueType, member(token, 'Key', keyType), member(token, 'Value', valueType));
  if (!DICTIONARIES.has(type.definition))
    throw objectGiven(token, type, castTo(type) === undefined ? 'JSON array (e.g. [1,2,3])' : PRIMITIVE);
  const dictionary = new Dictionary(keyType, valueType, null);
  for (const { name, value } of token.properties)
    dictionary.setEntry(keyType === STRING ? name : changeType(name, keyType), deserialize(value, valueType));
  return dictionary;
}

function member(token: JObject, name: string, type: Type): unknown {
  return deserialize(token.get(name) ?? JValue.null(), type);
}
