import type { BodyReaders } from '../context/body-as.ts';
import { Library } from '../types/library.ts';
import type { TypeTable } from '../types/table.ts';
import { COLLECTIONS_TYPES } from './collections-types.ts';
import { contextTypes } from './context-types.ts';
import { NUMBERS_TYPES } from './numbers-types.ts';
import { TEXT_TYPES } from './text-types.ts';
import { TIME_TYPES } from './time-types.ts';

/** What of the library is loaded only for who names it. */
export interface Part {
  readonly types: readonly TypeTable[];
  /** How a body's text becomes an object of these types. */
  readonly bodies: BodyReaders;
}

/**
 * Stands here so that a part imports what every expression may need: all that a part shares with it is then one file of the
 * bundle, not one for each set of parts that share something.
 */
export const part = (types: readonly TypeTable[], bodies: BodyReaders): Part => ({ types, bodies });

/** What every expression may need, and these parts. */
export const libraryOf = (parts: readonly Part[]): Library =>
  new Library([
    ...COLLECTIONS_TYPES,
    ...contextTypes(parts.flatMap(({ bodies }) => bodies)),
    ...NUMBERS_TYPES,
    ...TEXT_TYPES,
    ...TIME_TYPES,
    ...parts.flatMap(({ types }) => types),
  ]);
