import { resuming } from '../gateway/backends/connector.ts';
import { diagnose } from '../gateway/faults/diagnose.ts';
import { connectionFailure, type Diagnosis, type Dialled, hostOf } from '../gateway/faults/diagnosis.ts';
import { type Answered, look, type Method } from './look.ts';
import type { ProbeOptions, Seen } from './seeing.ts';
import type { Way } from './ways.ts';

/**
 * What goes wrong on the gateway's second connection, which may go on with the TLS session of the first: it is made as
 * the gateway itself makes it. Undefined: nothing, or no session was given, and so it is as the first.
 */
export async function diagnoseSecond(seen: Seen, way: Way, options: ProbeOptions): Promise<Diagnosis | undefined> {
  const { answered, sight, dialled, method } = seen;
  const { session } = sight;
  if (session === undefined || !('status' in answered)) return undefined;
  const again = (by: Method): Promise<Answered> =>
    look({
      upstream: way.upstream,
      terms: dialled.terms,
      timeouts: options.timeouts,
      connecting: resuming(session),
      method: by,
      path: options.path,
    });
  const isAsGood = (second: Answered): boolean =>
    'status' in second && (second.status === answered.status || !mayBeOfSession(second.status));
  if (isAsGood(await again(method))) return undefined;
  const second = await again('GET');
  return isAsGood(second) ? undefined : failure(dialled, answered.status, second);
}

/** Of a server that does not know any more who the client is, or fails at its session; not those such as 404 and 429. */
const mayBeOfSession = (status: number): boolean => [400, 401, 403].includes(status) || status >= 500;

function failure(dialled: Dialled, first: number, second: Answered): Diagnosis {
  const what =
    'status' in second
      ? `it answered ${second.status}.`
      : diagnose(second.error, { ...dialled, evidence: undefined }).message;
  return connectionFailure(
    'SecondConnection',
    `${hostOf(dialled)} answered ${first} on a first connection, but a second one, on which the TLS session of the first goes on, failed: ${what}`,
    undefined,
  );
}
