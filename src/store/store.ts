import { join } from 'node:path';
import { type Change, Changes, collectionIn, getFrom, listFrom, mentioningFrom } from './collection.ts';
import { commit, recover } from './commit.ts';
import { whyUnwritable, writing } from './failure.ts';
import type { FileSystem } from './file-system.ts';
import type { ContextFiles } from './journal.ts';
import {
  type Collection,
  type Collections,
  type Draft,
  type Entity,
  eachKind,
  type Kind,
  type Snapshot,
} from './kinds.ts';
import { createLock, type Lock } from './lock.ts';
import { announce } from './notices.ts';
import { committedView, filesView, readCommitted, type View } from './view.ts';

export type { Change } from './collection.ts';
export type { Collection, Collections, Draft, DraftCollection, Entity, Kind, Snapshot } from './kinds.ts';

/**
 * One context's state. Its collections read what is committed, each call on its own, without waiting for anybody;
 * calls that must agree with each other belong into `readTogether`, or into `readUnderLock`.
 */
export interface Store extends Collections {
  /** The context's folder, which need not be there. */
  readonly directory: string;
  /**
   * Runs `work` alone among all processes and makes its changes, all or none: none if it throws. Resolves once the gateways
   * that run have applied them; what those say goes to the store's `onNotice`.
   */
  change<R>(work: (draft: Draft) => R): Promise<R>;
  /**
   * Runs `work` on what is committed, a change of several files all or none, without waiting for anybody; anew where one
   * comes in between.
   */
  readTogether<R>(work: (collections: Collections) => R): R;
  /** Runs `work` while nothing changes. */
  readUnderLock<R>(work: (collections: Collections) => R): Promise<R>;
  /** All there is, at one moment. */
  snapshot(): Promise<Snapshot>;
}

export interface StoreOptions {
  readonly files: FileSystem;
  /** For how many milliseconds the same holder of the lock is waited for. */
  readonly patience: number;
  /** How many milliseconds a gateway has to confirm a change. */
  readonly confirmation: number;
  /** Takes lines that are to be shown to whoever made a change. */
  onNotice(line: string): void;
}

interface Parts {
  readonly place: ContextFiles;
  readonly lock: Lock;
  readonly options: StoreOptions;
}

export const lockIn = (directory: string, { files, patience, onNotice }: StoreOptions): Lock =>
  createLock(join(directory, 'lock'), { files, patience, report: onNotice });

export function openStore(directory: string, options: StoreOptions): Store {
  const place = { files: options.files, directory };
  const parts = { place, lock: lockIn(directory, options), options };
  const view = filesView(place);
  return {
    ...eachKind<'reading'>(kind => committedCollection(place, kind)),
    directory,
    change: work => change(parts, work),
    readTogether: work => readCommitted(place, committed => work(collectionsIn(committed))),
    readUnderLock: work => alone(parts, () => work(collectionsIn(view))),
    snapshot: () => alone(parts, () => eachKind<'listed'>(kind => listFrom(view, kind))),
  };
}

const collectionsIn = (view: View): Collections => eachKind<'reading'>(kind => collectionIn(view, kind));

const committedCollection = <K extends Kind>(place: ContextFiles, kind: K): Collection<Entity<K>> => ({
  list: () => readCommitted(place, view => listFrom(view, kind)),
  mentioning: words => readCommitted(place, view => mentioningFrom(view, kind, words)),
  get: id => getFrom(committedView(place), kind, id),
});

const alone = <R>({ place, lock }: Parts, work: () => R): Promise<Awaited<R>> =>
  lock.hold(() => {
    writing(place.directory, () => recover(place));
    return work();
  });

async function change<R>(parts: Parts, work: (draft: Draft) => R): Promise<R> {
  const { place, options } = parts;
  const { result, made } = await alone(parts, () => {
    const changes = new Changes();
    const result = work(changes.draftOver(filesView(place)));
    if (result instanceof Promise) throw new TypeError('The work of a change cannot wait: it holds the lock.');
    writing(place.directory, () => commit(place, changes.files(), options.onNotice));
    return { result, made: changes.made() };
  });
  if (made.length > 0) await tellGateways(place, made, options);
  return result;
}

/** The change is made by then, so that nothing here may look as if it had failed. */
async function tellGateways(
  { files, directory }: ContextFiles,
  made: readonly Change[],
  options: StoreOptions,
): Promise<void> {
  try {
    const lines = await announce(directory, made, { files, timeout: options.confirmation });
    for (const line of lines) options.onNotice(line);
  } catch (error) {
    const reason = whyUnwritable(error, directory);
    if (reason === undefined) throw error;
    options.onNotice(`The change is saved, but running gateways were not told. ${reason}.`);
  }
}
