import {
  chmodSync,
  closeSync,
  fchmodSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { systemCode } from './failure.ts';
import { persistently } from './persistently.ts';

const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;

/** What file systems answer that cannot sync a folder, mostly those of networks. */
const UNSUPPORTED = new Set(['EINVAL', 'ENOTSUP', 'ENOSYS']);

/** The few operations that state is made of, so that a test can let each of them fail or be the last. */
export interface FileSystem {
  readFile(path: string): string;
  readFolder(path: string): string[];
  /** One level. */
  makeFolder(path: string): void;
  /** Answers a descriptor; fails if the file is there. */
  createFile(path: string): number;
  write(descriptor: number, text: string): void;
  sync(descriptor: number): void;
  close(descriptor: number): void;
  /** Gives a file a second name; fails with EEXIST if that is taken. */
  link(from: string, to: string): void;
  rename(from: string, to: string): void;
  remove(path: string): void;
  /** Makes what was created, renamed and removed in the folder durable. */
  syncFolder(path: string): void;
}

/** The umask only takes bits away from the mode given to mkdir and open, hence the second call. */
export const nodeFiles: FileSystem = {
  readFile: path =>
    persistently(() => {
      refuseEndless(path);
      return readFileSync(path, 'utf8');
    }),
  readFolder: path => readdirSync(path),
  makeFolder(path) {
    mkdirSync(path, { mode: FOLDER_MODE });
    chmodSync(path, FOLDER_MODE);
  },
  createFile(path) {
    const descriptor = openSync(path, 'wx', FILE_MODE);
    fchmodSync(descriptor, FILE_MODE);
    return descriptor;
  },
  write: (descriptor, text) => writeFileSync(descriptor, text),
  sync: descriptor => fsyncSync(descriptor),
  close: descriptor => closeSync(descriptor),
  link: (from, to) => linkSync(from, to),
  rename: (from, to) => persistently(() => renameSync(from, to)),
  remove: path => persistently(() => unlinkSync(path)),
  syncFolder(path) {
    // Windows opens no folder; NTFS journals names by itself.
    if (process.platform === 'win32') return;
    const descriptor = openSync(path, 'r');
    try {
      fsyncSync(descriptor);
    } catch (error) {
      if (!UNSUPPORTED.has(systemCode(error) ?? '')) throw error;
    } finally {
      closeSync(descriptor);
    }
  },
};

/** To open a pipe waits for somebody to write into it, and a device may have no end. What a folder answers is left to it. */
function refuseEndless(path: string): void {
  const stats = statSync(path);
  if (stats.isFile() || stats.isDirectory()) return;
  // The code of BSD: https://man.freebsd.org/cgi/man.cgi?query=errno&sektion=2
  throw Object.assign(new Error(`EFTYPE: no regular file, '${path}'`), { code: 'EFTYPE', path });
}
