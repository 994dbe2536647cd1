import cluster, { type Worker } from 'node:cluster';
import { fileURLToPath } from 'node:url';
import { UserError } from '../../errors.ts';
import type { Memory } from '../../memory/questions.ts';
import type { Change } from '../../store/notices.ts';
import type { RequestTrace } from '../trace/request-trace.ts';
import { traceFromWire } from '../trace/trace-wire.ts';
import { LentMemory } from './lent-memory.ts';
import { type ToPrimary, type ToWorker, toPrimary, type WorkerSettings } from './messages.ts';

export type Ready = Extract<ToPrimary, { kind: 'ready' }>;
export type Outcome = Extract<ToPrimary, { kind: 'applied' | 'failed' }>;

/** What a worker leaves to the primary. */
export interface PrimaryServices {
  /** Takes whole lines of the access log, without the last line break. */
  log(lines: string): void;
  trace(trace: RequestTrace): void;
  tell(line: string): void;
  onBug(error: unknown): void;
  /** Whether no worker has told of the subject yet. */
  claim(subject: string): boolean;
  /** That of all workers. */
  readonly memory: Memory;
}

/** A worker, as the primary sees it. */
export class WorkerProcess {
  /** Throws UserError where it cannot start, or ended before it could. */
  readonly ready: Promise<Ready>;
  /** Resolves with how it ended: `SIGKILL`, or `exit code 1`. */
  readonly ended: Promise<string>;
  readonly #worker: Worker;
  readonly #services: PrimaryServices;
  readonly #memory: LentMemory;
  readonly #waiting = new Map<number, (outcome: Outcome | undefined) => void>();
  /** What it is to be sent once it is up. */
  #early: ToWorker[] | undefined = [];
  #asked = 0;
  #onReady: (ready: Ready) => void = () => undefined;
  #onRefused: (error: UserError) => void = () => undefined;

  constructor(settings: WorkerSettings, services: PrimaryServices) {
    this.#services = services;
    this.#memory = new LentMemory(services.memory);
    this.#worker = fork();
    this.ready = new Promise((resolve, reject) => {
      this.#onReady = resolve;
      this.#onRefused = reject;
    });
    this.ended = endOf(this.#worker);
    this.#worker.on('message', message => this.#take(toPrimary(message)));
    void this.ended.then(how => this.#leave(how));
    this.#send({ kind: 'start', settings });
  }

  get pid(): number | undefined {
    return this.#worker.process.pid;
  }

  /** Undefined where it ended before it could. */
  apply(changes: readonly Change[]): Promise<Outcome | undefined> {
    this.#asked += 1;
    const id = this.#asked;
    this.#send({ kind: 'apply', id, changes: [...changes] });
    return new Promise(resolve => this.#waiting.set(id, resolve));
  }

  /** Requests that run have `grace` milliseconds to end. */
  close(grace: number): void {
    this.#send({ kind: 'close', grace });
  }

  kill(): void {
    this.#worker.process.kill('SIGKILL');
  }

  #take(message: ToPrimary): void {
    const { log, tell, onBug, claim } = this.#services;
    if (message.kind === 'up') this.#sendEarly();
    else if (message.kind === 'ready') this.#onReady(message);
    else if (message.kind === 'refused') this.#onRefused(new UserError('EnvironmentError', message.message));
    else if (message.kind === 'applied' || message.kind === 'failed') this.#answer(message);
    else if (message.kind === 'claim') this.#send({ kind: 'claimed', id: message.id, first: claim(message.subject) });
    else if (message.kind === 'ask') void this.#askMemory(message);
    else if (message.kind === 'log') log(message.lines);
    else if (message.kind === 'traced') this.#takeTrace(message.trace);
    else if (message.kind === 'tell') tell(message.line);
    else if (message.kind === 'bug') onBug(Object.assign(new Error(), { stack: message.stack }));
  }

  #takeTrace(text: string): void {
    this.#services.trace(traceFromWire(text));
    this.#send({ kind: 'traces taken', length: text.length });
  }

  async #askMemory({ id, question }: Extract<ToPrimary, { kind: 'ask' }>): Promise<void> {
    this.#send({ kind: 'answered', id, answer: await this.#memory.answer(question) });
  }

  #answer(outcome: Outcome): void {
    this.#waiting.get(outcome.id)?.(outcome);
    this.#waiting.delete(outcome.id);
  }

  #leave(how: string): void {
    this.#onRefused(new UserError('EnvironmentError', `A worker ended at its start (${how}).`));
    for (const resolve of this.#waiting.values()) resolve(undefined);
    this.#memory.giveBack();
  }

  #sendEarly(): void {
    const early = this.#early ?? [];
    this.#early = undefined;
    for (const message of early) this.#send(message);
  }

  #send(message: ToWorker): void {
    if (this.#early !== undefined) this.#early.push(message);
    // What cannot be sent is for a worker that is gone, which its end tells.
    else this.#worker.process.send(message, () => undefined);
  }
}

/**
 * The program is beside this one, bundled or not. Standard output belongs to the command that serve may run. Workers take
 * connections from the port themselves: dealt out by the primary, each would cost about half a request's time more.
 */
function fork(): Worker {
  cluster.schedulingPolicy = cluster.SCHED_NONE;
  const exec = fileURLToPath(new URL('./worker.js', import.meta.url));
  cluster.setupPrimary({ exec, args: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  return cluster.fork();
}

/** `close` comes after its last message. */
const endOf = (worker: Worker): Promise<string> =>
  new Promise(resolve => {
    worker.process.once('close', (code, signal) => resolve(signal ?? `exit code ${code}`));
    // What fails later is told by its end.
    worker.on('error', error => {
      if (worker.process.pid === undefined) resolve(error.message);
    });
  });
