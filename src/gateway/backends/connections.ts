import type { BackendLimits } from '../settings.ts';
import type { BackendResponse } from './backend-response.ts';
import { BackendSaturated } from './backend-saturated.ts';
import type { Connection, OnClose, OnFree } from './connection.ts';
import type { DispatchedRequest } from './undici.ts';
import { Warmth } from './warmth.ts';
import { wasClosed } from './was-closed.ts';

/**
 * Which connection a request may use. A backend may close an idle connection at the very moment it is used again: what
 * can be repeated takes that risk (`kept`), what cannot uses a connection only while it is warm, and a repetition gets
 * one of its own.
 */
export type Freshness = 'kept' | 'warm' | 'fresh';

interface Waiting {
  readonly freshness: Freshness;
  readonly exchange: DispatchedRequest;
  readonly response: BackendResponse;
  readonly timer: NodeJS.Timeout;
}

type Open = (onFree: OnFree, onClose: OnClose) => Connection;

/**
 * The connections to one backend, no more than `limits` allow at a time. A request for which there is none waits, and
 * one for which there is no room to wait is refused.
 */
export class Connections {
  readonly #open: Open;
  readonly #limits: BackendLimits;
  /** How long a request waits, in milliseconds. */
  readonly #patience: number;
  readonly #all = new Set<Connection>();
  /** The one used last is the last. */
  readonly #idle: Connection[] = [];
  /** Connections that became WebSockets. */
  #upgraded = 0;
  readonly #waiting = new Set<Waiting>();
  readonly #warmth = new Warmth();

  constructor(open: Open, limits: BackendLimits, patience: number) {
    this.#open = open;
    this.#limits = limits;
    this.#patience = patience;
  }

  /** `response` is told what becomes of the request: with BackendSaturated, where there is no room for it. */
  dispatch(freshness: Freshness, exchange: DispatchedRequest, response: BackendResponse): void {
    const connection = this.#take(freshness);
    if (connection !== undefined) this.#run(connection, exchange, response);
    else if (this.#waiting.size < this.#limits.waiting) this.#enqueue(freshness, exchange, response);
    else response.abort(this.#saturated());
  }

  /** Ends when the requests that run have ended. */
  async close(): Promise<void> {
    await Promise.all([...this.#all].map(connection => connection.close()));
  }

  async destroy(): Promise<void> {
    await Promise.all([...this.#all].map(connection => connection.destroy()));
  }

  #take(freshness: Freshness): Connection | undefined {
    const newest = this.#idle.at(-1);
    if (newest !== undefined && this.#suits(newest, freshness)) return this.#idle.pop();
    if (this.#isFull() && !this.#makeRoom()) return undefined;
    const connection = this.#open(this.#onFree, this.#onClose);
    this.#all.add(connection);
    return connection;
  }

  #suits({ idleSince = 0 }: Connection, freshness: Freshness): boolean {
    return freshness === 'kept' || (freshness === 'warm' && this.#warmth.isWarm(idleSince, performance.now()));
  }

  #isFull(): boolean {
    return this.#all.size + this.#upgraded >= this.#limits.connections;
  }

  /** Closes the connection that was idle longest; answers whether there was one. */
  #makeRoom(): boolean {
    const [oldest] = this.#idle;
    if (oldest === undefined) return false;
    this.#discard(oldest);
    return true;
  }

  #run(connection: Connection, exchange: DispatchedRequest, response: BackendResponse): void {
    // e
    if (connection.dispatch(exchange, response)) return;
    this.#discard(connection);
    this.#next();
  }

  readonly #onFree: OnFree = connection => {
    if (!this.#all.has(connection)) return;
    const upgraded = connection.release();
    if (upgraded !== undefined) this.#upgraded += 1;
    upgraded?.once('close', () => {
      this.#upgraded -= 1;
      this.#next();
    });
    if (connection.isOpen) {
      connection.idleSince = performance.now();
      this.#idle.push(connection);
    } else {
      this.#discard(connection);
    }
    this.#next();
  };

  readonly #onClose: OnClose = (connection, error) => {
    const { idleSince, hasBegun } = connection;
    if (idleSince !== undefined && !hasBegun && wasClosed(error)) this.#warmth.closed(idleSince, performance.now());
    if (this.#idle.includes(connection)) this.#discard(connection);
  };

  #discard(connection: Connection): void {
    this.#all.delete(connection);
    const at = this.#idle.indexOf(connection);
    if (at >= 0) this.#idle.splice(at, 1);
    void connection.destroy();
  }

  #enqueue(freshness: Freshness, exchange: DispatchedRequest, response: BackendResponse): void {
    const timer = setTimeout(() => response.abort(this.#saturated()), this.#patience);
    const waiting: Waiting = { freshness, exchange, response, timer };
    this.#waiting.add(waiting);
    // It goes when its caller does.
    response.head.catch(() => this.#dequeue(waiting));
  }

  #dequeue(waiting: Waiting): void {
    clearTimeout(waiting.timer);
    this.#waiting.delete(waiting);
  }

  /** Lets go on who waits longest, where there is a connection for it. */
  #next(): void {
    const [first] = this.#waiting;
    if (first === undefined) return;
    const connection = this.#take(first.freshness);
    if (connection === undefined) return;
    this.#dequeue(first);
    this.#run(connection, first.exchange, first.response);
  }

  #saturated(): BackendSaturated {
    return new BackendSaturated(this.#all.size + this.#upgraded, this.#waiting.size);
  }
}
