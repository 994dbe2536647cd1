import type { Duplex } from 'node:stream';
import tls from 'node:tls';
import { HandshakeObserver, type Witness } from './observer.ts';
import type { HandshakeReport } from './report.ts';
import { Tap } from './tap.ts';

export interface TappedOptions extends Omit<tls.ConnectionOptions, 'socket' | 'host' | 'port' | 'path'> {
  /** An open TCP connection, or a proxy's tunnel. */
  readonly socket: Duplex;
}

export interface ObservedConnection {
  readonly socket: tls.TLSSocket;
  /** What the handshake has told so far; also after it failed. */
  report(): HandshakeReport;
}

/** `tls.connect` over a socket that is open, observed from its first byte on. */
export function connectObserved(options: TappedOptions): ObservedConnection {
  const observer = new HandshakeObserver();
  return { socket: connectTapped(options, observer), report: () => observer.report() };
}

/** `tls.connect` over a socket that is open, all of whose bytes the witness is told of. */
export function connectTapped({ socket, ...options }: TappedOptions, witness: Witness): tls.TLSSocket {
  const { allowHalfOpen } = socket;
  const secure = tls.connect({ ...options, socket: new Tap(socket, witness) });
  // Taken from what it is given, and the tap is half open, to pass each end on by itself.
  secure.allowHalfOpen = allowHalfOpen;
  secure.on('keylog', line => witness.keylog(line));
  return secure;
}
