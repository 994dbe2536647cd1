import { UserError } from '../../errors.ts';
import type { Change } from '../../store/notices.ts';
import type { Served, WorkerSettings } from './messages.ts';
import { type Outcome, type Ready, type Surroundings, WorkerProcess } from './worker-process.ts';

/** So many workers in a row that end before they serve are enough. */
const ATTEMPTS = 3;
/** Beyond the requests' time, in milliseconds: then a worker that does not end is ended. */
const PATIENCE = 2_000;

export interface CrewOptions {
  readonly count: number;
  readonly settings: WorkerSettings;
  readonly surroundings: Surroundings;
  /** Called when a worker cannot be replaced. */
  onGiveUp(): void;
}

/** The workers of a gateway, all on one port. One that ends is replaced. One crew a process: node:cluster has one set of ports. */
export class Crew {
  readonly #options: CrewOptions;
  readonly #workers = new Set<WorkerProcess>();
  #settings: WorkerSettings;
  #first: Ready | undefined;
  #served: Served | undefined;
  #closing = false;

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
      this.#closing = true;
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
    this.#closing = true;
    const workers = [...this.#workers];
    for (const worker of workers) worker.close(grace);
    const cut = setTimeout(() => {
      for (const worker of workers) worker.kill();
    }, grace + PATIENCE);
    await Promise.all(workers.map(worker => worker.ended));
    clearTimeout(cut);
  }

  #fork(): WorkerProcess {
    const worker = new WorkerProcess(this.#settings, this.#options.surroundings);
    this.#workers.add(worker);
    void worker.ended.then(() => this.#workers.delete(worker));
    return worker;
  }

  async #keep(worker: WorkerProcess): Promise<void> {
    const how = await worker.ended;
    if (this.#closing) return;
    this.#options.surroundings.tell(`Worker ${worker.pid} ended (${how}); another takes its place.`);
    await this.#replace();
  }

  async #replace(): Promise<void> {
    for (let attempt = 0; attempt < ATTEMPTS && !this.#closing; attempt += 1) {
      const worker = this.#fork();
      if (await this.#serves(worker)) return void this.#keep(worker);
    }
    if (!this.#closing) this.#options.onGiveUp();
  }

  async #serves(worker: WorkerProcess): Promise<boolean> {
    try {
      if (this.#isInPlace(await worker.ready)) return true;
      worker.kill();
      await worker.ended;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      if (!this.#closing) this.#options.surroundings.tell(`Warning: ${error.message}`);
    }
    return false;
  }

  /** A free port is the workers' own only while one of them has it: after the last, the next must ask for it by number. */
  #isInPlace({ url, httpsUrl }: Ready): boolean {
    const first = this.#first;
    if (first === undefined || (url === first.url && httpsUrl === first.httpsUrl)) return true;
    const { https } = this.#settings;
    this.#settings = { ...this.#settings, port: portOf(first.url) };
    if (https !== undefined) this.#settings.https = { ...https, port: portOf(first.httpsUrl ?? '') };
    return false;
  }
}

const isApplied = (outcome: Outcome | undefined): outcome is Extract<Outcome, { kind: 'applied' }> =>
  outcome?.kind === 'applied';

const portOf = (url: string): number => Number(new URL(url).port);
