import type { Backend } from '../model/backend.ts';
import type { CompiledPolicy } from '../policy/compile.ts';
import type { GatewayCredentials } from '../policy/gateway-credentials.ts';
import type { ServedApi, Types } from './gateway-types.ts';

/** What chooses the client certificate of its calls, as far as policies do: the last one that is executed. */
export function policyCredentials({ inbound }: CompiledPolicy<Types>): GatewayCredentials | undefined {
  const last = inbound.findLast(({ place }) => place.name === 'authentication-certificate');
  if (last === undefined) return undefined;
  const [target] = last.targets;
  return target === undefined || 'backendId' in target ? 'expression' : target;
}

/** The backend entity that applies by the service URL; undefined where a policy may lead elsewhere. */
export function entityByUrl({ policy, target }: ServedApi): Backend | undefined {
  const { inbound, backend } = policy;
  const isLedElsewhere = [...inbound, ...backend].some(({ place }) => place.name === 'set-backend-service');
  return isLedElsewhere ? undefined : target?.match.for('');
}
