import { setTimeout } from 'node:timers/promises';
import type { OutgoingRequest } from '../policy/outgoing.ts';
import { PolicyError } from '../policy/policy-error.ts';
import type { AccessLog } from './callers/access-log.ts';
import type { GatewayCall } from './gateway-call.ts';
import { OwnRequestFailure } from './own-requests.ts';

/** So long a gateway that ends waits for them, in milliseconds. */
const PATIENCE = 4000;

interface Aside {
  readonly call: GatewayCall;
  readonly request: OutgoingRequest;
}

/** Requests that policies send with nobody waiting for them, or for nobody's harm if they fail. */
export class Asides {
  readonly #log: AccessLog;
  readonly #onBug: (error: unknown) => void;
  readonly #running = new Set<Promise<void>>();

  constructor(log: AccessLog, onBug: (error: unknown) => void) {
    this.#log = log;
    this.#onBug = onBug;
  }

  /** What fails is told. */
  run(sending: Promise<unknown>, aside: Aside): void {
    const running = sending
      .then(
        () => undefined,
        error => this.tell(error, aside),
      )
      .finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  /** Resolves when all have ended, or have had their time. */
  async finished(): Promise<void> {
    if (this.#running.size === 0) return;
    await Promise.race([Promise.all(this.#running), setTimeout(PATIENCE, undefined, { ref: false })]);
  }

  /** Why there is no answer, though nobody fails for it. */
  tell(error: unknown, { call, request: { method, url } }: Aside): void {
    if (!(error instanceof PolicyError)) {
      this.#onBug(error);
      return;
    }
    const { source, reason, message } = error;
    const remedy = error instanceof OwnRequestFailure ? error.remedy : undefined;
    const { id } = call.request;
    // The query may hold a key.
    const to = `${url.origin}${url.pathname}`;
    this.#log.aside({ time: new Date(), method, url: to, id, error: { source, reason, message }, remedy });
  }
}
