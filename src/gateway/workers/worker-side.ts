import { UserError } from '../../errors.ts';
import type { Memory } from '../../memory/questions.ts';
import type { Context } from '../../model/context.ts';
import { openHome } from '../../store/home.ts';
import type { ChangeHandler, Listener } from '../../store/notices.ts';
import { type GatewaySurroundings, NO_IDENTITY, REAL_SURROUNDINGS } from '../../surroundings.ts';
import { accessLog } from '../callers/access-log.ts';
import { lineBuffer } from '../callers/line-buffer.ts';
import { type Gateway, startGatewayTold } from '../gateway.ts';
import { identityOf } from '../identity/identity.ts';
import type { RequestTrace } from '../trace/request-trace.ts';
import type { Tracer } from '../trace/tracer.ts';
import { Claims } from './claims.ts';
import type { Served, ToPrimary, ToWorker, WorkerSettings } from './messages.ts';
import { RemoteMemory } from './remote-memory.ts';
import { MOST_OF_TRACES, SentTraces } from './sent-traces.ts';
import { SharedLog } from './shared-log.ts';

type Apply = Extract<ToWorker, { kind: 'apply' }>;

interface Running {
  readonly gateway: Gateway;
  /** Resolves when the log has been sent. */
  logged(): Promise<void>;
}

export interface Primary {
  send(message: ToPrimary): void;
  /** Sends a last message and ends this process. */
  end(last: ToPrimary): void;
}

/** A whole gateway in a process of its own, which leaves to the primary all that there is to be one of. */
export class WorkerSide {
  readonly #primary: Primary;
  readonly #claims: Claims;
  readonly #memory: RemoteMemory;
  readonly #traces: SentTraces;
  /** Changes come from the primary; one that is told while the state is being loaded waits for that. */
  readonly #onChange: Promise<ChangeHandler>;
  #setOnChange: (onChange: ChangeHandler) => void = () => undefined;
  #started: Promise<Running> | undefined;

  constructor(primary: Primary) {
    this.#primary = primary;
    this.#claims = new Claims(message => primary.send(message));
    this.#memory = new RemoteMemory(message => primary.send(message));
    this.#traces = new SentTraces(message => primary.send(message), MOST_OF_TRACES);
    this.#onChange = new Promise(resolve => {
      this.#setOnChange = resolve;
    });
  }

  async take(message: ToWorker): Promise<void> {
    if (message.kind === 'start') await this.#start(message.settings);
    else if (message.kind === 'apply') await this.#apply(message);
    else if (message.kind === 'claimed') this.#claims.answer(message);
    else if (message.kind === 'answered') this.#memory.answer(message);
    else if (message.kind === 'traces taken') this.#traces.taken(message.length);
    else await this.#close(message.grace);
  }

  async #start(settings: WorkerSettings): Promise<void> {
    try {
      this.#started = this.#run(settings);
      const { gateway } = await this.#started;
      const { url, httpsUrl } = gateway;
      this.#primary.send({ kind: 'ready', url, httpsUrl, served: servedBy(gateway) });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      this.#primary.end({ kind: 'refused', message: error.message });
    }
  }

  async #run({
    home,
    context,
    logFormat,
    failuresOnly,
    trace,
    extraCa,
    identity,
    ...settings
  }: WorkerSettings): Promise<Running> {
    const { send } = this.#primary;
    const { write, flush } = lineBuffer(text => send({ kind: 'log', lines: text.slice(0, -1) }));
    const log = new SharedLog(accessLog(logFormat, failuresOnly, write), this.#claims);
    const gateway = await startGatewayTold(
      {
        ...settings,
        extraCa: () => extraCa,
        https: settings.https,
        onlyBackend: settings.onlyBackend,
        service: context,
        surroundings: surroundingsWith(identity, this.#memory),
        tracer: trace === undefined ? undefined : await this.#tracer(trace === 'failures', context, log, flush),
        store: openHome(home).store(context, line => send({ kind: 'tell', line })),
        log,
        onBug: error => send({ kind: 'bug', stack: stackOf(error) }),
      },
      onChange => this.#listen(onChange),
    );
    return { gateway, logged: () => log.settled().then(flush) };
  }

  /** Each comes behind the line of the log of its request. */
  async #tracer(failuresOnly: boolean, { serviceName }: Context, log: SharedLog, flush: () => void): Promise<Tracer> {
    const { tracer } = await import('../trace/tracer.ts');
    const { clock } = REAL_SURROUNDINGS;
    const write = async (trace: RequestTrace): Promise<void> => {
      await log.settled();
      flush();
      this.#traces.write(trace);
    };
    return tracer({ service: serviceName, clock, failuresOnly, write: trace => void write(trace) });
  }

  async #listen(onChange: ChangeHandler): Promise<Listener> {
    this.#setOnChange(onChange);
    return { close: async () => undefined };
  }

  async #apply({ id, changes }: Apply): Promise<void> {
    try {
      const onChange = await this.#onChange;
      const lines = await onChange(changes);
      const { gateway } = await this.#running();
      this.#primary.send({ kind: 'applied', id, lines, served: servedBy(gateway) });
    } catch (error) {
      this.#primary.send({ kind: 'failed', id, message: error instanceof Error ? error.message : String(error) });
    }
  }

  async #close(grace: number): Promise<void> {
    const { gateway, logged } = await this.#running();
    await gateway.close(grace);
    await logged();
    this.#traces.tellLeftOut();
    this.#primary.end({ kind: 'closed' });
  }

  #running(): Promise<Running> {
    if (this.#started === undefined) throw new Error('The worker was not told to start.');
    return this.#started;
  }
}

const surroundingsWith = (identity: WorkerSettings['identity'], memory: Memory): GatewaySurroundings => ({
  ...REAL_SURROUNDINGS,
  memory,
  identity: identity === undefined ? NO_IDENTITY : identityOf(identity, REAL_SURROUNDINGS.clock),
});

const servedBy = (gateway: Gateway): Served => ({
  overview: gateway.overview(),
  forwardsAll: gateway.forwardsAll,
  broken: [...gateway.broken],
  skipped: [...gateway.skipped],
});

const stackOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));
