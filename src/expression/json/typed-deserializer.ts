import type { Clock } from '../../surroundings.ts';
import { defaultValue } from '../collections/default-value.ts';
import { Dictionary } from '../collections/dictionary.ts';
import { KeyValuePair } from '../collections/key-value-pair.ts';
import { parseEnum } from '../numbers/enum-parse.ts';
import { Boxed } from '../runtime/boxed.ts';
import { argumentException, invalidCast, NetException } from '../runtime/exception.ts';
import { runTimeType } from '../runtime/run-time-type.ts';
import { KEY_VALUE_PAIR } from '../types/collections.ts';
import { fullName } from '../types/display.ts';
import { canBeNull, isSubtype, nullableOf } from '../types/hierarchy.ts';
import {
  BOOLEAN,
  CHAR,
  DATE_TIME,
  DYNAMIC,
  GUID,
  INT64,
  NUMERIC,
  OBJECT,
  STRING,
  TIME_SPAN,
} from '../types/primitives.ts';
import { NamedType, type Type } from '../types/type.ts';
import { RELATIVE_OR_ABSOLUTE, URI, Uri } from '../uri/uri.ts';
import { castTo } from './cast.ts';
import { changeType, isConvertible } from './change-type.ts';
import { type DictionaryShape, dictionaryShape, listShape } from './deserialize-shapes.ts';
import {
  ARRAY_WANTED,
  arrayGivenText,
  conversionText,
  notCompatibleText,
  OBJECT_WANTED,
  objectGivenText,
  PRIMITIVE,
} from './deserialize-texts.ts';
import { loadLeniently } from './load.ts';
import { hasValue } from './metadata.ts';
import { JObject } from './object.ts';
import { JProperty } from './property.ts';
import { readKindOf } from './reader/read-kind.ts';
import type { TypedReader } from './reader/typed-reader.ts';
import { advance, failure, unexpectedEnd } from './serializer-faults.ts';
import { JTOKEN, type JToken } from './token.ts';
import { TokenType } from './token-type.ts';
import { JValue } from './value.ts';

/** What Newtonsoft.Json makes of a text, value by value. The reader stands at the value. */
export function readTyped(reader: TypedReader, type: Type): unknown {
  if (isSubtype(type, JTOKEN)) return tokenOf(reader, type);
  if (type instanceof NamedType && type.definition === KEY_VALUE_PAIR) return pairOf(reader, type);
  if (reader.token === 'StartObject') return objectOf(reader, type);
  if (reader.token === 'StartArray') return listOf(reader, type);
  return converted(reader, reader.value, type);
}

function tokenOf(reader: TypedReader, type: Type): JToken | null {
  const token = loadLeniently(reader);
  if (isSubtype(token.type, type)) return token;
  if (token.tokenType === TokenType.Null) return null;
  throw failure(reader, notCompatibleText(token.type, type), null);
}

const isUntyped = (type: Type): boolean => type === OBJECT || type === DYNAMIC;

function listOf(reader: TypedReader, type: Type): unknown {
  if (isUntyped(type)) return loadLeniently(reader);
  const shape = listShape(type);
  if (shape === undefined)
    throw failure(reader, arrayGivenText(type, castTo(type) === undefined ? OBJECT_WANTED : PRIMITIVE), null);
  const items: unknown[] = [];
  for (;;) {
    if (!reader.readAs(readKindOf(shape.element))) throw unexpectedEnd(reader, 'deserializing array');
    if (reader.token === 'EndArray') return shape.make(items);
    items.push(readTyped(reader, shape.element));
  }
}

function objectOf(reader: TypedReader, type: Type): unknown {
  advance(reader);
  if (!hasValue(reader)) return null;
  if (isUntyped(type)) return untypedObject(reader);
  const shape = dictionaryShape(type);
  if (shape !== undefined) return dictionaryOf(reader, shape);
  throw failure(reader, objectGivenText(type, castTo(type) === undefined ? ARRAY_WANTED : PRIMITIVE), null);
}

function untypedObject(reader: TypedReader): JObject {
  const properties = new Map<string, JProperty>();
  readMembers(reader, name => {
    if (reader.readContent()) properties.set(name, JProperty.adopting(name, loadLeniently(reader)));
  });
  const object = new JObject();
  object.adopt([...properties.values()]);
  return object;
}

function dictionaryOf(reader: TypedReader, { key, value }: DictionaryShape): Dictionary {
  const dictionary = new Dictionary(key, value, null);
  readMembers(reader, () => {
    const name = keyOf(reader, key);
    if (!reader.readAs(readKindOf(value))) throw unexpectedEnd(reader, 'deserializing object');
    dictionary.setEntry(name, readTyped(reader, value));
  });
  return dictionary;
}

/** The reader ends at the object's end. */
function readMembers(reader: TypedReader, read: (name: string) => void): void {
  while (reader.token !== 'EndObject') {
    if (reader.token === 'PropertyName') read(String(reader.value));
    if (!reader.readContent()) throw unexpectedEnd(reader, 'deserializing object');
  }
}

function keyOf(reader: TypedReader, type: Type): unknown {
  try {
    return converted(reader, reader.value, type);
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    const text = `Could not convert string '${reader.value}' to dictionary key type '${fullName(type)}'. Create a TypeConverter to convert from the string to the key type object.`;
    throw failure(reader, text, error);
  }
}

function pairOf(reader: TypedReader, { arguments: [keyType = STRING, valueType = OBJECT] }: NamedType): KeyValuePair {
  const parts = new Map<string, unknown>();
  if (reader.token === 'Null') throw failure(reader, 'Cannot convert null value to KeyValuePair.', null);
  const types = new Map([
    ['key', keyType],
    ['value', valueType],
  ]);
  for (advance(reader); reader.token === 'PropertyName'; advance(reader)) {
    const name = String(reader.value).toLowerCase();
    const type = types.get(name) ?? JTOKEN;
    if (!reader.readAs(readKindOf(type))) throw unexpectedEnd(reader, 'reading JSON');
    parts.set(name, readTyped(reader, type));
  }
  const part = (name: string, type: Type) => (parts.has(name) ? parts.get(name) : defaultValue(type));
  return new KeyValuePair(keyType, valueType, part('key', keyType), part('value', valueType));
}

function converted(reader: TypedReader, value: unknown, type: Type): unknown {
  if (isUntyped(type) || (value === null && canBeNull(type))) return value;
  if (value === '' && type !== STRING && canBeNull(type)) return null;
  try {
    return convert(value, nullableOf(type) ?? type, reader.clock);
  } catch (error) {
    if (error instanceof NetException) throw failure(reader, conversionText(value, type), causeOf(value, type, error));
    throw error;
  }
}

/** Newtonsoft tries these itself and does not tell what was wrong with the text. */
const TRIED: readonly Type[] = [GUID, TIME_SPAN, URI];

function causeOf(value: unknown, type: Type, error: NetException): NetException {
  const wanted = nullableOf(type) ?? type;
  return typeof value === 'string' && TRIED.includes(wanted)
    ? argumentException(`Could not cast or convert from System.String to ${fullName(wanted)}.`)
    : error;
}

/** As Convert.ChangeType does it, or Newtonsoft.Json itself; gives the value as that type has it. */
function convert(value: unknown, type: Type, clock: Clock): unknown {
  if (value === null) throw invalidCast('Null object cannot be converted to a value type.');
  if (type instanceof NamedType && type.kind === 'enum') return enumOf(value, type);
  if (type === URI && typeof value === 'string') return Uri.parse(value, RELATIVE_OR_ABSOLUTE);
  if (isConvertible(value) && CONVERTIBLE.has(type)) return changeType(value, type, clock);
  const cast = castTo(type);
  if (cast === undefined) throw noCast(value, type);
  return cast(JValue.of(value), clock);
}

function enumOf(value: unknown, type: NamedType): unknown {
  if (typeof value === 'string') return parseEnum(value, type, true);
  if (value instanceof Boxed && value.type === INT64) return Number(value.value);
  throw noCast(value, type);
}

const noCast = (value: unknown, type: Type): NetException =>
  argumentException(`Could not cast or convert from ${fullName(runTimeType(value))} to ${fullName(type)}.`);

const CONVERTIBLE: ReadonlySet<Type> = new Set<Type>([...NUMERIC, BOOLEAN, CHAR, DATE_TIME, STRING]);
