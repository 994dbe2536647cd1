import { join } from 'node:path';
import { reading } from './failure.ts';
import { nodeFiles } from './file-system.ts';
import { readIfThere } from './files.ts';
import { isAlive, isOnThisHost, type Owner } from './owner.ts';
import { type Registration, runningGateways } from './registration.ts';
import { lastHolder } from './ticket.ts';

export interface Holder {
  readonly owner: Owner;
  /** The file that says so. */
  readonly path: string;
  /** `elsewhere`: on another host, which cannot be asked from here. */
  readonly life: 'running' | 'dead' | 'elsewhere';
}

/** Who has the lock of a home or a context; undefined where it is free. Like all here it changes nothing. */
export function lockHolder(directory: string): Holder | undefined {
  const held = reading(directory, () => lastHolder(nodeFiles, join(directory, 'lock')));
  return held === undefined ? undefined : { ...held, life: lifeOf(held.owner) };
}

function lifeOf(owner: Owner): Holder['life'] {
  if (!isOnThisHost(owner)) return 'elsewhere';
  return isAlive(owner) ? 'running' : 'dead';
}

/** Whether a change of several files is made, but not yet carried out. */
export const hasUnfinishedChange = (directory: string): boolean =>
  reading(directory, () => readIfThere(nodeFiles, join(directory, 'journal.json'))) !== undefined;

export interface RunningGateway extends Pick<Registration, 'pid' | 'host' | 'path'> {
  readonly isHere: boolean;
}

export const gatewaysOf = (directory: string): RunningGateway[] =>
  reading(directory, () => runningGateways(nodeFiles, directory)).map(({ pid, host, path, ...owner }) => ({
    pid,
    host,
    path,
    isHere: isOnThisHost({ pid, host, ...owner }),
  }));
