import { type IncomingHttpHeaders, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Dispatcher } from 'undici';
import errors from 'undici/lib/core/errors.js';
import { InvalidStatus, UnaskedSwitch } from './invalid-answer.ts';

/** Where a backend's body goes. */
export interface BodySink {
  /** Answers false when no more should come until `resume` is called. */
  write(chunk: Buffer): boolean;
  end(trailers: readonly string[]): void;
  /** The body will never be whole. */
  fail(error: Error): void;
}

/** Where interim answers go: RFC 9110, section 15.2. */
export interface InterimSink {
  interim(status: number, statusText: string, headers: readonly string[]): void;
}

/** Answers without a body, whatever length they tell of: RFC 9110, section 8.6. undici waits for its bytes. */
const BODILESS: ReadonlySet<number> = new Set([204, 304]);

/** A body this small is held until the sink is there: whole answers then leave in one write. In bytes. */
const HELD = 64 * 1024;

type Controller = Dispatcher.DispatchController;

/**
 * One answer of a backend, from undici's events to a promise of its head and a sink for its body.
 *
 *     undici ── onResponseStart ──▶ head resolves ── policies run ──▶ pipeTo(sink)
 *            ── onResponseData  ──▶ held, then paused ──────────────▶ sink.write
 */
export class BackendResponse implements Dispatcher.DispatchHandler {
  status = 0;
  statusText = '';
  headers: readonly string[] = [];
  /** Whether anything at all of an answer came: then the request must not be sent again. */
  begun = false;
  /** Whether the request is being sent or was, and the head of its answer has not come. */
  isDue = false;
  /** The connection itself, where the backend has switched protocols: 101. */
  upgraded: Duplex | undefined;
  /** Resolves when status and headers are there; rejects with undici's or Node's own error. */
  readonly head: Promise<this>;
  #resolve: () => void = () => undefined;
  #reject: (error: Error) => void = () => undefined;
  readonly #held: Buffer[] = [];
  #heldBytes = 0;
  #controller: Controller | undefined;
  #sink: BodySink | undefined;
  #trailers: readonly string[] | undefined;
  #error: Error | undefined;
  #abortion: Error | undefined;
  readonly #interim: InterimSink;

  constructor(interim: InterimSink) {
    this.#interim = interim;
    this.head = new Promise((resolve, reject) => {
      this.#resolve = () => resolve(this);
      this.#reject = reject;
    });
  }

  onRequestStart(controller: Controller): void {
    this.#controller = controller;
    this.isDue = true;
    if (this.#abortion !== undefined) controller.abort(this.#abortion);
  }

  onResponseStart(controller: Controller, status: number, _headers: IncomingHttpHeaders, statusText?: string): void {
    this.begun = true;
    if (status < 200) this.#onInterim(controller, status, statusText ?? '');
    else this.#onHead(controller, status, statusText ?? '');
  }

  #onInterim(controller: Controller, status: number, statusText: string): void {
    if (status < 100) controller.abort(new InvalidStatus(status));
    else if (status === 101) controller.abort(new UnaskedSwitch());
    else this.#interim.interim(status, statusText, texts(controller.rawHeaders));
  }

  #onHead(controller: Controller, status: number, statusText: string): void {
    this.isDue = false;
    this.status = status;
    this.statusText = statusText;
    this.headers = texts(controller.rawHeaders);
    this.#resolve();
  }

  onRequestUpgrade(controller: Controller, status: number, _headers: IncomingHttpHeaders, socket: Duplex): void {
    this.begun = true;
    this.upgraded = socket;
    this.#onHead(controller, status, STATUS_CODES[status] ?? '');
  }

  onResponseData(controller: Controller, chunk: Buffer): void {
    if (this.#sink !== undefined) {
      if (!this.#sink.write(chunk)) controller.pause();
      return;
    }
    this.#held.push(chunk);
    this.#heldBytes += chunk.length;
    if (this.#heldBytes > HELD) controller.pause();
  }

  onResponseEnd(controller: Controller): void {
    this.#end(texts(controller.rawTrailers));
  }

  #end(trailers: readonly string[]): void {
    this.#trailers = trailers;
    this.#sink?.end(trailers);
  }

  onResponseError(_controller: Controller, error: Error): void {
    if (error instanceof errors.ResponseContentLengthMismatchError && BODILESS.has(this.status)) this.#end([]);
    else this.#fail(error);
  }

  #fail(error: Error): void {
    this.isDue = false;
    this.#error = error;
    this.#reject(error);
    this.#sink?.fail(error);
  }

  get failed(): boolean {
    return this.#error !== undefined;
  }

  /** The whole body, where it has come already and stood in one piece or none; undefined where more is to come. */
  get whole(): Buffer | undefined {
    if (this.#trailers === undefined || this.#trailers.length > 0) return undefined;
    const [first, ...rest] = this.#held;
    if (first === undefined) return Buffer.alloc(0);
    return rest.length === 0 ? first : Buffer.concat(this.#held);
  }

  /** Sends on what has come, and then the rest as it comes. */
  pipeTo(sink: BodySink): void {
    this.#sink = sink;
    let ready = true;
    for (const chunk of this.#held.splice(0)) ready = sink.write(chunk);
    if (this.#error !== undefined) sink.fail(this.#error);
    else if (this.#trailers !== undefined) sink.end(this.#trailers);
    else if (ready) this.#controller?.resume();
  }

  resume(): void {
    this.#controller?.resume();
  }

  /** Ends the exchange with the backend; nothing happens where it has ended by itself. */
  abort(reason: Error): void {
    if (this.#trailers !== undefined || this.#error !== undefined) return;
    this.upgraded?.destroy();
    this.#abortion = reason;
    // Who waits for the head need not wait for a connection that is being made.
    this.#reject(reason);
    this.#controller?.abort(reason);
  }
}

/** undici hands header bytes on as it read them; HTTP/1.1 means ISO-8859-1 where it means anything. */
function texts(raw: Controller['rawHeaders']): string[] {
  if (!Array.isArray(raw)) return [];
  return raw.map(item => (typeof item === 'string' ? item : item.toString('latin1')));
}
