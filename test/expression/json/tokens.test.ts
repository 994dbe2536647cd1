import assert from 'node:assert/strict';
import { test } from 'node:test';
import { JArray } from '../../../src/expression/json/array.ts';
import { merge } from '../../../src/expression/json/merge.ts';
import { JObject } from '../../../src/expression/json/object.ts';
import { parseArray, parseJson, parseObject } from '../../../src/expression/json/parse.ts';
import { tokenPath } from '../../../src/expression/json/path.ts';
import { JProperty } from '../../../src/expression/json/property.ts';
import { JRaw } from '../../../src/expression/json/raw.ts';
import { JValue } from '../../../src/expression/json/value.ts';
import { Boxed } from '../../../src/expression/runtime/boxed.ts';
import { NetArray } from '../../../src/expression/runtime/net-array.ts';
import { INT32, INT64, OBJECT } from '../../../src/expression/types/primitives.ts';
import { thrown } from './thrown.ts';

const int = (value: number): Boxed => new Boxed(INT32, value);
const content = (...values: unknown[]): NetArray => new NetArray(OBJECT, values);

test('an IEnumerable stands for its elements, where what follows it counts it as one, and null for a null token', () => {
  const object = JObject.of(
    content(
      JProperty.of('a', content(int(1), new NetArray(INT32, [2, 3]), null)),
      JProperty.of('n', null),
      JProperty.of('r', new JRaw('[0 ]')),
    ),
  );
  assert.equal(object.print(false), '{"a":[1,2,null,3],"n":null,"r":[0 ]}');
});

test('a token that has a parent is copied when it is added elsewhere', () => {
  const first = parseObject('{"a":{"b":1}}');
  const second = JObject.of(JProperty.of('copy', first.get('a')));
  second.put('again', first.get('a'));
  first.property('a')?.detach();
  assert.equal(second.print(false), '{"copy":{"b":1},"again":{"b":1}}');
  assert.equal(first.print(false), '{}');
  const array = JArray.of(int(1));
  array.add(array);
  assert.equal(array.print(false), '[1,[1]]');
});

test('tokens know their neighbours, their root and their path', () => {
  const root = parseObject('{"a b":[{"x":1},2,[3]]}');
  const array = root.get('a b');
  const [first, second, third] = array?.children ?? [];
  assert.equal(first?.next, second);
  assert.equal(third?.previous, second);
  assert.equal(third?.next, null);
  assert.equal(third?.root, root);
  assert.deepEqual(
    [first?.item('x'), third?.first, array, root.first].map(token => tokenPath(token ?? root)),
    ["['a b'][0].x", "['a b'][2][0]", "['a b']", "['a b']"],
  );
});

test('an object finds its properties by name however many it has', () => {
  const object = parseObject(`{${Array.from({ length: 20 }, (_, index) => `"k${index}":${index}`).join()}}`);
  object.put('k3', JValue.of('new'));
  object.property('k5')?.replaceWith(JProperty.of('other', int(1)));
  assert.equal(object.removeKey('k4'), true);
  const found = ['k3', 'k4', 'k5', 'other', 'k19'].map(name => object.get(name)?.toText());
  assert.deepEqual(found, ['new', undefined, undefined, '1', '19']);
});

test('names that JavaScript knows are names like others', () => {
  const object = parseObject('{"__proto__":{"x":1}}');
  assert.equal(object.get('constructor'), null);
  object.put('toString', JValue.of(int(2)));
  assert.equal(object.print(false), '{"__proto__":{"x":1},"toString":2}');
});

test('a text is indented with two spaces and lines of Windows', () => {
  const token = parseJson('{"a":[1,{"b":null}],"c":{},"d":[]}');
  assert.equal(
    token.toText().replaceAll('\r\n', '|'),
    '{|  "a": [|    1,|    {|      "b": null|    }|  ],|  "c": {},|  "d": []|}',
  );
  assert.equal(JProperty.of('a', int(1)).toText(), '"a": 1');
});

test('a printed string has no more escapes than JSON needs', () => {
  const text = `<>'/"\\\b\f\n\r\t\u0001\u007f\u0085\u2028\u{1f600}`;
  const printed = `"<>'/\\"\\\\\\b\\f\\n\\r\\t\\u0001\u007f\\u0085\\u2028\u{1f600}"`;
  assert.equal(JValue.of(text).print(false), printed);
  assert.equal(JValue.of(text).toText(), text);
});

test('values are equal by type and value, and objects whatever the order', () => {
  assert.equal(JValue.of(int(1)).key(), JValue.of(new Boxed(INT64, 1n)).key());
  assert.ok(parseJson('{"a":1,"b":[true]}').deepEquals(parseJson('{"b":[true],"a":1}')));
  assert.ok(!parseJson('[1]').deepEquals(parseJson('[1.0]')));
  assert.ok(JValue.of('b').compareTo(JValue.of('a')) > 0);
});

test('merging adds to arrays and leaves what only a null would replace', () => {
  const target = parseObject('{"a":1,"b":{"c":[1]},"n":5}');
  merge(target, parseObject('{"a":2,"b":{"c":[2],"d":null},"n":null}'));
  assert.equal(target.print(false), '{"a":2,"b":{"c":[1,2],"d":null},"n":5}');
});

test('what cannot be done is refused in the words of Newtonsoft.Json', () => {
  const object = parseObject('{"a":1}');
  const rows: readonly (readonly [() => unknown, string])[] = [
    [() => object.add(int(3)), 'Can not add Newtonsoft.Json.Linq.JValue to Newtonsoft.Json.Linq.JObject.'],
    [
      () => object.add(JProperty.of('a', null)),
      'Can not add property a to Newtonsoft.Json.Linq.JObject. Property with the same name already exists on object.',
    ],
    [
      () => JArray.of(JProperty.of('a', 'b')),
      'Can not add Newtonsoft.Json.Linq.JProperty to Newtonsoft.Json.Linq.JArray.',
    ],
    [() => object.detach(), 'The parent is missing.'],
    [() => object.item(int(1)), 'Accessed JObject values with invalid key value: 1. Object property name expected.'],
    [
      () => parseArray('[]').item('x'),
      'Accessed JArray values with invalid key value: "x". Int32 array index expected.',
    ],
    [
      () => parseArray('[]').get(0),
      "Index was out of range. Must be non-negative and less than the size of the collection. (Parameter 'index')",
    ],
    [() => JValue.null().item('x'), 'Cannot access child value on Newtonsoft.Json.Linq.JValue.'],
    [() => object.property('a')?.clear(), 'Cannot add or remove items from Newtonsoft.Json.Linq.JProperty.'],
  ];
  for (const [action, message] of rows) assert.equal(thrown(action), message);
});
