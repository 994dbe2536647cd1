import { type RawHeaders, withoutHeaders } from '../../http/headers.ts';
import { parameterName } from '../../http/percent-encoding.ts';
import type { Backend } from '../../model/backend.ts';
import type { Agent } from './agent.ts';
import { baseOf, basePath } from './backend-match.ts';
import { proxyAuthorization } from './proxy-tunnel.ts';

/** One way to a backend: base URL, entity and client certificate together, with all that follows from them. */
export interface Upstream {
  /** The base URL without a slash at its end, as the log shows it. */
  readonly url: string;
  /** The entity's id, else the host: what the log calls it. */
  readonly label: string;
  readonly backend: Backend | undefined;
  readonly agent: Agent;
  /** Whether requests go to a proxy in absolute form. */
  readonly viaPlainProxy: boolean;
  /** What stands before the operation's path in the request line: `/myapi`, or the whole base URL towards a plain proxy. */
  readonly pathPrefix: string;
  /** Whether a request without an operation path is one for `/`: the base has no path of its own. */
  readonly isRoot: boolean;
  /** The entity's own, names and values in turn; they take the place of the caller's. */
  readonly headers: RawHeaders;
  readonly replacedHeaders: ReadonlySet<string>;
  /** The entity's own: `a=1&b=2`, or empty. */
  readonly query: string;
  readonly replacedParameters: ReadonlySet<string>;
}

/** The entity, and whether its credentials go along. */
interface Addressee {
  readonly backend: Backend | undefined;
  readonly withCredentials: boolean;
}

export function upstream(baseUrl: URL, { backend, withCredentials }: Addressee, agent: Agent): Upstream {
  const credentials = withCredentials ? backend?.credentials : undefined;
  const path = basePath(baseUrl);
  const base = baseOf(baseUrl);
  const plainProxy = baseUrl.protocol === 'http:' ? agent.terms.proxy : undefined;
  const headers = credentialHeaders(credentials);
  const proxyHeaders = plainProxy === undefined ? [] : ['host', baseUrl.host, ...proxyAuthorization(plainProxy)];
  return {
    url: base,
    label: backend?.id ?? baseUrl.host,
    backend,
    agent,
    viaPlainProxy: plainProxy !== undefined,
    pathPrefix: plainProxy === undefined ? path : base,
    isRoot: path === '',
    headers: [...headers, ...proxyHeaders],
    replacedHeaders: new Set(headers.filter((_, index) => index % 2 === 0).map(name => name.toLowerCase())),
    query: credentialQuery(credentials),
    replacedParameters: new Set(Object.keys(credentials?.query ?? {})),
  };
}

/** Path and query of the backend request. What the entity adds to the query takes the place of the caller's parameters. */
export function requestPath(to: Upstream, path: string, query: string): string {
  const whole = to.pathPrefix + (path === '' && to.isRoot ? '/' : path);
  if (to.query === '') return whole + query;
  const own = query
    .slice(1)
    .split('&')
    .filter(part => part !== '' && !to.replacedParameters.has(parameterName(part)));
  return `${whole}?${[...own, to.query].join('&')}`;
}

export const requestHeaders = (to: Upstream, headers: string[]): string[] =>
  to.headers.length === 0 ? headers : [...withoutHeaders(headers, to.replacedHeaders), ...to.headers];

function credentialHeaders(credentials: Backend['credentials'] | undefined): string[] {
  const { header, authorization } = credentials ?? {};
  const headers = Object.entries(header ?? {}).flatMap(([name, values]) => values.flatMap(value => [name, value]));
  return authorization === undefined
    ? headers
    : [...headers, 'Authorization', `${authorization.scheme} ${authorization.parameter}`];
}

function credentialQuery(credentials: Backend['credentials'] | undefined): string {
  const parameters = Object.entries(credentials?.query ?? {});
  return parameters
    .flatMap(([name, values]) => values.map(value => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`))
    .join('&');
}
