import { readFileSync } from 'node:fs';
import type { TestContext } from 'node:test';
import type { Serving } from './command.ts';

/** Workers are told apart by what /proc says. */
export function skipWithoutProc(t: TestContext): boolean {
  if (process.platform === 'linux') return false;
  t.skip('/proc is of Linux');
  return true;
}

/** The processes that a gateway has started; none once it has gone. */
export const workersOf = ({ pid }: Pick<Serving, 'pid'>): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .split(' ')
    .filter(text => text !== '')
    .map(Number);

/** Does the work while no other worker can. */
export async function by<T>(serving: Serving, worker: number, work: () => Promise<T>): Promise<T> {
  const others = workersOf(serving).filter(pid => pid !== worker);
  for (const pid of others) process.kill(pid, 'SIGSTOP');
  try {
    return await work();
  } finally {
    for (const pid of others) process.kill(pid, 'SIGCONT');
  }
}

/** Does the work once in each worker, one after the other. */
export async function byEach<T>(serving: Serving, work: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (const worker of workersOf(serving)) results.push(await by(serving, worker, work));
  return results;
}
