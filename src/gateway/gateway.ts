import type { RequestListener } from 'node:http';
import type { Limits } from '../expression/context/host.ts';
import { hostCheck, isLoopbackAddress } from '../http/loopback.ts';
import { originCheck } from '../http/origins.ts';
import type { Context } from '../model/context.ts';
import { sameId } from '../model/identifier.ts';
import { type ChangeHandler, type Listener, listenForChanges } from '../store/notices.ts';
import type { Store } from '../store/store.ts';
import type { GatewaySurroundings } from '../surroundings.ts';
import { Asides } from './asides.ts';
import { Agents } from './backends/agents.ts';
import type { AccessLog } from './callers/access-log.ts';
import { type HttpsOptions, type Listeners, openListeners } from './callers/listeners.ts';
import { Refusals } from './callers/refusals.ts';
import { addressOf, describeServed } from './configuration/overview.ts';
import { Hints } from './faults/hints.ts';
import { Handler } from './handler.ts';
import { LiveConfiguration } from './live.ts';
import type { BackendLimits, CallerLimits, GatewayTimeouts } from './settings.ts';
import type { Tracer } from './trace/tracer.ts';

export interface GatewayOptions {
  readonly store: Store;
  /** What the store is of: expressions may ask for its name. */
  readonly service: Context;
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  /** Undefined: no HTTPS listener. */
  readonly https: HttpsOptions | undefined;
  readonly timeouts: GatewayTimeouts;
  readonly callerLimits: CallerLimits;
  readonly backendLimits: BackendLimits;
  /** What each policy expression may take. */
  readonly expressionLimits: Limits;
  readonly surroundings: GatewaySurroundings;
  /** The certificates of NODE_EXTRA_CA_CERTS, PEM. */
  readonly extraCa: () => readonly string[];
  /** Host names to answer to besides those of this machine; for a gateway that listens on loopback. */
  readonly allowedHosts: readonly string[];
  /** Of web pages that may call besides those of this machine, as `normalOrigin` has them. */
  readonly allowedOrigins: readonly string[];
  /** Quick mode serves this backend alone. */
  readonly onlyBackend: string | undefined;
  /** Whether an API is served over its own protocols only, as in Azure. */
  readonly strictProtocols: boolean;
  /** Whether policies that are not run yet are left out; else a request that comes to one is answered 500. */
  readonly skipsUnsupported: boolean;
  readonly log: AccessLog;
  /** Undefined: nobody looks on. */
  readonly tracer: Tracer | undefined;
  readonly onBug: (error: unknown) => void;
}

/** A running gateway. */
export interface Gateway {
  /** `http://127.0.0.1:8080`. */
  readonly url: string;
  readonly httpsUrl: string | undefined;
  /** What is served where, a line each. */
  overview(): string[];
  /** Whether an API without operations is served, which forwards everything. */
  readonly forwardsAll: boolean;
  /** The URL of an API, or in quick mode of a backend, by its id; undefined where it is not served. */
  addressOf(id: string): string | undefined;
  /** What is out of order in the state, a sentence each. */
  readonly broken: readonly string[];
  /** The names of policies that are left out, since they are not run yet. */
  readonly skipped: readonly string[];
  /** Takes no more requests and lets those that run end, for `grace` milliseconds at most. */
  close(grace: number): Promise<void>;
}

/** What there is to know of a gateway that may be in other processes. */
export type ServedGateway = Omit<Gateway, 'addressOf'>;

/** Serves a store's state and keeps up with its changes. Throws UserError where a port is taken or the state cannot be read. */
export const startGateway = (options: GatewayOptions): Promise<Gateway> =>
  startGatewayTold(options, onChange => listenForChanges(options.store.directory, onChange));

/** As startGateway does, where `listen` is what tells of changes. */
export async function startGatewayTold(
  options: GatewayOptions,
  listen: (onChange: ChangeHandler) => Promise<Listener>,
): Promise<Gateway> {
  const { store, service, timeouts, backendLimits, expressionLimits, extraCa, onlyBackend, skipsUnsupported } = options;
  const agents = new Agents(timeouts, backendLimits, options.onBug);
  const asides = new Asides(options.log, options.onBug);
  // Its own, by which what outlives a configuration knows this gateway.
  const surroundings = { ...options.surroundings };
  const equipment = { agents, asides, service, surroundings, extraCa, expressionLimits, onlyBackend, skipsUnsupported };
  const live = new LiveConfiguration(store, timeouts, equipment);
  const changes = await listen(announced => live.apply(announced));
  try {
    await live.load();
    const refusals = new Refusals(options.log);
    const handler = requestHandler(options, live, refusals);
    const handle: RequestListener = (incoming, outgoing) => void handler.handle(incoming, outgoing);
    const listeners = await openListeners(options, { handle, refusals });
    live.begin(listeners.url);
    return new RunningGateway({ listeners, handler, live, agents, asides, changes });
  } catch (error) {
    await changes.close();
    throw error;
  }
}

function requestHandler(options: GatewayOptions, live: LiveConfiguration, refusals: Refusals): Handler {
  const { host, log, tracer, timeouts, callerLimits, strictProtocols, onBug } = options;
  return new Handler({
    current: () => live.serving,
    log,
    tracer,
    hints: new Hints(),
    allowsHost: isLoopbackAddress(host)
      ? hostCheck(new Set(options.allowedHosts.map(name => name.toLowerCase())))
      : () => true,
    allowsPage: originCheck(new Set(options.allowedOrigins)),
    callerLimits,
    // A body that its caller does not take stands still, and a backend's body may not for longer than this.
    patience: Math.min(callerLimits.idle, timeouts.idle),
    refusals,
    strictProtocols,
    onBug,
  });
}

interface Parts {
  readonly listeners: Listeners;
  readonly handler: Handler;
  readonly live: LiveConfiguration;
  readonly agents: Agents;
  readonly asides: Asides;
  readonly changes: Listener;
}

class RunningGateway implements Gateway {
  readonly url: string;
  readonly httpsUrl: string | undefined;
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.url = parts.listeners.url;
    this.httpsUrl = parts.listeners.httpsUrl;
    this.#parts = parts;
  }

  get broken(): readonly string[] {
    return this.#parts.live.serving.configuration.broken;
  }

  get skipped(): readonly string[] {
    return this.#parts.live.serving.configuration.skipped;
  }

  get forwardsAll(): boolean {
    return this.#parts.live.serving.configuration.served.some(
      ({ api, operations }) => api !== undefined && operations === undefined,
    );
  }

  overview(): string[] {
    return describeServed(this.#parts.live.serving.configuration, this.url);
  }

  addressOf(id: string): string | undefined {
    const { served } = this.#parts.live.serving.configuration;
    const found = served.find(({ api, backend }) => sameId(api?.id ?? backend?.id ?? '', id));
    return found === undefined ? undefined : addressOf(this.url, found);
  }

  async close(grace: number): Promise<void> {
    const { listeners, handler, changes, agents, asides } = this.#parts;
    await listeners.close(grace);
    await handler.finished();
    await asides.finished();
    await Promise.all([changes.close(), agents.destroy()]);
  }
}
