import { UserError } from '../errors.ts';
import { freeId, idFrom } from '../model/identifier.ts';

export interface Wanted {
  /** Undefined: a readable one is made. */
  readonly id: string | undefined;
  /** What that is made from. */
  readonly text: string;
  /** What is said where the id is taken. */
  taken(id: string): string;
}

/** The id of what is to be added. Throws AlreadyExists where the one that is wanted is taken. */
export function newId({ get }: { get(id: string): unknown }, { id, text, taken }: Wanted): string {
  const isTaken = (candidate: string): boolean => get(candidate) !== undefined;
  if (id === undefined) return freeId(idFrom(text), isTaken);
  if (isTaken(id)) throw new UserError('AlreadyExists', taken(id));
  return id;
}
