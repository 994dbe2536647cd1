import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import type { BackendResponse, InterimWatch } from './backend-response.ts';
import { BodyGate } from './body-gate.ts';
import { ContinueTimeout } from './continue-timeout.ts';
import { InterimFilter } from './interim.ts';
import { InterimLimit } from './interim-limit.ts';
import {
  bodyTimeout,
  Client,
  type ClientOptions,
  type Connector,
  type DispatchedRequest,
  filterReads,
} from './undici.ts';
import { readBeforeFailing } from './unread-answer.ts';

export interface ConnectionOptions {
  readonly origin: string;
  readonly client: ClientOptions & { readonly headersTimeout: number };
  readonly connect: Connector;
  /** How long a backend may be silent in the middle of an answer, in milliseconds. */
  readonly idle: number;
}

export type OnFree = (freed: Connection) => void;
export type OnClose = (closed: Connection, error: Error) => void;

/** One connection to a backend: undici's client, with what undici does not know of it. It is opened by its first request. */
export class Connection implements InterimWatch {
  /** Whether there is a socket that can be used. */
  isOpen = false;
  /** When its last exchange ended, by `performance.now()`; undefined before the first end. */
  idleSince: number | undefined;
  readonly #client: Client;
  readonly #filter = new InterimFilter();
  readonly #interimLimit: InterimLimit;
  #response: BackendResponse | undefined;
  #socket: Socket | undefined;
  /** Whether a body goes out in pieces. */
  #uploads = false;
  #gate: BodyGate | undefined;

  /** `onFree` is told each time that an exchange is over; `onClose` why the socket is gone, also in the middle of one. */
  constructor(options: ConnectionOptions, onFree: OnFree, onClose: OnClose) {
    const { origin, client, connect, idle } = options;
    this.#interimLimit = new InterimLimit(client.headersTimeout);
    this.#client = new Client(origin, client, (target, callback) =>
      connect(target, (...outcome) => {
        const [, socket] = outcome;
        if (socket !== null) this.#watch(socket, idle);
        callback(...outcome);
      }),
    );
    const onGone = (error: Error) => {
      this.isOpen = false;
      this.#interimLimit.end();
      this.#openGate();
      onClose(this, error);
    };
    this.#filter.onGoAhead = () => this.#openGate();
    this.#client.listen(() => onFree(this), onGone);
  }

  /** Whether any byte of the answer that is due has come. */
  get hasBegun(): boolean {
    return this.#response?.begun === true;
  }

  /** Answers false where undici refuses the request: then the connection is to be thrown away. */
  dispatch(exchange: DispatchedRequest, response: BackendResponse): boolean {
    this.#response = response;
    this.#filter.restart();
    // 0 is none of undici's: the request has a limit of its own.
    if (exchange.headersTimeout !== 0) response.interimWatch = this;
    if (exchange.continueMilliseconds !== undefined) this.#closeGate(exchange.continueMilliseconds, response);
    if (!this.#uploads && exchange.body instanceof Readable) this.#prepareUploads();
    // f
    this.#client.dispatch(exchange, response);
    return !response.failed;
  }

  /** The exchange is over. Answers the socket, where it has become another protocol's. */
  release(): BackendResponse['upgraded'] {
    const upgraded = this.#response?.upgraded;
    this.#interimLimit.end();
    this.#openGate();
    this.#response = undefined;
    return upgraded;
  }

  interimCame(response: BackendResponse): void {
    if (this.#socket !== undefined) this.#interimLimit.begin(this.#socket, response);
  }

  /** Ends when the request that runs has ended. */
  close(): Promise<void> {
    return this.#client.close();
  }

  /** Ends at once, the request that runs included. */
  destroy(): Promise<void> {
    return this.#client.destroy();
  }

  #closeGate(milliseconds: number, response: BackendResponse): void {
    this.#gate = new BodyGate(milliseconds, () => response.abort(new ContinueTimeout(milliseconds)));
    if (this.isOpen && this.#socket !== undefined) this.#gate.close(this.#socket);
  }

  #openGate(): void {
    this.#gate?.open();
    this.#gate = undefined;
  }

  #prepareUploads(): void {
    this.#uploads = true;
    if (this.isOpen && this.#socket !== undefined) readBeforeFailing(this.#socket);
  }

  /**
   * undici would have two timers for each request, for its head and its body, and what becomes of so many keeps a busy
   * gateway from its requests for milliseconds; a socket has one for all.
   */
  #limitSilence(socket: Socket, idle: number): void {
    socket.setTimeout(idle);
    socket.on('timeout', () => {
      if (this.#response?.isStreaming === true) socket.destroy(bodyTimeout());
      else socket.setTimeout(idle);
    });
  }

  #watch(socket: Socket, idle: number): void {
    this.isOpen = true;
    this.#socket = socket;
    this.#limitSilence(socket, idle);
    if (this.#uploads) readBeforeFailing(socket);
    this.#gate?.close(socket);
    filterReads(socket, piece => {
      const response = this.#response;
      if (response === undefined || !response.isDue) return piece;
      response.begun = true;
      return this.#filter.pass(piece);
    });
  }
}
