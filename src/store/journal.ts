import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { parse } from '../model/parse.ts';
import type { FileSystem } from './file-system.ts';
import { ensureFolder, readIfThere, removeIfThere, replaceWith } from './files.ts';
import { readVersioned, SCHEMA_VERSION } from './versioned.ts';

const fileChangeShape = v.strictObject({
  /** Relative to the context's folder. */
  file: v.pipe(v.string(), v.regex(/^[A-Za-z]+[/\\][^/\\]+\.json$/, 'must be a folder and a file name.')),
  /** The whole content; null if the file is to go. */
  text: v.nullable(v.string('must be text.')),
});
export type FileChange = v.InferOutput<typeof fileChangeShape>;

const journalShape = v.strictObject({
  /** Unlike that of any other journal. */
  revision: v.string(),
  changes: v.array(fileChangeShape),
});
export type Journal = v.InferOutput<typeof journalShape>;

export interface ContextFiles {
  readonly files: FileSystem;
  /** The context's folder. */
  readonly directory: string;
}

const pathOf = (directory: string): string => join(directory, 'journal.json');
const revisionPath = (directory: string): string => join(directory, 'revision');
export const temporaryIn = (directory: string): string => join(directory, 'temporary');

/** A change of several files that is made but not yet carried out; there is none in between changes. */
export function readJournal({ files, directory }: ContextFiles): Journal | undefined {
  const path = pathOf(directory);
  const text = readIfThere(files, path);
  return text === undefined ? undefined : readVersioned(path, text, value => parse(journalShape, value));
}

/** Once this returns the change is made: whoever reads or takes the lock next respects the journal. */
export function writeJournal({ files, directory }: ContextFiles, changes: readonly FileChange[]): Journal {
  const journal = { revision: randomUUID(), changes: [...changes] };
  const text = JSON.stringify({ schemaVersion: SCHEMA_VERSION, ...journal });
  replaceWith(files, { temporary: temporaryIn(directory), path: pathOf(directory), text, durable: true });
  return journal;
}

/** Can be repeated after a crash at any point. */
export function carryOut(place: ContextFiles, journal: Journal): void {
  const { files, directory } = place;
  files.syncFolder(directory);
  for (const change of journal.changes) applyChange(place, change);
  for (const folder of foldersOf(journal.changes)) files.syncFolder(join(directory, folder));
  // Only for readers that run meanwhile, hence not durable.
  const revision = { path: revisionPath(directory), text: journal.revision, durable: false };
  replaceWith(files, { temporary: temporaryIn(directory), ...revision });
  removeIfThere(files, pathOf(directory));
  files.syncFolder(directory);
}

/** Renames or removes as its last step. */
export function applyChange({ files, directory }: ContextFiles, { file, text }: FileChange): void {
  const path = join(directory, file);
  ensureFolder(files, dirname(path));
  if (text === null) removeIfThere(files, path);
  else replaceWith(files, { temporary: temporaryIn(directory), path, text, durable: true });
}

export const foldersOf = (changes: readonly FileChange[]): Set<string> =>
  new Set(changes.map(change => dirname(change.file)));

/** Differs before and after every change of several files. */
export function currentRevision(place: ContextFiles): string {
  return readJournal(place)?.revision ?? readIfThere(place.files, revisionPath(place.directory)) ?? '';
}
