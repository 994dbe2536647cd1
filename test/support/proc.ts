import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

/* What Linux tells of a process from outside: https://man7.org/linux/man-pages/man5/proc.5.html */

const status = (pid: number, field: string): number =>
  Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

/** Memory that it holds now, in MiB. */
export const residentMemory = (pid: number): number => status(pid, 'VmRSS');

/** The most that it held since `forgetPeakMemory`, in MiB. */
export const peakMemory = (pid: number): number => status(pid, 'VmHWM');

export const forgetPeakMemory = (pid: number): void => writeFileSync(`/proc/${pid}/clear_refs`, '5');

/** Open files and sockets. */
export const handles = (pid: number): number => readdirSync(`/proc/${pid}/fd`).length;

const childrenOf = (pid: number): number[] =>
  (readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').match(/\d+/g) ?? []).map(Number);

/** CPU time of a process and its children so far, in microseconds. */
export const cpuTimeOfAll = (pid: number): number =>
  [pid, ...childrenOf(pid)].reduce((sum, each) => sum + cpuTime(each), 0);

/** CPU time of all its threads so far, in microseconds. */
function cpuTime(pid: number): number {
  const threads = readdirSync(`/proc/${pid}/task`);
  const nanoseconds = threads.map(
    thread => readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0],
  );
  return nanoseconds.reduce((sum, time) => sum + Number(time), 0) / 1000;
}

/** How many files and sockets a process started from this one may open. */
export function handleLimit(): number {
  const [, , hard] = /^Max open files\s+(\S+)\s+(\S+)/m.exec(readFileSync('/proc/self/limits', 'utf8')) ?? [];
  return hard === 'unlimited' ? Number.POSITIVE_INFINITY : Number(hard);
}
