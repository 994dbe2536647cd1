import {
  ARGUMENT_OUT_OF_RANGE_EXCEPTION,
  argumentException,
  NetException,
  overflowException,
} from '../runtime/exception.ts';
import { NetObject } from '../runtime/net-object.ts';
import { TIME_SPAN } from '../types/primitives.ts';
import {
  MAX_INT64,
  MIN_INT64,
  TICKS_PER_DAY,
  TICKS_PER_HOUR,
  TICKS_PER_MICROSECOND,
  TICKS_PER_MILLISECOND,
  TICKS_PER_MINUTE,
  TICKS_PER_SECOND,
} from './ticks.ts';
import { timeSpanText } from './time-span-format.ts';

/** A length of time. Arithmetic throws OverflowException beyond 64 bits of ticks. */
export class TimeSpan extends NetObject {
  readonly type = TIME_SPAN;
  readonly ticks: bigint;

  constructor(ticks: bigint) {
    super();
    if (ticks < MIN_INT64 || ticks > MAX_INT64) throw tooLong();
    this.ticks = ticks;
  }

  static readonly zero = new TimeSpan(0n);

  /** Any number of any unit, of either sign. */
  static of(days: number, hours: number, minutes: number, seconds: number, milliseconds: number): TimeSpan {
    const wholeSeconds = BigInt(days) * 86_400n + BigInt(hours * 3600 + minutes * 60 + seconds);
    const ticks = wholeSeconds * TICKS_PER_SECOND + BigInt(milliseconds) * TICKS_PER_MILLISECOND;
    if (BigInt.asIntN(64, ticks) !== ticks) throw new NetException(ARGUMENT_OUT_OF_RANGE_EXCEPTION, TOO_LONG, null);
    return new TimeSpan(ticks);
  }

  /** Keeps what is left of a unit, to the tick. */
  static from(amount: number, ticksPerUnit: bigint): TimeSpan {
    if (Number.isNaN(amount)) throw notANumber();
    return fromTicks(amount * Number(ticksPerUnit));
  }

  static fromMilliseconds(milliseconds: number): TimeSpan {
    return TimeSpan.from(milliseconds, TICKS_PER_MILLISECOND);
  }

  get days(): number {
    return Number(this.ticks / TICKS_PER_DAY);
  }

  get hours(): number {
    return Number((this.ticks / TICKS_PER_HOUR) % 24n);
  }

  get minutes(): number {
    return Number((this.ticks / TICKS_PER_MINUTE) % 60n);
  }

  get seconds(): number {
    return Number((this.ticks / TICKS_PER_SECOND) % 60n);
  }

  get milliseconds(): number {
    return Number((this.ticks / TICKS_PER_MILLISECOND) % 1000n);
  }

  get microseconds(): number {
    return Number((this.ticks / TICKS_PER_MICROSECOND) % 1000n);
  }

  total(ticksPerUnit: bigint): number {
    return Number(this.ticks) / Number(ticksPerUnit);
  }

  plus({ ticks }: TimeSpan): TimeSpan {
    return new TimeSpan(this.ticks + ticks);
  }

  minus({ ticks }: TimeSpan): TimeSpan {
    return new TimeSpan(this.ticks - ticks);
  }

  times(factor: number): TimeSpan {
    if (Number.isNaN(factor)) throw notANumber('factor');
    return fromTicks(roundToEven(Number(this.ticks) * factor));
  }

  dividedBy(divisor: number): TimeSpan {
    if (Number.isNaN(divisor)) throw notANumber('divisor');
    return fromTicks(roundToEven(Number(this.ticks) / divisor));
  }

  negate(): TimeSpan {
    if (this.ticks === MIN_INT64)
      throw overflowException('Negating the minimum value of a twos complement number is invalid.');
    return new TimeSpan(-this.ticks);
  }

  duration(): TimeSpan {
    if (this.ticks === MIN_INT64)
      throw overflowException(
        'The duration cannot be returned for TimeSpan.MinValue because the absolute value of TimeSpan.MinValue exceeds the value of TimeSpan.MaxValue.',
      );
    return this.ticks < 0n ? this.negate() : this;
  }

  override toText(): string {
    return timeSpanText(this.ticks);
  }

  override key(): unknown {
    return `\0TimeSpan(${this.ticks})`;
  }

  override compareTo(other: unknown): number {
    if (!(other instanceof TimeSpan)) throw argumentException('Object must be of type TimeSpan.');
    return this.ticks < other.ticks ? -1 : Number(this.ticks > other.ticks);
  }
}

function fromTicks(ticks: number): TimeSpan {
  if (Number.isNaN(ticks) || ticks < Number(MIN_INT64) || ticks > Number(MAX_INT64)) throw tooLong();
  return new TimeSpan(ticks === Number(MAX_INT64) ? MAX_INT64 : BigInt(Math.trunc(ticks)));
}

function roundToEven(value: number): number {
  const rounded = Math.round(value);
  return Math.abs(value % 1) === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}

const TOO_LONG = 'TimeSpan overflowed because the duration is too long.';

const tooLong = (): NetException => overflowException(TOO_LONG);

const notANumber = (parameter?: string): NetException =>
  argumentException('TimeSpan does not accept floating point Not-a-Number values.', parameter);
