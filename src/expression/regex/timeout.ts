import { argumentOutOfRange } from '../runtime/exception.ts';
import type { TimeSpan } from '../time/time-span.ts';

const INFINITE_TICKS = -10_000n;
/** Of 2147483646 milliseconds. */
const MOST_TICKS = 21_474_836_460_000n;

/** Throws ArgumentOutOfRangeException. No search is ended by its own time-out: the meter stops those that take too long. */
export function checkTimeout({ ticks }: TimeSpan): void {
  if (ticks !== INFINITE_TICKS && (ticks <= 0n || ticks > MOST_TICKS))
    throw argumentOutOfRange('matchTimeout', 'Specified argument was out of the range of valid values.');
}
