import type { Socket } from 'node:net';
import type { BackendResponse } from './backend-response.ts';
import { headersTimeout } from './undici.ts';

/**
 * Ends a connection whose backend has sent interim answers alone for too long: with each of them undici begins to count
 * anew. The time runs from when something of the request was sent last, and not while the caller sends the rest of it,
 * unless the backend takes no more of that. Most answers have no interim one before them, and cost no timer.
 */
export class InterimLimit {
  /** In milliseconds. */
  readonly #limit: number;
  #timer: NodeJS.Timeout | undefined;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** An interim answer has come. */
  begin(socket: Socket, response: BackendResponse): void {
    this.#timer ??= setTimeout(() => this.#judge(socket, response), this.#left(response));
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #judge(socket: Socket, response: BackendResponse): void {
    this.#timer = undefined;
    if (!response.isDue) return;
    const isOver = this.#left(response) <= 0;
    if (isOver && (response.isSent || socket.writableNeedDrain)) return void socket.destroy(headersTimeout());
    this.#timer = setTimeout(() => this.#judge(socket, response), isOver ? this.#limit : this.#left(response));
  }

  #left({ sentAt }: BackendResponse): number {
    return sentAt + this.#limit - performance.now();
  }
}
