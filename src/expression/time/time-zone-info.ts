import type { Clock } from '../../surroundings.ts';
import { notNull } from '../runtime/exception.ts';
import { NetObject } from '../runtime/net-object.ts';
import { compareOrdinal } from '../text/culture.ts';
import { define } from '../types/type.ts';
import { nowTicks } from './clock.ts';
import { DateTime } from './date-time.ts';
import { DateTimeOffset } from './date-time-offset.ts';
import { type Kind, UNSPECIFIED, UTC } from './kind.ts';
import { MAX_TICKS, TICKS_PER_DAY } from './ticks.ts';
import { TimeSpan } from './time-span.ts';
import { notFound, skipped, wrongKind } from './time-zone-errors.ts';
import { WINDOWS_ZONES } from './windows-zones.ts';
import { ZoneClock } from './zone-clock.ts';

export const TIME_ZONE_INFO = define({ name: 'System.TimeZoneInfo', kind: 'class' });
/** A time zone, by the tables that come with Node; those of Windows by their counterparts. The gateway's own is UTC. */
export class TimeZoneInfo extends NetObject {
  readonly type = TIME_ZONE_INFO;
  readonly id: string;
  readonly clock: ZoneClock;
  /** Tells what nowadays is; undefined for a zone that never changes. */
  readonly #today: Clock | undefined;

  private constructor(id: string, clock: ZoneClock, today: Clock | undefined) {
    super();
    this.id = id;
    this.clock = clock;
    this.#today = today;
  }

  static readonly utc = new TimeZoneInfo('UTC', ZoneClock.utc, undefined);

  /** Throws TimeZoneNotFoundException. */
  static find(today: Clock, id: string | null): TimeZoneInfo {
    const name = notNull(id, 'id');
    if (name.toUpperCase() === 'UTC') return TimeZoneInfo.utc;
    const windows = [...WINDOWS_ZONES].find(([key]) => key.toLowerCase() === name.toLowerCase());
    return new TimeZoneInfo(windows?.[0] ?? name, clockOf(windows?.[1] ?? name, name), today);
  }

  /** Those of Windows, by their offset and then by name. */
  static all(today: Clock): TimeZoneInfo[] {
    return [TimeZoneInfo.utc, ...Array.from(WINDOWS_ZONES.keys(), id => TimeZoneInfo.find(today, id))]
      .filter((zone, index, zones) => zones.findIndex(({ id }) => id === zone.id) === index)
      .map(zone => ({ zone, offset: zone.baseOffset }))
      .toSorted((a, b) => Number(a.offset - b.offset) || compareOrdinal(a.zone.displayName, b.zone.displayName))
      .map(({ zone }) => zone);
  }

  get isUtc(): boolean {
    return this.id === 'UTC';
  }

  /** What a time has for a kind when this zone's clocks show it. */
  get kind(): Kind {
    return this.isUtc ? UTC : UNSPECIFIED;
  }

  /** Standard time's, nowadays. */
  get baseOffset(): bigint {
    return this.#baseOffsetNear(this.#nowTicks);
  }

  get hasDaylightSaving(): boolean {
    return new Set(this.#offsetsNear(this.#nowTicks)).size > 1;
  }

  get #nowTicks(): bigint {
    return this.#today === undefined ? 0n : nowTicks(this.#today);
  }

  /** A time of kind Unspecified is one on this zone's wall; a skipped or doubled one counts as standard time. */
  offsetOf(time: DateTime): bigint {
    if (time.kind !== UNSPECIFIED) return this.clock.offset(time.ticks);
    return least(this.clock.offsetsAtWall(time.ticks)) ?? this.#baseOffsetNear(time.ticks);
  }

  isDaylightSaving(time: DateTime): boolean {
    return this.offsetOf(time) !== this.#baseOffsetNear(time.ticks);
  }

  /** Of a point in time, and of one half a year later. */
  #offsetsNear(ticks: bigint): readonly bigint[] {
    return [0n, 182n].map(days => this.clock.offset(ticks + days * TICKS_PER_DAY));
  }

  #baseOffsetNear(ticks: bigint): bigint {
    return least(this.#offsetsNear(ticks)) ?? 0n;
  }

  /** Shows a point in time on this zone's wall. */
  fromUtc(ticks: bigint): DateTime {
    const wall = ticks + this.clock.offset(ticks);
    return new DateTime(clamped(wall), this.kind);
  }

  /** The point in time when this zone's wall shows a time. Throws ArgumentException for one that is skipped, or of another kind. */
  toUtc(time: DateTime, parameter: string): DateTime {
    if (time.kind !== UNSPECIFIED && time.kind !== this.kind) throw wrongKind();
    if (this.isUtc) return time.withKind(UTC);
    if (this.clock.offsetsAtWall(time.ticks).length === 0) throw skipped(parameter);
    return new DateTime(clamped(time.ticks - this.offsetOf(time)), UTC);
  }

  convert({ utcTicks }: DateTimeOffset): DateTimeOffset {
    const offset = this.clock.offset(utcTicks);
    return DateTimeOffset.of(new DateTime(utcTicks + offset, UNSPECIFIED), new TimeSpan(offset));
  }

  override toText(): string {
    return this.displayName;
  }

  get displayName(): string {
    if (this.isUtc) return '(UTC) Coordinated Universal Time';
    const base = new TimeSpan(this.baseOffset);
    const [hours, minutes] = [base.hours, base.minutes].map(part => String(Math.abs(part)).padStart(2, '0'));
    return `(UTC${base.ticks < 0n ? '-' : '+'}${hours}:${minutes}) ${this.id}`;
  }

  get standardName(): string {
    return this.isUtc ? 'Coordinated Universal Time' : this.id;
  }

  get daylightName(): string {
    return this.standardName.replace('Standard', 'Daylight');
  }

  override key(): unknown {
    return `\0TimeZoneInfo(${this.id})`;
  }
}

const least = (offsets: readonly bigint[]): bigint | undefined => offsets.toSorted((a, b) => Number(a - b))[0];

const clamped = (ticks: bigint): bigint => {
  if (ticks < 0n) return 0n;
  return ticks > MAX_TICKS ? MAX_TICKS : ticks;
};

function clockOf(ianaId: string, id: string): ZoneClock {
  if (!/^[A-Z]/i.test(ianaId)) throw notFound(id);
  try {
    return ZoneClock.of(ianaId);
  } catch (error) {
    if (error instanceof RangeError) throw notFound(id);
    throw error;
  }
}
