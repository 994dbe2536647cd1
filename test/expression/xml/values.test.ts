import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { durationText, readDuration } from '../../../src/expression/xml/duration.ts';
import { READERS } from '../../../src/expression/xml/read-value.ts';
import { REAL_SURROUNDINGS } from '../../../src/surroundings.ts';
import { thrown } from './support.ts';

const read = (type: string, text: string): unknown => READERS.get(type)?.(text, REAL_SURROUNDINGS.clock);

describe('values in XML', () => {
  it('are read by the cast to their type', () => {
    assert.deepEqual(
      [' true ', '1', 'False', '0'].map(text => read('bool', text)),
      [true, true, false, false],
    );
    assert.equal(read('int', ' -5 '), -5);
    assert.equal(read('long', '5'), 5n);
    assert.equal(read('double', '1e3'), 1000);
    assert.equal(read('double', '-INF'), -Infinity);
  });

  it('are refused in .NET’s words', () => {
    const rows: readonly (readonly [string, string, string])[] = [
      ['bool', 'Yes', "The string 'yes' is not a valid Boolean value."],
      ['int', 'x', "The input string 'x' was not in a correct format."],
      ['double', '1,000', "The input string '1,000' was not in a correct format."],
      ['TimeSpan', '01:00:00', "The string '01:00:00' is not a valid TimeSpan value."],
      ['DateTimeOffset', 'today', "The string 'today' is not a valid AllXsd value."],
    ];
    for (const [type, text, message] of rows)
      assert.equal(
        thrown(() => read(type, text)),
        `FormatException: ${message}`,
      );
  });

  it('write spans of time as durations', () => {
    const rows: readonly (readonly [bigint, string])[] = [
      [0n, 'PT0S'],
      [36_000_000_000n, 'PT1H'],
      [-15_000_000n, '-PT1.5S'],
      [864_000_000_000n, 'P1D'],
      [937_845_000_000n, 'P1DT2H3M4.5S'],
    ];
    for (const [ticks, text] of rows) {
      assert.equal(durationText(ticks), text);
      assert.equal(readDuration(text), ticks);
    }
    assert.equal(readDuration('P1Y1M'), 395n * 864_000_000_000n);
  });
});
