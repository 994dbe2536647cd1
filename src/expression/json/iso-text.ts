import { DateTime } from '../time/date-time.ts';
import type { DateTimeOffset } from '../time/date-time-offset.ts';
import { LOCAL, UTC } from '../time/kind.ts';
import { TICKS_PER_MINUTE, TICKS_PER_SECOND, UNIX_EPOCH_TICKS } from '../time/ticks.ts';

/** `2020-01-02T03:04:05.6Z`, as JSON has it: without zeros at the end of the fraction, with an offset where there is one. */
export const isoText = (value: DateTime | DateTimeOffset): string =>
  value instanceof DateTime
    ? wallText(value) + zone(value)
    : wallText(value.dateTime) + offsetText(value.offset.ticks / TICKS_PER_MINUTE);

function wallText(wall: DateTime): string {
  const unixSeconds = Number((wall.ticks - UNIX_EPOCH_TICKS - (wall.ticks % TICKS_PER_SECOND)) / TICKS_PER_SECOND);
  const seconds = new Date(unixSeconds * 1000).toISOString().slice(0, 19);
  const fraction = wall.ticks % TICKS_PER_SECOND;
  return fraction === 0n ? seconds : `${seconds}.${String(fraction).padStart(7, '0').replace(/0+$/, '')}`;
}

function zone({ kind }: DateTime): string {
  if (kind === UTC) return 'Z';
  return kind === LOCAL ? '+00:00' : '';
}

function offsetText(minutes: bigint): string {
  const size = Number(minutes < 0n ? -minutes : minutes);
  const [hour, minute] = [Math.floor(size / 60), size % 60].map(part => String(part).padStart(2, '0'));
  return `${minutes < 0n ? '-' : '+'}${hour}:${minute}`;
}
