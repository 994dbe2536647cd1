import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import * as v from 'valibot';
import { systemCode } from './failure.ts';

/** Which process something belongs to. */
export const ownerEntries = {
  pid: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2 ** 31 - 1)),
  host: v.string(),
  /** Tells a process from a later one of the same id; only where the system says it in a file. */
  start: v.exactOptional(v.string()),
};
const ownerShape = v.object(ownerEntries);
export type Owner = v.InferOutput<typeof ownerShape>;

export function thisProcess(): Owner {
  const start = startOf(process.pid);
  return { pid: process.pid, host: hostname(), ...(start === undefined ? {} : { start }) };
}

/** Undefined if the text is not an owner's: then a crash of the machine has cut it off, since it is only ever linked whole. */
export function readOwner(text: string): Owner | undefined {
  const result = v.safeParse(v.pipe(v.string(), v.parseJson(), ownerShape), text);
  return result.success ? result.output : undefined;
}

export const isOnThisHost = (owner: Owner): boolean => owner.host === hostname();

/** A process of another host cannot be seen from here and counts as alive. */
export function isAlive(owner: Owner): boolean {
  if (!isOnThisHost(owner)) return true;
  if (!isRunning(owner.pid)) return false;
  const start = startOf(owner.pid);
  if (start === ENDED) return false;
  return owner.start === undefined || start === undefined || start === owner.start;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    if (systemCode(error) === 'ESRCH') return false;
    if (systemCode(error) === 'EPERM') return true;
    throw error;
  }
}

/** Instead of the start of a process that only waits for its parent to collect it, and still takes signals. */
const ENDED = 'ended';

/** Boot and clock tick of the start. Linux only. */
function startOf(pid: number): string | undefined {
  const status = procFile(`${pid}/stat`);
  const boot = procFile('sys/kernel/random/boot_id');
  if (status === undefined || boot === undefined) return undefined;
  // The second field, the program's name, may hold spaces and brackets: man 5 proc_pid_stat.
  const fields = status.slice(status.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' || fields[0] === 'X' ? ENDED : `${boot.trim()}/${fields[19]}`;
}

function procFile(name: string): string | undefined {
  if (process.platform !== 'linux') return undefined;
  try {
    return readFileSync(`/proc/${name}`, 'utf8');
  } catch (error) {
    if (['ENOENT', 'EACCES', 'EPERM', 'ESRCH'].includes(systemCode(error) ?? '')) return undefined;
    throw error;
  }
}
