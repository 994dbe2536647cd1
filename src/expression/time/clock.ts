import type { Clock } from '../../surroundings.ts';
import { TICKS_PER_MILLISECOND, UNIX_EPOCH_TICKS } from './ticks.ts';

/** UTC; the one place where expressions read a clock. */
export const nowTicks = (clock: Clock): bigint =>
  UNIX_EPOCH_TICKS + BigInt(Math.floor(clock.now())) * TICKS_PER_MILLISECOND;
