import { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { HOP_BY_HOP, headerValues, withoutHeaders } from '../../http/headers.ts';
import type { ResponseMessage } from '../../http/message.ts';
import { hungUp } from './abandonment.ts';
import { endSoon, relay } from './relay.ts';
import type { Sent } from './sent.ts';

/** Whether Node handed this request over as a WebSocket handshake, its connection no longer one of HTTP. */
export const isUpgrade = (incoming: IncomingMessage): boolean => 'upgrade' in incoming && incoming.upgrade === true;

/**
 * The requests of a server that takes WebSockets. Node asks each request that wants another protocol for its `upgrade`,
 * once the headers are there, and serves one that says false as any other: RFC 9110, section 7.8, lets an upgrade be
 * ignored. `isBusy` tells of a connection on which an earlier answer is still to be sent.
 */
export const upgradableRequest = (isBusy: (socket: Socket) => boolean): typeof IncomingMessage =>
  class extends IncomingMessage {
    #upgrade = false;

    get upgrade(): boolean {
      if (this.#upgrade) this.#upgrade = this.method === 'CONNECT' || (isHandshake(this) && !isBusy(this.socket));
      return this.#upgrade;
    }

    /** Node's own constructor writes null here, before this class has its fields. */
    set upgrade(wanted: boolean | null) {
      if (wanted !== null) this.#upgrade = wanted;
    }
  };

/** RFC 6455, section 4.1. What has a body is no handshake, and its bytes would be taken for those of the new protocol. */
function isHandshake({ method, httpVersion, headers }: IncomingMessage): boolean {
  const protocols = (headers.upgrade ?? '').toLowerCase().split(',');
  return (
    method === 'GET' &&
    httpVersion === '1.1' &&
    protocols.some(protocol => protocol.trim() === 'websocket') &&
    headers['transfer-encoding'] === undefined &&
    (headers['content-length'] ?? '0') === '0'
  );
}

/** The answer to a handshake, on a connection that Node's server has let go of. `head` came right behind the request. */
export function upgradeResponse(incoming: IncomingMessage, head: Buffer): ServerResponse {
  const { socket } = incoming;
  const outgoing = new ServerResponse(incoming);
  outgoing.shouldKeepAlive = false;
  outgoing.assignSocket(socket);
  socket.on('drain', () => outgoing.emit('drain'));
  outgoing.on('finish', () => {
    outgoing.detachSocket(socket);
    unwatch(socket);
    endSoon(socket);
  });
  if (head.length > 0) socket.unshift(head);
  // What a connection's error means, its end says; without a listener it would end the process.
  socket.on('error', hangUp);
  socket.on('end', hangUp);
  socket.once('data', keepForLater);
  return outgoing;
}

/** Until there is an answer a caller is watched, so that its going away is seen; what it sends already must wait. */
function unwatch(socket: Socket): void {
  socket.off('end', hangUp);
  socket.off('data', keepForLater);
}

function hangUp(this: Socket): void {
  this.destroy();
}

function keepForLater(this: Socket, chunk: Buffer): void {
  this.pause();
  this.unshift(chunk);
}

/** Tells the caller that its handshake is done, and hands bytes on both ways until the connections have ended; `patience` as for `relay`. */
export function switchProtocols(
  outgoing: ServerResponse,
  response: ResponseMessage,
  backend: Duplex,
  patience: number,
): Promise<Sent> | Sent {
  const { socket } = outgoing;
  if (socket === null) {
    backend.destroy();
    return { bytes: 0, error: hungUp() };
  }
  const protocols = headerValues(response.headers, 'upgrade').flatMap(protocol => ['Upgrade', protocol]);
  outgoing.sendDate = false;
  outgoing.writeHead(response.statusCode, [
    ...withoutHeaders(response.headers, HOP_BY_HOP),
    'Connection',
    'Upgrade',
    ...protocols,
  ]);
  outgoing.flushHeaders();
  outgoing.detachSocket(socket);
  unwatch(socket);
  return relay(socket, backend, patience);
}
