import type { ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { CallerLimits } from '../settings.ts';
import { late, refusalOfParser } from './parser-errors.ts';
import { refusal } from './refusal.ts';
import type { Refusals } from './refusals.ts';
import { type Answers, Refuser } from './refuser.ts';

/** What a server does with connections whose callers send no HTTP, or nothing. */
export class CallerFaults {
  readonly #answers: Answers;
  readonly #limits: CallerLimits;
  readonly #refuser: Refuser;

  constructor(answers: Answers, limits: CallerLimits, refusals: Refusals) {
    this.#answers = answers;
    this.#limits = limits;
    this.#refuser = new Refuser(answers, refusals);
  }

  /** Whether what comes now is behind the last request of its connection, and is none. */
  areBefore(socket: Socket): boolean {
    return this.#refuser.hasRefused(socket) || isLast(this.#answers.newest(socket));
  }

  /** Something that Node's parser refused, that came too late, or a connection that broke. */
  refuseUnread(error: Error, socket: Duplex): void {
    const code = 'code' in error ? error.code : undefined;
    const answer = socket instanceof Socket ? this.#answers.newest(socket) : undefined;
    if (code === 'HPE_CLOSED_CONNECTION' || (isLast(answer) && isOfParser(code))) return;
    const hungUp = code === 'HPE_INVALID_EOF_STATE' && answer?.req.complete === false;
    const wrong = refusalOfParser(error, this.#limits);
    // A browser opens connections that it may never use.
    if (!(socket instanceof Socket) || wrong === undefined || hungUp || socket.bytesRead === 0) socket.destroy();
    else this.#refuser.refuse(socket, wrong);
  }

  /** For proxies: RFC 9110, section 9.3.6. Node has let go of the connection. */
  refuseTunnel(socket: Socket): void {
    socket.on('error', () => socket.destroy());
    this.#refuser.refuse(socket, refusal(501, 'The request was refused: the gateway is no proxy that takes CONNECT.'));
  }

  /** A connection on which nothing moved for the idle limit. */
  endSilent(socket: Socket): void {
    const answer = this.#answers.newest(socket);
    if (answer === undefined || answer.writableFinished) socket.destroy();
    else if (!answer.req.complete) this.#refuser.refuse(socket, late('The rest of the body', this.#limits.idle));
    // Its caller does not read. Else it waits for a backend, which has time limits of its own.
    else if (socket.writableLength > 0) socket.destroy();
  }
}

const isOfParser = (code: unknown): boolean => typeof code === 'string' && code.startsWith('HPE_');

/** Whether an answer has told its caller that the connection ends with it. */
const isLast = (answer: ServerResponse | undefined): boolean => answer?.headersSent === true && !answer.shouldKeepAlive;
