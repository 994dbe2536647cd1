import type { Backend } from '../../model/backend.ts';
import type { ClientCertificate } from '../../model/client-certificate.ts';
import type { Agent } from '../backends/agent.ts';
import type { BackendMatch } from '../backends/backend-match.ts';
import type { Upstream } from '../backends/upstream.ts';

/** What tells the ways to one base URL apart. */
export interface WayTo {
  readonly backend: Backend | undefined;
  readonly certificate: ClientCertificate | undefined;
  /** A policy's own; undefined: the entity's. */
  readonly proxy: Backend['proxy'] | undefined;
  /** Whether the entity's credentials go along: not with a request that a policy makes of its own. */
  readonly withCredentials: boolean;
}

/** An expression may make a new certificate of each request: so many of the last are kept. */
const MOST = 1000;

/** A base URL that requests are sent to, with the entities that apply to it by their URL. */
export class Target {
  readonly url: URL;
  readonly match: BackendMatch;
  readonly #ways: { to: WayTo; upstream: Upstream }[] = [];

  constructor(url: URL, match: BackendMatch) {
    this.url = url;
    this.match = match;
  }

  /** Those of its ways, one each. */
  get agents(): Agent[] {
    return this.#ways.map(({ upstream }) => upstream.agent);
  }

  /** Made once. Few are ever made, so a list is searched faster than a map. `release` is told of an agent that is kept no more. */
  upstream(to: WayTo, make: () => Upstream, release: (agent: Agent) => void): Upstream {
    for (const known of this.#ways) if (isSame(known.to, to)) return known.upstream;
    const upstream = make();
    this.#ways.push({ to, upstream });
    const oldest = this.#ways.length > MOST ? this.#ways.shift() : undefined;
    if (oldest !== undefined) release(oldest.upstream.agent);
    return upstream;
  }
}

const isSame = (a: WayTo, b: WayTo): boolean =>
  a.certificate === b.certificate &&
  a.backend === b.backend &&
  a.withCredentials === b.withCredentials &&
  isSameProxy(a.proxy, b.proxy);

const isSameProxy = (a: WayTo['proxy'], b: WayTo['proxy']): boolean =>
  a === b || (a?.url === b?.url && a?.username === b?.username && a?.password === b?.password);
