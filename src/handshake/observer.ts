import { Conversation } from './conversation.ts';
import { Direction } from './direction.ts';
import { Foreign } from './foreign.ts';
import type { HandshakeReport, Side } from './report.ts';
import { reportOf } from './reporting.ts';
import { Secrets } from './secrets.ts';

/** Told of all that passes a connection, in order. */
export interface Witness {
  /** Bytes that this side sends. */
  passed(from: Side, bytes: Buffer): void;
  /** This side sends no more. */
  ended(from: Side): void;
  failed(error: Error): void;
  /** A line of a TLSSocket's `keylog` event. */
  keylog(line: Buffer): void;
}

/**
 * Reads along in a TLS connection of a client of one's own. No bytes make it throw; what it keeps is bounded, and no
 * application data is in it.
 */
export class HandshakeObserver implements Witness {
  readonly #secrets = new Secrets();
  readonly #conversation = new Conversation();
  readonly #foreign = new Foreign();
  readonly #directions: Readonly<Record<Side, Direction>>;
  readonly #ended: Record<Side, boolean> = { client: false, server: false };
  #error: string | undefined;

  constructor() {
    this.#directions = {
      client: new Direction('client', this.#conversation, this.#secrets),
      server: new Direction('server', this.#conversation, this.#secrets),
    };
  }

  passed(from: Side, bytes: Buffer): void {
    if (from === 'server' && this.#foreign.takes(bytes)) return;
    this.#directions[from].take(bytes);
  }

  ended(from: Side): void {
    this.#ended[from] = true;
  }

  failed(error: NodeJS.ErrnoException): void {
    this.#error ??= error.code ?? error.message;
  }

  keylog(line: Buffer): void {
    this.#secrets.add(line);
    this.#directions.server.advance();
    this.#directions.client.advance();
  }

  /** What is known by now; it does not change afterwards. */
  report(): HandshakeReport {
    return reportOf({
      conversation: this.#conversation,
      directions: this.#directions,
      ended: { ...this.#ended },
      error: this.#error,
      notTls: this.#foreign.text,
    });
  }
}
