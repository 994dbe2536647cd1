import { readExtraCa } from '../gateway/configuration/extra-ca.ts';
import { GatewayState } from '../gateway/configuration/state.ts';
import { askedInVain } from '../gateway/faults/notes.ts';
import { AZURE_TIMEOUTS } from '../gateway/settings.ts';
import { inTurns } from '../probe/in-turns.ts';
import type { Probe } from '../probe/probe.ts';
import { openProber } from '../probe/prober.ts';
import { word } from '../resources/shell-word.ts';
import type { Examination, ExaminedContext } from './examination.ts';
import { about, type Finding } from './finding.ts';

/** For TCP and TLS, and again for an answer, in milliseconds: somebody waits for it. */
const PATIENCE = AZURE_TIMEOUTS.connect;

/** Calls each backend in each way that calls take. */
export async function callFindings(
  { collections, service }: ExaminedContext,
  { env, cwd, now }: Examination,
): Promise<Finding[]> {
  const prober = await openProber({
    state: new GatewayState(collections),
    service,
    timeouts: { connect: PATIENCE, headers: PATIENCE, idle: PATIENCE },
    // A file that cannot be read is a finding about the environment.
    extraCa: () => readExtraCa(env.NODE_EXTRA_CA_CERTS ?? '', cwd).certificates,
    onBug: bug => {
      throw bug;
    },
    now,
  });
  const probes = await inTurns(prober.ways.all, way => prober.probe(way, ''));
  return probes.map(finding);
}

function finding({ way, cause, status, presentation }: Probe): Finding {
  const { url, backend, agent } = way.upstream;
  const { ok, warning, failure } = about('calls', backend?.id ?? url);
  const { certificate } = agent.terms;
  if (cause !== undefined) return failure(cause.message, cause.command);
  if (certificate !== undefined && presentation.unsent !== undefined)
    return warning(
      `A call to ${url} is answered ${status}. ${askedInVain(certificate.id, presentation.unsent)}`,
      `apim cert set --id ${word(certificate.id)} --pfx FILE`,
    );
  const presenting = certificate === undefined ? '' : ` with client certificate '${certificate.id}'`;
  return ok(`A call to ${url}${presenting} is answered ${status}.`);
}
