import type { HostContext, HostResponse } from '../../src/expression/context/host.ts';
import type { ResponseMessage } from '../../src/http/message.ts';
import type { CallContext } from '../../src/policy/call-context.ts';
import { MessageBody } from '../../src/policy/message-body.ts';
import { hostContext } from '../expression/support/host.ts';

/** What expressions see of a call of a test, as it is at the moment. */
export function liveHost(call: CallContext): HostContext {
  const still = hostContext({ url: 'https://gateway.test/shop/items/1?q=1', rest: { variables: call.variables } });
  return {
    ...still,
    get request() {
      const { method, headers, body } = call.request;
      return { ...still.request, method, headers, body: body && new MessageBody(body, call.request) };
    },
    get response() {
      return call.response && hostResponse(call.response);
    },
    get lastError() {
      return (
        call.lastError && {
          scope: undefined,
          section: undefined,
          path: undefined,
          policyId: undefined,
          ...call.lastError,
          httpErrorCode: call.response?.statusCode ?? 0,
        }
      );
    },
  };
}

const hostResponse = (response: ResponseMessage): HostResponse => ({
  statusCode: response.statusCode,
  statusReason: response.statusText,
  headers: response.headers,
  body: new MessageBody(response.body, response),
});
