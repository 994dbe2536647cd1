import assert from 'node:assert/strict';
import { once } from 'node:events';
import net from 'node:net';
import type { TestContext } from 'node:test';
import tls from 'node:tls';
import { serverIdentity } from '../../support/certificates.ts';
import { listen } from '../../support/listen.ts';

export interface RawBackend {
  /** `http://127.0.0.1:PORT`, or https. */
  readonly url: string;
  readonly port: number;
}

type OnConnection = (socket: net.Socket) => void;

/** A server that does with a TCP connection whatever the test wants. */
export async function startRawBackend(t: TestContext, onConnection: OnConnection): Promise<RawBackend> {
  const port = await listen(
    t,
    net.createServer(socket => onConnection(quiet(socket))),
  );
  return { url: `http://127.0.0.1:${port}`, port };
}

/** The same inside TLS. */
export async function startRawTlsBackend(
  t: TestContext,
  options: tls.TlsOptions,
  onConnection: OnConnection,
): Promise<RawBackend> {
  const { chain, privateKey } = await serverIdentity();
  const server = tls.createServer({ cert: chain.join(''), key: privateKey, ...options }, socket =>
    onConnection(quiet(socket)),
  );
  server.on('tlsClientError', (_error, socket) => socket.destroy());
  const port = await listen(t, server);
  return { url: `https://127.0.0.1:${port}`, port };
}

/** The gateway may hang up at any time. */
function quiet(socket: net.Socket): net.Socket {
  return socket.on('error', () => socket.destroy());
}

/** Calls `answer` at the end of each request's head. */
export function onRequest(socket: net.Socket, answer: (head: string) => void): void {
  let text = '';
  socket.on('data', chunk => {
    text += chunk.toString('latin1');
    for (let end = text.indexOf('\r\n\r\n'); end >= 0; end = text.indexOf('\r\n\r\n')) {
      const head = text.slice(0, end);
      text = text.slice(end + 4);
      answer(head);
    }
  });
}

/** A port of 127.0.0.1 at which nothing listens, nor will while the test runs: it is the near end of a connection. */
export async function unusedPort(t: TestContext): Promise<number> {
  const socket = net.connect(await listen(t, net.createServer()), '127.0.0.1');
  await once(socket, 'connect');
  t.after(() => socket.destroy());
  return socket.localPort ?? assert.fail('The socket is not bound.');
}
