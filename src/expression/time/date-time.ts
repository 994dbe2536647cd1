import type { Clock } from '../../surroundings.ts';
import { argumentException, argumentOutOfRange, type NetException } from '../runtime/exception.ts';
import { NetObject } from '../runtime/net-object.ts';
import { DATE_TIME } from '../types/primitives.ts';
import { dateTicks, daysInMonth, isWithin, timeTicks, type WallTime, wallTime } from './calendar.ts';
import { nowTicks } from './clock.ts';
import { formatDateTime } from './date-format.ts';
import { type Kind, kindOf, LOCAL, UNSPECIFIED, UTC } from './kind.ts';
import { MAX_TICKS, TICKS_PER_DAY, TICKS_PER_MICROSECOND, TICKS_PER_MILLISECOND, UNIX_EPOCH_TICKS } from './ticks.ts';
import { TimeSpan } from './time-span.ts';

/** Local time is UTC, as on the gateway, so that a change of kind never changes the ticks. */
export class DateTime extends NetObject {
  readonly type = DATE_TIME;
  /** Since 1 January 0001. */
  readonly ticks: bigint;
  readonly kind: Kind;

  constructor(ticks: bigint, kind: Kind) {
    super();
    this.ticks = ticks;
    this.kind = kind;
  }

  static readonly minValue = new DateTime(0n, UNSPECIFIED);
  static readonly maxValue = new DateTime(MAX_TICKS, UNSPECIFIED);
  static readonly unixEpoch = new DateTime(UNIX_EPOCH_TICKS, UTC);

  static utcNow(clock: Clock): DateTime {
    return new DateTime(nowTicks(clock), UTC);
  }

  static now(clock: Clock): DateTime {
    return new DateTime(nowTicks(clock), LOCAL);
  }

  /** Throws ArgumentOutOfRangeException. */
  static fromTicks(ticks: bigint, kind: number): DateTime {
    if (ticks < 0n || ticks > MAX_TICKS)
      throw argumentOutOfRange('ticks', 'Ticks must be between DateTime.MinValue.Ticks and DateTime.MaxValue.Ticks.');
    return new DateTime(ticks, kindOf(kind));
  }

  /** Throws ArgumentOutOfRangeException where the numbers are no point in time. */
  static of(date: readonly [number, number, number], time: readonly number[], kind: number): DateTime {
    const [hour = 0, minute = 0, second = 0, millisecond = 0, microsecond = 0] = time;
    const whole = dateTicks(...date) + timeTicks(hour, minute, second);
    const fraction =
      below1000(millisecond, 'millisecond') * TICKS_PER_MILLISECOND +
      below1000(microsecond, 'microsecond') * TICKS_PER_MICROSECOND;
    return new DateTime(whole + fraction, kindOf(kind));
  }

  /** Milliseconds since 1970; Utc. */
  static fromMilliseconds(unixMilliseconds: number): DateTime {
    return new DateTime(UNIX_EPOCH_TICKS + BigInt(Math.trunc(unixMilliseconds)) * TICKS_PER_MILLISECOND, UTC);
  }

  toUnixMilliseconds(): number {
    return Number((this.ticks - UNIX_EPOCH_TICKS) / TICKS_PER_MILLISECOND);
  }

  get wall(): WallTime {
    return wallTime(this.ticks);
  }

  get date(): DateTime {
    return new DateTime(this.ticks - (this.ticks % TICKS_PER_DAY), this.kind);
  }

  get timeOfDay(): TimeSpan {
    return new TimeSpan(this.ticks % TICKS_PER_DAY);
  }

  withKind(kind: number): DateTime {
    return new DateTime(this.ticks, kindOf(kind));
  }

  /** Throws ArgumentOutOfRangeException that names the parameter. */
  plusTicks(ticks: bigint, parameter: string): DateTime {
    const sum = this.ticks + ticks;
    if (sum < 0n || sum > MAX_TICKS) throw outOfRange(parameter);
    return new DateTime(sum, this.kind);
  }

  /** Any part of a unit counts, to the tick. */
  plusUnits(amount: number, ticksPerUnit: bigint): DateTime {
    const most = Number(MAX_TICKS / ticksPerUnit) + 1;
    if (Number.isNaN(amount)) throw outOfRange('value');
    if (!(Math.abs(amount) <= most)) throw argumentOutOfRange('value', 'Value to add was out of range.');
    const whole = Math.trunc(amount);
    const rest = Math.trunc((amount - whole) * Number(ticksPerUnit));
    return this.plusTicks(BigInt(whole) * ticksPerUnit + BigInt(rest), 'value');
  }

  /** The day becomes the month's last where the month is too short. */
  plusMonths(months: number): DateTime {
    if (Math.abs(months) > 120_000) throw argumentOutOfRange('months', 'Months value must be between +/-120000.');
    const { year, month } = this.wall;
    const sum = year * 12 + month - 1 + months;
    return inMonth(this, Math.floor(sum / 12), (((sum % 12) + 12) % 12) + 1, 'months');
  }

  plusYears(years: number): DateTime {
    if (Math.abs(years) > 10_000) throw argumentOutOfRange('value', 'Years value must be between +/-10000.');
    const { year, month } = this.wall;
    return inMonth(this, year + years, month, 'value');
  }

  minus({ ticks }: DateTime): TimeSpan {
    return new TimeSpan(this.ticks - ticks);
  }

  override toText(): string {
    return formatDateTime(this, 'G');
  }

  override key(): unknown {
    return `\0DateTime(${this.ticks})`;
  }

  override compareTo(other: unknown): number {
    if (!(other instanceof DateTime)) throw argumentException('Object must be of type DateTime.');
    return this.ticks < other.ticks ? -1 : Number(this.ticks > other.ticks);
  }
}

function inMonth(from: DateTime, year: number, month: number, parameter: string): DateTime {
  if (year < 1 || year > 9999) throw outOfRange(parameter);
  const day = Math.min(from.wall.day, daysInMonth(year, month));
  return new DateTime(dateTicks(year, month, day) + (from.ticks % TICKS_PER_DAY), from.kind);
}

function below1000(value: number, parameter: string): bigint {
  if (!isWithin(value, 1000)) throw argumentOutOfRange(parameter, 'Valid values are between 0 and 999, inclusive.');
  return BigInt(value);
}

const outOfRange = (parameter: string): NetException =>
  argumentOutOfRange(parameter, 'The added or subtracted value results in an un-representable DateTime.');
