import type { HostContext, Limits } from '../expression/context/host.ts';
import type { Api } from '../model/api.ts';
import type { Backend } from '../model/backend.ts';
import type { ClientCertificate } from '../model/client-certificate.ts';
import type { Context } from '../model/context.ts';
import type { Agents } from './agents.ts';
import { BackendIndex } from './backend-match.ts';
import { ClientCertificates, namesCertificate } from './certificates.ts';
import type { Expressions } from './expressions.ts';
import type { GatewayCall } from './gateway-call.ts';
import type { ServedApi } from './gateway-types.ts';
import { PassingTargets } from './passing-targets.ts';
import { Policies } from './policies.ts';
import { quickRoutes, requireBackend } from './quick-mode.ts';
import { Routes } from './routes.ts';
import type { GatewayState } from './state.ts';
import { Target } from './target.ts';
import type { Terms } from './terms.ts';
import { type Trust, trustOf } from './trust.ts';
import { type Upstream, upstream } from './upstream.ts';

/** What is there besides the state. */
export interface Surroundings {
  readonly agents: Agents;
  readonly service: Context;
  /** Enough for the documents of the state. */
  readonly expressions: Expressions;
  /** The certificates of NODE_EXTRA_CA_CERTS, PEM. */
  readonly extraCa: () => readonly string[];
  readonly expressionLimits: Limits;
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
  /** What is in effect where no API is. */
  readonly nowhere: ServedApi;
  readonly #policies: Policies;
  readonly #targets = new Map<string, Target>();
  readonly #passing = new PassingTargets(
    url => this.#newTarget(url),
    target => this.#release(target),
  );
  readonly #byId: ReadonlyMap<string, Backend>;
  readonly #host: (call: GatewayCall) => HostContext;
  #inFlight = 0;
  #retired = false;

  /**
   * Throws UserError where the state cannot be served; then the previous configuration is to go on. Without a previous
   * one, at the start, a policy that does not compile puts only its own API out of order.
   */
  constructor(state: GatewayState, surroundings: Surroundings, previous: Configuration | undefined) {
    const { agents, extraCa, onlyBackend, expressions } = surroundings;
    const backends = state.backends;
    this.#byId = new Map(backends.map(backend => [backend.id.toLowerCase(), backend]));
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
      {
        lookup: { certificate: reference => this.certificates.find(reference), backend: id => this.backend(id) },
        language: expressions.language,
      },
      previous === undefined ? undefined : previous.#policies,
    );
    this.#host = expressions.hosting(this, surroundings, state.caCertificates);
    const { apis } = state;
    if (apis.length === 0 && previous === undefined && onlyBackend !== undefined) requireBackend(backends, onlyBackend);
    this.served =
      apis.length > 0
        ? apis.map(api => this.#serve(api))
        : quickRoutes(backends, onlyBackend).map(({ path, backend }) => this.#serveBackend(path, backend));
    this.nowhere = this.#serveNothing();
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

  #serveNothing(): ServedApi {
    const { global: policy } = this.#policies;
    return { api: undefined, path: '', policy, target: undefined, backend: undefined, certificate: undefined };
  }

  /** Ids compare without case. */
  backend(id: string): Backend | undefined {
    return this.#byId.get(id.toLowerCase());
  }

  /** What expressions see of a call. */
  expressionHost(call: GatewayCall): HostContext {
    return this.#host(call);
  }

  /** Where a call goes; undefined where nothing says it. */
  targetOf({ backend, request }: GatewayCall): Target | undefined {
    if (backend?.kind === 'entity') return this.target(backend.backend.url);
    return backend?.kind === 'url' ? this.#passingTarget(backend.baseUrl) : request.api.target;
  }

  /** The target of a base URL of the state, the same one each time. */
  target(baseUrl: string): Target {
    const known = this.#targets.get(baseUrl);
    if (known !== undefined) return known;
    const target = this.#newTarget(baseUrl);
    this.#targets.set(baseUrl, target);
    return target;
  }

  /** The target of a base URL that a policy gives, which may be another one for each request. */
  #passingTarget(baseUrl: string): Target {
    return this.#targets.get(baseUrl) ?? this.#passing.get(baseUrl);
  }

  #newTarget(baseUrl: string): Target {
    const url = new URL(baseUrl);
    return new Target(url, this.#index.match(url));
  }

  upstream(target: Target, backend: Backend | undefined, certificate: ClientCertificate | undefined): Upstream {
    return target.upstream(backend, certificate, () =>
      upstream(target.url, backend, this.#agents.lease(this.#terms(target, backend, certificate))),
    );
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
    for (const target of this.#targets.values()) this.#release(target);
    this.#passing.clear();
  }

  #release(target: Target): void {
    for (const agent of target.agents) this.#agents.release(agent);
  }
}
