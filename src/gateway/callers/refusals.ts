import { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { NO_SECRETS } from '../../policy/masker.ts';
import type { AccessLog } from './access-log.ts';
import type { Refusal } from './refusal.ts';

/** Puts what was refused on a connection, beside the answers to its requests, into the access log. */
export class Refusals {
  readonly #log: AccessLog;
  readonly #interrupted = new WeakMap<IncomingMessage, Refusal>();

  constructor(log: AccessLog) {
    this.#log = log;
  }

  /** Something of which not even the head could be read. */
  write(socket: Socket, { response, error }: Refusal): void {
    this.#log.write({
      time: new Date(),
      incoming: new IncomingMessage(socket),
      path: '-',
      status: response.statusCode,
      duration: 0,
      responseBytes: response.body.bytes?.length ?? 0,
      request: undefined,
      error,
      hint: undefined,
      masker: NO_SECRETS,
    });
  }

  /** A request that is being served, and was refused in the middle of its body; it is logged when it has ended. */
  interrupt(incoming: IncomingMessage, refusal: Refusal): void {
    this.#interrupted.set(incoming, refusal);
  }

  /** Why a request was interrupted, if it was. */
  of(incoming: IncomingMessage): Refusal | undefined {
    return this.#interrupted.get(incoming);
  }
}
