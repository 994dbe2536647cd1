import { NetObject } from '../runtime/net-object.ts';
import type { HostResponse } from './host.ts';
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

  get headers(): NamedValues {
    return this.#headers.of(this.host.headers);
  }

  get body(): MessageBody | null {
    return this.#body.orNull(this.host.body);
  }
}

export const policyResponse = (host: HostResponse): PolicyResponse => new PolicyResponse(host);
