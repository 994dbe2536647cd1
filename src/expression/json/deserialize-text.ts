import { notNull } from '../runtime/exception.ts';
import { fullName } from '../types/display.ts';
import { canBeNull } from '../types/hierarchy.ts';
import { DECIMAL } from '../types/primitives.ts';
import { ArrayType, NamedType, type Type } from '../types/type.ts';
import { deserialize } from './deserialize.ts';
import { serializationException } from './faults.ts';
import { parseDecimals, parseJson } from './parse.ts';
import { JsonReader } from './reader/json-reader.ts';
import { TokenFault } from './token-fault.ts';

/** `JsonConvert.DeserializeObject`; gives the value as that type has it. Nothing but white space stands for null. */
export function deserializeText(json: string | null, type: Type): unknown {
  const text = notNull(json, 'value');
  if (text.trim() === '') {
    if (!canBeNull(type)) throw noContent(type);
    return null;
  }
  try {
    return deserialize(holdsDecimals(type) ? parseDecimals(text) : parseJson(text), type);
  } catch (error) {
    throw error instanceof TokenFault ? error.endingWith(placeOf(error.path, text)) : error;
  }
}

/** A decimal is read from its digits, not by way of a double: 1.10 stays 1.10. */
function holdsDecimals(type: Type): boolean {
  if (type instanceof ArrayType) return holdsDecimals(type.element);
  return type === DECIMAL || (type instanceof NamedType && type.arguments.some(holdsDecimals));
}

/** Where the reader stands when it has read the value with that path. */
function placeOf(path: string, text: string): string {
  const reader = new JsonReader(text, false);
  while (reader.read()) if (!NO_VALUES.has(reader.token) && reader.path === path) return reader.place;
  return reader.place;
}

const NO_VALUES: ReadonlySet<string> = new Set(['PropertyName', 'Comment']);

const noContent = (type: Type): Error =>
  serializationException(
    `No JSON content found and type '${fullName(type)}' is not nullable. Path '', line 0, position 0.`,
  );
