import { TICKS_PER_MILLISECOND, UNIX_EPOCH_TICKS } from './ticks.ts';

/** The gateway's clock, UTC; the one place where expressions read it. */
export const nowTicks = (): bigint => UNIX_EPOCH_TICKS + BigInt(Date.now()) * TICKS_PER_MILLISECOND;
