import { FORWARDS_ALL, NOTHING_SERVED } from '../gateway/faults/notes.ts';
import type { ServedGateway } from '../gateway/gateway.ts';
import { isLoopbackAddress } from '../http/loopback.ts';
import { leftOut } from '../policy/unsupported.ts';
import { type Environment, tell, warn } from './environment.ts';

/** Says where a gateway listens, what it serves, and what to mind. */
export function introduce(env: Environment, gateway: ServedGateway, host: string, caFile: string | undefined): void {
  tell(env, `Gateway listening on ${gateway.url}`);
  if (gateway.httpsUrl !== undefined)
    tell(env, `Gateway listening on ${gateway.httpsUrl}, its CA certificate is ${caFile}`);
  if (!isLoopbackAddress(host)) warn(env, `--host ${host} lets other machines use this context's client certificates.`);
  for (const sentence of gateway.broken) warn(env, sentence);
  if (gateway.skipped.length > 0) warn(env, leftOut(gateway.skipped));
  const lines = gateway.overview();
  for (const line of lines.slice(0, SHOWN)) tell(env, line);
  if (lines.length > SHOWN) tell(env, `… and ${lines.length - SHOWN} more (apim api list)`);
  if (lines.length === 0) tell(env, `${NOTHING_SERVED}; no restart is needed.`);
  if (gateway.forwardsAll) tell(env, `Note: an ${FORWARDS_ALL}`);
}

/** More lines than this nobody reads. */
const SHOWN = 20;
