import assert from 'node:assert/strict';
import { test } from 'node:test';
import { merged } from '../../src/resources/merge.ts';

/** The cases of RFC 7396, appendix A, as far as an empty object does not come into them. */
const CASES: readonly (readonly [unknown, unknown, unknown])[] = [
  [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
  [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
  [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
  [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
  [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
  [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
  [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
  [
    ['a', 'b'],
    ['c', 'd'],
    ['c', 'd'],
  ],
  [{ e: null }, { a: 1 }, { e: null, a: 1 }],
  [['a'], { a: 'b', c: null }, { a: 'b' }],
];

for (const [previous, patch, expected] of CASES) {
  test(`${JSON.stringify(previous)} with ${JSON.stringify(patch)} is ${JSON.stringify(expected)}`, () => {
    assert.deepEqual(merged(previous, patch), expected);
  });
}

test('what is undefined is not given', () => {
  assert.deepEqual(merged({ a: 1, b: { c: 2 } }, { a: undefined, b: { c: undefined, d: 3 } }), {
    a: 1,
    b: { c: 2, d: 3 },
  });
});

test('an object in which nothing is left is left out, and so is one in which nothing is given', () => {
  assert.deepEqual(merged({ a: 1, b: { c: { d: 2 } } }, { b: { c: { d: null } } }), { a: 1 });
  assert.deepEqual(merged({ a: 1 }, { b: { c: undefined, d: { e: undefined } } }), { a: 1 });
  assert.equal(merged(undefined, {}), undefined);
});

test('no name means anything to JavaScript', () => {
  const patch = JSON.parse('{ "__proto__": { "polluted": true }, "constructor": 1 }');
  assert.equal(JSON.stringify(merged({}, patch)), '{"__proto__":{"polluted":true},"constructor":1}');
  assert.equal('polluted' in {}, false);
});

test('what is merged is not changed', () => {
  const previous = { a: { b: 1 } };
  const patch = { a: { c: 2 } };
  merged(previous, patch);
  assert.deepEqual([previous, patch], [{ a: { b: 1 } }, { a: { c: 2 } }]);
});
