import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { InvalidStatus, UnaskedCoding, UnaskedSwitch } from './invalid-answer.ts';
import { foreignCoding } from './transfer-coding.ts';
import { isLengthMismatch, type RequestEvents } from './undici.ts';

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

/** Told of each interim answer. */
export interface InterimWatch {
  interimCame(response: BackendResponse): void;
}

/** Answers without a body, whatever length they tell of: RFC 9110, section 8.6. undici waits for its bytes. */
const BODILESS: ReadonlySet<number> = new Set([204, 304]);

/** A body this small is held until the sink is there: whole answers then leave in one write. In bytes. */
const HELD = 64 * 1024;

/**
 * One answer of a backend, from undici's events to a promise of its head and a sink for its body.
 *
 *     undici ── onHeaders ──▶ head resolves ── policies run ──▶ pipeTo(sink)
 *            ── onData    ──▶ held, then paused ──────────────▶ sink.write
 */
export class BackendResponse implements RequestEvents {
  status = 0;
  statusText = '';
  headers: readonly string[] = [];
  /** Whether anything at all of an answer came: then the request must not be sent again. */
  begun = false;
  /** Whether the request is being sent or was, and the head of its answer has not come. */
  isDue = false;
  /** Whether all of the request is sent. */
  isSent = false;
  /** When something of the request was sent last, by `performance.now()`. */
  sentAt = 0;
  /** No function made for each answer: that kept answers from the collections of young garbage. */
  interimWatch: InterimWatch | undefined;
  /** The connection itself, where the backend has switched protocols: 101. */
  upgraded: Duplex | undefined;
  /** Resolves when status and headers are there; rejects with undici's or Node's own error. */
  readonly head: Promise<this>;
  #resolve: (response: this) => void = () => undefined;
  #reject: (error: Error) => void = () => undefined;
  readonly #held: Buffer[] = [];
  #heldBytes = 0;
  #abort: ((reason: Error) => void) | undefined;
  #continue: (() => void) | undefined;
  #isPaused = false;
  #sink: BodySink | undefined;
  #trailers: readonly string[] | undefined;
  #error: Error | undefined;
  #abortion: Error | undefined;
  readonly #method: string;
  readonly #interim: InterimSink;

  /** `method`: the request's, on which it depends whether there is a body. */
  constructor(method: string, interim: InterimSink) {
    this.#method = method;
    this.#interim = interim;
    this.head = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  onConnect(abort: (reason: Error) => void): void {
    this.#abort = abort;
    this.isDue = true;
    this.sentAt = performance.now();
    if (this.#abortion !== undefined) abort(this.#abortion);
  }

  onBodySent(): void {
    this.sentAt = performance.now();
  }

  onRequestSent(): void {
    this.sentAt = performance.now();
    this.isSent = true;
  }

  onHeaders(status: number, statusText: string, headers: readonly string[], resume: () => void): void {
    this.begun = true;
    this.#continue = resume;
    if (status < 200) this.#onInterim(status, statusText, headers);
    else this.#onFinal(status, statusText, headers);
  }

  #onInterim(status: number, statusText: string, headers: readonly string[]): void {
    this.interimWatch?.interimCame(this);
    if (status < 100) this.#abort?.(new InvalidStatus(status));
    else if (status === 101) this.#abort?.(new UnaskedSwitch());
    else this.#interim.interim(status, statusText, headers);
  }

  #onFinal(status: number, statusText: string, headers: readonly string[]): void {
    const coding = this.#method === 'HEAD' || BODILESS.has(status) ? undefined : foreignCoding(headers);
    if (coding === undefined) this.#onHead(status, statusText, headers);
    else this.#abort?.(new UnaskedCoding(coding));
  }

  #onHead(status: number, statusText: string, headers: readonly string[]): void {
    this.isDue = false;
    this.status = status;
    this.statusText = statusText;
    this.headers = headers;
    // g
    this.#resolve(this);
  }

  onUpgrade(status: number, headers: readonly string[], socket: Duplex): void {
    this.begun = true;
    this.upgraded = socket;
    this.#onHead(status, STATUS_CODES[status] ?? '', headers);
  }

  onData(chunk: Buffer): boolean {
    if (this.#sink !== undefined) this.#isPaused = !this.#sink.write(chunk);
    else this.#hold(chunk);
    return !this.#isPaused;
  }

  #hold(chunk: Buffer): void {
    this.#held.push(chunk);
    this.#heldBytes += chunk.length;
    this.#isPaused = this.#heldBytes > HELD;
  }

  onComplete(trailers: readonly string[]): void {
    this.#trailers = trailers;
    this.#sink?.end(trailers);
  }

  onError(error: Error): void {
    if (isLengthMismatch(error) && BODILESS.has(this.status)) this.onComplete([]);
    else this.#fail(error);
  }

  #fail(error: Error): void {
    this.isDue = false;
    this.#error = error;
    this.#reject(error);
    this.#sink?.fail(error);
  }

  /** Whether more of its body is to come, as fast as the backend sends it. */
  get isStreaming(): boolean {
    return this.status !== 0 && this.upgraded === undefined && this.#trailers === undefined && !this.#isPaused;
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
    else if (ready) this.resume();
  }

  /** What a sink has taken and does not want: the next gets it. */
  putBack(chunks: readonly Buffer[]): void {
    this.#sink = undefined;
    for (const chunk of chunks) this.#hold(chunk);
  }

  resume(): void {
    if (!this.#isPaused) return;
    this.#isPaused = false;
    this.#continue?.();
  }

  /** Ends the exchange with the backend; nothing happens where it has ended by itself. */
  abort(reason: Error): void {
    if (this.#trailers !== undefined || this.#error !== undefined) return;
    this.upgraded?.destroy();
    this.#abortion = reason;
    // Who waits for the head need not wait for a connection that is being made.
    this.#reject(reason);
    this.#abort?.(reason);
  }
}
