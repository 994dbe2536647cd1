import { dirname, join } from 'node:path';
import { whyUnwritable } from './failure.ts';
import { ensureFolder, namesIn, removeIfThere } from './files.ts';
import {
  applyChange,
  type ContextFiles,
  carryOut,
  type FileChange,
  foldersOf,
  readJournal,
  temporaryIn,
  writeJournal,
} from './journal.ts';

/** What the next holder of the lock owes one that was killed. */
export function recover(place: ContextFiles): void {
  const { files, directory } = place;
  const temporary = temporaryIn(directory);
  ensureFolder(files, temporary);
  const journal = readJournal(place);
  if (journal !== undefined) carryOut(place, journal);
  for (const name of namesIn(files, temporary)) removeIfThere(files, join(temporary, name));
}

/**
 * All or nothing; only under the lock, after `recover`. It throws only while nothing is changed: one file is committed by
 * its own rename, several by that of a journal. What fails after that point is reported, and mended by the next holder.
 */
export function commit(place: ContextFiles, changes: readonly FileChange[], report: (line: string) => void): void {
  const [first, second] = changes;
  if (first === undefined) return;
  for (const folder of foldersOf(changes)) ensureFolder(place.files, join(place.directory, folder));
  if (second === undefined) {
    applyChange(place, first);
    reporting(place, report, () => place.files.syncFolder(dirname(join(place.directory, first.file))));
  } else {
    const journal = writeJournal(place, changes);
    reporting(place, report, () => carryOut(place, journal));
  }
}

function reporting({ directory }: ContextFiles, report: (line: string) => void, action: () => void): void {
  try {
    action();
  } catch (error) {
    const reason = whyUnwritable(error, directory);
    if (reason === undefined) throw error;
    report(`The change is saved, but the disk did not confirm it. ${reason}.`);
  }
}
