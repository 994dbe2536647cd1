import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Dictionary } from '../../../src/expression/collections/dictionary.ts';
import { KeyCollection, ValueCollection } from '../../../src/expression/collections/dictionary-parts.ts';
import { KeyValuePair } from '../../../src/expression/collections/key-value-pair.ts';
import { equals } from '../../../src/expression/runtime/equality.ts';
import { StringComparer } from '../../../src/expression/text/string-comparer.ts';
import { CHAR, INT32, STRING } from '../../../src/expression/types/primitives.ts';
import { assertThrows } from './faults.ts';

const ORDINAL_IGNORE_CASE = 5;

function dictionaryOf(...names: string[]): Dictionary {
  const dictionary = new Dictionary(STRING, INT32, null);
  for (const [index, name] of names.entries()) dictionary.addEntry(name, index);
  return dictionary;
}

const keysOf = (dictionary: Dictionary): unknown[] => [...new KeyCollection(STRING, INT32, dictionary)];

test('entries stand in the order of adding; one added after removals takes the place that became free last', () => {
  const dictionary = dictionaryOf('a', 'b', 'c', 'd');
  dictionary.set('a', 9);
  assert.deepEqual(keysOf(dictionary), ['a', 'b', 'c', 'd']);
  dictionary.removeKey('a');
  dictionary.removeKey('c');
  dictionary.addEntry('x', 1);
  assert.deepEqual(keysOf(dictionary), ['b', 'x', 'd']);
  dictionary.addEntry('y', 1);
  dictionary.addEntry('z', 1);
  assert.deepEqual(keysOf(dictionary), ['y', 'b', 'x', 'd', 'z']);
  dictionary.clear();
  dictionary.addEntry('d', 1);
  assert.deepEqual(keysOf(dictionary), ['d']);
});

test('only adding makes a walk that is under way throw', () => {
  const dictionary = dictionaryOf('a', 'b', 'c');
  const seen: unknown[] = [];
  for (const { entryKey } of dictionary) {
    seen.push(entryKey);
    dictionary.set(entryKey, 5);
    if (entryKey === 'a') dictionary.removeKey('b');
  }
  assert.deepEqual(seen, ['a', 'c']);
  assertThrows(() => {
    for (const { entryKey } of dictionary) dictionary.set(`${entryKey}!`, 1);
  }, 'Collection was modified; enumeration operation may not execute.');
});

test('keys that are there twice, not there or null throw what .NET says', () => {
  const dictionary = dictionaryOf('a');
  assertThrows(() => dictionary.get('x y'), "The given key 'x y' was not present in the dictionary.");
  assertThrows(() => dictionary.addEntry('a', 1), 'An item with the same key has already been added. Key: a');
  assertThrows(() => dictionary.find(null), "Value cannot be null. (Parameter 'key')");
  assertThrows(() => new Dictionary(CHAR, INT32, null).get(65), "The given key 'A' was not present in the dictionary.");
});

test('the comparer decides which keys are the same; the first form of a key stays', () => {
  const dictionary = new Dictionary(STRING, INT32, StringComparer.of(ORDINAL_IGNORE_CASE));
  dictionary.set('Content-Type', 1);
  dictionary.set('content-type', 2);
  assert.deepEqual(keysOf(dictionary), ['Content-Type']);
  assert.equal(dictionary.get('CONTENT-TYPE'), 2);
  assert.equal(dictionary.has('content'), false);
});

test('names of JavaScript’s own are keys like others', () => {
  const names = ['__proto__', 'constructor', 'toString', 'key'];
  const dictionary = dictionaryOf(...names);
  assert.deepEqual(keysOf(dictionary), names);
  assert.equal(dictionary.has('hasOwnProperty'), false);
});

test('keys and values are views that cannot be changed', () => {
  const dictionary = dictionaryOf('a');
  const keys = new KeyCollection(STRING, INT32, dictionary);
  const values = new ValueCollection(STRING, INT32, dictionary);
  dictionary.set('b', 7);
  assert.deepEqual([[...keys], [...values], keys.count], [['a', 'b'], [0, 7], 2]);
  assert.deepEqual([keys.contains('b'), values.contains(7), values.contains(8)], [true, true, false]);
  assertThrows(() => keys.add(), 'Mutating a key collection derived from a dictionary is not allowed.');
  assertThrows(() => values.clear(), 'Mutating a value collection derived from a dictionary is not allowed.');
});

test('as a collection of pairs it finds and removes only pairs whose value is the same', () => {
  const dictionary = dictionaryOf('a', 'b');
  const pair = (key: string, value: number): KeyValuePair => new KeyValuePair(STRING, INT32, key, value);
  assert.equal(dictionary.remove(pair('b', 5)), false);
  assert.equal(dictionary.remove(pair('b', 1)), true);
  assert.equal(dictionary.contains(pair('a', 0)), true);
  dictionary.add(pair('c', 3));
  assert.equal(dictionary.get('c'), 3);
  assert.equal(equals(pair('c', 3), [...dictionary][1]), true);
  assert.equal(new KeyValuePair(CHAR, STRING, 65, null).toText(), '[A, ]');
});
