import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../errors.ts';
import { contextFolder } from './context-folder.ts';
import { reading, whyUnwritable, writing } from './failure.ts';
import { fileName } from './file-name.ts';
import { ensureFolder, namesIn, removeIfThere } from './files.ts';
import { filesIn, refuseLinks } from './own-files.ts';
import { changePreferences, preferencesPath } from './preferences.ts';

/** A context's folder in here is removed, whatever the preferences still say. */
const removedIn = (home: string): string => join(home, 'removed');

/** Whether a context of that name was removed by a process that was killed before it could finish. */
export function removedNames(home: string): (name: string) => boolean {
  const folders = new Set(reading(removedIn(home), () => namesIn(filesIn(home), removedIn(home))));
  return name => folders.has(fileName(name));
}

/** Only under the locks of the home and of the context, and after `finishRemovals`. The rename is what removes it. */
export async function removeFolder(home: string, name: string): Promise<void> {
  const [from, to] = [contextFolder(home, name), join(removedIn(home), fileName(name))];
  const files = filesIn(home);
  writing(home, () => {
    ensureFolder(files, removedIn(home));
    files.rename(from, to);
  });
  try {
    await forget(home, new Set([fileName(name)]));
  } catch (error) {
    files.rename(to, from);
    throw error;
  }
  deleteFolder(home, to);
}

/** What the next holder of the home's lock owes one that was killed. */
export async function finishRemovals(home: string): Promise<void> {
  const folders = writing(home, () => namesIn(filesIn(home), removedIn(home)));
  if (folders.length > 0) await forget(home, new Set(folders));
  for (const folder of folders) deleteFolder(home, join(removedIn(home), folder));
  writing(home, () => removeStagedPreferences(home));
}

const forget = (home: string, folders: ReadonlySet<string>): Promise<void> =>
  changePreferences(home, old => ({
    ...old,
    contexts: old.contexts.filter(context => !folders.has(fileName(context.name))),
  }));

/** conf's own temporary files. */
function removeStagedPreferences(home: string): void {
  const files = filesIn(home);
  const staged = namesIn(files, home).map(name => join(home, name));
  for (const path of staged.filter(path => path.startsWith(`${preferencesPath(home)}.tmp-`))) {
    removeIfThere(files, path);
  }
}

function deleteFolder(home: string, folder: string): void {
  try {
    refuseLinks(home, removedIn(home));
    rmSync(folder, { recursive: true, force: true });
  } catch (error) {
    const reason = whyUnwritable(error, folder);
    if (reason === undefined) throw error;
    throw new UserError(
      'StateError',
      `The context is removed, but not all of its files: ${reason}. Delete ${folder}.`,
      {
        cause: error,
      },
    );
  }
}
