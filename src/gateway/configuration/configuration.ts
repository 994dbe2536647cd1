import type { HostContext, Limits } from '../../expression/context/host.ts';
import type { Api } from '../../model/api.ts';
import type { ApiVersionSet } from '../../model/api-version-set.ts';
import type { Backend } from '../../model/backend.ts';
import type { ClientCertificate } from '../../model/client-certificate.ts';
import type { Context } from '../../model/context.ts';
import { sameId } from '../../model/identifier.ts';
import type { Objects } from '../../policy/language.ts';
import type { Lookup } from '../../policy/lookup.ts';
import { Masker } from '../../policy/masker.ts';
import type { OutgoingRequest } from '../../policy/outgoing.ts';
import type { GatewaySurroundings } from '../../surroundings.ts';
import type { Asides } from '../asides.ts';
import type { Agents } from '../backends/agents.ts';
import { baseOf } from '../backends/backend-match.ts';
import { credentialSecrets } from '../backends/credential-secrets.ts';
import { trustOf } from '../backends/trust.ts';
import type { Upstream } from '../backends/upstream.ts';
import type { Expressions } from '../expressions/expressions.ts';
import type { GatewayCall } from '../gateway-call.ts';
import type { CertificateSource, ServedApi } from '../gateway-types.ts';
import { ApiRoutes } from './api-routes.ts';
import { ClientCertificates, namesCertificate } from './certificates.ts';
import { backendFor, certificateFor } from './choice.ts';
import { FilledBackends } from './filled-backends.ts';
import { OperationRoutes } from './operation-routes.ts';
import { Policies } from './policies.ts';
import { quickRoutes, requireBackend } from './quick-mode.ts';
import { unscoped } from './scoped-policies.ts';
import type { GatewayState } from './state.ts';
import { Subscriptions } from './subscriptions.ts';
import type { Target } from './target.ts';
import { Targets } from './targets.ts';

/** What a configuration is made with besides the state; it outlives every one of them. */
export interface Equipment {
  readonly agents: Agents;
  readonly service: Context;
  /** Enough for the documents of the state. */
  readonly expressions: Expressions;
  /** The certificates of NODE_EXTRA_CA_CERTS, PEM. */
  readonly extraCa: () => readonly string[];
  readonly expressionLimits: Limits;
  readonly surroundings: GatewaySurroundings;
  readonly asides: Asides;
  /** `--backend`: quick mode serves this one at `/`. */
  readonly onlyBackend: string | undefined;
  /** Whether policies that are not run yet are left out. */
  readonly skipsUnsupported: boolean;
}

/** How a call goes, and what chose the client certificate that it presents. */
export interface Way {
  readonly upstream: Upstream;
  readonly certificateSource: CertificateSource | undefined;
}

/**
 * All that the state says, compiled: nothing is looked up or decided per request that can be decided here. It never
 * changes; a change of state makes a new one, and requests in flight finish on the one they began with.
 */
export class Configuration {
  readonly served: readonly ServedApi[];
  /** What is in effect where no API is. */
  readonly nowhere: ServedApi;
  readonly routes: ApiRoutes;
  readonly subscriptions: Subscriptions;
  readonly certificates: ClientCertificates;
  /** Sorted by id. */
  readonly backends: readonly Backend[];
  readonly surroundings: GatewaySurroundings;
  /** Hides the secrets that documents name. */
  readonly masker: Masker;
  readonly #secretValues: readonly string[];
  readonly asides: Asides;
  /** How expressions hold what policies put into variables. */
  readonly objects: Objects;
  /** The names of policies that are left out, since they are not run yet. */
  readonly skipped: readonly string[];
  readonly #filledBackends: FilledBackends;
  readonly #byId: ReadonlyMap<string, Backend>;
  readonly #policies: Policies;
  readonly #targets: Targets;
  readonly #host: (call: GatewayCall) => HostContext;
  #inFlight = 0;
  #retired = false;

  /**
   * Throws UserError where the state cannot be served; then the previous configuration is to go on. Without a previous
   * one, at the start, a policy that does not compile puts only its own API out of order.
   */
  constructor(state: GatewayState, equipment: Equipment, previous: Configuration | undefined) {
    const { agents, extraCa, onlyBackend, expressions, skipsUnsupported } = equipment;
    const { apis, caCertificates } = state;
    const values = new Map(state.namedValues.map(value => [value.displayName, value]));
    const earlier = previous === undefined ? undefined : previous.#filledBackends;
    const filledBackends = new FilledBackends(state.backends, values, earlier);
    const backends = filledBackends.all;
    if (apis.length === 0 && previous === undefined && onlyBackend !== undefined) requireBackend(backends, onlyBackend);
    const authorities = caCertificates.map(ca => ca.certificate);
    const sets = state.apiVersionSets;
    const targets = new Targets(backends, trustOf(authorities, extraCa), agents);
    const certificates = new ClientCertificates(state.certificates, state.certificateKeys, previous?.certificates);
    const byId = new Map(backends.map(backend => [backend.id.toLowerCase(), backend]));
    const fragments = new Map(state.policyFragments.map(fragment => [fragment.id.toLowerCase(), fragment]));
    const lookup: Lookup = {
      certificate: reference => certificates.find(reference),
      backend: id => byId.get(id.toLowerCase()),
      fragment: id => fragments.get(id.toLowerCase()),
      namedValue: name => values.get(name),
    };
    const before = previous === undefined ? undefined : previous.#policies;
    const tools = { lookup, language: expressions.language, skipsUnsupported };
    const policies = new Policies(state, tools, before);
    const subscriptions = new Subscriptions(state.subscriptions, state.subscriptionKeys, state.products);
    const operations = operationRoutes(previous);
    const parts: Parts = { policies, targets, certificates, subscriptions, operations };
    this.served =
      apis.length > 0
        ? apis.filter(({ isOnline }) => isOnline !== false).map(api => served(api, pathOf(api, sets), parts))
        : quickRoutes(backends, onlyBackend).map(({ path, backend }) => servedBackend(path, backend, parts));
    this.nowhere = servedNowhere(parts);
    this.routes = new ApiRoutes(this.served, sets);
    this.subscriptions = subscriptions;
    this.certificates = certificates;
    this.backends = backends;
    this.surroundings = equipment.surroundings;
    this.#secretValues = state.namedValues.flatMap(({ secret, value }) => (secret ? [value] : []));
    this.masker = new Masker(this.#secretValues);
    this.asides = equipment.asides;
    this.objects = expressions.language;
    this.skipped = skipsUnsupported ? policies.unsupported : [];
    this.#filledBackends = filledBackends;
    this.#byId = byId;
    this.#policies = policies;
    this.#targets = targets;
    this.#host = expressions.hosting(certificates, call => targets.of(call), equipment, {
      caCertificates,
      apis,
    });
  }

  /** Policy documents that do not compile, a sentence each. */
  get broken(): readonly string[] {
    return this.#policies.broken;
  }

  /** Texts that no trace may show: whoever sees a call sees them go by. */
  get secrets(): string[] {
    return [...this.backends.flatMap(credentialSecrets), ...this.#secretValues];
  }

  /** Ids compare without case. */
  backend(id: string): Backend | undefined {
    return this.#byId.get(id.toLowerCase());
  }

  /** What expressions see of a call. */
  expressionHost(call: GatewayCall): HostContext {
    return this.#host(call);
  }

  /** How a call goes, down to the connections; undefined where nothing says where to. */
  way(call: GatewayCall): Way | undefined {
    const target = this.#targets.of(call);
    if (target === undefined) return undefined;
    const backend = backendFor(call, target);
    const { certificate, source } = certificateFor(call, backend, this.certificates);
    return { upstream: this.upstream(target, backend, certificate), certificateSource: source };
  }

  /** Where calls go as this one does, without a slash at its end; undefined where nothing says so. */
  baseUrl(call: GatewayCall): string | undefined {
    const target = this.#targets.of(call);
    return target && baseOf(target.url);
  }

  /** The target of a base URL of the state, the same one each time. */
  target(baseUrl: string): Target {
    return this.#targets.at(baseUrl);
  }

  /** How calls would go to a target with this entity and certificate. */
  upstream(target: Target, backend: Backend | undefined, certificate: ClientCertificate | undefined): Upstream {
    return this.#targets.upstream(target, { backend, certificate, proxy: undefined, withCredentials: true });
  }

  /** How a request of a policy's own goes. */
  upstreamOf({ url, certificate, proxy }: OutgoingRequest): Upstream {
    return this.#targets.upstreamAt(url, { certificate, proxy, withCredentials: false });
  }

  /** How a call goes on to where its backend sent it: to another server without what is meant for the first. */
  upstreamAfter(previous: Upstream, url: URL): Upstream {
    const { origin, certificate } = previous.agent.terms;
    const isSame = url.origin === origin;
    return this.#targets.upstreamAt(url, {
      certificate: isSame ? certificate : undefined,
      proxy: undefined,
      withCredentials: isSame,
    });
  }

  /** Where a call goes as it stands; undefined where nothing says where to. */
  urlOf(call: GatewayCall): URL | undefined {
    const target = this.#targets.of(call);
    const { path, query } = call.request;
    return target === undefined ? undefined : new URL(`${baseOf(target.url)}${path}${query}`);
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
    if (this.#retired && this.#inFlight === 0) this.#targets.release();
  }
}

/** What is compiled before that which is served. */
interface Parts {
  readonly policies: Policies;
  readonly targets: Targets;
  readonly certificates: ClientCertificates;
  readonly subscriptions: Subscriptions;
  readonly operations: (api: Api) => OperationRoutes | undefined;
}

/** Of an API whose operations did not change they are those of before. */
function operationRoutes(previous: Configuration | undefined): Parts['operations'] {
  const known = new Map(previous?.served.map(({ api, operations }) => [api?.operations, operations]));
  return ({ operations }) => operations && (known.get(operations) ?? new OperationRoutes(operations));
}

/** With the version, where its set has it in the path. */
function pathOf({ path, apiVersion, apiVersionSetId }: Api, sets: readonly ApiVersionSet[]): string {
  const set = sets.find(({ id }) => sameId(id, apiVersionSetId ?? ''));
  const version = set?.versioningScheme === 'Segment' ? apiVersion : undefined;
  return [path, version ?? ''].filter(part => part !== '').join('/');
}

const served = (api: Api, path: string, { policies, targets, subscriptions, operations }: Parts): ServedApi => ({
  api,
  path,
  policies: policies.forApi(api),
  operations: operations(api),
  operationPolicies: policies.forOperations(api),
  access: subscriptions.accessOf(api),
  target: api.serviceUrl === undefined ? undefined : targets.at(api.serviceUrl),
  backend: undefined,
  certificate: undefined,
});

const servedBackend = (path: string, backend: Backend, { policies, targets, certificates }: Parts): ServedApi => ({
  ...withoutApi(policies),
  path,
  target: targets.at(backend.url),
  backend,
  certificate: namesCertificate(backend) ? undefined : certificates.only,
});

const servedNowhere = ({ policies }: Parts): ServedApi => ({ ...withoutApi(policies), path: '' });

const withoutApi = (policies: Policies): Omit<ServedApi, 'path'> => ({
  api: undefined,
  policies: unscoped(policies.global),
  operations: undefined,
  operationPolicies: new Map(),
  access: undefined,
  target: undefined,
  backend: undefined,
  certificate: undefined,
});
