import { secureContext } from '../gateway/backends/secure-context.ts';
import type { Dialled } from '../gateway/faults/diagnosis.ts';
import { connectSeen } from './observing-connector.ts';
import { Sight } from './sight.ts';

/** Whether a server that was spoken to in TLS 1.3 speaks nothing older, which is what Azure begins with. */
export async function needsTls13({ terms, timeouts, evidence }: Dialled): Promise<boolean> {
  if (evidence?.handshake?.serverHello?.version !== 'TLSv1.3') return false;
  const older = { ...terms, maxVersion: 'TLSv1.2' as const };
  const sight = new Sight();
  sight.serverName = evidence.serverName;
  try {
    const socket = await connectSeen(older, secureContext(older), timeouts.connect, sight);
    socket.destroy();
    return false;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const isRefused = sight.isReached && error.code !== 'UND_ERR_CONNECT_TIMEOUT';
    return isRefused && sight.handshake?.serverHello === undefined;
  }
}
