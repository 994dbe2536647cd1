import type { Environment } from './environment.ts';

/** Ends the process after so many milliseconds, whatever may hold it then: a process that is stopped must end. */
export function endAtLast(env: Pick<Environment, 'end'>, status: number, milliseconds: number): void {
  setTimeout(() => env.end(status), milliseconds).unref();
}
