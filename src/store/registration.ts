import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import * as v from 'valibot';
import type { FileSystem } from './file-system.ts';
import { createWith, ensureFolder, namesIn, readIfThere, removeIfThere } from './files.ts';
import { isAlive, ownerEntries, thisProcess } from './owner.ts';

const registrationShape = v.object({
  ...ownerEntries,
  port: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535)),
  /** What whoever can read this file, and nobody else, knows. */
  token: v.string(),
});

/** That a gateway runs which is to be told of changes, and where. */
export interface Registration extends v.InferOutput<typeof registrationShape> {
  readonly path: string;
}

export const newToken = (): string => randomBytes(32).toString('hex');

const folderIn = (directory: string): string => join(directory, 'gateways');

/** Answers the path of the registration. */
export function register(files: FileSystem, directory: string, address: { port: number; token: string }): string {
  const folder = folderIn(directory);
  ensureFolder(files, folder);
  const name = join(folder, `${process.pid}-${randomUUID()}`);
  createWith(files, `${name}.tmp`, JSON.stringify({ ...thisProcess(), ...address }), true);
  files.rename(`${name}.tmp`, `${name}.json`);
  return `${name}.json`;
}

/** The gateways that run; what is left of others is removed. */
export function registrations(files: FileSystem, directory: string): Registration[] {
  const all = allIn(files, directory);
  for (const gone of all.filter(registration => !isAlive(registration))) removeIfThere(files, gone.path);
  return all.filter(isRunning);
}

/** The gateways that run, for whoever may change nothing. */
export const runningGateways = (files: FileSystem, directory: string): Registration[] =>
  allIn(files, directory).filter(isRunning);

function allIn(files: FileSystem, directory: string): Registration[] {
  const folder = folderIn(directory);
  return namesIn(files, folder).flatMap(name => readRegistration(files, join(folder, name)));
}

const isRunning = (registration: Registration): boolean => registration.path.endsWith('.json') && isAlive(registration);

export const isRegistered = (files: FileSystem, registration: Registration): boolean =>
  readIfThere(files, registration.path) !== undefined && isAlive(registration);

/** Nothing for a file that is only being written, or has just gone. */
function readRegistration(files: FileSystem, path: string): Registration[] {
  const text = readIfThere(files, path);
  const result = v.safeParse(v.pipe(v.string(), v.parseJson(), registrationShape), text);
  return result.success ? [{ ...result.output, path }] : [];
}
