import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TICKS_PER_DAY, TICKS_PER_SECOND } from '../../../src/expression/time/ticks.ts';
import { TimeSpan } from '../../../src/expression/time/time-span.ts';
import { formatTimeSpan } from '../../../src/expression/time/time-span-format.ts';
import { parseTimeSpan, tryParseTimeSpan } from '../../../src/expression/time/time-span-parse.ts';

describe('TimeSpan', () => {
  it('prints days and a fraction only where there are some', () => {
    for (const [span, expected] of [
      [TimeSpan.zero, '00:00:00'],
      [TimeSpan.of(1, 2, 3, 4, 5), '1.02:03:04.0050000'],
      [TimeSpan.of(0, -1, 0, 0, 0), '-01:00:00'],
      [TimeSpan.fromMilliseconds(1.5), '00:00:00.0015000'],
      [TimeSpan.from(0.5, TICKS_PER_DAY), '12:00:00'],
    ] as const)
      assert.equal(span.toText(), expected);
  });

  it('knows the formats', () => {
    const span = TimeSpan.of(1, 2, 3, 4, 500);
    for (const [format, expected] of [
      ['c', '1.02:03:04.5000000'],
      ['g', '1:2:03:04.5'],
      ['G', '1:02:03:04.5000000'],
      ['hh\\:mm\\:ss', '02:03:04'],
      ["d' days 'fff", '1 days 500'],
    ] as const)
      assert.equal(formatTimeSpan(span, format), expected, format);
    assert.throws(() => formatTimeSpan(span, 'hh:mm'), { message: 'Input string was not in a correct format.' });
  });

  it('parses what .NET does', () => {
    for (const [text, expected] of [
      ['5', '5.00:00:00'],
      ['1:2', '01:02:00'],
      [' -1.02:03:04.5 ', '-1.02:03:04.5000000'],
      ['1:2:3:4', '1.02:03:04'],
      ['24:00:00', '24.00:00:00'],
    ] as const)
      assert.equal(parseTimeSpan(text).toText(), expected, text);
    assert.equal(tryParseTimeSpan('x'), null);
    assert.throws(() => parseTimeSpan('x'), { message: "String 'x' was not recognized as a valid TimeSpan." });
    assert.throws(() => parseTimeSpan('1:60'), /at least one of the numeric components is out of range/);
  });

  it('throws where it would overflow', () => {
    assert.throws(() => new TimeSpan(2n ** 63n), { message: 'TimeSpan overflowed because the duration is too long.' });
    assert.throws(() => TimeSpan.from(Number.NaN, TICKS_PER_SECOND), /Not-a-Number/);
  });

  it('rounds a half to even when multiplied', () => {
    assert.deepEqual([new TimeSpan(1n).times(2.5).ticks, new TimeSpan(1n).times(3.5).ticks], [2n, 4n]);
  });
});
