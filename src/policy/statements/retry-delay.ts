import type { Chance } from '../../surroundings.ts';

/** All in milliseconds. */
export interface Intervals {
  readonly interval: number;
  readonly maxInterval: number | undefined;
  readonly delta: number | undefined;
}

/** The longest that a timer of Node can wait. */
const LONGEST = 2 ** 31 - 1;

/**
 * How long to wait before a retry, of which the first is number 1: always the same, more by `delta` each time, or with both
 * doubled as the page's example has it (10, 20, 40, 80, 100), where its formula has one doubling more.
 * https://learn.microsoft.com/azure/api-management/retry-policy
 */
export function retryDelay({ interval, maxInterval, delta }: Intervals, retry: number, chance: Chance): number {
  const most = Math.min(maxInterval ?? LONGEST, LONGEST);
  if (delta === undefined) return Math.min(interval, most);
  const more = maxInterval === undefined ? (retry - 1) * delta : (2 ** (retry - 1) - 1) * delta * spread(chance);
  return Math.min(Math.round(interval + more), most);
}

/** From 0.8 to 1.2. */
const spread = (chance: Chance): number => 0.8 + (chance.bytes(4).readUInt32LE() / 2 ** 32) * 0.4;
