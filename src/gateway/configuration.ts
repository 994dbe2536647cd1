import type { Api } from '../model/api.ts';
import type { Backend } from '../model/backend.ts';
import type { Agent } from './agent.ts';
import type { Agents } from './agents.ts';
import { BackendIndex } from './backend-match.ts';
import { ClientCertificates, namesCertificate } from './certificates.ts';
import type { ServedApi } from './gateway-types.ts';
import { Policies } from './policies.ts';
import { quickRoutes, requireBackend } from './quick-mode.ts';
import { Routes } from './routes.ts';
import type { GatewayState } from './state.ts';
import { Target } from './target.ts';
import type { ClientCertificate, Terms } from './terms.ts';
import { type Trust, trustOf } from './trust.ts';
import { type Upstream, upstream } from './upstream.ts';

/** What does not change while a gateway runs. */
export interface Surroundings {
  readonly agents: Agents;
  /** The certificates of NODE_EXTRA_CA_CERTS, PEM. */
  readonly extraCa: () => readonly string[];
  /** `--backend`: quick mode serves this one at `/`. */
  readonly onlyBackend: string | undefined;
}

/**
 * All that the state says, compiled: nothing is looked up or decided per request that can be decided here. It never
 * changes; a change of state makes a new one, and requests in flight finish on the one they began with.
 */
export class Configuration {
  readonly served: readonly ServedApi[];
  readonly routes: Routes<ServedApi>;
  readonly certificates: ClientCertificates;
  /** Sorted by id. */
  readonly backends: readonly Backend[];
  /** Policy documents that do not compile, a sentence each. */
  readonly broken: readonly string[];
  readonly #agents: Agents;
  readonly #trust: Trust;
  readonly #index: BackendIndex;
  readonly #policies: Policies;
  readonly #targets = new Map<string, Target>();
  readonly #leased: Agent[] = [];
  #inFlight = 0;
  #retired = false;

  /**
   * Throws UserError where the state cannot be served; then the previous configuration is to go on. Without a previous
   * one, at the start, a policy that does not compile puts only its own API out of order.
   */
  constructor(state: GatewayState, surroundings: Surroundings, previous: Configuration | undefined) {
    const { agents, extraCa, onlyBackend } = surroundings;
    const backends = state.backends;
    const byId = new Map(backends.map(backend => [backend.id.toLowerCase(), backend]));
    this.#agents = agents;
    this.#trust = trustOf(
      state.caCertificates.map(ca => ca.certificate),
      extraCa,
    );
    this.backends = backends;
    this.#index = new BackendIndex(backends);
    this.certificates = new ClientCertificates(state.certificates, state.certificateKeys, previous?.certificates);
    this.#policies = new Policies(
      state.globalPolicy,
      { certificate: reference => this.certificates.find(reference), backend: id => byId.get(id.toLowerCase()) },
      previous === undefined ? undefined : previous.#policies,
    );
    const { apis } = state;
    if (apis.length === 0 && previous === undefined && onlyBackend !== undefined) requireBackend(backends, onlyBackend);
    this.served =
      apis.length > 0
        ? apis.map(api => this.#serve(api))
        : quickRoutes(backends, onlyBackend).map(({ path, backend }) => this.#serveBackend(path, backend));
    this.broken = this.#policies.broken;
    this.routes = new Routes(this.served.map(served => [served.path, served]));
  }

  #serve(api: Api): ServedApi {
    const target = api.serviceUrl === undefined ? undefined : this.target(api.serviceUrl);
    return {
      api,
      path: api.path,
      policy: this.#policies.forApi(api.id, api.policy),
      target,
      backend: undefined,
      certificate: undefined,
    };
  }

  #serveBackend(path: string, backend: Backend): ServedApi {
    const certificate = namesCertificate(backend) ? undefined : this.certificates.only;
    const policy = this.#policies.forApi('', undefined);
    return { api: undefined, path, policy, target: this.target(backend.url), backend, certificate };
  }

  /** The target of a base URL, the same one each time. */
  target(baseUrl: string): Target {
    const known = this.#targets.get(baseUrl);
    if (known !== undefined) return known;
    const url = new URL(baseUrl);
    const target = new Target(url, this.#index.match(url));
    this.#targets.set(baseUrl, target);
    return target;
  }

  upstream(target: Target, backend: Backend | undefined, certificate: ClientCertificate | undefined): Upstream {
    return target.upstream(backend, certificate, () => {
      const agent = this.#agents.lease(this.#terms(target, backend, certificate));
      this.#leased.push(agent);
      return upstream(target.url, backend, agent);
    });
  }

  #terms({ url }: Target, backend: Backend | undefined, certificate: ClientCertificate | undefined): Terms {
    const { tls, proxy } = backend ?? {};
    return {
      origin: url.origin,
      certificate,
      trust: this.#trust,
      validateCertificateChain: tls?.validateCertificateChain ?? true,
      validateCertificateName: tls?.validateCertificateName ?? true,
      maxVersion: tls?.maxVersion === '1.2' ? 'TLSv1.2' : 'TLSv1.3',
      proxy,
    };
  }

  /** A request begins on this configuration. */
  enter(): void {
    this.#inFlight += 1;
  }

  leave(): void {
    this.#inFlight -= 1;
    this.#releaseWhenDone();
  }

  /** No request begins on it any more. */
  retire(): void {
    this.#retired = true;
    this.#releaseWhenDone();
  }

  #releaseWhenDone(): void {
    if (!this.#retired || this.#inFlight > 0) return;
    for (const agent of this.#leased.splice(0)) this.#agents.release(agent);
  }
}
