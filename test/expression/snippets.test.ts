import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Random } from '../support/random.ts';
import { someJson, someXml } from './snippets/pieces.ts';

test('the JSON and XML that are made up for an expression stay small, however long its texts are', () => {
  const page = Array.from({ length: 2000 }, (_, index) => `word${index}`).join(' ');
  for (const words of [
    [page, page.toUpperCase(), 'a'],
    page.split(' ').slice(0, 24),
    page.split(' ').map((_, index) => `a.b${index}`),
  ])
    for (let seed = 0; seed < 3; seed += 1) {
      assert.ok(someJson(words, new Random(seed), 4).length < 50_000_000);
      assert.ok(someXml(words, new Random(seed)).length < 50_000_000);
    }
});
