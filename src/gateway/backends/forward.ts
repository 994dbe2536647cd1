import type { Readable } from 'node:stream';
import type { Abandonment } from '../callers/abandonment.ts';
import type { Agent } from './agent.ts';
import { BackendResponse, type InterimSink } from './backend-response.ts';
import type { Freshness } from './connections.ts';
import { wasClosed } from './was-closed.ts';

/** How long a policy gives a request. */
export interface TimeLimit {
  /** The policy's element. */
  readonly policy: string;
  readonly milliseconds: number;
}

/** A request ready for a backend: nothing about it is left to decide. */
export interface BackendRequest {
  readonly method: string;
  /** Path and query, as the backend shall read them. */
  readonly path: string;
  /** Names and values in turn. */
  readonly headers: string[];
  /** A Buffer can be sent again, a stream cannot. */
  readonly body: Buffer | Readable | null;
  /** Until the headers of the answer, connecting included; undefined: the agent's own. */
  readonly timeout: TimeLimit | undefined;
  /** How long a body waits for `100 Continue`; undefined: it does not wait. */
  readonly continueMilliseconds: number | undefined;
  readonly abandonment: Abandonment;
  readonly interim: InterimSink;
  /** The protocol to switch to, as undici takes it; null: none. */
  readonly upgrade: 'websocket' | null;
}

/** No headers came within a request's own time limit. */
export class RequestTimeout extends Error {
  override readonly name = 'RequestTimeout';
  readonly code = 'REQUEST_TIMEOUT';
  readonly policy: string;

  constructor({ policy, milliseconds }: TimeLimit) {
    super(`No answer within ${milliseconds} ms.`);
    this.policy = policy;
  }
}

/** RFC 9110, section 9.2.2. */
const IDEMPOTENT: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'TRACE']);

/**
 * Sends a request and answers when the head of the response is there. A connection that was closed before any byte of an
 * answer is tried again, once and on a new connection, where that cannot do anything twice (RFC 9110, section 9.2.2).
 * Rejects with undici's or Node's own error, RequestTimeout, or the reason why the request was abandoned.
 */
export async function forward(agent: Agent, request: BackendRequest): Promise<BackendResponse> {
  // Its connection becomes another protocol's, so it is one of its own and none that may have died idle.
  if (request.upgrade !== null) return dispatch(agent, request, 'fresh').head;
  const repeatable = IDEMPOTENT.has(request.method) && (request.body === null || Buffer.isBuffer(request.body));
  const response = dispatch(agent, request, repeatable ? 'kept' : 'warm');
  try {
    return await response.head;
  } catch (error) {
    if (!repeatable || response.begun || !wasClosed(error)) throw error;
    return dispatch(agent, request, 'fresh').head;
  }
}

function dispatch(agent: Agent, request: BackendRequest, freshness: Freshness): BackendResponse {
  const response = new BackendResponse(request.method, request.interim);
  request.abandonment.cover(response);
  const { method, path, headers, body, timeout, upgrade, continueMilliseconds } = request;
  if (timeout !== undefined) limit(response, timeout);
  const headersTimeout = timeout === undefined ? null : 0;
  const plain = { method, path, headers, body, headersTimeout, upgrade };
  const waits = body !== null && continueMilliseconds !== undefined;
  const exchange = waits ? { ...plain, continueMilliseconds } : plain;
  // d
  agent.dispatch(freshness, freshness === 'fresh' ? { ...exchange, reset: true } : exchange, response);
  return response;
}

function limit(response: BackendResponse, timeout: TimeLimit): void {
  const timer = setTimeout(() => response.abort(new RequestTimeout(timeout)), timeout.milliseconds);
  const stop = () => clearTimeout(timer);
  response.head.then(stop, stop);
}
