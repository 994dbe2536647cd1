import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileName } from '../../src/store/file-name.ts';

const NAMES = [
  ['client', 'client'],
  ['My.Cert_1-a', 'my.cert_1-a'],
  ['a b', 'a%20b'],
  ['100%', '100%25'],
  ['~', '%7e'],
  ['é', '%c3%a9'],
  ['con', '%63on'],
  ['NUL', '%6eul'],
  ['com1.txt', '%63om1.txt'],
  ['lpt9', '%6cpt9'],
  ['console', 'console'],
  ['com10', 'com10'],
  ['ends.', 'ends%2e'],
  ['.hidden', '%2ehidden'],
] as const;

for (const [id, expected] of NAMES) {
  test(`the id ${id} is kept as ${expected}`, () => assert.equal(fileName(id), expected));
}

test('a long id is kept under its beginning and a hash, below what file systems allow', () => {
  const name = fileName('é'.repeat(256));
  assert.match(name, /^(?:%c3%a9){10}~[0-9a-f]{40}$/);
  assert.notEqual(name, fileName(`${'é'.repeat(255)}e`));
});

test('ids that are no Unicode text have distinct names', () => {
  assert.notEqual(fileName('\ud800'), fileName('\ud801'));
  assert.notEqual(fileName('\ud800'), fileName('\ufffd'));
});
