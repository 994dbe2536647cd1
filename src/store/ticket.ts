import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { UserError } from '../errors.ts';
import { systemCode } from './failure.ts';
import type { FileSystem } from './file-system.ts';
import { createWith, namesIn, readIfThere, removeIfThere } from './files.ts';
import { isAlive, type Owner, readOwner, thisProcess } from './owner.ts';

/**
 * How many numbers below the highest are kept. A listing that runs while entries come and go may miss both the highest of
 * its beginning and that of its end; to miss all, this many holders would have to come and go during one listing.
 */
const KEPT = 16;

export interface Ticket {
  release(): void;
}

/**
 * The files of a lock: `7` says who holds number 7, `7.released` that he has given it back, and `candidate-…` is on its way
 * to become a number, later its `.released`. The highest number is the state of the lock. It is only ever surpassed, never
 * deleted or replaced, so that its owner's death frees it without anybody's doing.
 */
export function highest(files: FileSystem, folder: string): { number: number; isReleased: boolean } {
  const state = stateOf(files.readFolder(folder));
  // The number after it would be the same one, as numbers go: it could be asked for without end.
  if (state.number < Number.MAX_SAFE_INTEGER) return state;
  throw new UserError(
    'StateError',
    `${folder} cannot be used: a file in it is named after a number that no lock comes to. Delete that folder.`,
  );
}

function stateOf(names: readonly string[]): { number: number; isReleased: boolean } {
  const number = highestOf(names);
  return { number, isReleased: number === 0 || names.includes(`${number}.released`) };
}

/** Undefined if the number was never taken, or its holder is dead: a number that is not released is free then too. */
export function livingHolder(files: FileSystem, folder: string, number: number): Owner | undefined {
  const owner = ownerIn(files, join(folder, String(number)));
  return owner !== undefined && isAlive(owner) ? owner : undefined;
}

/** Who took the lock and has not given it back, alive or not; undefined where nobody did, or there is no lock yet. */
export function lastHolder(files: FileSystem, folder: string): { path: string; owner: Owner } | undefined {
  const { number, isReleased } = stateOf(namesIn(files, folder));
  const path = join(folder, String(number));
  const owner = isReleased ? undefined : ownerIn(files, path);
  return owner === undefined ? undefined : { path, owner };
}

/** Takes the number, for which only a free lock may be asked; undefined if another was faster. */
export function claim(files: FileSystem, folder: string, number: number): Ticket | undefined {
  const candidate = join(folder, `candidate-${randomUUID()}`);
  const path = join(folder, String(number));
  createWith(files, candidate, JSON.stringify(thisProcess()), false);
  const ticket = { release: () => giveBack(files, candidate, `${path}.released`) };
  if (linked(files, candidate, path)) {
    // A number lower than the highest is free to take once it was swept away, but it is not the lock.
    if (succeeded(files, folder, number, ticket)) return ticket;
    removeIfThere(files, path);
  }
  removeIfThere(files, candidate);
  return undefined;
}

/** Creates the number with its content in one step. */
function linked(files: FileSystem, candidate: string, path: string): boolean {
  try {
    files.link(candidate, path);
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    removeIfThere(files, candidate);
    throw error;
  }
}

function succeeded(files: FileSystem, folder: string, number: number, ticket: Ticket): boolean {
  try {
    const names = files.readFolder(folder);
    if (highestOf(names) > number) return false;
    sweep(files, folder, names, number - KEPT);
    return true;
  } catch (error) {
    ticket.release();
    throw error;
  }
}

/** Removes numbers up to `last`, and what those who were killed on their way have left. */
function sweep(files: FileSystem, folder: string, names: readonly string[], last: number): void {
  for (const name of names) {
    const path = join(folder, name);
    const isPast = /^\d/.test(name) && Number.parseInt(name, 10) <= last;
    if (isPast || (name.startsWith('candidate-') && isAbandoned(files, path))) removeIfThere(files, path);
  }
}

function isAbandoned(files: FileSystem, candidate: string): boolean {
  const owner = ownerIn(files, candidate);
  return owner !== undefined && !isAlive(owner);
}

function ownerIn(files: FileSystem, path: string): Owner | undefined {
  const text = readIfThere(files, path);
  return text === undefined ? undefined : readOwner(text);
}

/** A rename, since that works on a full disk too. The folder may have gone as a whole, with its context. */
function giveBack(files: FileSystem, candidate: string, released: string): void {
  try {
    files.rename(candidate, released);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
  }
}

const highestOf = (names: readonly string[]): number =>
  Math.max(0, ...names.filter(name => /^\d+$/.test(name)).map(Number));
