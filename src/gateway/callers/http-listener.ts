import type http from 'node:http';
import { Server } from 'node:https';
import type { Socket } from 'node:net';
import { listen } from '../../http/listen.ts';
import type { CallerLimits } from '../settings.ts';
import { CallerFaults } from './caller-faults.ts';
import { continueWhenRead } from './expectation.ts';
import type { Refusals } from './refusals.ts';
import { hangUp, Turns } from './turns.ts';
import { UnusedConnections } from './unused-connections.ts';
import { upgradableRequest, upgradeResponse } from './upgrade.ts';

/** In milliseconds. */
const IDLE_CHECK = 20;

type CreateServer = (settings: http.ServerOptions<typeof http.IncomingMessage>) => http.Server;

/** What serves the requests of listeners. */
export interface Service {
  readonly handle: http.RequestListener;
  /** Told of those that could not be read. */
  readonly refusals: Refusals;
}

export interface HttpListenerOptions extends Service {
  readonly limits: CallerLimits;
  /** Told what goes wrong once it listens, such as a connection that cannot be accepted. */
  readonly onBug: (error: unknown) => void;
}

/** One server, which can be closed without waiting for callers that keep their connections. */
export class HttpListener {
  readonly #server: http.Server;
  readonly #options: HttpListenerOptions;
  readonly #faults: CallerFaults;
  /** What is done when a connection closes: one function for all of them, ten thousand idle ones included. */
  readonly #forget: (this: Socket) => void;
  readonly #unused = new UnusedConnections();
  /** Connections that became WebSockets, or asked to: node:http knows of them no more. */
  readonly #upgraded = new Set<Socket>();
  readonly #turns: Turns;

  constructor(create: CreateServer, options: HttpListenerOptions) {
    const { limits, refusals } = options;
    this.#turns = new Turns(options.handle);
    const server = create({
      IncomingMessage: upgradableRequest(socket => this.#turns.isBusy(socket)),
      ...serverSettings(limits),
    });
    // Silence is looked at in one way, whatever it is that does not come.
    server.timeout = limits.idle;
    // Node would drop headers beyond a number; their size is limited instead.
    server.maxHeadersCount = 0;
    const unused = this.#unused;
    this.#forget = function forget(this: Socket) {
      unused.delete(this);
    };
    this.#server = server;
    this.#options = options;
    this.#faults = new CallerFaults(this.#turns, limits, refusals);
    if (server instanceof Server) this.#watchHandshakes(server);
    else server.on('connection', (socket: Socket) => this.#watch(socket));
    server.on('request', (incoming, outgoing) => this.#serve(incoming, outgoing));
    server.on('checkContinue', (incoming, outgoing) => {
      continueWhenRead(incoming, outgoing);
      this.#serve(incoming, outgoing);
    });
    // The handler refuses it, like other requests that it cannot serve.
    server.on('checkExpectation', (incoming, outgoing) => this.#serve(incoming, outgoing));
    server.on('upgrade', (incoming, _socket, head) => {
      this.#letGo(incoming.socket);
      options.handle(incoming, upgradeResponse(incoming, head));
    });
    server.on('connect', ({ socket }) => {
      this.#letGo(socket);
      this.#faults.refuseTunnel(socket);
    });
    server.on('clientError', (error, socket) => this.#faults.refuseUnread(error, socket));
    server.on('timeout', socket => this.#faults.endSilent(socket));
  }

  /** Answers the URL by which a caller on this machine reaches it. `option` is what mends a taken port. */
  async open(host: string, port: number, scheme: 'http' | 'https', option: string): Promise<string> {
    const bound = await listen(this.#server, host, port, option);
    this.#server.on('error', this.#options.onBug);
    return urlOf(scheme, host, bound);
  }

  /** Requests that run have `grace` milliseconds to end. */
  async close(grace: number): Promise<void> {
    const cut = setTimeout(() => {
      this.#server.closeAllConnections();
      for (const socket of this.#upgraded) socket.destroy();
    }, grace);
    // A request that ends now leaves its connection idle, which would be kept for the next one.
    const idle = setInterval(() => this.#server.closeIdleConnections(), IDLE_CHECK);
    this.#unused.destroy();
    await new Promise<void>(resolve => this.#server.close(() => resolve()));
    clearTimeout(cut);
    clearInterval(idle);
  }

  #serve(incoming: http.IncomingMessage, outgoing: http.ServerResponse): void {
    const { socket } = incoming;
    if (this.#faults.areBefore(socket)) return;
    this.#unused.delete(socket);
    this.#turns.take(incoming, outgoing);
  }

  #letGo(socket: Socket): void {
    socket.setTimeout(0);
    this.#unused.delete(socket);
    this.#upgraded.add(socket);
    socket.once('close', () => this.#upgraded.delete(socket));
  }

  #watch(socket: Socket): void {
    this.#unused.add(socket);
    socket.on('close', this.#forget);
    socket.on('end', hangUp);
  }

  /** A TLS connection is one socket before its handshake, and another, of the same address, after it. */
  #watchHandshakes(server: Server): void {
    const shaking = new Map<string, Socket>();
    server.on('connection', (socket: Socket) => {
      const address = addressOf(socket);
      this.#watch(socket);
      shaking.set(address, socket);
      socket.once('close', () => shaking.delete(address));
    });
    server.on('secureConnection', socket => {
      const below = shaking.get(addressOf(socket));
      if (below !== undefined) this.#unused.delete(below);
      this.#watch(socket);
    });
  }
}

/** Node looks for heads that are late at intervals: one is cut after its time and half of it at most. */
const serverSettings = ({ head, headerSize, urlLength }: CallerLimits): http.ServerOptions => ({
  headersTimeout: head,
  connectionsCheckingInterval: Math.ceil(head / 2),
  // A body may take as long as it comes.
  requestTimeout: 0,
  keepAliveTimeout: 0,
  // Node counts both together, and refuses what is as large as this.
  maxHeaderSize: headerSize + urlLength + 1,
  // Refused by the gateway itself, in its own words.
  requireHostHeader: false,
});

const addressOf = ({ remoteAddress, remotePort }: Socket): string => `${remoteAddress} ${remotePort}`;

function urlOf(scheme: 'http' | 'https', host: string, port: number): string {
  const reachable = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  return `${scheme}://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}
