import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compositeFormat, formatText, meteredFormat } from '../../../src/expression/convert/format.ts';
import { Decimal } from '../../../src/expression/numbers/decimal.ts';
import { Boxed } from '../../../src/expression/runtime/boxed.ts';
import { LIMITS } from '../../../src/expression/runtime/limits.ts';
import { LimitError, Meter } from '../../../src/expression/runtime/meter.ts';
import { NetArray } from '../../../src/expression/runtime/net-array.ts';
import { textOf } from '../../../src/expression/runtime/text-of.ts';
import { Guid } from '../../../src/expression/text/guid.ts';
import { DateTime } from '../../../src/expression/time/date-time.ts';
import { TimeSpan } from '../../../src/expression/time/time-span.ts';
import { CHAR, DOUBLE, INT32, STRING } from '../../../src/expression/types/primitives.ts';

const int = (value: number): Boxed => new Boxed(INT32, value);

test('a value prints as its ToString() does', () => {
  const rows: [unknown, string][] = [
    [null, ''],
    ['a', 'a'],
    [true, 'True'],
    [false, 'False'],
    [int(-5), '-5'],
    [new Boxed(CHAR, 65), 'A'],
    [new Boxed(DOUBLE, 0.1), '0.1'],
    [Decimal.parse('1.10'), '1.10'],
    [new NetArray(STRING, []), 'System.String[]'],
    [Guid.EMPTY, '00000000-0000-0000-0000-000000000000'],
  ];
  for (const [value, text] of rows) assert.equal(textOf(value), text);
});

test('a format reaches the value that can be formatted, and no other', () => {
  const rows: [unknown, string | null, string][] = [
    [int(255), 'X4', '00FF'],
    [int(1234), 'N0', '1,234'],
    [new Boxed(CHAR, 65), 'X', 'A'],
    ['text', 'X4', 'text'],
    [true, 'X', 'True'],
    [DateTime.fromMilliseconds(0), 'yyyy-MM-dd', '1970-01-01'],
    [TimeSpan.fromMilliseconds(1500), 'c', '00:00:01.5000000'],
    [Guid.EMPTY, 'N', '0'.repeat(32)],
    [int(1), null, '1'],
  ];
  for (const [value, format, text] of rows) assert.equal(formatText(value, format), text);
});

test('a composite format puts each value where its number stands', () => {
  const rows: [string, unknown[], string][] = [
    ['', [], ''],
    ['a', [], 'a'],
    ['{0}', ['x'], 'x'],
    ['{1}-{0}', ['x', 'y'], 'y-x'],
    ['{0}{0}', ['x'], 'xx'],
    ['<{0,4}>', ['x'], '<   x>'],
    ['<{0,-4}>', ['x'], '<x   >'],
    ['<{0 , -4 }>', ['x'], '<x   >'],
    ['<{0,2}>', ['long'], '<long>'],
    ['{{{0}}}', ['x'], '{x}'],
    ['{{0}}', ['x'], '{0}'],
    ['{0:D3}', [int(7)], '007'],
    ['{0,6:X2}!', [int(10)], '    0A!'],
    ['{0}', [null], ''],
    ['{0:HH:mm}', [DateTime.fromMilliseconds(0)], '00:00'],
  ];
  for (const [format, values, text] of rows) assert.equal(compositeFormat(format, values), text);
});

test('a composite format that is wrong says where', () => {
  const near = (offset: number, why: string): string =>
    `Input string was not in a correct format. Failure to parse near offset ${offset}. ${why}`;
  const rows: [string, string][] = [
    ['{', near(1, 'Format item ends prematurely.')],
    ['a {b}', near(3, 'Expected an ASCII digit.')],
    ['{}', near(1, 'Expected an ASCII digit.')],
    ['{0', near(2, 'Format item ends prematurely.')],
    ['{0:x', near(4, 'Format item ends prematurely.')],
    ['{0:{', near(3, 'Format item ends prematurely.')],
    ['{0,x}', near(3, 'Expected an ASCII digit.')],
    ['{0 x}', near(3, 'Format item ends prematurely.')],
    ['a } b', near(3, 'Unexpected closing brace without a corresponding opening brace.')],
    ['{1}', 'Index (zero based) must be greater than or equal to zero and less than the size of the argument list.'],
  ];
  for (const [format, message] of rows) assert.throws(() => compositeFormat(format, ['x']), { message });
});

test('formats that build too much are stopped', () => {
  const format = '{0,999999}'.repeat(400);
  assert.throws(() => meteredFormat(new Meter(LIMITS), format, ['x']), LimitError);
});
