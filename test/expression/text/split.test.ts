import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ALL_PARTS, REMOVE_EMPTY, splitByChars, splitByTexts, TRIM } from '../../../src/expression/text/split.ts';

const chars = (text: string): ReadonlySet<number> => new Set(Array.from(text, each => each.charCodeAt(0)));

test('a text is split at characters', () => {
  const rows: [string, string, number, number, string[]][] = [
    ['a,b,,c', ',', ALL_PARTS, 0, ['a', 'b', '', 'c']],
    ['a,b,,c', ',', ALL_PARTS, REMOVE_EMPTY, ['a', 'b', 'c']],
    [' a , b ', ',', ALL_PARTS, TRIM, ['a', 'b']],
    [' a , , b ', ',', ALL_PARTS, TRIM | REMOVE_EMPTY, ['a', 'b']],
    ['a b\tc', '', ALL_PARTS, 0, ['a', 'b', 'c']],
    ['a,b,c', ',', 2, 0, ['a', 'b,c']],
    ['a,,b,c', ',', 2, REMOVE_EMPTY, ['a', 'b,c']],
    [',,a,,', ',', 2, REMOVE_EMPTY, ['a']],
    [',a,', ',', 1, REMOVE_EMPTY, [',a,']],
    ['a,b', ',', 0, 0, []],
    ['', ',', ALL_PARTS, 0, ['']],
    ['', ',', ALL_PARTS, REMOVE_EMPTY, []],
    ['abc', ',', ALL_PARTS, 0, ['abc']],
  ];
  for (const [text, separators, count, options, parts] of rows)
    assert.deepEqual(splitByChars(text, chars(separators), count, options), parts);
});

test('a text is split at texts', () => {
  const rows: [string, (string | null)[], number, number, string[]][] = [
    ['a--b-c', ['--', '-'], ALL_PARTS, 0, ['a', 'b', 'c']],
    ['a--b', ['-', '--'], ALL_PARTS, 0, ['a', '', 'b']],
    ['aXXXb', ['XX'], ALL_PARTS, 0, ['a', 'Xb']],
    ['a b', [''], ALL_PARTS, 0, ['a b']],
    ['a b', [], ALL_PARTS, 0, ['a', 'b']],
    ['a b', [null, 'b'], ALL_PARTS, 0, ['a ', '']],
  ];
  for (const [text, separators, count, options, parts] of rows)
    assert.deepEqual(splitByTexts(text, separators, count, options), parts);
});

test('wrong arguments are refused', () => {
  assert.throws(() => splitByChars('a', chars(','), -1, 0), {
    message: "count ('-1') must be a non-negative value. (Parameter 'count')\nActual value was -1.",
  });
  assert.throws(() => splitByChars('a', chars(','), 1, 8), {
    message: "Value of flags is invalid. (Parameter 'options')",
  });
});
