import { setTimeout } from 'node:timers/promises';
import type { Memory } from './memory/questions.ts';
import { nodeCrypto } from './node-crypto.ts';

/** Asked of time, so that a test can say what it is and need not sleep. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
  /** Resolves after so many milliseconds, at most 2^31 - 1; rejects with an AbortError once the signal aborts. */
  wait(milliseconds: number, signal: AbortSignal | undefined): Promise<void>;
}

/** Asked for what nobody can foresee. */
export interface Chance {
  /** The caller's to keep and to change. */
  bytes(count: number): Buffer;
}

/** Stands in for a managed identity of Azure: asked for the tokens that it would get. */
export interface Identity {
  /** For this resource, as the identity of this client id, or else as the gateway's own. Rejects with NoToken. */
  token(resource: string, clientId: string | undefined): Promise<string>;
}

/** There is no identity, or it gave no token; the message says how to mend it. */
export class NoToken extends Error {
  override readonly name = 'NoToken';
  readonly reason: 'ManagedIdentityMissing' | 'ManagedIdentityFailed';

  constructor(reason: NoToken['reason'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

/** The world around an expression. */
export interface Surroundings {
  readonly clock: Clock;
  readonly chance: Chance;
}

/** The world around the policies of a gateway. */
export interface GatewaySurroundings extends Surroundings {
  /** Counters and caches, which outlive a configuration. */
  readonly memory: Memory;
  readonly identity: Identity;
}

/** Of a gateway that was given none. */
export const NO_IDENTITY: Identity = {
  token: async () => {
    throw new NoToken(
      'ManagedIdentityMissing',
      'This gateway has no managed identity: --identity COMMAND, URL or FILE of serve and call says where its tokens come from.',
    );
  },
};

/** Asking the system for a few bytes takes longer than what most do with them. */
const POOL_BYTES = 4096;

/** None is given twice. */
class Pool implements Chance {
  #bytes = Buffer.alloc(0);

  bytes(count: number): Buffer {
    if (count > POOL_BYTES) return nodeCrypto().randomBytes(count);
    if (count > this.#bytes.length) this.#bytes = nodeCrypto().randomBytes(POOL_BYTES);
    const given = this.#bytes.subarray(0, count);
    this.#bytes = this.#bytes.subarray(count);
    return given;
  }
}

/** Those of this machine; a memory belongs to each gateway. */
export const REAL_SURROUNDINGS: Surroundings = {
  clock: { now: Date.now, wait: (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal }) },
  chance: new Pool(),
};
