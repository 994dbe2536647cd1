import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';

/** Asked of time, so that a test can say what it is and need not sleep. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
  /** Resolves after so many milliseconds, at most 2^31 - 1; rejects with an AbortError once the signal aborts. */
  wait(milliseconds: number, signal: AbortSignal | undefined): Promise<void>;
}

/** Asked for what nobody can foresee. */
export interface Chance {
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

/** The world around a call, as a policy and its expressions ask it. */
export interface Surroundings {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly identity: Identity;
}

/** Of a gateway that was given none. */
const NO_IDENTITY: Identity = {
  token: async () => {
    throw new NoToken(
      'ManagedIdentityMissing',
      'This gateway has no managed identity: --identity COMMAND, URL or FILE of serve and call says where its tokens come from.',
    );
  },
};

/** Those of this machine. */
export const REAL_SURROUNDINGS: Surroundings = {
  clock: { now: Date.now, wait: (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal }) },
  chance: { bytes: randomBytes },
  identity: NO_IDENTITY,
};
