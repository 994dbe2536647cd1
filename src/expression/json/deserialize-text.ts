import type { Clock } from '../../surroundings.ts';
import { notNull } from '../runtime/exception.ts';
import { fullName } from '../types/display.ts';
import { canBeNull, isSubtype } from '../types/hierarchy.ts';
import { DYNAMIC, OBJECT } from '../types/primitives.ts';
import type { Type } from '../types/type.ts';
import { fastParse } from './fast-parse.ts';
import { serializationException } from './faults.ts';
import { mayBeMetadata } from './metadata.ts';
import { readKindOf } from './reader/read-kind.ts';
import { TypedReader } from './reader/typed-reader.ts';
import { JTOKEN } from './token.ts';
import { readTyped } from './typed-deserializer.ts';

/** `JsonConvert.DeserializeObject`; gives the value as that type has it. Nothing but white space stands for null. */
export function deserializeText(json: string | null, type: Type, clock: Clock): unknown {
  const text = notNull(json, 'value');
  const token = isAnyToken(type) && !mayBeMetadata(text) ? fastParse(text) : undefined;
  return token !== undefined && (type === OBJECT || isSubtype(token.type, type)) ? token : read(text, type, clock);
}

const isAnyToken = (type: Type): boolean => type === OBJECT || type === DYNAMIC || isSubtype(type, JTOKEN);

function read(text: string, type: Type, clock: Clock): unknown {
  const reader = new TypedReader(text, clock);
  if (!reader.readAs(readKindOf(type))) {
    if (canBeNull(type)) return null;
    throw serializationException(`No JSON content found and type '${fullName(type)}' is not nullable. ${reader.place}`);
  }
  const value = readTyped(reader, type);
  while (reader.read())
    if (reader.token !== 'Comment')
      throw serializationException(
        `Additional text found in JSON string after finishing deserializing object. ${reader.place}`,
      );
  return value;
}
