import { join } from 'node:path';
import { reading, writing } from './failure.ts';
import { type FileSystem, nodeFiles } from './file-system.ts';
import { ensureFolder, namesIn, readIfThere, removeIfThere, replaceWith } from './files.ts';
import { createLock } from './lock.ts';
import { filesIn } from './own-files.ts';

const PATIENCE = 10_000;

/** The CA that signs this machine's own HTTPS certificates. */
export interface LocalAuthority {
  /** PEM. */
  readonly certificate: string;
  readonly privateKey: string;
}

/** Where callers find the certificate they have to trust. */
export const authorityFile = (home: string): string => join(home, 'authority', 'ca.pem');

/** The authority kept in a home's folder; where there is none, or it is not good any more, the one that `make` makes, kept from then on. */
export async function keptAuthority(
  home: string,
  isGood: (kept: LocalAuthority) => boolean,
  make: () => Promise<LocalAuthority>,
): Promise<LocalAuthority> {
  const folder = join(home, 'authority');
  const files = filesIn(home);
  const lock = createLock(join(folder, 'lock'), { files, patience: PATIENCE, report: () => undefined });
  return lock.hold(async () => {
    const temporary = writing(folder, () => emptyFolder(files, join(folder, 'temporary')));
    const kept = readAuthority(home);
    if (kept !== undefined && isGood(kept)) return kept;
    const made = await make();
    writing(folder, () => {
      replaceWith(files, { temporary, path: keyFile(home), text: made.privateKey, durable: true });
      replaceWith(files, { temporary, path: authorityFile(home), text: made.certificate, durable: true });
    });
    return made;
  });
}

/** What a killed process has staged, maybe a key, goes. Answers the folder. */
function emptyFolder(files: FileSystem, folder: string): string {
  ensureFolder(files, folder);
  for (const name of namesIn(files, folder)) removeIfThere(files, join(folder, name));
  return folder;
}

const keyFile = (home: string): string => join(home, 'authority', 'ca-key.pem');

function readAuthority(home: string): LocalAuthority | undefined {
  const privateKey = reading(keyFile(home), () => readIfThere(nodeFiles, keyFile(home)));
  const certificate = reading(authorityFile(home), () => readIfThere(nodeFiles, authorityFile(home)));
  return privateKey === undefined || certificate === undefined ? undefined : { privateKey, certificate };
}
