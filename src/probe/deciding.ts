import type { Terms } from '../gateway/backends/terms.ts';
import { foreignCoding } from '../gateway/backends/transfer-coding.ts';
import { type Answered, isWelcome } from './look.ts';
import { type ProbeOptions, type Seen, see } from './seeing.ts';
import type { Way } from './ways.ts';

/** So long a HEAD is waited for at most, in milliseconds: many servers never answer one. */
const PATIENCE = 2000;

/**
 * One call that shows how a GET would go. A HEAD asks for less, but servers ignore it, break it off, or answer it with
 * 405, 501 or an error of their own where they serve a GET; so one that is not welcome decides nothing, and a GET is sent.
 * Before a request is on its way it plays no part which one it will be.
 */
export async function seeDecisive(way: Way, terms: Terms, options: ProbeOptions): Promise<Seen> {
  const { timeouts } = options;
  const headers = Math.min(timeouts.headers, PATIENCE);
  const head = await see(way, terms, 'HEAD', { ...options, timeouts: { ...timeouts, headers } });
  if (isGood(head.answered) || head.sight.connected === undefined) return head;
  const get = await see(way, terms, 'GET', options);
  return hasNoGet(get) && 'status' in head.answered ? head : get;
}

/** The headers of a HEAD tell of a body that only a GET brings: RFC 9110, section 9.3.2. */
const isGood = (answered: Answered): boolean =>
  isWelcome(answered) && 'headers' in answered && foreignCoding(answered.headers) === undefined;

/** RFC 9110, section 15.6.2. */
const hasNoGet = ({ answered }: Seen): boolean => 'status' in answered && answered.status === 501;
