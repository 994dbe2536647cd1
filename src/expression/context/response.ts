import { NetObject } from '../runtime/net-object.ts';
import type { HostBody, HostResponse } from './host.ts';
import { type MessageBody, messageBody } from './message-body.ts';
import { Mirror } from './mirror.ts';
import { NamedValues } from './named-values.ts';
import { IRESPONSE } from './types.ts';

/** `IResponse`: `context.Response`, and what send-request puts into a variable. */
export class PolicyResponse extends NetObject {
  override readonly type = IRESPONSE;
  readonly host: HostResponse;
  readonly #headers = new Mirror(NamedValues.ignoringCase);
  readonly #body = new Mirror(messageBody);

  constructor(host: HostResponse) {
    super();
    this.host = host;
  }

  /** Whose body may be read again, whoever reads this one's. */
  override copied(): PolicyResponse {
    const { statusCode, statusReason, headers, body } = this.host;
    return new PolicyResponse({ statusCode, statusReason, headers, body: body && new BodyAgain(body) });
  }

  get headers(): NamedValues {
    return this.#headers.of(this.host.headers);
  }

  get body(): MessageBody | null {
    return this.#body.orNull(this.host.body);
  }
}

class BodyAgain implements HostBody {
  readonly charset: string | undefined;
  isConsumed: boolean;
  readonly #body: HostBody;

  constructor(body: HostBody) {
    this.charset = body.charset;
    this.isConsumed = body.isConsumed;
    this.#body = body;
  }

  bytes(): Uint8Array {
    return this.#body.bytes();
  }
}

export const policyResponse = (host: HostResponse): PolicyResponse => new PolicyResponse(host);
