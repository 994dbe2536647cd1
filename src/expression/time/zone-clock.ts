import { TICKS_PER_DAY, TICKS_PER_HOUR, TICKS_PER_MINUTE, TICKS_PER_SECOND, UNIX_EPOCH_TICKS } from './ticks.ts';

/** How far a zone's clocks are from UTC, at any time; all in ticks. */
export class ZoneClock {
  readonly #ianaId: string;
  #known: Intl.DateTimeFormat | undefined;

  private constructor(ianaId: string) {
    this.#ianaId = ianaId;
  }

  static readonly utc = new ZoneClock('UTC');

  /** The zone is one of IANA's; throws RangeError for another. */
  static of(ianaId: string): ZoneClock {
    const clock = new ZoneClock(ianaId);
    clock.#known = clock.#format;
    return clock;
  }

  /** Costs milliseconds to make. */
  get #format(): Intl.DateTimeFormat {
    this.#known ??= new Intl.DateTimeFormat('en-US', { timeZone: this.#ianaId, timeZoneName: 'longOffset' });
    return this.#known;
  }

  /** Of a point in time, UTC. */
  offset(utcTicks: bigint): bigint {
    const milliseconds = Number((utcTicks - UNIX_EPOCH_TICKS) / 10_000n);
    const name = this.#format.formatToParts(milliseconds).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign, hours, minutes, seconds] = /([+-])(\d\d):(\d\d)(?::(\d\d))?/.exec(name) ?? [];
    const length =
      BigInt(hours ?? 0) * TICKS_PER_HOUR +
      BigInt(minutes ?? 0) * TICKS_PER_MINUTE +
      BigInt(seconds ?? 0) * TICKS_PER_SECOND;
    return sign === '-' ? -length : length;
  }

  /** The offsets that a time on the zone's wall can have: none when clocks skip it, two when they show it twice. */
  offsetsAtWall(wallTicks: bigint): readonly bigint[] {
    const around = new Set([wallTicks - TICKS_PER_DAY, wallTicks + TICKS_PER_DAY].map(ticks => this.offset(ticks)));
    return [...around].filter(offset => this.offset(wallTicks - offset) === offset);
  }
}
