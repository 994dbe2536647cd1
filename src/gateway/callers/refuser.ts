import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { framedHeaders } from './framed-headers.ts';
import type { Refusal } from './refusal.ts';
import type { Refusals } from './refusals.ts';
import { endSoon } from './relay.ts';

/** To requests of connections. */
export interface Answers {
  /** The one that is sent last. */
  newest(socket: Socket): ServerResponse | undefined;
}

/** Ends connections on which no further request can be read, with an answer where one can still be given. */
export class Refuser {
  /** Of connections that are about to be closed. */
  readonly #refused = new Set<Socket>();
  readonly #answers: Answers;
  readonly #refusals: Refusals;

  constructor(answers: Answers, refusals: Refusals) {
    this.#answers = answers;
    this.#refusals = refusals;
  }

  /** Whether nothing that comes from this connection may be served. */
  hasRefused(socket: Socket): boolean {
    return this.#refused.size > 0 && this.#refused.has(socket);
  }

  refuse(socket: Socket, refusal: Refusal): void {
    if (this.hasRefused(socket)) return;
    this.#refused.add(socket);
    socket.once('close', () => this.#refused.delete(socket));
    this.#answer(socket, refusal);
  }

  /** Earlier answers come first: a caller would take a refusal for one of them. */
  #answer(socket: Socket, refusal: Refusal): void {
    const answer = this.#answers.newest(socket);
    if (!socket.writable) socket.destroy();
    else if (answer === undefined || answer.writableFinished) this.#reply(socket, refusal);
    else if (!answer.req.complete) this.#interrupt(answer, socket, refusal);
    else answer.once('close', () => this.#answer(socket, refusal));
  }

  #reply(socket: Socket, refusal: Refusal): void {
    this.#refusals.write(socket, refusal);
    writeRefusal(socket, refusal);
  }

  /** What is refused is the rest of a request that is being served. */
  #interrupt(answer: ServerResponse, socket: Socket, refusal: Refusal): void {
    this.#refusals.interrupt(answer.req, refusal);
    if (answer.headersSent || answer.socket === null) return void socket.destroy();
    answer.detachSocket(socket);
    answer.destroy();
    // Without its socket the answer would not tell that nobody waits for it.
    answer.emit('close');
    writeRefusal(socket, refusal);
  }
}

/** Writes a refusal as the last thing on a connection. */
export function writeRefusal(socket: Socket, { response }: Refusal): void {
  const { statusCode, statusText, body } = response;
  const headers = framedHeaders(response.headers, statusCode, body.bytes?.length ?? 0);
  const lines = [`HTTP/1.1 ${statusCode} ${statusText}`];
  for (let index = 0; index < headers.length; index += 2) lines.push(`${headers[index]}: ${headers[index + 1]}`);
  lines.push(`Date: ${new Date().toUTCString()}`, 'Connection: close', '\r\n');
  socket.write(lines.join('\r\n'), 'latin1');
  if (body.bytes !== undefined) socket.write(body.bytes);
  endSoon(socket);
}
