import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseDateTime } from '../../../src/expression/time/date-parse.ts';
import { TimeZoneInfo } from '../../../src/expression/time/time-zone-info.ts';
import { WINDOWS_ZONES } from '../../../src/expression/time/windows-zones.ts';
import { REAL_SURROUNDINGS } from '../../../src/surroundings.ts';

const { clock } = REAL_SURROUNDINGS;

describe('TimeZoneInfo', () => {
  it('finds every zone of Windows', () => {
    for (const id of WINDOWS_ZONES.keys())
      assert.equal(TimeZoneInfo.find(clock, id).id.toLowerCase(), id.toLowerCase());
  });

  it('shows a point in time on the wall of a zone, in summer and in winter', () => {
    const zone = TimeZoneInfo.find(clock, 'W. Europe Standard Time');
    assert.equal(zone.fromUtc(parseDateTime(clock, '2024-07-01T12:00:00').ticks).toText(), '07/01/2024 14:00:00');
    assert.equal(zone.fromUtc(parseDateTime(clock, '2024-01-01T12:00:00').ticks).toText(), '01/01/2024 13:00:00');
    assert.equal(zone.isDaylightSaving(parseDateTime(clock, '2024-07-01')), true);
  });

  it('takes a doubled time for standard time and refuses a skipped one', () => {
    const zone = TimeZoneInfo.find(clock, 'America/New_York');
    assert.equal(zone.toUtc(parseDateTime(clock, '2024-11-03T01:30:00'), 'dateTime').toText(), '11/03/2024 06:30:00');
    assert.throws(
      () => zone.toUtc(parseDateTime(clock, '2024-03-10T02:30:00'), 'dateTime'),
      /represents an invalid time/,
    );
  });

  it('does not find others', () => {
    for (const id of ['nowhere', '', '+02:00'])
      assert.throws(() => TimeZoneInfo.find(clock, id), {
        message: `The time zone ID '${id}' was not found on the local computer.`,
      });
  });
});
