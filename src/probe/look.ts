import { Agent } from '../gateway/backends/agent.ts';
import { BackendResponse } from '../gateway/backends/backend-response.ts';
import type { Connecting } from '../gateway/backends/connector.ts';
import { ProxyRefusal } from '../gateway/backends/proxy-tunnel.ts';
import type { Terms } from '../gateway/backends/terms.ts';
import { requestHeaders, requestPath, type Upstream, upstream as upstreamOver } from '../gateway/backends/upstream.ts';
import { AZURE_LIMITS, type GatewayTimeouts } from '../gateway/settings.ts';
import type { RawHeaders } from '../http/headers.ts';

/** HEAD asks for less; what it is answered counts only where a GET would be answered the same. */
export type Method = 'HEAD' | 'GET';

export interface Looking {
  readonly upstream: Upstream;
  readonly terms: Terms;
  readonly timeouts: GatewayTimeouts;
  readonly connecting: Connecting;
  readonly method: Method;
  /** Path and query below the base URL: empty, or from a slash on. */
  readonly path: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: RawHeaders;
  /** The beginning of the body, where the status is that of a refusal. */
  readonly text: string;
}

/** What a backend answered, or what kept it from that. */
export type Answered = Answer | { readonly error: Error };

/** Whether the backend has refused nothing. */
export const isWelcome = (answered: Answered): boolean => 'status' in answered && answered.status < 400;

/** Of a body that says why, in bytes. */
const MOST_TEXT = 64 * 1024;

/** Sends one request on a connection of its own, with all that the gateway itself sends along. */
export async function look({ upstream, terms, timeouts, connecting, method, path }: Looking): Promise<Answered> {
  const agent = new Agent(terms, timeouts, AZURE_LIMITS, connecting);
  const to = upstreamOver(new URL(upstream.url), { backend: upstream.backend, withCredentials: true }, agent);
  const [, below = '', query = ''] = /^([^?]*)(.*)$/s.exec(path) ?? [];
  const response = new BackendResponse(method, { interim: () => undefined });
  const exchange = { method, path: requestPath(to, below, query), headers: requestHeaders(to, []) };
  try {
    agent.dispatch('fresh', { ...exchange, body: null, headersTimeout: null, upgrade: null, reset: true }, response);
    const { status, headers } = await response.head;
    if (status === 407 && to.viaPlainProxy) throw new ProxyRefusal(status);
    return { status, headers, text: status < 400 ? '' : await textOf(response, timeouts.idle) };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { error: agent.causeOf(error) };
  } finally {
    await agent.destroy();
  }
}

/** The beginning of the body, as far as it comes within `patience` milliseconds. */
function textOf(response: BackendResponse, patience: number): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  return new Promise(resolve => {
    const timer = setTimeout(() => response.abort(new Error('Enough was waited.')), patience);
    const finish = () => {
      clearTimeout(timer);
      resolve(Buffer.concat(chunks).toString('utf8'));
    };
    response.pipeTo({
      write: chunk => {
        chunks.push(chunk);
        bytes += chunk.length;
        if (bytes > MOST_TEXT) response.abort(new Error('Enough was read.'));
        return true;
      },
      end: finish,
      // What came says as much as it can.
      fail: finish,
    });
  });
}
