import type { Anchors } from '../certificates/chain/anchors.ts';
import { serverChain } from '../certificates/chain/server-chain.ts';
import type { ServerChain } from '../certificates/chain/types.ts';
import type { Terms } from '../gateway/backends/terms.ts';
import type { Dialled } from '../gateway/faults/diagnosis.ts';
import type { Evidence } from '../gateway/faults/evidence.ts';
import type { GatewayTimeouts } from '../gateway/settings.ts';
import { hostAndPort } from './dialling.ts';
import { type Answered, isWelcome, look, type Method } from './look.ts';
import { observingConnector } from './observing-connector.ts';
import { Sight } from './sight.ts';
import { codeOfThrown } from './timeline.ts';
import type { Way } from './ways.ts';

export interface ProbeOptions {
  /** Path and query below the base URL: empty, or from a slash on. */
  readonly path: string;
  readonly timeouts: GatewayTimeouts;
  readonly anchors: Anchors;
  readonly now: Date;
}

/** One call, with all that was seen of it. */
export interface Seen {
  readonly answered: Answered;
  readonly sight: Sight;
  readonly dialled: Dialled;
  readonly method: Method;
}

/** Sends a request on these terms, and looks on. */
export async function see(way: Way, terms: Terms, method: Method, options: ProbeOptions): Promise<Seen> {
  const sight = new Sight();
  const { path, timeouts } = options;
  const connecting = observingConnector(sight);
  const answered = await look({ upstream: way.upstream, terms, timeouts, connecting, method, path });
  if (sight.connected !== undefined) addAnswer(sight, sight.connected, answered);
  const { isReached, handshake, serverName } = sight;
  const evidence = { isReached, handshake, chain: chainOf(sight, terms, options), serverName };
  return { answered, sight, method, dialled: dialledOn(way, terms, options, evidence) };
}

function addAnswer({ timeline }: Sight, began: number, answered: Answered): void {
  if ('error' in answered) timeline.add('HTTP', began, 'failure', codeOfThrown(answered.error));
  else timeline.add('HTTP', began, isWelcome(answered) ? 'ok' : 'warning', String(answered.status));
}

function chainOf(
  { handshake, serverName }: Sight,
  { origin }: Terms,
  { anchors, now }: ProbeOptions,
): ServerChain | undefined {
  const sent = handshake?.serverCertificates ?? [];
  if (typeof sent === 'string' || sent.length === 0) return undefined;
  const hostname = serverName ?? hostAndPort(new URL(origin)).hostname;
  return serverChain({ sent, hostname, anchors, now });
}

const dialledOn = (way: Way, terms: Terms, { timeouts }: ProbeOptions, evidence: Evidence): Dialled => ({
  url: way.upstream.url,
  terms,
  timeouts,
  answerBegan: false,
  evidence,
  unsent: undefined,
});
