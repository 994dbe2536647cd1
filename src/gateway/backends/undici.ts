import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Dispatcher, buildConnector as UndiciConnector } from 'undici';
import innerConnector from 'undici/lib/core/connect.js';
import errors from 'undici/lib/core/errors.js';
import InnerClient from 'undici/lib/dispatcher/client.js';

// All that the gateway knows of undici: files, events and words that it promises nobody. Its test says of each who needs
// it, so that a new undici is tried there first.

/** A request as undici takes it. */
export interface DispatchedRequest extends Dispatcher.DispatchOptions {
  /** How long its body waits for 100 Continue, which undici knows nothing of; undefined: it does not wait. */
  readonly continueMilliseconds?: number | undefined;
}
export type Connector = UndiciConnector.connector;
export type ConnectorTarget = UndiciConnector.Options;
export type ConnectorOptions = UndiciConnector.BuildOptions;
export type ClientOptions = Omit<InnerClient.Options, 'connect'>;

/** What becomes of a request. Headers and trailers are names and values in turn. */
export interface RequestEvents {
  onConnect(abort: (reason: Error) => void): void;
  /** A piece of the body is sent. */
  onBodySent(): void;
  /** All of the request is sent. */
  onRequestSent(): void;
  onHeaders(status: number, statusText: string, headers: readonly string[], resume: () => void): void;
  onUpgrade(status: number, headers: readonly string[], socket: Duplex): void;
  /** Answers false where no more is to come for now. */
  onData(chunk: Buffer): boolean;
  onComplete(trailers: readonly string[]): void;
  onError(error: Error): void;
}

/** One connection, opened by its first request. */
export class Client {
  readonly #inner: InnerClient;

  constructor(origin: string, options: ClientOptions, connect: Connector) {
    this.#inner = new InnerClient(origin, { ...options, connect });
  }

  /** `onFree` is told each time that an exchange is over; `onClose` why the socket is gone. */
  listen(onFree: () => void, onClose: (error: Error) => void): void {
    this.#inner.on('drain', onFree);
    this.#inner.on('disconnect', (_origin, _targets, error) => onClose(error));
  }

  dispatch(exchange: DispatchedRequest, events: RequestEvents): void {
    this.#inner.dispatch(exchange, new OlderHandler(events));
  }

  close(): Promise<void> {
    return this.#inner.close();
  }

  destroy(): Promise<void> {
    return this.#inner.destroy();
  }
}

/** undici's older events: for the newer ones it parses headers into an object that nobody here needs. */
class OlderHandler implements Dispatcher.DispatchHandler {
  readonly #events: RequestEvents;

  constructor(events: RequestEvents) {
    this.#events = events;
  }

  onConnect(abort: (reason: Error) => void): void {
    this.#events.onConnect(abort);
  }

  onBodySent(): void {
    this.#events.onBodySent();
  }

  /** undici's types leave it out. */
  onRequestSent(): void {
    this.#events.onRequestSent();
  }

  onHeaders(status: number, headers: Buffer[], resume: () => void, statusText: string): boolean {
    this.#events.onHeaders(status, statusText, texts(headers), resume);
    return true;
  }

  onUpgrade(status: number, headers: Buffer[] | string[] | null, socket: Duplex): void {
    this.#events.onUpgrade(status, texts(headers ?? []), socket);
  }

  onData(chunk: Buffer): boolean {
    return this.#events.onData(chunk);
  }

  onComplete(trailers: Buffer[] | string[] | null): void {
    this.#events.onComplete(texts(trailers ?? []));
  }

  onError(error: Error): void {
    this.#events.onError(error);
  }
}

/** undici hands header bytes on as it read them; HTTP/1.1 means ISO-8859-1 where it means anything. */
const texts = (raw: readonly Buffer[] | readonly string[]): string[] => raw.map(item => item.toString('latin1'));

export const buildConnector: (options: ConnectorOptions) => Connector = innerConnector;

/**
 * undici takes what a socket has by calling `read`, and nobody else does before an upgrade. `pass` answers what undici is
 * to have of a piece; where that is nothing, the next piece is read.
 */
export function filterReads(socket: Socket, pass: (piece: Buffer) => Buffer): void {
  const read: (size?: number) => Buffer | null = socket.read.bind(socket);
  socket.read = size => {
    if (size === 0) return read(size);
    for (let piece = read(size); piece !== null; piece = read(size)) {
      const rest = pass(piece);
      if (rest.length > 0) return rest;
    }
    return null;
  };
}

interface Piece {
  readonly chunk: Uint8Array | string;
  readonly encoding: BufferEncoding | undefined;
}

/**
 * undici knows no `Expect` in HTTP/1.1. It writes the head of a request at once, with the empty line behind it or, where the
 * body has no length, before the size of the first chunk; `onHead` is told when it is written, with `Expect` in it. What
 * comes behind it is kept until the function is called that is answered.
 */
export function holdBody(socket: Socket, onHead: () => void): () => void {
  const write: (chunk: Uint8Array | string, encoding?: BufferEncoding) => boolean = socket.write.bind(socket);
  const held: Piece[] = [];
  let isEmptyLineDue = false;
  let isHead = true;
  socket.write = (chunk: Uint8Array | string, encoding?: unknown) => {
    if (isHead) {
      const head = String(chunk);
      isHead = false;
      isEmptyLineDue = !head.endsWith('\r\n\r\n');
      onHead();
      return write(`${isEmptyLineDue ? head : head.slice(0, -2)}expect: 100-continue\r\n\r\n`, 'latin1');
    }
    const rest = isEmptyLineDue ? String(chunk).slice(2) : chunk;
    isEmptyLineDue = false;
    held.push({ chunk: rest, encoding: encoding === 'latin1' ? encoding : undefined });
    return false;
  };
  return () => {
    Reflect.deleteProperty(socket, 'write');
    socket.cork();
    for (const { chunk, encoding } of held) write(chunk, encoding);
    socket.uncork();
    // Nothing was taken so far, as undici sees it.
    if (held.length > 0 && !socket.writableNeedDrain) socket.emit('drain');
  };
}

/** Errors as undici itself would have them, so that they are diagnosed the same. */
export const connectTimeout = (): Error => new errors.ConnectTimeoutError();
export const headersTimeout = (): Error => new errors.HeadersTimeoutError();
export const bodyTimeout = (): Error => new errors.BodyTimeoutError();

/** The answer is not HTTP. */
export const isParserError = (error: Error): boolean => error instanceof errors.HTTPParserError;

/** A body is longer or shorter than its head says. */
export const isLengthMismatch = (error: Error): boolean => error instanceof errors.ResponseContentLengthMismatchError;

/** The backend switched protocols though nobody asked, or without saying to which. */
export const isBadUpgrade = (error: Error): boolean => error.message === 'bad upgrade';
