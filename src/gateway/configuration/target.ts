import type { Backend } from '../../model/backend.ts';
import type { ClientCertificate } from '../../model/client-certificate.ts';
import type { Agent } from '../backends/agent.ts';
import type { BackendMatch } from '../backends/backend-match.ts';
import type { Upstream } from '../backends/upstream.ts';

/** A base URL that requests are sent to, with the entities that apply to it by their URL. */
export class Target {
  readonly url: URL;
  readonly match: BackendMatch;
  readonly #upstreams: { certificate: ClientCertificate | undefined; upstream: Upstream }[] = [];

  constructor(url: URL, match: BackendMatch) {
    this.url = url;
    this.match = match;
  }

  /** Those of its ways, one each. */
  get agents(): Agent[] {
    return this.#upstreams.map(({ upstream }) => upstream.agent);
  }

  /** The way for this entity and certificate; made once. Few are ever made, so a list is searched faster than a map. */
  upstream(backend: Backend | undefined, certificate: ClientCertificate | undefined, make: () => Upstream): Upstream {
    for (const known of this.#upstreams) {
      if (known.certificate === certificate && known.upstream.backend === backend) return known.upstream;
    }
    const upstream = make();
    this.#upstreams.push({ certificate, upstream });
    return upstream;
  }
}
