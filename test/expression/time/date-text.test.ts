import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatDateTime } from '../../../src/expression/time/date-format.ts';
import { parseDateTime, parseDateTimeOffset, tryParseDateTime } from '../../../src/expression/time/date-parse.ts';
import { exactDateTime } from '../../../src/expression/time/date-parse-exact.ts';
import { STYLES } from '../../../src/expression/time/date-styles.ts';
import { parseIso } from '../../../src/expression/time/iso.ts';
import { REAL_SURROUNDINGS } from '../../../src/surroundings.ts';

const { clock } = REAL_SURROUNDINGS;

const KINDS = ['Unspecified', 'Utc', 'Local'];
const SHOWN = 'yyyy-MM-dd HH:mm:ss.FFFFFFF';
const read = (text: string, styles = 0): string => {
  const value = parseDateTime(clock, text, styles);
  return `${formatDateTime(value, SHOWN)} ${KINDS[value.kind]}`;
};

describe('Formats of dates', () => {
  const time = parseDateTime(clock, '2020-03-05T07:08:09.012Z', STYLES.RoundtripKind);

  it('knows the standard ones of the invariant culture', () => {
    for (const [format, expected] of [
      ['d', '03/05/2020'],
      ['D', 'Thursday, 05 March 2020'],
      ['f', 'Thursday, 05 March 2020 07:08'],
      ['F', 'Thursday, 05 March 2020 07:08:09'],
      ['g', '03/05/2020 07:08'],
      ['', '03/05/2020 07:08:09'],
      ['m', 'March 05'],
      ['o', '2020-03-05T07:08:09.0120000Z'],
      ['r', 'Thu, 05 Mar 2020 07:08:09 GMT'],
      ['s', '2020-03-05T07:08:09'],
      ['t', '07:08'],
      ['u', '2020-03-05 07:08:09Z'],
      ['y', '2020 March'],
    ] as const)
      assert.equal(formatDateTime(time, format), expected, format);
  });

  it('knows the custom ones', () => {
    for (const [format, expected] of [
      ['yyyyMMddHHmmssfff', '20200305070809012'],
      ['y yy yyy yyyyy', '20 20 2020 02020'],
      ['%d', '5'],
      ['h:mm tt', '7:08 AM'],
      ['ddd dddd MMM MMMM', 'Thu Thursday Mar March'],
      ['f ff ffff F FFFFFFF', '0 01 0120  012'],
      ['ss.FF', '09.01'],
      ['z zz zzz K', '+0 +00 +00:00 Z'],
      ['\'at\' \\d "M"', 'at d M'],
      ['yyyy-MM-ddTHH', '2020-03-05T07'],
    ] as const)
      assert.equal(formatDateTime(time, format), expected, format);
  });

  it('refuses others', () => {
    for (const format of ['x', 'ffffffff', '%', 'dd\\'])
      assert.throws(() => formatDateTime(time, format), { message: 'Input string was not in a correct format.' });
  });
});

describe('DateTime.Parse', () => {
  it('reads the forms that the invariant culture takes', () => {
    for (const [text, expected] of [
      ['2020-01-15T10:20:30Z', '2020-01-15 10:20:30 Local'],
      ['2020-01-15T10:20:30.1234567+02:00', '2020-01-15 08:20:30.1234567 Local'],
      ['2020-01-15 10:20', '2020-01-15 10:20:00 Unspecified'],
      ['01/15/2020', '2020-01-15 00:00:00 Unspecified'],
      [' 2020/01/15 5:06 PM ', '2020-01-15 17:06:00 Unspecified'],
      ['Wed, 15 Jan 2020 10:20:30 GMT', '2020-01-15 10:20:30 Local'],
      ['January 15, 2020 12:30 AM', '2020-01-15 00:30:00 Unspecified'],
      ['15-Jan-20', '2020-01-15 00:00:00 Unspecified'],
      ['2020-01', '2020-01-01 00:00:00 Unspecified'],
      ['1/2/50', '1950-01-02 00:00:00 Unspecified'],
    ] as const)
      assert.equal(read(text), expected, text);
  });

  it('gives the kind that the styles ask for', () => {
    assert.equal(read('2020-01-15T10:00:00+02:00', STYLES.AdjustToUniversal), '2020-01-15 08:00:00 Utc');
    assert.equal(read('2020-01-15', STYLES.AssumeUniversal | STYLES.AdjustToUniversal), '2020-01-15 00:00:00 Utc');
    assert.equal(read('2020-01-15T10:00:00Z', STYLES.RoundtripKind), '2020-01-15 10:00:00 Utc');
    assert.equal(read('10:20', STYLES.NoCurrentDateDefault), '0001-01-01 10:20:00 Unspecified');
  });

  it("refuses others with .NET's messages", () => {
    const bad = (text: string): string => `String '${text}' was not recognized as a valid DateTime.`;
    for (const [text, expected] of [
      ['', bad('')],
      ['13/01/2020', bad('13/01/2020')],
      ['2020-02-30', bad('2020-02-30')],
      ['12345', bad('12345')],
      [
        'abc',
        "The string 'abc' was not recognized as a valid DateTime. There is an unknown word starting at index '0'.",
      ],
      ['Thu, 15 Jan 2020', `${bad('Thu, 15 Jan 2020').slice(0, -1)} because the day of week was incorrect.`],
      [
        '2020-01-15 25:00',
        "The DateTime represented by the string '2020-01-15 25:00' is not supported in calendar 'System.Globalization.GregorianCalendar'.",
      ],
    ] as const) {
      assert.throws(() => parseDateTime(clock, text), { message: expected });
      assert.equal(tryParseDateTime(clock, text), null);
    }
  });

  it('keeps the offset in a DateTimeOffset', () => {
    assert.equal(parseDateTimeOffset(clock, '2020-01-15T10:20:30-05:00').toText(), '01/15/2020 10:20:30 -05:00');
    assert.equal(parseDateTimeOffset(clock, '2020-01-15').toText(), '01/15/2020 00:00:00 +00:00');
  });
});

describe('DateTime.ParseExact', () => {
  it('takes only what the format says', () => {
    const exact = (text: string, ...formats: string[]): string | undefined =>
      exactDateTime.tryParse(clock, text, formats, 0)?.toText();
    assert.equal(exact('20200115', 'yyyyMMdd'), '01/15/2020 00:00:00');
    assert.equal(exact('2020-01-15T10:20:30.5Z', "yyyy-MM-dd'T'HH:mm:ss.FFFK"), '01/15/2020 10:20:30');
    assert.equal(exact('15/1/20 5:06 PM', 'yyyy', 'd/M/yy h:mm tt'), '01/15/2020 17:06:00');
    assert.equal(exact('Wed, 15 Jan 2020 10:20:30 GMT', 'r'), '01/15/2020 10:20:30');
    assert.equal(exact('2020-1-15', 'yyyy-MM-dd'), undefined);
    assert.equal(exact('2020-01-15 ', 'yyyy-MM-dd'), undefined);
  });
});

describe('Dates in JSON', () => {
  it('are recognised as Newtonsoft does', () => {
    for (const [text, expected] of [
      ['2020-01-15T10:20:30', '01/15/2020 10:20:30 Unspecified'],
      ['2020-01-15T10:20:30.123Z', '01/15/2020 10:20:30 Utc'],
      ['2020-01-15T10:20:30+02:00', '01/15/2020 08:20:30 Local'],
      ['/Date(1579083630000)/', '01/15/2020 10:20:30 Utc'],
      ['2020-01-15', undefined],
      ['2020-01-15T10:20:30 ', undefined],
      ['2020-02-30T10:20:30', undefined],
    ] as const) {
      const value = parseIso(text);
      assert.equal(value === null ? undefined : `${value.toText()} ${KINDS[value.kind]}`, expected, text);
    }
  });
});
