import type { Duplex } from 'node:stream';
import tls from 'node:tls';
import { HandshakeObserver } from './observer.ts';
import type { HandshakeReport } from './report.ts';
import { Tap } from './tap.ts';

export interface ObservedOptions extends Omit<tls.ConnectionOptions, 'socket' | 'host' | 'port' | 'path'> {
  /** An open TCP connection, or a proxy's tunnel. */
  readonly socket: Duplex;
}

export interface ObservedConnection {
  readonly socket: tls.TLSSocket;
  /** What the handshake has told so far; also after it failed. */
  report(): HandshakeReport;
}

/** `tls.connect` over a socket that is open, observed from its first byte on. */
export function connectObserved({ socket, ...options }: ObservedOptions): ObservedConnection {
  const observer = new HandshakeObserver();
  const { allowHalfOpen } = socket;
  const secure = tls.connect({ ...options, socket: new Tap(socket, observer) });
  // Taken from what it is given, and the tap is half open, to pass each end on by itself.
  secure.allowHalfOpen = allowHalfOpen;
  secure.on('keylog', line => observer.keylog(line));
  return { socket: secure, report: () => observer.report() };
}
