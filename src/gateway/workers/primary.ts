import { LocalMemory } from '../../memory/local-memory.ts';
import { type Listener, listenForChanges } from '../../store/notices.ts';
import type { ServedGateway } from '../gateway.ts';
import type { RequestTrace } from '../trace/request-trace.ts';
import { Crew } from './crew.ts';
import type { WorkerSettings } from './messages.ts';
import type { Ready } from './worker-process.ts';

export interface WorkersOptions {
  readonly count: number;
  readonly settings: WorkerSettings;
  /** The context's folder. */
  readonly directory: string;
  /** Takes whole lines of the access log, without the last line break. */
  log(lines: string): void;
  /** Writes a trace. */
  trace(trace: RequestTrace): void;
  /** Takes what there is to tell at the terminal, a line each. */
  tell(line: string): void;
  onBug(error: unknown): void;
  /** Called once, when workers end at their start again and again; then the gateway is to be closed. */
  onGiveUp(reason: string): void;
}

/**
 * A gateway in several processes. This one serves no request: it hands changes to all workers, and has what there may be
 * only one of: the log, what was told already, counters and caches. Throws UserError as startGateway does.
 */
export async function startWorkers(options: WorkersOptions): Promise<ServedGateway> {
  const { count, settings, directory, log, trace, tell, onBug, onGiveUp } = options;
  const told = new Set<string>();
  const claim = (subject: string): boolean => told.size < told.add(subject).size;
  const crew = new Crew({
    count,
    settings,
    services: { log, trace, tell, onBug, claim, memory: new LocalMemory() },
    onGiveUp,
  });
  const changes = await listenForChanges(directory, announced => crew.apply(announced));
  try {
    return new GatewayOfWorkers(crew, await crew.start(), changes);
  } catch (error) {
    await changes.close();
    throw error;
  }
}

class GatewayOfWorkers implements ServedGateway {
  readonly url: string;
  readonly httpsUrl: string | undefined;
  readonly #crew: Crew;
  readonly #changes: Listener;

  constructor(crew: Crew, { url, httpsUrl }: Ready, changes: Listener) {
    this.url = url;
    this.httpsUrl = httpsUrl;
    this.#crew = crew;
    this.#changes = changes;
  }

  get broken(): readonly string[] {
    return this.#crew.served.broken;
  }

  get skipped(): readonly string[] {
    return this.#crew.served.skipped;
  }

  get forwardsAll(): boolean {
    return this.#crew.served.forwardsAll;
  }

  overview(): string[] {
    return [...this.#crew.served.overview];
  }

  async close(grace: number): Promise<void> {
    await this.#crew.close(grace);
    await this.#changes.close();
  }
}
