import { join } from 'node:path';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { UserError } from '../errors.ts';
import { whyUnwritable, writing } from './failure.ts';
import type { FileSystem } from './file-system.ts';
import { ensureFolder } from './files.ts';
import type { Owner } from './owner.ts';
import { claim, highest, livingHolder, type Ticket } from './ticket.ts';

const LONGEST_PAUSE = 200;

export interface LockOptions {
  readonly files: FileSystem;
  /** For how many milliseconds the same holder is waited for. */
  readonly patience: number;
  report(line: string): void;
}

/** One at a time, over all processes that use the folder; released also by the death of its holder. */
export interface Lock {
  /** Not re-entrant: work that holds the lock and asks for it again waits for itself. */
  hold<R>(work: () => R): Promise<Awaited<R>>;
}

export function createLock(folder: string, options: LockOptions): Lock {
  let last: Promise<unknown> = Promise.resolve();
  return {
    hold(work) {
      const turn = last.then(() => holdOnce(folder, options, work));
      // What waits for the network gets its turn too: work that never waits would keep it out for the whole queue.
      last = Promise.allSettled([turn]).then(() => setImmediate());
      return turn;
    },
  };
}

async function holdOnce<R>(folder: string, options: LockOptions, work: () => R): Promise<Awaited<R>> {
  writing(folder, () => ensureFolder(options.files, folder));
  const ticket = await acquire(folder, options);
  try {
    return await work();
  } finally {
    release(ticket, folder, options.report);
  }
}

async function acquire(folder: string, { files, patience }: LockOptions): Promise<Ticket> {
  let seen = -1;
  let waited = 0;
  for (let pause = 1; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
    const { number, isReleased } = writing(folder, () => highest(files, folder));
    const isKnown = number === seen;
    // Only a number that was there the last time too may be a dead one's: with many waiting, most are new.
    const holder = isKnown && !isReleased ? writing(folder, () => livingHolder(files, folder, number)) : undefined;
    const isFree = isReleased || (isKnown && holder === undefined);
    const ticket = isFree ? writing(folder, () => claim(files, folder, number + 1)) : undefined;
    if (ticket !== undefined) return ticket;
    if (!isKnown) waited = 0;
    if (holder !== undefined && waited >= patience) throw stuck(join(folder, String(number)), holder, patience);
    seen = number;
    // Pauses are added up, rather than a clock asked, so that a process that was stopped does not give up as it wakes.
    waited += await randomPause(pause);
  }
}

/** At random, so that those who wait do not come at the same moment again. */
async function randomPause(longest: number): Promise<number> {
  const pause = longest * (0.5 + Math.random() / 2);
  await setTimeout(pause);
  return pause;
}

/** The work is done by then: a failure here must not look like one of the work's. */
function release(ticket: Ticket, folder: string, report: (line: string) => void): void {
  try {
    ticket.release();
  } catch (error) {
    const reason = whyUnwritable(error, folder);
    if (reason === undefined) throw error;
    report(`${reason}. Other commands wait until the process with id ${process.pid} ends.`);
  }
}

const stuck = (path: string, holder: Owner, patience: number): UserError =>
  new UserError(
    'StateError',
    `The state is in use by the process with id ${holder.pid} on the host ${holder.host}, which did not finish within ` +
      `${patience / 1000} seconds. If it does not run any more, delete ${path} and try again.`,
  );
