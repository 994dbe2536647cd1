import type { Backend } from '../../model/backend.ts';
import type { CompiledPolicy } from '../../policy/compile.ts';
import type { GatewayCredentials } from '../../policy/gateway-credentials.ts';
import { withInner } from '../../policy/step.ts';
import type { ServedApi } from '../gateway-types.ts';

/** What chooses the client certificate of its calls, as far as policies do: the last one that is executed. */
export function policyCredentials({ inbound }: CompiledPolicy): GatewayCredentials | undefined {
  const last = withInner(inbound).findLast(({ place }) => place.name === 'authentication-certificate');
  if (last === undefined) return undefined;
  // In a block it depends on the request.
  if (last.path !== '') return 'expression';
  const [target] = last.targets;
  return target !== undefined && ('certificateId' in target || 'thumbprint' in target) ? target : 'expression';
}

/** The backend entity that applies by the service URL; undefined where a policy may lead elsewhere. */
export function entityByUrl({ policies, target }: ServedApi): Backend | undefined {
  const { inbound, backend } = policies.alone;
  const isLedElsewhere = withInner([...inbound, ...backend]).some(({ place }) => place.name === 'set-backend-service');
  return isLedElsewhere ? undefined : target?.match.for('');
}
