import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Decimal } from '../../../src/expression/numbers/decimal.ts';
import { TO_EVEN } from '../../../src/expression/numbers/midpoint-rounding.ts';

const d = Decimal.parse;

test('a decimal keeps the scale that the operands give it', () => {
  const rows: [string, Decimal][] = [
    ['1.10', d('1.10')],
    ['2.20', d('1.10').times(d('2'))],
    ['3.30', d('1.1').plus(d('2.20'))],
    ['2.50', d('10.00').dividedBy(d('4'))],
    ['0.125', d('1.00').dividedBy(d('8'))],
    ['2.4', d('3.00').dividedBy(d('1.25'))],
    ['100', d('10').dividedBy(d('0.1'))],
    ['2.00', d('5').remainder(d('3.00'))],
    ['1.5', d('1.5').remainder(d('3.00'))],
    ['-1', d('-7').remainder(d('2'))],
    ['0.00', d('1.10').minus(d('1.10'))],
    ['1000', d('1e3')],
    ['0.0015', d('1.5E-3')],
  ];
  for (const [text, value] of rows) assert.equal(value.toText(), text);
});

test('a result that is too long is rounded half to even, to 28 decimals or 96 bits', () => {
  const rows: [string, Decimal][] = [
    ['0.3333333333333333333333333333', d('1').dividedBy(d('3'))],
    ['0.6666666666666666666666666667', d('2').dividedBy(d('3'))],
    ['33.333333333333333333333333333', d('100').dividedBy(d('3'))],
    ['0.0000000000000000000000000000', d('1e-28').times(d('0.5'))],
    ['0.0000000000000000000000000002', d('3e-28').times(d('0.5'))],
    ['79228162514264337593543950335', d('79228162514264337593543950334.6')],
    ['0.0000000000000000000000000000', d('1e-40')],
    ['1.0000000000000000000000000000', d('0.99999999999999999999999999999')],
  ];
  for (const [text, value] of rows) assert.equal(value.toText(), text);
});

test('a decimal that is too large and a division by zero throw', () => {
  const tooLarge = { message: 'Value was either too large or too small for a Decimal.' };
  assert.throws(() => Decimal.largest.plus(Decimal.one), tooLarge);
  assert.throws(() => d('1e29'), tooLarge);
  assert.throws(() => d('1e999999999999'), tooLarge);
  assert.throws(() => Decimal.fromNumber(1e29), tooLarge);
  assert.throws(() => Decimal.fromNumber(Number.NaN), tooLarge);
  assert.throws(() => Decimal.one.dividedBy(d('0.0')), { message: 'Attempted to divide by zero.' });
  assert.throws(() => d('x'), { message: "The input string 'x' was not in a correct format." });
});

test('a double gives 15 digits to a decimal, a float 7', () => {
  assert.equal(Decimal.fromNumber(0.1 + 0.2).toText(), '0.3');
  assert.equal(Decimal.fromNumber(123456789.12345679).toText(), '123456789.123457');
  assert.equal(Decimal.fromNumber(1e20).toText(), '100000000000000000000');
  assert.equal(Decimal.fromNumber(1.5e-28).toText(), '0.0000000000000000000000000002');
  assert.equal(Decimal.fromSingle(Math.fround(0.1)).toText(), '0.1');
});

test('equal decimals have one key, whatever their scale', () => {
  assert.equal(d('1.0').key(), d('1.00').key());
  assert.equal(d('100').key(), d('1e2').key());
  assert.notEqual(d('1.0').key(), d('10').key());
  assert.equal(d('1.0').compareTo(d('1.00')), 0);
  assert.equal(d('-1').compareTo(d('0.5')), -1);
});

test('a decimal is rounded and becomes a number or an integer', () => {
  assert.equal(d('2.5').round(0, TO_EVEN).toText(), '2');
  assert.equal(d('2.345').round(2, TO_EVEN).toText(), '2.34');
  assert.equal(d('1.5').round(3, TO_EVEN).toText(), '1.5');
  assert.equal(d('-7.9').toInteger(), -7n);
  assert.equal(d('0.1').toNumber(), 0.1);
});
