import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toLower, toUpper } from '../../../src/expression/text/case.ts';
import * as characters from '../../../src/expression/text/characters.ts';
import { compareCulture, compareOrdinal, isSame } from '../../../src/expression/text/culture.ts';
import { StringComparer } from '../../../src/expression/text/string-comparer.ts';

test('the invariant culture orders a before A before b', () => {
  const words = ['b', 'B', 'A', 'a', 'ä', '_', '1'];
  assert.deepEqual(
    words.toSorted((a, b) => compareCulture(a, b, false)),
    ['_', '1', 'a', 'A', 'ä', 'b', 'B'],
  );
  assert.equal(compareCulture('ABC', 'abc', true), 0);
});

test('ordinal comparison answers the difference', () => {
  assert.equal(compareOrdinal('a', 'c'), -2);
  assert.equal(compareOrdinal('abcd', 'ab'), 2);
  assert.equal(compareOrdinal('x', 'x'), 0);
});

test('equality by each comparison', () => {
  const rows: [string, string, readonly boolean[]][] = [
    ['a', 'a', [true, true, true, true, true, true]],
    ['a', 'A', [false, true, false, true, false, true]],
    ['ä', 'Ä', [false, true, false, true, false, true]],
    ['é', 'e\u0301', [true, true, true, true, false, false]],
    ['a\u00adb', 'ab', [true, true, true, true, false, false]],
    ['ß', 'SS', [false, false, false, false, false, false]],
  ];
  for (const [a, b, expected] of rows)
    assert.deepEqual(
      expected.map((_, comparison) => isSame(a, b, comparison)),
      expected,
      `${a} ${b}`,
    );
});

test('a comparer gives equal keys to equal texts, and orders null first', () => {
  const ignoringCase = StringComparer.of(5);
  assert.equal(ignoringCase.keyFor('Key'), ignoringCase.keyFor('kEY'));
  assert.equal(ignoringCase.compare(null, 'a') < 0, true);
  assert.equal(StringComparer.of(4).isSame('a', 'A'), false);
  assert.equal(StringComparer.of(5), ignoringCase);
});

test('case is mapped character by character', () => {
  const rows: [string, string, string][] = [
    ['straße', 'STRAßE', 'straße'],
    ['İı', 'İı', 'İı'],
    ['ΑΣ', 'ΑΣ', 'ας'.replace('ς', 'σ')],
    ['ﬁ', 'ﬁ', 'ﬁ'],
    ['ᾳ', 'ᾼ', 'ᾳ'],
    ['𐐨', '𐐀', '𐐨'],
  ];
  for (const [text, upper, lower] of rows) {
    assert.equal(toUpper(text), upper);
    assert.equal(toLower(text), lower);
  }
});

test('characters have the category that Unicode gives them', () => {
  const code = (text: string): number => text.charCodeAt(0);
  assert.equal(characters.isDigit(code('٣')), true);
  assert.equal(characters.isDigit(code('½')), false);
  assert.equal(characters.isNumber(code('½')), true);
  assert.equal(characters.isLetter(code('ß')), true);
  assert.equal(characters.isPunctuation(code('_')), true);
  assert.equal(characters.isSymbol(code('+')), true);
  assert.equal(characters.isWhiteSpace(0x85), true);
  assert.equal(characters.isWhiteSpace(0x200b), false);
  const values: [string, number][] = [
    ['7', 7],
    ['٣', 3],
    ['½', 0.5],
    ['²', 2],
    ['a', -1],
  ];
  for (const [text, value] of values) assert.equal(characters.numericValue(code(text)), value);
});
