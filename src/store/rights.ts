import { accessSync, constants, lstatSync, readdirSync, type Stats, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UserError } from '../errors.ts';
import { systemCode, unreadable, whyUnwritable } from './failure.ts';

/** A file or folder of the state, as the system keeps it. */
export interface Kept {
  readonly path: string;
  readonly owner: number;
  /** Why this user cannot work with it, as a sentence; undefined where nothing is in the way. */
  readonly refusal: string | undefined;
  /** Whether other users can read or change it, by its own mode and those of the folders above. */
  readonly isExposed: boolean;
}

/** By how far the rights of the group, and of all others, stand in a mode. */
const OTHERS = [3, 0];
const READ_OR_WRITE = 0o6;
const CHANGE_FOLDER = 0o3;
const ENTER = 0o1;

/** The folder and all that is below; nothing where it is not there. */
export function keptBelow(folder: string): Kept[] {
  const stats = statsOf(folder, statSync);
  return stats === undefined ? [] : keptAt(folder, stats, ancestors(folder).reduce(entering, OTHERS));
}

/** Why a folder that is not there cannot be made, as a sentence; undefined where it can. */
export function unmakeable(folder: string): string | undefined {
  const above = ancestors(folder).findLast(path => statsOf(path, statSync) !== undefined);
  return above === undefined ? undefined : refusalOf(above, true);
}

/** From the root down. */
function ancestors(path: string): string[] {
  const above = dirname(path);
  return above === path ? [] : [...ancestors(above), above];
}

/** `who` could come as far as here. */
function entering(who: readonly number[], folder: string): number[] {
  const mode = statsOf(folder, statSync)?.mode ?? 0;
  return who.filter(shift => has(mode, shift, ENTER));
}

const has = (mode: number, shift: number, right: number): boolean => ((mode >> shift) & right) !== 0;

function keptAt(path: string, stats: Stats, who: readonly number[]): Kept[] {
  const isFolder = stats.isDirectory();
  const refusal = refusalOf(path, isFolder);
  const kept = { path, owner: stats.uid, refusal, isExposed: who.some(shift => isOpen(stats.mode >> shift, isFolder)) };
  if (!isFolder || refusal !== undefined) return [kept];
  const inside = who.filter(shift => has(stats.mode, shift, ENTER));
  return [kept, ...namesOf(path).flatMap(name => keptIn(join(path, name), inside))];
}

/** What a link leads to is not part of the state. */
function keptIn(path: string, who: readonly number[]): Kept[] {
  const stats = statsOf(path, lstatSync);
  return stats === undefined || stats.isSymbolicLink() ? [] : keptAt(path, stats, who);
}

const isOpen = (rights: number, isFolder: boolean): boolean =>
  isFolder ? (rights & CHANGE_FOLDER) === CHANGE_FOLDER : (rights & READ_OR_WRITE) !== 0;

function refusalOf(path: string, isFolder: boolean): string | undefined {
  const { R_OK, W_OK, X_OK } = constants;
  const reading = accessError(path, isFolder ? R_OK | X_OK : R_OK);
  if (reading !== undefined) return sentenceOf(unreadable(reading, path));
  const writing = isFolder ? accessError(path, W_OK) : undefined;
  return writing === undefined ? undefined : `${whyUnwritable(writing, path)}.`;
}

function accessError(path: string, rights: number): unknown {
  try {
    accessSync(path, rights);
    return undefined;
  } catch (error) {
    const code = systemCode(error);
    if (code === undefined) throw error;
    return code === 'ENOENT' ? undefined : error;
  }
}

function sentenceOf(error: unknown): string {
  if (error instanceof UserError) return error.message;
  throw error;
}

/** What has just gone is not there. */
function statsOf(path: string, ask: (path: string) => Stats): Stats | undefined {
  return unlessGone(() => ask(path), undefined);
}

const namesOf = (folder: string): string[] => unlessGone(() => readdirSync(folder), []);

function unlessGone<R>(look: () => R, gone: R): R {
  try {
    return look();
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EACCES'].includes(systemCode(error) ?? '')) return gone;
    throw error;
  }
}
