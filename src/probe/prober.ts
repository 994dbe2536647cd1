import { anchorsOf } from '../certificates/chain/anchors.ts';
import { Asides } from '../gateway/asides.ts';
import { Agents } from '../gateway/backends/agents.ts';
import type { AccessLog } from '../gateway/callers/access-log.ts';
import type { ClientCertificates } from '../gateway/configuration/certificates.ts';
import { Configuration } from '../gateway/configuration/configuration.ts';
import type { GatewayState } from '../gateway/configuration/state.ts';
import { expressionsOf } from '../gateway/expressions/expressions.ts';
import { Forwarding } from '../gateway/forwarding.ts';
import { AZURE_LIMITS, EXPRESSION_LIMITS, type GatewayTimeouts } from '../gateway/settings.ts';
import { LocalMemory } from '../memory/local-memory.ts';
import type { Context } from '../model/context.ts';
import { type Identity, REAL_SURROUNDINGS } from '../surroundings.ts';
import { type Probe, probe } from './probe.ts';
import { type Way, Ways } from './ways.ts';

export interface ProberOptions {
  readonly state: GatewayState;
  readonly service: Context;
  readonly timeouts: GatewayTimeouts;
  /** The certificates of NODE_EXTRA_CA_CERTS, PEM. */
  readonly extraCa: () => readonly string[];
  readonly onBug: (error: unknown) => void;
  readonly now: Date;
}

/** Looks at backends as a gateway of the same state would call them. */
export interface Prober {
  readonly ways: Ways;
  readonly certificates: ClientCertificates;
  /** `path`: path and query below the base URL of the way; empty, or from a slash on. */
  probe(way: Way, path: string): Promise<Probe>;
}

/** Policies are rehearsed, and no request leaves this machine: any token does. */
const ANY_IDENTITY: Identity = { token: async () => 'token' };

const NO_LOG: AccessLog = { write: () => undefined, aside: () => undefined };

/** Opens no connection yet. Throws UserError where the state cannot be served. */
export async function openProber({ state, service, timeouts, extraCa, onBug, now }: ProberOptions): Promise<Prober> {
  const agents = new Agents(timeouts, AZURE_LIMITS, onBug);
  const expressions = await expressionsOf(state.documents());
  const equipment = {
    agents,
    service,
    expressions,
    extraCa,
    expressionLimits: EXPRESSION_LIMITS,
    surroundings: { ...REAL_SURROUNDINGS, memory: new LocalMemory(), identity: ANY_IDENTITY },
    asides: new Asides(NO_LOG, onBug),
    onlyBackend: undefined,
    // Whether a backend can be reached does not hang on them.
    skipsUnsupported: true,
  };
  const configuration = new Configuration(state, equipment, undefined);
  const ways = await Ways.of(configuration, new Forwarding(configuration, timeouts));
  const anchors = anchorsOf(
    state.caCertificates.map(ca => ca.certificate),
    extraCa(),
  );
  return {
    ways,
    certificates: configuration.certificates,
    probe: (way, path) => probe(way, { path, timeouts, anchors, now }),
  };
}
