import { X509Certificate } from 'node:crypto';
import type { Verdict } from '../certificates/chain/check.ts';
import { chainWarnings } from '../certificates/x509/facts.ts';
import { commandForPolicy } from '../gateway/faults/remedies.ts';
import type { Certificate } from '../model/certificate.ts';
import { inTurns } from './in-turns.ts';
import type { Probe } from './probe.ts';
import type { Prober } from './prober.ts';
import type { Blocked, Way } from './ways.ts';

/** One row of what was found of all backends and certificates. */
export interface Surveyed {
  /** The backend's id; null where no entity applies. */
  readonly backend: string | null;
  readonly url: string | null;
  readonly apis: readonly string[];
  /** The client certificate's id; null: none. */
  readonly certificate: string | null;
  readonly verdict: Verdict;
  /** What is wrong, what may be one day, or the status of the answer. */
  readonly result: string;
  readonly command: string | null;
}

/** Tests all ways of a prober; then those APIs whose calls do not come so far, and certificates that nothing presents. */
export async function survey(
  { ways, probe }: Prober,
  certificates: readonly Certificate[],
  now: Date,
): Promise<Surveyed[]> {
  const probes = await inTurns(ways.all, way => probe(way, ''));
  const used = new Set(ways.all.map(way => way.upstream.agent.terms.certificate?.id));
  return [
    ...probes.map(probed),
    ...ways.blocked.map(blocked),
    ...certificates.filter(({ id }) => !used.has(id)).map(certificate => unused(certificate, now)),
  ];
}

function probed({ way, status, cause, doubts }: Probe): Surveyed {
  const [doubt] = doubts;
  if (cause !== undefined)
    return { ...rowOf(way), verdict: 'failure', result: cause.message, command: cause.command ?? null };
  return {
    ...rowOf(way),
    verdict: doubt === undefined ? 'ok' : 'warning',
    result: doubt ?? String(status),
    command: null,
  };
}

const rowOf = ({ upstream, apis }: Way) => ({
  backend: upstream.backend?.id ?? null,
  url: upstream.url,
  apis,
  certificate: upstream.agent.terms.certificate?.id ?? null,
});

const blocked = ({ api, hasPolicy, error, dependsOnRequest }: Blocked): Surveyed => ({
  backend: null,
  url: null,
  apis: [api],
  certificate: null,
  verdict: dependsOnRequest ? 'warning' : 'failure',
  result: dependsOnRequest
    ? `Where its calls go depends on the request, and for a plain GET ${error.source} fails: ${error.message}`
    : error.message,
  command: commandForPolicy(error.reason, { apiId: api, hasPolicy }) ?? null,
});

function unused({ id, chain }: Certificate, now: Date): Surveyed {
  const [doubt] = chainWarnings(
    chain.map(pem => new X509Certificate(pem)),
    now,
  );
  return {
    backend: null,
    url: null,
    apis: [],
    certificate: id,
    verdict: doubt === undefined ? 'ok' : 'warning',
    result: `No call presents it.${doubt === undefined ? '' : ` ${doubt}`}`,
    command: null,
  };
}
