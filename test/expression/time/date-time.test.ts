import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DateTime } from '../../../src/expression/time/date-time.ts';
import { DateTimeOffset } from '../../../src/expression/time/date-time-offset.ts';
import { LOCAL, UNSPECIFIED, UTC } from '../../../src/expression/time/kind.ts';
import { TICKS_PER_DAY, TICKS_PER_HOUR, TICKS_PER_SECOND } from '../../../src/expression/time/ticks.ts';
import { TimeSpan } from '../../../src/expression/time/time-span.ts';

const day = (year: number, month: number, date: number): DateTime => DateTime.of([year, month, date], [], UNSPECIFIED);
const message = (run: () => unknown): string => {
  try {
    return String(run());
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

describe('DateTime', () => {
  it('knows the wall time of any day there is', () => {
    for (const [year, month, date] of [
      [1, 1, 1],
      [1900, 2, 28],
      [2000, 2, 29],
      [2023, 12, 31],
      [9999, 12, 31],
    ] as const) {
      const { wall } = day(year, month, date);
      assert.deepEqual([wall.year, wall.month, wall.day], [year, month, date]);
    }
    assert.equal(day(2024, 12, 31).wall.dayOfYear, 366);
    assert.equal(day(2026, 11, 24).wall.dayOfWeek, 2);
  });

  it('agrees with JavaScript on milliseconds since 1970', () => {
    const milliseconds = Date.UTC(2024, 1, 29, 12, 34, 56, 789);
    const time = DateTime.fromMilliseconds(milliseconds);
    assert.equal(time.toText(), '02/29/2024 12:34:56');
    assert.equal(time.kind, UTC);
    assert.equal(time.toUnixMilliseconds(), milliseconds);
  });

  it('adds months and years to the last day of shorter months', () => {
    assert.equal(day(2024, 1, 31).plusMonths(1).toText(), '02/29/2024 00:00:00');
    assert.equal(day(2024, 1, 31).plusMonths(-2).toText(), '11/30/2023 00:00:00');
    assert.equal(day(2024, 2, 29).plusYears(1).toText(), '02/28/2025 00:00:00');
  });

  it('keeps the ticks of a part of a day', () => {
    assert.equal(day(2024, 1, 1).plusUnits(1.5, TICKS_PER_DAY).toText(), '01/02/2024 12:00:00');
    assert.equal(day(2024, 1, 1).plusUnits(0.0000001, TICKS_PER_SECOND).ticks, day(2024, 1, 1).ticks + 1n);
  });

  it("refuses what is no point in time, with .NET's messages", () => {
    const unrepresentable = 'The added or subtracted value results in an un-representable DateTime.';
    assert.equal(
      message(() => day(2023, 2, 29)),
      'Year, Month, and Day parameters describe an un-representable DateTime.',
    );
    assert.equal(
      message(() => DateTime.of([2023, 1, 1], [24, 0, 0], UTC)),
      'Hour, Minute, and Second parameters describe an un-representable DateTime.',
    );
    assert.equal(
      message(() => DateTime.maxValue.plusTicks(1n, 'value')),
      `${unrepresentable} (Parameter 'value')`,
    );
    assert.equal(
      message(() => DateTime.minValue.plusMonths(-1)),
      `${unrepresentable} (Parameter 'months')`,
    );
    assert.equal(
      message(() => DateTime.minValue.plusUnits(1e9, TICKS_PER_DAY)),
      "Value to add was out of range. (Parameter 'value')",
    );
  });

  it('is equal to another of the same ticks, whatever the kind', () => {
    assert.equal(day(2024, 1, 1).key(), day(2024, 1, 1).withKind(LOCAL).key());
    assert.equal(day(2024, 1, 1).compareTo(day(2024, 1, 2)), -1);
  });
});

describe('DateTimeOffset', () => {
  const hours = (count: number): TimeSpan => TimeSpan.from(count, TICKS_PER_HOUR);

  it('compares points in time, not clocks', () => {
    const here = DateTimeOffset.of(DateTime.of([2024, 1, 1], [14, 0, 0], UNSPECIFIED), hours(2));
    assert.equal(here.key(), DateTimeOffset.of(DateTime.of([2024, 1, 1], [12, 0, 0], UTC), TimeSpan.zero).key());
    assert.equal(here.toText(), '01/01/2024 14:00:00 +02:00');
    assert.equal(here.toOffset(hours(-5)).toText(), '01/01/2024 07:00:00 -05:00');
    assert.equal(here.toUnix(TICKS_PER_SECOND), 1_704_110_400n);
  });

  it('refuses offsets that cannot be', () => {
    const noon = DateTime.of([2024, 1, 1], [12, 0, 0], UNSPECIFIED);
    for (const [run, expected] of [
      [() => DateTimeOffset.of(noon, hours(15)), "Offset must be within plus or minus 14 hours. (Parameter 'offset')"],
      [
        () => DateTimeOffset.of(noon, new TimeSpan(1n)),
        "Offset must be specified in whole minutes. (Parameter 'offset')",
      ],
      [
        () => DateTimeOffset.of(noon.withKind(UTC), hours(1)),
        "The UTC Offset for Utc DateTime instances must be 0. (Parameter 'offset')",
      ],
      [
        () => DateTimeOffset.fromUnixSeconds(253_402_300_800n),
        "Valid values are between -62135596800 and 253402300799, inclusive. (Parameter 'seconds')",
      ],
    ] as const)
      assert.equal(message(run), expected);
  });
});
