import type { UserError } from '../errors.ts';
import { freeId, idFrom } from '../model/identifier.ts';

export interface Wanted<T> {
  /** Undefined: a readable one is made. */
  readonly id: string | undefined;
  /** What that is made from. */
  readonly text: string;
  /** What is said where the id is taken. */
  taken(id: string): UserError;
  /** Where what is there is to be replaced: whether one that has the id that was made is the one meant. */
  readonly replaces: ((there: T) => boolean) | undefined;
}

interface Known<T> {
  get(id: string): T | undefined;
}

/** The id of what is to be added, or to take the place of what is there. Throws AlreadyExists where the one that is wanted is taken. */
export function newId<T extends { readonly id: string }>(known: Known<T>, wanted: Wanted<T>): string {
  const { id, text, taken, replaces } = wanted;
  if (id === undefined) return madeId(known, text, replaces);
  const there = known.get(id);
  if (there === undefined) return id;
  if (replaces === undefined) throw taken(id);
  return there.id;
}

/** One that is made never takes the place of what only happens to have it. */
function madeId<T extends { readonly id: string }>({ get }: Known<T>, text: string, replaces: Wanted<T>['replaces']) {
  const id = freeId(idFrom(text), candidate => {
    const there = get(candidate);
    return there !== undefined && replaces?.(there) !== true;
  });
  return get(id)?.id ?? id;
}

/** What was put, and whether something of its id was there before. */
export interface Placed<T> {
  readonly entity: T;
  readonly isReplaced: boolean;
}

export const isThere = (known: Known<unknown>, id: string): boolean => known.get(id) !== undefined;
