import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Decimal } from '../../../src/expression/numbers/decimal.ts';
import { parseNumber, parseStyled, tryParseNumber } from '../../../src/expression/numbers/number-parse.ts';
import { NUMBER_STYLES } from '../../../src/expression/numbers/number-styles.ts';
import { BYTE, DECIMAL, DOUBLE, INT32, INT64, SINGLE, UINT32 } from '../../../src/expression/types/primitives.ts';
import type { NamedType } from '../../../src/expression/types/type.ts';

const plain = (value: unknown): unknown => (value instanceof Decimal ? value.toText() : value);

test('Parse reads what its type allows', () => {
  const rows: [NamedType, string, unknown][] = [
    [INT32, ' -12\t', -12],
    [INT32, '+0007', 7],
    [UINT32, '-0', 0],
    [INT64, '9223372036854775807', 9_223_372_036_854_775_807n],
    [DOUBLE, '1,234.5e2', 123_450],
    [DOUBLE, '.5', 0.5],
    [DOUBLE, '5.', 5],
    [DOUBLE, '-0', -0],
    [DOUBLE, '1e999', Number.POSITIVE_INFINITY],
    [DOUBLE, `1e${'9'.repeat(400)}`, Number.POSITIVE_INFINITY],
    [DOUBLE, ' -infinity ', Number.NEGATIVE_INFINITY],
    [DOUBLE, 'nan', Number.NaN],
    [SINGLE, '0.1', Math.fround(0.1)],
    [DECIMAL, '1,234.50', '1234.50'],
    [DECIMAL, '5-', '-5'],
    [DECIMAL, `0.${'1'.repeat(100)}`, `0.${'1'.repeat(28)}`],
  ];
  for (const [type, text, expected] of rows) assert.ok(Object.is(plain(parseNumber(text, type)), expected), text);
});

test('a text that is no number of the type is refused in .NET words', () => {
  const format = (text: string) => ({ message: `The input string '${text}' was not in a correct format.` });
  for (const text of ['', ' ', 'abc', '1.5', '1,000', '1 2', '--1', '+', '0x1F', '1e3', '٣'])
    assert.throws(() => parseNumber(text, INT32), format(text));
  for (const text of ['', '.', '1.2.3', ',1', '1e', '(5)'])
    assert.throws(() => parseNumber(text, DOUBLE), format(text));
  assert.throws(() => parseNumber('1e3', DECIMAL), format('1e3'));
  assert.throws(() => parseNumber(null, INT32), { message: "Value cannot be null. (Parameter 's')" });
});

test('a number that the type does not hold is refused', () => {
  const range = (what: string) => ({ message: `Value was either too large or too small for ${what}.` });
  assert.throws(() => parseNumber('2147483648', INT32), range('an Int32'));
  assert.throws(() => parseNumber('-1', UINT32), range('a UInt32'));
  assert.throws(() => parseNumber('256', BYTE), range('an unsigned byte'));
  assert.throws(() => parseNumber('9'.repeat(1000), INT64), range('an Int64'));
  assert.throws(() => parseNumber('1'.repeat(30), DECIMAL), range('a Decimal'));
  assert.throws(() => parseStyled('1.5', INT32, style('Number')), range('an Int32'));
});

const style = (name: string): number => NUMBER_STYLES.definition.values.get(name) ?? assert.fail(name);

test('NumberStyles allow more and less', () => {
  const rows: [NamedType, string, string, unknown][] = [
    [INT32, 'FF', 'HexNumber', 255],
    [INT32, 'ffffffff', 'HexNumber', -1],
    [BYTE, '101', 'BinaryNumber', 5],
    [INT32, '1,234.00', 'Number', 1234],
    [INT32, '1e3', 'Any', 1000],
    [DECIMAL, '(¤1.5)', 'Currency', '-1.5'],
    [DECIMAL, '1e-2', 'Float', '0.01'],
  ];
  for (const [type, text, name, expected] of rows)
    assert.equal(plain(parseStyled(text, type, style(name))), expected, text);
  assert.throws(() => parseStyled(' 1', INT32, style('None')), /not in a correct format/);
  assert.throws(() => parseStyled('1', DOUBLE, style('HexNumber')), /AllowBinarySpecifier are not supported/);
});

test('TryParse answers null where Parse throws', () => {
  for (const text of [null, '', 'x', '99999999999']) assert.equal(tryParseNumber(text, INT32), null);
  assert.equal(tryParseNumber('7', INT32), 7);
});
