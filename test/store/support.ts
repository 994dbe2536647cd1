import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Backend } from '../../src/model/backend.ts';
import { type FileSystem, nodeFiles } from '../../src/store/file-system.ts';
import { openStore, type Store, type StoreOptions } from '../../src/store/store.ts';

/** A store whose notices are collected, with the figures of the real one unless told otherwise. */
export function storeIn(directory: string, options: Partial<StoreOptions>): { store: Store; notices: string[] } {
  const notices: string[] = [];
  const onNotice = (line: string) => notices.push(line);
  const store = openStore(directory, { files: nodeFiles, patience: 10_000, confirmation: 2_000, onNotice, ...options });
  return { store, notices };
}

export const backend = (id: string, url: string): Backend => ({ id, url, protocol: 'http' });

/** The file system with something done before each operation. */
export function watched(
  files: FileSystem,
  before: (operation: keyof FileSystem, path: string | number) => void,
): FileSystem {
  const watch =
    <A extends [string | number, ...unknown[]], R>(operation: keyof FileSystem, run: (...args: A) => R) =>
    (...args: A): R => {
      before(operation, args[0]);
      return run(...args);
    };
  return {
    readFile: watch('readFile', files.readFile),
    readFolder: watch('readFolder', files.readFolder),
    makeFolder: watch('makeFolder', files.makeFolder),
    createFile: watch('createFile', files.createFile),
    write: watch('write', files.write),
    sync: watch('sync', files.sync),
    close: watch('close', files.close),
    link: watch('link', files.link),
    rename: watch('rename', files.rename),
    remove: watch('remove', files.remove),
    syncFolder: watch('syncFolder', files.syncFolder),
  };
}

export const systemError = (code: string): Error => Object.assign(new Error(`${code}: injected`), { code });

/** Starts one of the programs of this folder; what it prints on stderr is shown. */
export function startProgram(name: string, args: readonly string[]): ChildProcess {
  const path = fileURLToPath(new URL(`./${name}.js`, import.meta.url));
  return spawn(process.execPath, [path, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
}

/** How the program ends: its exit code or the signal that ended it. */
export async function endOf(child: ChildProcess): Promise<number | string> {
  const [code, signal] = await once(child, 'exit');
  return code ?? signal;
}

export async function firstOutput(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('The program has no output.');
  const [chunk] = await once(child.stdout, 'data');
  return String(chunk).trim();
}

export const stateError = (message: string) => ({ name: 'UserError', code: 'StateError', message });
