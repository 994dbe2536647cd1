import net from 'node:net';
import { quantile } from './measure.ts';

export interface Load {
  readonly requests: number;
  readonly failures: number;
  /** In milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

export interface LoadOptions {
  readonly url: string;
  readonly path: string;
  readonly connections: number;
  /** In milliseconds. */
  readonly duration: number;
  /** Empty: GET. */
  readonly body: string;
  /** How long the body of each answer is to be, in bytes. */
  readonly length: number;
  /** Whether each request has a connection of its own, which the server is asked to close. */
  readonly close: boolean;
}

/** Keeps connections busy, one request on each at a time, and takes only whole answers of 200. Shares the cores, so does little. */
export async function load(options: LoadOptions): Promise<Load> {
  const tally: Tally = { latencies: [], failures: 0, until: performance.now() + options.duration };
  const callers = Array.from({ length: options.connections }, () => new Caller(options, tally));
  await Promise.all(callers.map(caller => caller.run()));
  const { latencies, failures } = tally;
  return { requests: latencies.length, failures, p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99) };
}

interface Tally {
  readonly latencies: number[];
  failures: number;
  readonly until: number;
}

/** All connections read into this: each chunk is looked at before the next is read. */
const SHARED = Buffer.alloc(256 * 1024);

class Caller {
  readonly #options: LoadOptions;
  readonly #tally: Tally;
  readonly #request: string;
  #started = 0;
  #inHead = true;
  /** Bytes of the body still to come. */
  #left = 0;
  /** Whether the connection may end now. */
  #complete = false;

  constructor(options: LoadOptions, tally: Tally) {
    this.#options = options;
    this.#tally = tally;
    this.#request = requestText(options);
  }

  async run(): Promise<void> {
    do {
      await this.#connection();
      if (!this.#complete) this.#tally.failures += 1;
    } while (this.#options.close && performance.now() < this.#tally.until);
  }

  #connection(): Promise<void> {
    const { hostname, port } = new URL(this.#options.url);
    this.#begin();
    return new Promise(resolve => {
      const callback = (count: number): boolean => {
        this.#take(socket, count);
        return true;
      };
      const socket = net.connect({ host: hostname, port: Number(port), onread: { buffer: SHARED, callback } });
      socket.on('connect', () => socket.write(this.#request, 'latin1'));
      socket.on('error', () => {
        this.#complete = false;
      });
      socket.on('close', () => resolve());
    });
  }

  #begin(): void {
    this.#started = performance.now();
    this.#inHead = true;
    this.#left = 0;
    this.#complete = false;
  }

  #take(socket: net.Socket, count: number): void {
    const bytes = this.#inHead ? this.#takeHead(count) : count;
    this.#left -= bytes;
    this.#complete = this.#left === 0;
    if (this.#complete) this.#finish(socket);
    else if (this.#left < 0) socket.destroy();
  }

  /** Answers how many bytes of the body came with the head, which is written in one piece. */
  #takeHead(count: number): number {
    const head = SHARED.toString('latin1', 0, Math.min(count, LONGEST_HEAD));
    const end = head.indexOf('\r\n\r\n');
    const [, length] = /\r\ncontent-length: (\d+)/i.exec(head) ?? [];
    if (end < 0 || !head.startsWith('HTTP/1.1 200 ') || Number(length) !== this.#options.length)
      return Number.POSITIVE_INFINITY;
    this.#inHead = false;
    this.#left = this.#options.length;
    return count - end - 4;
  }

  #finish(socket: net.Socket): void {
    this.#tally.latencies.push(performance.now() - this.#started);
    if (this.#options.close) return;
    if (performance.now() >= this.#tally.until) {
      socket.end();
      return;
    }
    this.#begin();
    socket.write(this.#request, 'latin1');
  }
}

/** In bytes. */
const LONGEST_HEAD = 2048;

function requestText({ url, path, body, close }: LoadOptions): string {
  const connection = close ? 'Connection: close\r\n' : '';
  const head = `${path} HTTP/1.1\r\nHost: ${new URL(url).host}\r\n${connection}`;
  return body === '' ? `GET ${head}\r\n` : `POST ${head}Content-Length: ${body.length}\r\n\r\n${body}`;
}
