import { UserError } from '../../errors.ts';
import type { Change } from '../../store/notices.ts';
import { areSameAddresses, settingsFor } from './addresses.ts';
import type { Served, WorkerSettings } from './messages.ts';
import { type Outcome, type PrimaryServices, type Ready, WorkerProcess } from './worker-process.ts';

/** So many workers in a row that end before they serve are enough. */
const ATTEMPTS = 3;
/** Beyond the requests' time, in milliseconds: then a worker that does not end is ended. */
const PATIENCE = 2_000;

export interface CrewOptions {
  readonly count: number;
  readonly settings: WorkerSettings;
  readonly services: PrimaryServices;
  /** Called once, when a worker cannot be replaced; no other will be. */
  onGiveUp(reason: string): void;
}

/** The workers of a gateway, all on one port. One that ends is replaced. One crew a process: node:cluster has one set of ports. */
export class Crew {
  readonly #options: CrewOptions;
  readonly #workers = new Set<WorkerProcess>();
  #settings: WorkerSettings;
  #first: Ready | undefined;
  #served: Served | undefined;
  #stopping = false;

  constructor(options: CrewOptions) {
    this.#options = options;
    this.#settings = options.settings;
  }

  /** Resolves when all workers serve. Throws UserError, none left, where one cannot. */
  async start(): Promise<Ready> {
    const workers = Array.from({ length: this.#options.count }, () => this.#fork());
    try {
      const [first] = await Promise.all(workers.map(worker => worker.ready));
      if (first === undefined) throw new Error('There are no workers.');
      this.#first = first;
      for (const worker of workers) void this.#keep(worker);
      return first;
    } catch (error) {
      this.#stopping = true;
      for (const worker of workers) worker.kill();
      await Promise.all(workers.map(worker => worker.ended));
      throw error;
    }
  }

  /** What is served at the moment. */
  get served(): Served {
    const served = this.#served ?? this.#first?.served;
    if (served === undefined) throw new Error('The workers are not ready yet.');
    return served;
  }

  /** Resolves when all workers have taken the changes over; throws where one cannot. The lines of all, each once. */
  async apply(changes: readonly Change[]): Promise<string[]> {
    const outcomes = await Promise.all([...this.#workers].map(worker => worker.apply(changes)));
    const failures = outcomes.flatMap(outcome => (outcome?.kind === 'failed' ? [outcome.message] : []));
    if (failures.length > 0) throw new Error([...new Set(failures)].join(' '));
    const applied = outcomes.filter(isApplied);
    this.#served = applied[0]?.served ?? this.#served;
    return [...new Set(applied.flatMap(({ lines }) => lines))];
  }

  /** Requests that run have `grace` milliseconds to end. Resolves when no worker is left. */
  async close(grace: number): Promise<void> {
    this.#stopping = true;
    const workers = [...this.#workers];
    for (const worker of workers) worker.close(grace);
    const cut = setTimeout(() => {
      for (const worker of workers) worker.kill();
    }, grace + PATIENCE);
    await Promise.all(workers.map(worker => worker.ended));
    clearTimeout(cut);
  }

  #fork(): WorkerProcess {
    const worker = new WorkerProcess(this.#settings, this.#options.services);
    this.#workers.add(worker);
    void worker.ended.then(() => this.#workers.delete(worker));
    return worker;
  }

  async #keep(worker: WorkerProcess): Promise<void> {
    const how = await worker.ended;
    if (this.#stopping) return;
    const replaced = this.#replace();
    this.#options.services.tell(`Worker ${worker.pid} ended (${how}); another takes its place.`);
    await replaced;
  }

  async #replace(): Promise<void> {
    let reason = '';
    for (let attempt = 0; attempt < ATTEMPTS && !this.#stopping; attempt += 1) {
      const worker = this.#fork();
      const refusal = await this.#refusalOf(worker);
      if (refusal === undefined) return void this.#keep(worker);
      reason = refusal;
    }
    if (this.#stopping) return;
    this.#stopping = true;
    this.#options.onGiveUp(reason);
  }

  /** Why a worker is of no use; undefined once it serves. */
  async #refusalOf(worker: WorkerProcess): Promise<string | undefined> {
    try {
      const ready = await worker.ready;
      if (this.#first === undefined || areSameAddresses(ready, this.#first)) return undefined;
      // A free port is the workers' own only while one of them has it: after the last, the next must ask for it by number.
      this.#settings = settingsFor(this.#settings, this.#first);
      worker.kill();
      await worker.ended;
      return `${this.#first.url} was lost.`;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return error.message;
    }
  }
}

const isApplied = (outcome: Outcome | undefined): outcome is Extract<Outcome, { kind: 'applied' }> =>
  outcome?.kind === 'applied';
