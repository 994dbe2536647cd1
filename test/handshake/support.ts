import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import net from 'node:net';
import type { TestContext } from 'node:test';
import tls from 'node:tls';
import { connectObserved, type ObservedConnection } from '../../src/handshake/connect.ts';
import type { HandshakeReport } from '../../src/handshake/report.ts';
import { serverIdentity, type TestIdentity } from '../support/certificates.ts';
import { listen } from '../support/listen.ts';

/** DER, of PEM. */
export const der = (pem: string): Buffer => new X509Certificate(pem).raw;

/** As Node's options have them. */
export const presented = ({ chain, privateKey }: TestIdentity) => ({ cert: chain.join(''), key: privateKey });

/** The port of a TLS server on this machine; `serve` is given each connection whose handshake succeeded. */
export async function startServer(
  t: TestContext,
  options: tls.TlsOptions,
  serve: (socket: tls.TLSSocket) => void,
): Promise<number> {
  const server = tls.createServer({ ...presented(await serverIdentity()), ...options }, socket => {
    socket.on('error', () => socket.destroy());
    serve(socket);
  });
  return listen(t, server);
}

/** Answers the first words of a client and ends. */
export const answering = (socket: tls.TLSSocket): void => {
  socket.once('data', () => socket.end('bye'));
};

/** A client of `localhost` that checks nothing unless told to. */
export async function connect(
  t: TestContext,
  port: number,
  options: Omit<tls.ConnectionOptions, 'socket' | 'host' | 'port' | 'path'>,
): Promise<ObservedConnection> {
  const socket = net.connect(port, '127.0.0.1');
  t.after(() => socket.destroy());
  await once(socket, 'connect');
  const connection = connectObserved({ servername: 'localhost', rejectUnauthorized: false, ...options, socket });
  connection.socket.on('error', () => connection.socket.destroy());
  return connection;
}

/** What was told of a connection once it was closed. The client says `hi` and reads until the server says no more. */
export function reportOf(connection: ObservedConnection): Promise<HandshakeReport> {
  connection.socket.once('secureConnect', () => connection.socket.write('hi'));
  return reportOfSilent(connection);
}

/** The same of a client that says nothing: what it sent to a server that is gone could cost it the server's alert. */
export async function reportOfSilent({ socket, report }: ObservedConnection): Promise<HandshakeReport> {
  const closed = new Promise(resolve => socket.once('close', resolve));
  socket.resume();
  await closed;
  return report();
}
