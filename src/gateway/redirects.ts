import { headerValues, type RawHeaders, withoutHeaders } from '../http/headers.ts';
import type { BackendResponse } from './backends/backend-response.ts';
import { type BackendRequest, forward } from './backends/forward.ts';
import { requestHeaders, requestPath, type Upstream } from './backends/upstream.ts';
import { refuseProxyAnswer } from './own-requests.ts';

/** As .NET follows them: https://learn.microsoft.com/dotnet/api/system.net.http.httpclienthandler.maxautomaticredirections */
const MOST = 50;

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** What is asked for, as far as an answer may send it elsewhere. */
export interface Asked {
  readonly url: URL;
  readonly method: string;
  /** Names and values in turn, without those of the connection. */
  readonly headers: RawHeaders;
  readonly body: Buffer | null;
}

/**
 * Goes on to where the answers send the request, and answers the last of them. `hop` says how each of the others goes, and
 * `onSend` is told of it. Rejects
 * as `forward` does.
 */
export async function followed(
  first: BackendResponse,
  asked: Asked,
  sending: BackendRequest,
  hop: (url: URL) => Upstream,
  onSend: (sending: BackendRequest, upstream: Upstream) => void,
): Promise<BackendResponse> {
  const redirects = new Redirects();
  let response = first;
  for (let next = redirects.after(response, asked); next !== undefined; next = redirects.after(response, next)) {
    response.abort(new Error('Its redirect is followed.'));
    const upstream = hop(next.url);
    const further = sendingTo(upstream, next, sending);
    onSend(further, upstream);
    response = await forward(upstream.agent, further);
    refuseProxyAnswer(response, upstream);
  }
  return response;
}

const sendingTo = (
  upstream: Upstream,
  { url, method, headers, body }: Asked,
  first: BackendRequest,
): BackendRequest => ({
  ...first,
  method,
  path: requestPath(upstream, url.pathname, url.search),
  headers: requestHeaders(upstream, [...headers]),
  body,
});

/** Follows answers that say that something is elsewhere. */
export class Redirects {
  #followed = 0;

  /** What is to be asked for next; undefined where the answer is for the caller. */
  after({ status, headers }: Pick<BackendResponse, 'status' | 'headers'>, asked: Asked): Asked | undefined {
    const [location] = headerValues(headers, 'location');
    if (!REDIRECTS.has(status) || location === undefined || !URL.canParse(location, asked.url.href)) return undefined;
    const url = new URL(location, asked.url);
    if (this.#followed === MOST || !mayFollow(asked.url, url)) return undefined;
    this.#followed += 1;
    const kept = { ...asked, url, headers: headersFor(url, asked) };
    return becomesGet(status, asked.method)
      ? { ...kept, method: 'GET', body: null, headers: withoutHeaders(kept.headers, OF_A_BODY) }
      : kept;
  }
}

/** What was asked for in secret is not asked for in the open. */
const mayFollow = (from: URL, to: URL): boolean =>
  to.protocol === 'https:' || (to.protocol === 'http:' && from.protocol === 'http:');

/** RFC 9110, sections 15.4.2 to 15.4.4. */
const becomesGet = (status: number, method: string): boolean =>
  status === 303 ? method !== 'GET' && method !== 'HEAD' : status < 303 && method === 'POST';

const OF_A_BODY: ReadonlySet<string> = new Set([
  'content-encoding',
  'content-language',
  'content-length',
  'content-location',
  'content-type',
]);

/** What is meant for one server alone: RFC 9110, section 15.4. */
const OF_ONE_ORIGIN: ReadonlySet<string> = new Set(['authorization', 'cookie']);

const headersFor = (to: URL, { url, headers }: Asked): RawHeaders =>
  to.origin === url.origin ? headers : withoutHeaders(headers, OF_ONE_ORIGIN);
