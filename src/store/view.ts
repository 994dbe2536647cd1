import { join, sep } from 'node:path';
import { UserError } from '../errors.ts';
import { reading } from './failure.ts';
import { namesIn, readIfThere } from './files.ts';
import { type ContextFiles, currentRevision, readJournal } from './journal.ts';
import type { Kind } from './kinds.ts';

const ATTEMPTS = 100;

/** The texts of a context's files by their path relative to its folder. */
export interface View {
  readonly directory: string;
  text(file: string): string | undefined;
  files(kind: Kind): string[];
}

/** The files as they are; whole only for the holder of the lock. */
export const filesView = ({ files, directory }: ContextFiles): View => ({
  directory,
  text: file => {
    // Not join, which takes a tenth of the time of a listing.
    const path = `${directory}${sep}${file}`;
    return reading(path, () => readIfThere(files, path));
  },
  files: kind => {
    const folder = join(directory, kind);
    const names = reading(folder, () => namesIn(files, folder));
    return names.filter(name => name.endsWith('.json')).map(name => `${kind}${sep}${name}`);
  },
});

/** The view with other texts over some of its files; undefined for those that are gone. */
export const overlaid = (view: View, texts: ReadonlyMap<string, string | undefined>): View => ({
  directory: view.directory,
  text: file => (texts.has(file) ? texts.get(file) : view.text(file)),
  files: kind => {
    const over = [...texts.keys()].filter(file => file.startsWith(`${kind}${sep}`));
    return [...new Set([...view.files(kind), ...over])].filter(
      file => !texts.has(file) || texts.get(file) !== undefined,
    );
  },
});

/** What is committed, also while a change of several files is being carried out, or was interrupted. Takes no lock. */
export function committedView(place: ContextFiles): View {
  const journal = reading(place.directory, () => readJournal(place));
  const view = filesView(place);
  if (journal === undefined) return view;
  return overlaid(view, new Map(journal.changes.map(({ file, text }) => [file, text ?? undefined])));
}

/** Reads several files of the committed state; anew if a change of several files came in between. */
export function readCommitted<R>(place: ContextFiles, work: (view: View) => R): R {
  const revision = () => reading(place.directory, () => currentRevision(place));
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const before = revision();
    const result = work(committedView(place));
    if (revision() === before) return result;
  }
  throw new UserError('StateError', `${place.directory} changes all the time and cannot be read. Try again.`);
}
