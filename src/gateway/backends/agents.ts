import type { BackendLimits, GatewayTimeouts } from '../settings.ts';
import { Agent } from './agent.ts';
import { connector } from './connector.ts';
import { type Terms, termsKey } from './terms.ts';

/** So long a released agent waits for the next configuration to want it, in milliseconds: then its connections go on. */
const LINGER = 1000;

interface Lease {
  readonly agent: Agent;
  holders: number;
  closing: NodeJS.Timeout | undefined;
}

/**
 * All agents of a gateway, over its changing configurations: what did not change keeps its connections. An agent lives
 * while a configuration holds it, and a configuration holds its own until the last request that began on it has ended.
 */
export class Agents {
  readonly #timeouts: GatewayTimeouts;
  readonly #limits: BackendLimits;
  readonly #onBug: (error: unknown) => void;
  readonly #leases = new Map<string, Lease>();

  constructor(timeouts: GatewayTimeouts, limits: BackendLimits, onBug: (error: unknown) => void) {
    this.#timeouts = timeouts;
    this.#limits = limits;
    this.#onBug = onBug;
  }

  /** The agent of these terms, held until `release`. */
  lease(terms: Terms): Agent {
    const key = termsKey(terms);
    const lease = this.#leases.get(key) ?? {
      agent: new Agent(terms, this.#timeouts, this.#limits, connector),
      holders: 0,
      closing: undefined,
    };
    lease.holders += 1;
    clearTimeout(lease.closing);
    this.#leases.set(key, lease);
    return lease.agent;
  }

  /** Closes it, once its requests have ended, if nobody holds it any more. */
  release(agent: Agent): void {
    const key = termsKey(agent.terms);
    const lease = this.#leases.get(key);
    if (lease === undefined) return;
    lease.holders -= 1;
    if (lease.holders > 0) return;
    lease.closing = setTimeout(() => {
      this.#leases.delete(key);
      agent.close().catch(this.#onBug);
    }, LINGER).unref();
  }

  /** Ends at once, requests that run included. */
  async destroy(): Promise<void> {
    const leases = [...this.#leases.values()];
    this.#leases.clear();
    for (const { closing } of leases) clearTimeout(closing);
    await Promise.all(leases.map(({ agent }) => agent.destroy()));
  }
}
