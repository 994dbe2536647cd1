import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import { systemCode } from './failure.ts';
import type { FileSystem } from './file-system.ts';

function unlessAbsent<R, A>(action: () => R, absent: A): R | A {
  try {
    return action();
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return absent;
    throw error;
  }
}

export const readIfThere = (files: FileSystem, path: string): string | undefined =>
  unlessAbsent(() => files.readFile(path), undefined);

/** A folder that is not there is an empty one. */
export const namesIn = (files: FileSystem, folder: string): string[] =>
  unlessAbsent(() => files.readFolder(folder), []);

export const removeIfThere = (files: FileSystem, path: string): void =>
  unlessAbsent(() => files.remove(path), undefined);

/** Makes the folder and those above it durably; one that is there stays as it is. */
export function ensureFolder(files: FileSystem, folder: string): void {
  try {
    files.makeFolder(folder);
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return;
    if (systemCode(error) !== 'ENOENT' || dirname(folder) === folder) throw error;
    ensureFolder(files, dirname(folder));
    makeAgain(files, folder);
  }
  files.syncFolder(dirname(folder));
}

/** Only once: there are folders, such as those of /proc, in which the system makes none. */
function makeAgain(files: FileSystem, folder: string): void {
  try {
    files.makeFolder(folder);
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error;
  }
}

/** Creates a file with its content; at a failure there is none. `durable` waits for the disk. */
export function createWith(files: FileSystem, path: string, text: string, durable: boolean): void {
  const descriptor = files.createFile(path);
  try {
    try {
      files.write(descriptor, text);
      if (durable) files.sync(descriptor);
    } finally {
      files.close(descriptor);
    }
  } catch (error) {
    removeIfThere(files, path);
    throw error;
  }
}

/** Replaces a file as a whole, by way of a file in the folder `temporary` of the same disk. The rename is the last step. */
export function replaceWith(
  files: FileSystem,
  { temporary, path, text, durable }: { temporary: string; path: string; text: string; durable: boolean },
): void {
  const staged = join(temporary, randomUUID());
  createWith(files, staged, text, durable);
  try {
    files.rename(staged, path);
  } catch (error) {
    removeIfThere(files, staged);
    throw error;
  }
}
