import type http from 'node:http';
import { Server } from 'node:https';
import type { Socket } from 'node:net';
import { listen } from '../http/listen.ts';
import { upgradableRequest, upgradeResponse } from './upgrade.ts';

/** In milliseconds. */
const IDLE_CHECK = 20;

type CreateServer = (settings: { readonly IncomingMessage: typeof http.IncomingMessage }) => http.Server;

/** One server, which can be closed without waiting for callers that keep their connections. */
export class HttpListener {
  readonly #server: http.Server;
  readonly #onError: (error: unknown) => void;
  /** Connections without a request so far, which node:http does not count as idle: it would wait for them. */
  readonly #unused = new Set<Socket>();
  /** Connections that became WebSockets, or asked to: node:http knows of them no more. */
  readonly #upgraded = new Set<Socket>();
  /** The newest answer on a connection; the earlier ones are sent before it. */
  readonly #answers = new WeakMap<Socket, http.ServerResponse>();

  /** `onError` is told what goes wrong once it listens, such as a connection that cannot be accepted. */
  constructor(create: CreateServer, handle: http.RequestListener, onError: (error: unknown) => void) {
    const server = create({
      IncomingMessage: upgradableRequest(socket => this.#answers.get(socket)?.destroyed === false),
    });
    this.#server = server;
    this.#onError = onError;
    if (server instanceof Server) this.#watchHandshakes(server);
    else server.on('connection', (socket: Socket) => this.#watch(socket));
    server.on('request', (incoming, outgoing) => {
      this.#unused.delete(incoming.socket);
      this.#answers.set(incoming.socket, outgoing);
      handle(incoming, outgoing);
    });
    server.on('upgrade', (incoming, _socket, head) => {
      this.#letGo(incoming.socket);
      handle(incoming, upgradeResponse(incoming, head));
    });
  }

  /** Answers the URL by which a caller on this machine reaches it. `option` is what mends a taken port. */
  async open(host: string, port: number, scheme: 'http' | 'https', option: string): Promise<string> {
    const bound = await listen(this.#server, host, port, option);
    this.#server.on('error', this.#onError);
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
    for (const socket of this.#unused) socket.destroy();
    await new Promise<void>(resolve => this.#server.close(() => resolve()));
    clearTimeout(cut);
    clearInterval(idle);
  }

  #letGo(socket: Socket): void {
    this.#unused.delete(socket);
    this.#upgraded.add(socket);
    socket.once('close', () => this.#upgraded.delete(socket));
  }

  #watch(socket: Socket): void {
    this.#unused.add(socket);
    socket.once('close', () => this.#unused.delete(socket));
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

const addressOf = ({ remoteAddress, remotePort }: Socket): string => `${remoteAddress} ${remotePort}`;

function urlOf(scheme: 'http' | 'https', host: string, port: number): string {
  const reachable = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  return `${scheme}://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}
