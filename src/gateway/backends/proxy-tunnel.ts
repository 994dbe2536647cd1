import http from 'node:http';
import https from 'node:https';
import { isIP, type Socket } from 'node:net';
import tls from 'node:tls';
import type { Backend } from '../../model/backend.ts';
import { withoutBrackets } from './host-name.ts';

export type Proxy = NonNullable<Backend['proxy']>;

/** The proxy did not let a request through. */
export class ProxyRefusal extends Error {
  override readonly name = 'ProxyRefusal';
  readonly code = 'PROXY_REFUSED';

  constructor(status: number) {
    super(status === 407 ? 'it wants a user name and password (407).' : `it answered ${status}.`);
  }
}

/** The proxy took a connection and did not answer. */
export class ProxyTimeout extends Error {
  override readonly name = 'ProxyTimeout';
  readonly code = 'PROXY_TIMEOUT';

  constructor(milliseconds: number) {
    super(`it did not answer within ${milliseconds / 1000} s.`);
  }
}

/** The proxy took a connection and was no good: its TLS, its certificate, or it closed. The code is that of Node's error. */
export class ProxyBroken extends Error {
  override readonly name = 'ProxyBroken';
  readonly code: string | undefined;

  constructor(cause: NodeJS.ErrnoException) {
    super(cause.message, { cause });
    this.code = cause.code;
  }
}

/** Names and values in turn; RFC 7617. Without a user name there is nothing to send. */
export function proxyAuthorization(proxy: Proxy): string[] {
  if (proxy.username === undefined) return [];
  const credentials = Buffer.from(`${proxy.username}:${proxy.password ?? ''}`).toString('base64');
  return ['proxy-authorization', `Basic ${credentials}`];
}

export interface TunnelOptions {
  readonly proxy: Proxy;
  /** Who may vouch for an https proxy, PEM; undefined: Node's own roots. */
  readonly ca: readonly string[] | undefined;
  /** Where it is to lead, `host:port`. */
  readonly authority: string;
  /** In milliseconds. */
  readonly timeout: number;
  /** A TCP connection to the proxy that is open already; undefined: one is opened. */
  readonly socket: Socket | undefined;
}

/** TLS to an https proxy over a connection that is open; `ca` as in TunnelOptions. */
export function secureToProxy(socket: Socket, hostname: string, ca: readonly string[] | undefined): tls.TLSSocket {
  const host = withoutBrackets(hostname);
  const name = isIP(host) === 0 ? { servername: host } : {};
  return tls.connect({ socket, host, ...name, ...(ca === undefined ? {} : { ca: [...ca] }) });
}

/**
 * A tunnel through the proxy: RFC 9110, section 9.3.6. Rejects with ProxyRefusal, ProxyTimeout, ProxyBroken or, where no
 * connection came about, Node's own error.
 */
export function openTunnel({ proxy, ca, authority, timeout, socket: open }: TunnelOptions): Promise<Socket> {
  const { protocol, hostname, port } = new URL(proxy.url);
  const host = withoutBrackets(hostname);
  const roots = ca === undefined ? {} : { ca: [...ca] };
  const isSecure = protocol === 'https:';
  const { request: send } = isSecure ? https : http;
  const use = (socket: Socket) => (isSecure ? secureToProxy(socket, hostname, ca) : socket);
  return new Promise((resolve, reject) => {
    const request = send({
      host,
      port,
      method: 'CONNECT',
      path: authority,
      headers: ['host', authority, ...proxyAuthorization(proxy)],
      ...(open === undefined ? { agent: false, ...roots } : { createConnection: () => use(open) }),
    });
    const timer = setTimeout(() => request.destroy(new ProxyTimeout(timeout)), timeout);
    request.on('close', () => clearTimeout(timer));
    request.on('connect', (response, socket) => {
      const status = response.statusCode ?? 0;
      if (status >= 200 && status < 300) return resolve(socket);
      socket.destroy();
      reject(new ProxyRefusal(status));
    });
    let isReached = open !== undefined;
    request.on('socket', socket =>
      socket.once('connect', () => {
        isReached = true;
      }),
    );
    request.on('error', error =>
      reject(isReached && !(error instanceof ProxyTimeout) ? new ProxyBroken(error) : error),
    );
    request.end();
  });
}
