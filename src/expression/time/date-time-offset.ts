import type { Clock } from '../../surroundings.ts';
import { argumentException, argumentOutOfRange, type NetException } from '../runtime/exception.ts';
import { NetObject } from '../runtime/net-object.ts';
import { DATE_TIME_OFFSET } from '../types/primitives.ts';
import { formatMoment } from './date-format.ts';
import { DateTime } from './date-time.ts';
import { LOCAL, UNSPECIFIED, UTC } from './kind.ts';
import {
  MAX_TICKS,
  TICKS_PER_HOUR,
  TICKS_PER_MILLISECOND,
  TICKS_PER_MINUTE,
  TICKS_PER_SECOND,
  UNIX_EPOCH_TICKS,
} from './ticks.ts';
import { TimeSpan } from './time-span.ts';

const MAX_OFFSET = 14n * TICKS_PER_HOUR;

/** A point in time, and how far the clock on the wall is from UTC. Two are equal that are the same point in time. */
export class DateTimeOffset extends NetObject {
  readonly type = DATE_TIME_OFFSET;
  /** As the clock on the wall shows it; Unspecified. */
  readonly dateTime: DateTime;
  readonly offset: TimeSpan;

  private constructor(dateTime: DateTime, offset: TimeSpan) {
    super();
    this.dateTime = dateTime;
    this.offset = offset;
  }

  static readonly minValue = new DateTimeOffset(DateTime.minValue, TimeSpan.zero);
  static readonly maxValue = new DateTimeOffset(DateTime.maxValue, TimeSpan.zero);
  static readonly unixEpoch = new DateTimeOffset(DateTime.unixEpoch.withKind(UNSPECIFIED), TimeSpan.zero);

  static utcNow(clock: Clock): DateTimeOffset {
    return DateTimeOffset.fromDateTime(DateTime.utcNow(clock));
  }

  /** Unspecified counts as local, which is UTC. */
  static fromDateTime(dateTime: DateTime): DateTimeOffset {
    return new DateTimeOffset(dateTime.withKind(UNSPECIFIED), TimeSpan.zero);
  }

  /** Throws ArgumentException and ArgumentOutOfRangeException for an offset that cannot be. */
  static of(dateTime: DateTime, offset: TimeSpan): DateTimeOffset {
    if (dateTime.kind !== UNSPECIFIED && offset.ticks !== 0n) throw wrongOffset(dateTime);
    if (offset.ticks % TICKS_PER_MINUTE !== 0n)
      throw argumentException('Offset must be specified in whole minutes.', 'offset');
    if (offset.duration().ticks > MAX_OFFSET)
      throw argumentOutOfRange('offset', 'Offset must be within plus or minus 14 hours.');
    const utc = dateTime.ticks - offset.ticks;
    if (utc < 0n || utc > MAX_TICKS)
      throw argumentOutOfRange(
        'offset',
        'The UTC time represented when the offset is applied must be between year 0 and 10,000.',
      );
    return new DateTimeOffset(dateTime.withKind(UNSPECIFIED), offset);
  }

  static fromUnixSeconds(seconds: bigint): DateTimeOffset {
    return fromUnix(seconds, TICKS_PER_SECOND, 'seconds');
  }

  static fromUnixMilliseconds(milliseconds: bigint): DateTimeOffset {
    return fromUnix(milliseconds, TICKS_PER_MILLISECOND, 'milliseconds');
  }

  get utcTicks(): bigint {
    return this.dateTime.ticks - this.offset.ticks;
  }

  get utcDateTime(): DateTime {
    return new DateTime(this.utcTicks, UTC);
  }

  get localDateTime(): DateTime {
    return new DateTime(this.utcTicks, LOCAL);
  }

  /** Whole units since 1970, rounded down. */
  toUnix(ticksPerUnit: bigint): bigint {
    return this.utcTicks / ticksPerUnit - UNIX_EPOCH_TICKS / ticksPerUnit;
  }

  /** The same point in time on another clock. */
  toOffset(offset: TimeSpan): DateTimeOffset {
    return DateTimeOffset.of(this.dateTime.plusTicks(offset.ticks - this.offset.ticks, 'offset'), offset);
  }

  /** The clock on the wall is changed, the offset stays. */
  map(change: (wall: DateTime) => DateTime): DateTimeOffset {
    return DateTimeOffset.of(change(this.dateTime), this.offset);
  }

  minus({ utcTicks }: DateTimeOffset): TimeSpan {
    return new TimeSpan(this.utcTicks - utcTicks);
  }

  format(format: string): string {
    return formatMoment({ ticks: this.dateTime.ticks, kind: UNSPECIFIED, offset: this.offset.ticks }, format);
  }

  override toText(): string {
    return this.format('');
  }

  override key(): unknown {
    return `\0DateTimeOffset(${this.utcTicks})`;
  }

  override compareTo(other: unknown): number {
    if (!(other instanceof DateTimeOffset)) throw argumentException('Object must be of type DateTimeOffset.');
    return this.utcTicks < other.utcTicks ? -1 : Number(this.utcTicks > other.utcTicks);
  }
}

function fromUnix(amount: bigint, ticksPerUnit: bigint, parameter: string): DateTimeOffset {
  const [least, most] = [-UNIX_EPOCH_TICKS / ticksPerUnit, (MAX_TICKS - UNIX_EPOCH_TICKS) / ticksPerUnit];
  if (amount < least || amount > most)
    throw argumentOutOfRange(parameter, `Valid values are between ${least} and ${most}, inclusive.`);
  return DateTimeOffset.fromDateTime(new DateTime(UNIX_EPOCH_TICKS + amount * ticksPerUnit, UTC));
}

const wrongOffset = ({ kind }: DateTime): NetException =>
  argumentException(
    kind === UTC
      ? 'The UTC Offset for Utc DateTime instances must be 0.'
      : 'The UTC Offset of the local dateTime parameter does not match the offset argument.',
    'offset',
  );
