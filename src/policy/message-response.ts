import { type HostBody, type HostResponse, Mirror } from '../expression/context/host.ts';
import type { RawHeaders } from '../http/headers.ts';
import type { Body, ResponseMessage } from '../http/message.ts';
import { MessageBody } from './message-body.ts';

/** A response as expressions see it. Live: a policy may change it between two expressions. */
export class MessageResponse implements HostResponse {
  readonly message: ResponseMessage;
  readonly #body = new Mirror((body: Body) => new MessageBody(body, this.message));

  constructor(message: ResponseMessage) {
    this.message = message;
  }

  get statusCode(): number {
    return this.message.statusCode;
  }

  get statusReason(): string {
    return this.message.statusText;
  }

  get headers(): RawHeaders {
    return this.message.headers;
  }

  get body(): HostBody {
    return this.#body.of(this.message.body);
  }
}

export const messageResponse = (message: ResponseMessage): MessageResponse => new MessageResponse(message);
