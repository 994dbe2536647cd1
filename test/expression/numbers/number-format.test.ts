import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Decimal } from '../../../src/expression/numbers/decimal.ts';
import { formatNumber } from '../../../src/expression/numbers/number-format.ts';
import { numberText } from '../../../src/expression/runtime/number-text.ts';
import { BYTE, DECIMAL, DOUBLE, INT16, INT32, INT64, SINGLE } from '../../../src/expression/types/primitives.ts';
import { defineEnum, defineFlags, type NamedType } from '../../../src/expression/types/type.ts';

type Row = [type: NamedType, value: number | bigint | Decimal, format: string, text: string];

const check = (rows: readonly Row[]): void => {
  for (const [type, value, format, text] of rows)
    assert.equal(formatNumber(value, type, format), text, `${value} as ${format}`);
};

const d = Decimal.parse;

test('a double is written with the fewest digits that read back as the same', () => {
  const rows: [NamedType, number, string][] = [
    [DOUBLE, 0.1 + 0.2, '0.30000000000000004'],
    [DOUBLE, 1e16, '10000000000000000'],
    [DOUBLE, 1e17, '1E+17'],
    [DOUBLE, 0.0001, '0.0001'],
    [DOUBLE, 0.00001, '1E-05'],
    [DOUBLE, -1.5e-7, '-1.5E-07'],
    [DOUBLE, Number.MAX_VALUE, '1.7976931348623157E+308'],
    [DOUBLE, -0, '-0'],
    [SINGLE, Math.fround(0.1), '0.1'],
    [SINGLE, 16_777_216, '16777216'],
    [SINGLE, 1e9, '1E+09'],
  ];
  for (const [type, value, text] of rows) assert.equal(numberText(value, type), text);
});

test('standard formats of integers', () =>
  check([
    [INT32, 7, 'D3', '007'],
    [INT32, -7, 'D3', '-007'],
    [INT32, 255, 'X', 'FF'],
    [INT32, 255, 'x4', '00ff'],
    [INT32, -1, 'X', 'FFFFFFFF'],
    [INT16, -1, 'X', 'FFFF'],
    [BYTE, 10, 'X2', '0A'],
    [INT64, -1n, 'x', 'ffffffffffffffff'],
    [INT32, 5, 'B8', '00000101'],
    [INT32, 1_234_567, 'N0', '1,234,567'],
    [INT64, 1_234_567n, 'N', '1,234,567.00'],
    [INT32, -1234, 'C', '(¤1,234.00)'],
    [INT32, 12, 'P', '1,200.00 %'],
    [INT32, 12_345, 'E2', '1.23E+004'],
    [INT32, 12_345, 'G2', '1.2E+04'],
    [INT32, 12_345, 'G', '12345'],
    [INT32, 0, 'F1', '0.0'],
  ]));

test('standard formats of doubles round their exact value, halves to even', () =>
  check([
    [DOUBLE, 0.125, 'F2', '0.12'],
    [DOUBLE, 0.005, 'C', '¤0.01'],
    [DOUBLE, 2.5, 'F0', '2'],
    [DOUBLE, 0.5, 'F0', '0'],
    [DOUBLE, 0.51, 'N0', '1'],
    [DOUBLE, 65_747.125, 'N', '65,747.12'],
    [DOUBLE, 545.1, 'F20', '545.10000000000002273737'],
    [DOUBLE, 0.56789, 'P', '56.79 %'],
    [DOUBLE, 0.005, 'P0', '1 %'],
    [DOUBLE, 0.125, 'E0', '1E-001'],
    [DOUBLE, 65_747.125, 'E', '6.574712E+004'],
    [DOUBLE, 65_747.125, 'G4', '6.575E+04'],
    [DOUBLE, Math.PI, 'G20', '3.141592653589793116'],
    [DOUBLE, 1.5, 'R', '1.5'],
    [DOUBLE, -0.001, 'F2', '-0.00'],
    [DOUBLE, 1e21, 'g', '1e+21'],
    [DOUBLE, Number.NaN, 'F2', 'NaN'],
    [DOUBLE, Number.POSITIVE_INFINITY, '0.0', 'Infinity'],
    [SINGLE, Math.fround(0.1), 'F10', '0.1000000015'],
  ]));

test('standard formats of decimals round halves away from zero', () =>
  check([
    [DECIMAL, d('0.125'), 'F2', '0.13'],
    [DECIMAL, d('-2.5'), 'F0', '-3'],
    [DECIMAL, d('-0.001'), 'F2', '0.00'],
    [DECIMAL, d('1.10'), 'G', '1.10'],
    [DECIMAL, d('1.10'), 'G5', '1.1'],
    [DECIMAL, d('1234.5'), 'G4', '1235'],
    [DECIMAL, d('99.995'), 'N2', '100.00'],
    [DECIMAL, d('0.00001'), 'G3', '1E-05'],
  ]));

test('custom formats', () =>
  check([
    [DOUBLE, 1234.5678, '0.00', '1234.57'],
    [DOUBLE, 1234.5678, '#,##0.00', '1,234.57'],
    [DOUBLE, 1_234_567, '#,#', '1,234,567'],
    [DOUBLE, 0.5, '#.##', '.5'],
    [DOUBLE, 0, '#', ''],
    [INT32, 5, '000', '005'],
    [INT32, 1_234_567_890, '(###) ###-####', '(123) 456-7890'],
    [INT32, 12_345_678, '0,,.0', '12.3'],
    [INT32, 12_345, '0,', '12'],
    [DOUBLE, 0.256, '0.0%', '25.6%'],
    [DOUBLE, 0.0256, '0.0‰', '25.6‰'],
    [DOUBLE, 86_000, '0.###E+0', '8.6E+4'],
    [DOUBLE, 86_000, '0.###E+000', '8.6E+004'],
    [DOUBLE, 0.00086, '0.###E-000', '8.6E-004'],
    [INT32, -5, '0.0;(0.0);zero', '(5.0)'],
    [INT32, 0, '0.0;(0.0);zero', 'zero'],
    [INT32, 5, '0.0;;zero', '5.0'],
    [INT32, -5, '0;;zero', '-5'],
    [DOUBLE, -0.5, '0.0', '-0.5'],
    [DOUBLE, -0.1, '0', '-0'],
    [DECIMAL, d('-0.1'), '0', '0'],
    [DOUBLE, 0.001, '0.0;-0.0;zero', 'zero'],
    [INT32, 7, "'#'0", '#7'],
    [INT32, 7, '\\#0', '#7'],
    [INT32, 7, '"n"=0', 'n=7'],
    [INT32, 7, "0' ;'", '7 ;'],
    [DOUBLE, 2.5, '0', '3'],
    [DECIMAL, d('1.10'), '0.0##', '1.1'],
    [INT32, 1234, 'abc', 'abc'],
    [INT32, -1234, 'abc', '-abc'],
    [INT32, 1_234_567, '0,0.0', '1,234,567.0'],
    [INT32, 12, '0000,0', '00,012'],
  ]));

test('a wrong standard format throws', () => {
  const wrong = { message: 'Format specifier was invalid.' };
  assert.throws(() => formatNumber(1, INT32, 'Z'), wrong);
  assert.throws(() => formatNumber(1.5, DOUBLE, 'D'), wrong);
  assert.throws(() => formatNumber(d('1'), DECIMAL, 'X'), wrong);
  assert.throws(() => formatNumber(1, INT32, 'D1000000000'), wrong);
  assert.throws(() => formatNumber(1, INT32, 'F999999999'), /stopped/);
});

test('enums have formats of their own', () => {
  const colour = defineEnum('Colour', ['Red', 'Green']);
  const marks = defineFlags('Marks', { One: 1, Two: 2 });
  check([
    [colour, 1, 'G', 'Green'],
    [colour, 9, 'g', '9'],
    [colour, 1, 'D', '1'],
    [colour, 1, 'X', '00000001'],
    [marks, 3, 'G', 'One, Two'],
    [marks, 3, 'F', 'One, Two'],
    [marks, 4, 'F', '4'],
    [marks, 0, 'G', '0'],
  ]);
  assert.throws(() => formatNumber(1, colour, 'Q'), /Format string can be only/);
});
