import type { Backend } from '../../model/backend.ts';
import type { Agents } from '../backends/agents.ts';
import { BackendIndex } from '../backends/backend-match.ts';
import type { Terms } from '../backends/terms.ts';
import type { Trust } from '../backends/trust.ts';
import { type Upstream, upstream } from '../backends/upstream.ts';
import type { GatewayCall } from '../gateway-call.ts';
import { PassingTargets } from './passing-targets.ts';
import { Target, type WayTo } from './target.ts';

/** Where the calls of a configuration can go, with the agents that lead there: held until `release`. */
export class Targets {
  readonly #agents: Agents;
  readonly #trust: Trust;
  readonly #index: BackendIndex;
  readonly #known = new Map<string, Target>();
  readonly #passing = new PassingTargets(
    url => this.#newTarget(url),
    target => this.#releaseAgents(target),
  );

  constructor(backends: readonly Backend[], trust: Trust, agents: Agents) {
    this.#index = new BackendIndex(backends);
    this.#trust = trust;
    this.#agents = agents;
  }

  /** Where a call goes; undefined where nothing says it. */
  of({ backend, request }: GatewayCall): Target | undefined {
    if (backend?.kind === 'entity') return this.at(backend.backend.url);
    return backend?.kind === 'url' ? this.#passingTarget(backend.baseUrl) : request.api.target;
  }

  /** The target of a base URL of the state, the same one each time. */
  at(baseUrl: string): Target {
    const known = this.#known.get(baseUrl);
    if (known !== undefined) return known;
    const target = this.#newTarget(baseUrl);
    this.#known.set(baseUrl, target);
    return target;
  }

  upstream(target: Target, to: WayTo): Upstream {
    return target.upstream(
      to,
      () => upstream(target.url, to, this.#agents.lease(this.#terms(target, to))),
      agent => this.#agents.release(agent),
    );
  }

  /** For a URL that is known only when it is called, as a whole; of the entity that applies by it what `to` says. */
  upstreamAt(url: URL, to: Omit<WayTo, 'backend'>): Upstream {
    const target = this.#passingTarget(url.origin);
    return this.upstream(target, { ...to, backend: target.match.for(url.pathname) });
  }

  /** Nobody calls by way of them any more. */
  release(): void {
    for (const target of this.#known.values()) this.#releaseAgents(target);
    this.#passing.clear();
  }

  /** The target of a base URL that a policy gives, which may be another one for each request. */
  #passingTarget(baseUrl: string): Target {
    return this.#known.get(baseUrl) ?? this.#passing.get(baseUrl);
  }

  #newTarget(baseUrl: string): Target {
    const url = new URL(baseUrl);
    return new Target(url, this.#index.match(url));
  }

  #terms({ url }: Target, { backend, certificate, proxy }: WayTo): Terms {
    const { tls } = backend ?? {};
    return {
      origin: url.origin,
      certificate,
      trust: this.#trust,
      validateCertificateChain: tls?.validateCertificateChain ?? true,
      validateCertificateName: tls?.validateCertificateName ?? true,
      maxVersion: tls?.maxVersion === '1.2' ? 'TLSv1.2' : 'TLSv1.3',
      proxy: proxy ?? backend?.proxy,
    };
  }

  #releaseAgents(target: Target): void {
    for (const agent of target.agents) this.#agents.release(agent);
  }
}
