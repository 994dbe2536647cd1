import { NEW_LINE } from '../runtime/new-line.ts';
import { fullName } from '../types/display.ts';
import type { Type } from '../types/type.ts';
import { keyText } from './indexed.ts';

/** What Newtonsoft.Json says of values that do not fit; where they stand comes behind. */
export const conversionText = (value: unknown, type: Type): string =>
  `Error converting value ${value === null ? '{null}' : keyText(value)} to type '${fullName(type)}'.`;

export const notCompatibleText = (actual: Type, type: Type): string =>
  `Deserialized JSON type '${fullName(actual)}' is not compatible with expected type '${fullName(type)}'.`;

/** What the type would have to be made of. */
export type Wanted = typeof OBJECT_WANTED | typeof ARRAY_WANTED | typeof PRIMITIVE;

export const OBJECT_WANTED = 'JSON object (e.g. {"name":"value"})';
export const ARRAY_WANTED = 'JSON array (e.g. [1,2,3])';
export const PRIMITIVE = 'JSON primitive value (e.g. string, number, boolean, null)';

export const objectGivenText = (type: Type, wanted: Wanted): string =>
  [
    `Cannot deserialize the current JSON object (e.g. {"name":"value"}) into type '${fullName(type)}' because the type requires a ${wanted} to deserialize correctly.`,
    `To fix this error either change the JSON to a ${wanted} or change the deserialized type so that it is a normal .NET type (e.g. not a primitive type like integer, not a collection type like an array or List<T>) that can be deserialized from a JSON object. JsonObjectAttribute can also be added to the type to force it to deserialize from a JSON object.`,
    '',
  ].join(NEW_LINE);

export const arrayGivenText = (type: Type, wanted: Wanted): string =>
  [
    `Cannot deserialize the current JSON array (e.g. [1,2,3]) into type '${fullName(type)}' because the type requires a ${wanted} to deserialize correctly.`,
    `To fix this error either change the JSON to a ${wanted} or change the deserialized type to an array or a type that implements a collection interface (e.g. ICollection, IList) like List<T> that can be deserialized from a JSON array. JsonArrayAttribute can also be added to the type to force it to deserialize from a JSON array.`,
    '',
  ].join(NEW_LINE);

/** A sentence, or several that end with a line break, and the place. */
export const withPlace = (text: string, place: string): string =>
  `${text}${text.endsWith(NEW_LINE) ? '' : ' '}${place}`;
