import { Duplex } from 'node:stream';
import type { Witness } from './observer.ts';

/**
 * Passes bytes between a socket and whoever has the tap, unchanged, and tells the witness of them. Ends, errors and
 * back-pressure pass both ways too.
 */
export class Tap extends Duplex {
  readonly #socket: Duplex;
  readonly #witness: Witness;
  #hasEnded = false;

  constructor(socket: Duplex, witness: Witness) {
    super();
    this.#socket = socket;
    this.#witness = witness;
    socket.on('data', (bytes: Buffer) => this.#receive(bytes));
    socket.on('end', () => this.#receiveEnd());
    socket.on('error', error => this.#fail(error));
    socket.on('close', () => this.#receiveClose());
    // Else it would end as soon as the other side does, before the last alert is sent.
    socket.allowHalfOpen = true;
  }

  override _read(): void {
    this.#socket.resume();
  }

  override _write(bytes: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#witness.passed('client', bytes);
    this.#socket.write(bytes, done);
  }

  override _final(done: (error?: Error | null) => void): void {
    this.#witness.ended('client');
    this.#socket.end(done);
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#socket.destroy();
    done(error);
  }

  #receive(bytes: Buffer): void {
    this.#witness.passed('server', bytes);
    if (!this.push(bytes)) this.#socket.pause();
  }

  #receiveEnd(): void {
    this.#hasEnded = true;
    this.#witness.ended('server');
    this.push(null);
  }

  /** After an end there may be bytes still to be read here. */
  #receiveClose(): void {
    if (!this.#hasEnded) this.destroy();
  }

  #fail(error: Error): void {
    this.#witness.failed(error);
    this.destroy(error);
  }
}
