import { createHash } from 'node:crypto';
import { systemRoots } from '../../certificates/chain/system-roots.ts';

/** Which certificates, besides Node's own roots, a backend's chain may end in or pass through. */
export interface Trust {
  /** Tells two trusts apart; part of the key of an agent. */
  readonly fingerprint: string;
  /** PEM. */
  readonly added: readonly string[];
  /** These and the roots, PEM: what Node's `ca` option, which replaces the roots, is to get. Undefined where nothing is added. */
  readonly whole: readonly string[] | undefined;
}

/**
 * `own` are the context's CA certificates, `extraCa` answers those of the file of NODE_EXTRA_CA_CERTS, which Node has taken
 * by itself where there are none of the context's; PEM.
 */
export function trustOf(own: readonly string[], extraCa: () => readonly string[]): Trust {
  if (own.length === 0) return { fingerprint: '', added: [], whole: undefined };
  const extra = extraCa();
  const fingerprint = createHash('sha256').update(own.join('\n')).digest('hex');
  // Node 20 forgets its extra ones where a context gets roots of its own.
  return { fingerprint, added: [...extra, ...own], whole: [...systemRoots(extra), ...own] };
}
