import type { ServerChain } from '../certificates/chain/types.ts';
import { alertError, alertName } from '../gateway/backends/tls-alerts.ts';
import { wasClosed } from '../gateway/backends/was-closed.ts';
import { type Presentation, presentationOf } from '../gateway/faults/client-certificate.ts';
import { diagnose } from '../gateway/faults/diagnose.ts';
import { codeOf, type Diagnosis, type Dialled } from '../gateway/faults/diagnosis.ts';
import { askedInVain } from '../gateway/faults/notes.ts';
import type { HandshakeReport } from '../handshake/report.ts';
import { inAzure } from './azure.ts';
import { type Cause, causeOf } from './cause.ts';
import { seeDecisive } from './deciding.ts';
import { azureDoubts, doubts, usageDoubt } from './doubts.ts';
import type { Answered } from './look.ts';
import { needsTls13 } from './needs-tls13.ts';
import { diagnoseSecond } from './second-connection.ts';
import { againOf } from './second-looks.ts';
import type { ProbeOptions, Seen } from './seeing.ts';
import type { Sight } from './sight.ts';
import { askedLate, diagnoseStatus } from './status-diagnosis.ts';
import type { Step } from './timeline.ts';
import type { Way } from './ways.ts';

/** All that a look at a backend told. */
export interface Probe {
  readonly way: Way;
  readonly steps: readonly Step[];
  /** Undefined without TLS. */
  readonly handshake: HandshakeReport | undefined;
  /** Undefined where no certificate of the server came. */
  readonly chain: ServerChain | undefined;
  readonly presentation: Presentation;
  /** Undefined where no answer came. */
  readonly status: number | undefined;
  /** Undefined: a call through the gateway would succeed. */
  readonly cause: Cause | undefined;
  /** What may go wrong one day, a sentence each. */
  readonly doubts: readonly string[];
  /** What Azure would do, a sentence each. */
  readonly azure: readonly string[];
}

/** Sends requests as the gateway would send them, and tells what happens on the way. */
export async function probe(way: Way, options: ProbeOptions): Promise<Probe> {
  const seen = await seeDecisive(way, way.upstream.agent.terms, options);
  const { answered, sight, dialled } = seen;
  const presentation = presentationOf(dialled.terms, dialled.evidence?.handshake);
  const diagnosis = withUnsent(
    (await diagnosed(seen, way, options)) ?? (await diagnoseSecond(seen, way, options)),
    presentation,
  );
  const success = {
    way,
    dialled,
    presentation,
    needsTls13: diagnosis === undefined && (await needsTls13(dialled)),
  };
  return {
    way,
    steps: sight.timeline.steps,
    handshake: dialled.evidence?.handshake,
    chain: dialled.evidence?.chain,
    presentation,
    status: 'status' in answered ? answered.status : undefined,
    cause: diagnosis === undefined ? undefined : causeOf(diagnosis, dialled, way),
    doubts: diagnosis === undefined ? doubts(success, options.now) : [],
    azure: diagnosis === undefined ? azureDoubts(success) : azureSays(diagnosis, answered, dialled, presentation),
  };
}

/** A backend may fail at what it was not sent. */
function withUnsent(diagnosis: Diagnosis | undefined, { certificate, unsent }: Presentation): Diagnosis | undefined {
  if (diagnosis?.fault !== 'ServerError' || certificate === undefined || unsent === undefined) return diagnosis;
  return { ...diagnosis, message: `${diagnosis.message} ${askedInVain(certificate.id, unsent)}` };
}

function azureSays({ fault }: Diagnosis, answered: Answered, dialled: Dialled, { asked }: Presentation): string[] {
  const usage = asked === 'not seen' ? false : usageDoubt(dialled);
  return [inAzure(fault, 'status' in answered), ...(usage === false ? [] : [usage])];
}

async function diagnosed(seen: Seen, way: Way, options: ProbeOptions): Promise<Diagnosis | undefined> {
  const { answered, sight, dialled } = seen;
  const again = againOf(seen, way, options);
  if (!('error' in answered)) return diagnoseStatus(dialled, answered, again);
  const diagnosis = diagnose(telling(answered.error, sight), dialled);
  if (diagnosis.fault !== 'Closed') return diagnosis;
  return (await askedLate(dialled, diagnosis.message.replace(/\.$/, ''), again)) ?? diagnosis;
}

/** The alert behind undici's "other side closed", where there was one. */
function telling(error: Error, { error: own, handshake }: Sight): Error {
  if (own !== undefined && alertName(codeOf(own)) !== undefined) return own;
  const alerts = handshake?.alerts.filter(({ from }) => from === 'server') ?? [];
  // A server that warns and closes said why too; one that warns and goes on did not mean it.
  const alert = alerts.find(({ level }) => level === 'fatal') ?? (wasClosed(error) ? alerts.at(-1) : undefined);
  return alert === undefined || alertName(codeOf(error)) !== undefined ? error : alertError(alert.description);
}
