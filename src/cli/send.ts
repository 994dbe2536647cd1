import { type IncomingMessage, request } from 'node:http';
import { UserError } from '../errors.ts';
import type { Pair } from './values.ts';

export interface Message {
  readonly url: string;
  readonly method: string;
  readonly headers: readonly Pair[];
  readonly body: Buffer | undefined;
}

/** Sends one request and answers once the headers of its answer are there. */
export function send({ url, method, headers, body }: Message): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method, agent: false });
    for (const [name, values] of headersOf(headers, body)) outgoing.setHeader(name, values);
    outgoing.on('response', resolve);
    outgoing.on('error', cause => reject(brokenOff(cause)));
    // The answer to CONNECT and Upgrade is a connection, which is nothing to print.
    for (const event of ['connect', 'upgrade'])
      outgoing.on(event, (response: IncomingMessage) => {
        resolve(response);
        response.push(null);
        response.socket.destroy();
      });
    outgoing.end(body);
  });
}

/** One given twice has both values. */
function headersOf(given: readonly Pair[], body: Buffer | undefined): Iterable<[string, string[]]> {
  const headers = new Map<string, [string, string[]]>();
  for (const [name, value] of given) {
    const [, values] = headers.get(name.toLowerCase()) ?? [name, []];
    headers.set(name.toLowerCase(), [name, [...values, value]]);
  }
  const framed = headers.has('content-length') || headers.has('transfer-encoding');
  // Node leaves it out for GET and DELETE, whose body would then be taken for another request.
  if (body !== undefined && !framed) headers.set('content-length', ['Content-Length', [String(body.length)]]);
  return headers.values();
}

/** Of a request or an answer that did not come to its end; the gateway's log has the reason. */
export const brokenOff = (cause: unknown): unknown =>
  cause instanceof Error && 'code' in cause && (cause.code === 'ECONNRESET' || cause.code === 'EPIPE')
    ? new UserError('EnvironmentError', 'The answer broke off before its end.', { cause })
    : cause;
