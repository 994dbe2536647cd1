import { UserError } from '../errors.ts';
import { byId } from './collection.ts';
import { readEntity } from './entity-text.ts';
import { nodeFiles } from './file-system.ts';
import { type Collection, type Collections, type Entity, eachKind, type Kind } from './kinds.ts';
import { filesView, readCommitted, type View } from './view.ts';

/** What cannot be read. */
export interface Fault {
  /** Relative to the context's folder. */
  readonly file: string;
  readonly sentence: string;
}

export interface Salvaged {
  readonly collections: Collections;
  readonly faults: readonly Fault[];
}

/** All of a context that can be read, where a store would refuse the whole listing; nothing is written. */
export function salvage(directory: string): Salvaged {
  const place = { files: nodeFiles, directory };
  try {
    return readCommitted(place, view => salvageFrom(view, []));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return salvageFrom(filesView(place), [{ file: 'journal.json', sentence: error.message }]);
  }
}

function salvageFrom(view: View, known: readonly Fault[]): Salvaged {
  const faults = [...known];
  const collections = eachKind<'reading'>(kind => held(soundEntities(view, kind, faults)));
  return { collections, faults };
}

function soundEntities<K extends Kind>(view: View, kind: K, faults: Fault[]): Entity<K>[] {
  const files = noting(faults, kind, () => view.files(kind)) ?? [];
  const entities = files.map(file => noting(faults, file, () => entityIn(view, kind, file)));
  return entities.filter(entity => entity !== undefined).sort(byId);
}

function entityIn<K extends Kind>(view: View, kind: K, file: string): Entity<K> | undefined {
  const text = view.text(file);
  return text === undefined ? undefined : readEntity(kind, view.directory, file, text);
}

function noting<R>(faults: Fault[], file: string, read: () => R): R | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    faults.push({ file, sentence: error.message });
    return undefined;
  }
}

/** `mentioning` may answer more than was asked for: here all, since nothing is left to save. */
function held<T extends { readonly id: string }>(entities: readonly T[]): Collection<T> {
  const known = new Map(entities.map(entity => [entity.id.toLowerCase(), entity]));
  const all = () => [...entities];
  return { list: all, mentioning: all, get: id => known.get(id.toLowerCase()) };
}
