import { keyNotFound, type NetException } from '../runtime/exception.ts';

/** What the indexer of a dictionary throws. */
export const absent = (key: unknown): NetException =>
  keyNotFound(`The given key '${key}' was not present in the dictionary.`);
