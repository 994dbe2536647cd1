import { JSON_READER_EXCEPTION, JSON_SERIALIZATION_EXCEPTION, type NetException } from '../runtime/exception.ts';
import { nullableOf } from '../types/hierarchy.ts';
import { BOOLEAN, DATE_TIME, DATE_TIME_OFFSET, DECIMAL, DOUBLE, INT32 } from '../types/primitives.ts';
import type { Type } from '../types/type.ts';
import {
  arrayGivenText,
  conversionText,
  notCompatibleText,
  objectGivenText,
  type Wanted,
} from './deserialize-texts.ts';
import { keyText } from './indexed.ts';
import type { JToken } from './token.ts';
import { tokenFault } from './token-fault.ts';
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
    return tokenFault(JSON_READER_EXCEPTION, `Could not convert string to ${read}: ${value}.`, token, null);
  if (wanted === INT32 && token.tokenType === TokenType.Integer)
    return tokenFault(
      JSON_READER_EXCEPTION,
      `JSON integer ${keyText(value)} is too large or small for an Int32.`,
      token,
      inner,
    );
  return tokenFault(JSON_SERIALIZATION_EXCEPTION, conversionText(value, type), token, inner);
}

const serializationFault = (token: JToken, text: string): NetException =>
  tokenFault(JSON_SERIALIZATION_EXCEPTION, text, token, null);

export const notCompatible = (token: JToken, type: Type): NetException =>
  serializationFault(token, notCompatibleText(token.type, type));

export const objectGiven = (token: JToken, type: Type, wanted: Wanted): NetException =>
  serializationFault(token, objectGivenText(type, wanted));

export const arrayGiven = (token: JToken, type: Type, wanted: Wanted): NetException =>
  serializationFault(token, arrayGivenText(type, wanted));
