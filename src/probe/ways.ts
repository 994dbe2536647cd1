import { baseOf } from '../gateway/backends/backend-match.ts';
import { termsKey } from '../gateway/backends/terms.ts';
import type { Upstream } from '../gateway/backends/upstream.ts';
import type { Configuration } from '../gateway/configuration/configuration.ts';
import type { Target } from '../gateway/configuration/target.ts';
import { certificatesOf, isByThumbprint, type Owner } from '../gateway/faults/owner.ts';
import type { Forwarding } from '../gateway/forwarding.ts';
import type { CertificateSource, ServedApi } from '../gateway/gateway-types.ts';
import type { Backend } from '../model/backend.ts';
import type { ClientCertificate } from '../model/client-certificate.ts';
import { sameId } from '../model/identifier.ts';
import { EVALUATION_FAILURE } from '../policy/evaluation-failure.ts';
import type { LastError } from '../policy/last-error.ts';
import { rehearse, type Sent } from './rehearsal.ts';

/** One way that calls take to a backend, on one set of terms. */
export interface Way {
  readonly upstream: Upstream;
  /** What chose the client certificate; undefined where none is presented. */
  readonly source: CertificateSource | 'option' | undefined;
  readonly owner: Owner;
  /** Whether policy expressions took part in each choice of it. */
  readonly dependsOnRequest: boolean;
  /** The APIs whose calls take it, by id; empty where none does. */
  readonly apis: readonly string[];
}

/** An API whose calls do not get as far as a backend. */
export interface Blocked {
  readonly api: string;
  /** Its service URL; undefined where it has none. */
  readonly url: string | undefined;
  readonly hasPolicy: boolean;
  readonly error: LastError;
  /** An expression failed on the request that was made up, which may do with another one. */
  readonly dependsOnRequest: boolean;
}

/** All ways of a configuration: those of its APIs, or in quick mode of its backends, then backends that no API calls. */
export class Ways {
  readonly all: readonly Way[];
  readonly blocked: readonly Blocked[];
  readonly #configuration: Configuration;

  private constructor(configuration: Configuration, all: readonly Way[], blocked: readonly Blocked[]) {
    this.#configuration = configuration;
    this.all = all;
    this.blocked = blocked;
  }

  static async of(configuration: Configuration, forwarding: Forwarding): Promise<Ways> {
    const ways = new Map<string, GrowingWay>();
    const blocked: Blocked[] = [];
    for (const served of configuration.served) {
      const { sent, error } = await rehearse(served, forwarding, configuration.certificates);
      for (const each of sent) addTo(ways, each, served.api?.id);
      if (sent.length === 0 && error !== undefined) blocked.push(blockedOf(served, error));
    }
    const called = new Set([...ways.values()].map(({ upstream }) => upstream.backend));
    for (const backend of configuration.backends.filter(each => !called.has(each)))
      addTo(ways, direct(configuration, configuration.target(backend.url), backend, 'backend'), undefined);
    return new Ways(configuration, [...ways.values()], blocked);
  }

  /** Those that lead to a backend entity; empty where there is none of that id. */
  toBackend(id: string): readonly Way[] {
    return this.all.filter(({ upstream }) => upstream.backend !== undefined && sameId(upstream.backend.id, id));
  }

  /** Those that lead to this URL; where none does, the one that a call to it would take. */
  toUrl(url: string): readonly Way[] {
    const target = this.#configuration.target(url);
    const backend = target.match.for('');
    const known = this.all.filter(({ upstream }) => upstream.url === baseOf(target.url));
    return known.length > 0 ? known : [{ ...direct(this.#configuration, target, backend, 'url'), apis: [] }];
  }

  /** Those that would lead to this URL, and for certain do not. */
  blockedFrom(url: string): readonly Blocked[] {
    return this.blocked.filter(blocked => !blocked.dependsOnRequest && blocked.url === baseOf(new URL(url)));
  }

  /** The same way with another client certificate. */
  presenting({ upstream, owner, dependsOnRequest, apis }: Way, certificate: ClientCertificate): Way {
    const target = this.#configuration.target(upstream.url);
    return {
      upstream: this.#configuration.upstream(target, upstream.backend, certificate),
      source: 'option',
      owner,
      dependsOnRequest,
      apis,
    };
  }
}

/** A way while it is looked for who takes it. */
interface GrowingWay extends Way {
  dependsOnRequest: boolean;
  readonly apis: string[];
}

function addTo(ways: Map<string, GrowingWay>, sent: Sent, api: string | undefined): void {
  const { upstream } = sent;
  const key = JSON.stringify([upstream.url, upstream.backend?.id, termsKey(upstream.agent.terms)]);
  const way = ways.get(key) ?? { ...sent, apis: [] };
  way.dependsOnRequest = way.dependsOnRequest && sent.dependsOnRequest;
  if (api !== undefined) way.apis.push(api);
  ways.set(key, way);
}

const blockedOf = ({ api, path, target }: ServedApi, error: LastError): Blocked => ({
  api: api?.id ?? path,
  url: target === undefined ? undefined : baseOf(target.url),
  hasPolicy: api?.policy !== undefined,
  error,
  dependsOnRequest: error.reason === EVALUATION_FAILURE,
});

/** A call that no API makes: it presents what the entity itself names. */
function direct(
  configuration: Configuration,
  target: Target,
  backend: Backend | undefined,
  addressing: Owner['addressing'],
): Sent {
  const { certificates } = configuration;
  const certificate = backend === undefined ? undefined : certificates.ofBackend(backend);
  return {
    upstream: configuration.upstream(target, backend, certificate),
    source: certificate === undefined ? undefined : 'backend',
    owner: {
      addressing,
      apiId: undefined,
      backendId: backend?.id,
      hasPolicy: false,
      ...certificatesOf(certificates),
      takesOnly: false,
      isByThumbprint: isByThumbprint(backend, 'backend'),
    },
    dependsOnRequest: false,
  };
}
