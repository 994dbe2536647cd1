import { Library } from '../types/library.ts';
import { COLLECTIONS_TYPES } from './collections-types.ts';
import { contextTypes } from './context-types.ts';
import { NUMBERS_TYPES } from './numbers-types.ts';
import type { Part } from './part.ts';
import { TEXT_TYPES } from './text-types.ts';
import { TIME_TYPES } from './time-types.ts';

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
