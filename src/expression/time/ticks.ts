/** .NET counts time in ticks of 100 ns. */
export const TICKS_PER_MILLISECOND = 10_000n;
export const TICKS_PER_MICROSECOND = 10n;
export const TICKS_PER_SECOND = 10_000_000n;
export const TICKS_PER_MINUTE = 600_000_000n;
export const TICKS_PER_HOUR = 36_000_000_000n;
export const TICKS_PER_DAY = 864_000_000_000n;

/** Of 31 December 9999, the last tick. */
export const MAX_TICKS = 3_155_378_975_999_999_999n;
/** Of 1 January 1970, UTC. */
export const UNIX_EPOCH_TICKS = 621_355_968_000_000_000n;

export const MIN_INT64 = -(2n ** 63n);
export const MAX_INT64 = 2n ** 63n - 1n;
