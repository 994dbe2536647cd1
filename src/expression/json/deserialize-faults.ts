import { JSON_READER_EXCEPTION, JSON_SERIALIZATION_EXCEPTION, type NetException } from '../runtime/exception.ts';
import { NEW_LINE } from '../text/new-line.ts';
import { fullName } from '../types/display.ts';
import { nullableOf } from '../types/hierarchy.ts';
import { BOOLEAN, DATE_TIME, DATE_TIME_OFFSET, DECIMAL, DOUBLE, INT32 } from '../types/primitives.ts';
import type { Type } from '../types/type.ts';
import { keyText } from './indexed.ts';
import type { JToken } from './token.ts';
import { TokenFault } from './token-fault.ts';
import { TokenType } from './token-type.ts';
import type { JValue } from './value.ts';

/** The types that Newtonsoft.Json's reader makes itself, as its messages call them. */
const READ: ReadonlyMap<Type, string> = new Map<Type, string>([
  [INT32, 'integer'],
  [DOUBLE, 'double'],
  [DECIMAL, 'decimal'],
  [BOOLEAN, 'boolean'],
  [DATE_TIME, 'DateTime'],
  [DATE_TIME_OFFSET, 'DateTimeOffset'],
]);

export function cannotConvert(token: JValue, type: Type, inner: NetException | null): NetException {
  const wanted = nullableOf(type) ?? type;
  const read = READ.get(wanted);
  const { value } = token;
  if (read !== undefined && typeof value === 'string')
    return new TokenFault(JSON_READER_EXCEPTION, `Could not convert string to ${read}: ${value}.`, token, null);
  if (wanted === INT32 && token.tokenType === TokenType.Integer)
    return new TokenFault(
      JSON_READER_EXCEPTION,
      `JSON integer ${keyText(value)} is too large or small for an Int32.`,
      token,
      inner,
    );
  const shown = value === null ? '{null}' : keyText(value);
  const message = `Error converting value ${shown} to type '${fullName(type)}'.`;
  return new TokenFault(JSON_SERIALIZATION_EXCEPTION, message, token, inner);
}

const serializationFault = (token: JToken, text: string): NetException =>
  new TokenFault(JSON_SERIALIZATION_EXCEPTION, text, token, null);

export const notCompatible = (token: JToken, type: Type): NetException =>
  serializationFault(
    token,
    `Deserialized JSON type '${fullName(token.type)}' is not compatible with expected type '${fullName(type)}'.`,
  );

/** What the type would have to be made of. */
type Wanted = 'JSON object (e.g. {"name":"value"})' | 'JSON array (e.g. [1,2,3])' | typeof PRIMITIVE;

export const PRIMITIVE = 'JSON primitive value (e.g. string, number, boolean, null)';

export const objectGiven = (token: JToken, type: Type, wanted: Wanted): NetException =>
  serializationFault(
    token,
    [
      `Cannot deserialize the current JSON object (e.g. {"name":"value"}) into type '${fullName(type)}' because the type requires a ${wanted} to deserialize correctly.`,
      `To fix this error either change the JSON to a ${wanted} or change the deserialized type so that it is a normal .NET type (e.g. not a primitive type like integer, not a collection type like an array or List<T>) that can be deserialized from a JSON object. JsonObjectAttribute can also be added to the type to force it to deserialize from a JSON object.`,
      '',
    ].join(NEW_LINE),
  );

export const arrayGiven = (token: JToken, type: Type, wanted: Wanted): NetException =>
  serializationFault(
    token,
    [
      `Cannot deserialize the current JSON array (e.g. [1,2,3]) into type '${fullName(type)}' because the type requires a ${wanted} to deserialize correctly.`,
      `To fix this error either change the JSON to a ${wanted} or change the deserialized type to an array or a type that implements a collection interface (e.g. ICollection, IList) like List<T> that can be deserialized from a JSON array. JsonArrayAttribute can also be added to the type to force it to deserialize from a JSON array.`,
      '',
    ].join(NEW_LINE),
  );
