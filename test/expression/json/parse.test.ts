import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fastParse } from '../../../src/expression/json/fast-parse.ts';
import { loadToken } from '../../../src/expression/json/load.ts';
import { JObject } from '../../../src/expression/json/object.ts';
import { parseArray, parseJson, parseObject } from '../../../src/expression/json/parse.ts';
import { JsonReader } from '../../../src/expression/json/reader/json-reader.ts';
import type { JToken } from '../../../src/expression/json/token.ts';
import { TokenType, tokenTypeName } from '../../../src/expression/json/token-type.ts';
import { JValue } from '../../../src/expression/json/value.ts';
import { LimitError } from '../../../src/expression/runtime/meter.ts';
import { thrown } from './thrown.ts';

const slow = (text: string, isIndented: boolean): string => {
  const reader = new JsonReader(text);
  reader.read();
  return loadToken(reader).print(isIndented);
};

/** Asks for each token there is. */
const readAll = (token: JToken | undefined): void => {
  for (const child of token?.children ?? []) readAll(child);
};

test('what JSON.parse reads is printed as our own reader has it, whether its tokens were asked for or not', () => {
  const dates = [
    '2020-01-02T03:04:05',
    '2020-12-31T23:59:59.1234567Z',
    '2020-01-02T03:04:05.1200Z',
    '0000-01-01T00:00:00',
  ];
  const moreDates = [
    '2020-02-30T00:00:00Z',
    '2020-02-29T24:00:00',
    '2020-01-02T03:04:05+01:30',
    '/Date(1000)/',
    '/Date(x)/',
  ];
  const texts = [
    JSON.stringify({ dates, more: { moreDates } }),
    ...[...dates, ...moreDates].map(date => JSON.stringify({ date, in: [{ date }] })),
    '{"a":[[],{},[{}],[1,{"b":[]}]],"b":{"c":{"d":[1,2,{"e":"x\\ny"}]}}}',
    '[0.25,0.001,0.00099,0.00000012345,-0.5,123456789012.5,1234567890123.5,-0]',
    '["a\u0085b","c\u2028d","e\u2029f","\u{1f600}","\ud800"]',
    '["\\u0085","\\u2028","\\u0001","\\/","\\b\\f\\t\\r\\n\\"","\u007f","é"]',
    '{"a":1,"b":[true,false,null,"x\\u00e9\\n"],"c":{},"d":[],"e":-5,"f":2.5,"g":"2020-01-02T03:04:05Z"}',
    '{"a":1,"b":2,"a":3}',
    '{"__proto__":1,"constructor":{"toString":2}}',
    '[ -0 , 123456789012345 ]',
    `${'['.repeat(64)}${']'.repeat(64)}`,
  ];
  for (const text of texts)
    for (const isIndented of [false, true]) {
      const token = fastParse(text);
      const [unread, copy] = [token?.print(isIndented), token?.clone().print(isIndented)];
      readAll(token);
      assert.deepEqual([unread, copy, token?.print(isIndented)], Array(3).fill(slow(text, isIndented)), text);
    }
});

test('a container that was read in part is printed whole', () => {
  const root = parseObject('{"a":{"b":[1,{"c":2}]},"d":[{"e":"2020-01-02T03:04:05.10Z"}]}');
  const inner = root.get('a')?.item('b');
  inner?.first?.replaceWith(JValue.of('x'));
  assert.equal(root.print(false), '{"a":{"b":["x",{"c":2}]},"d":[{"e":"2020-01-02T03:04:05.1Z"}]}');
  assert.equal(inner?.print(true).replaceAll('\r\n', '\n'), '[\n  "x",\n  {\n    "c": 2\n  }\n]');
  assert.equal(root.size, 14);
});

test('what takes no more than a moment to read is not written to more than an expression may build', () => {
  const text = `${'['.repeat(60)}${'1,'.repeat(600_000)}1${']'.repeat(60)}`;
  assert.throws(() => parseArray(text).print(true), LimitError);
});

test('JSON.parse is not asked where it would lose something', () => {
  const texts = [
    '[1.0]',
    '[1e2]',
    '[1234567890123456]',
    '{"a": -1234567890123456}',
    '[1,1234567890.1234567,2]',
    '{"2":1,"1":2}',
    '{"\\u0032":1}',
    '["\\ud800"]',
    '1',
    '{a:1}',
    `${'['.repeat(65)}${']'.repeat(65)}`,
  ];
  for (const text of texts) assert.equal(fastParse(text), undefined, text);
});

test('JSON is read as leniently as Newtonsoft.Json reads it', () => {
  const rows: readonly (readonly [string, string])[] = [
    ["{a:1, 'b' : 'c', $_9:2}", '{"a":1,"b":"c","$_9":2}'],
    ['/*x*/[1,//y\n2,]', '[1,2]'],
    ['[1,,2]', '[1,undefined,2]'],
    ['[NaN,Infinity,-Infinity]', '["NaN","Infinity","-Infinity"]'],
    ['[0x1F,017,.5,1.,-01]', '[31,15,0.5,1.0,-1]'],
    ['[123456789012345678901234567890]', '[123456789012345678901234567890]'],
    ['[1.50,1e20,1E-7,100000000000000.5]', '[1.5,1E+20,1E-07,100000000000000.5]'],
    ['new Date(1,"a")', 'new Date(1,"a")'],
    ['["\\ud800x\\ud83d\\ude00"]', '["\ufffdx\u{1f600}"]'],
    ['{"2":1,"1":2,"2":3}', '{"2":3,"1":2}'],
    ['["a\nb"]', '["a\\nb"]'],
    ['[undefined]', '[undefined]'],
  ];
  for (const [text, printed] of rows) assert.equal(parseArrayOrObject(text), printed);
});

const parseArrayOrObject = (text: string): string =>
  text.startsWith('/*') ? parseArray(text).print(false) : parseJson(text).print(false);

test('a string that is an ISO date becomes a date', () => {
  const rows: readonly (readonly [string, string, string])[] = [
    ['"2020-01-02T03:04:05Z"', 'Date', '"2020-01-02T03:04:05Z"'],
    ['"2020-01-02T03:04:05.1200000"', 'Date', '"2020-01-02T03:04:05.12"'],
    ['"2020-01-02T03:04:05+02:00"', 'Date', '"2020-01-02T01:04:05+00:00"'],
    ['"1969-12-31T23:59:59.9999999Z"', 'Date', '"1969-12-31T23:59:59.9999999Z"'],
    ['"2020-01-02"', 'String', '"2020-01-02"'],
    ['"2020-13-02T03:04:05Z"', 'String', '"2020-13-02T03:04:05Z"'],
  ];
  for (const [text, type, printed] of rows) {
    const [token] = parseArray(`[${text}]`).children;
    assert.deepEqual([tokenTypeName(token?.tokenType ?? 0), token?.print(false)], [type, printed]);
  }
});

test('a comment before all else is a token of its own', () => {
  assert.equal(parseJson('/*c*/ 1').tokenType, TokenType.Comment);
  assert.ok(parseObject('/*c*/ {}') instanceof JObject);
});

test('what cannot be read is refused with the path, the line and the position', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['', "Error reading JToken from JsonReader. Path '', line 0, position 0."],
    ['x', "Unexpected character encountered while parsing value: x. Path '', line 0, position 0."],
    ['{', "Error reading JObject from JsonReader. Path '', line 1, position 1."],
    ['[{', "Unexpected end of content while loading JArray. Path '[0]', line 1, position 2."],
    ['{"a":', "Unexpected end of content while loading JObject. Path 'a', line 1, position 5."],
    ['{"a":\n  x}', "Unexpected character encountered while parsing value: x. Path 'a', line 2, position 2."],
    [
      '{"a":[1,{"b c":?',
      "Unexpected character encountered while parsing value: ?. Path 'a[1]['b c']', line 1, position 15.",
    ],
    ['{"a" 1}', "Invalid character after parsing property name. Expected ':' but got: 1. Path '', line 1, position 5."],
    ['{"a":1}x', "Additional text encountered after finished reading JSON content: x. Path '', line 1, position 7."],
    [
      '{"a":1 "b":2}',
      `After parsing a value an unexpected character was encountered: ". Path 'a', line 1, position 7.`,
    ],
    ['{"a":tru}', "Error parsing boolean value. Path 'a', line 1, position 8."],
    ['{?', "Invalid property identifier character: ?. Path '', line 1, position 1."],
    ['[1}', "JsonToken EndObject is not valid for closing JsonType Array. Path '', line 1, position 3."],
    ['"abc', `Unterminated string. Expected delimiter: ". Path '', line 1, position 4.`],
    ['"a\\x"', "Bad JSON escape sequence: \\x. Path '', line 1, position 4."],
    ['"\\u12zz"', "Invalid Unicode escape sequence: \\u12zz. Path '', line 1, position 3."],
    ['nul', "Unexpected end when reading JSON. Path '', line 1, position 3."],
    ['[1-2]', "Input string '1-2' is not a valid number. Path '[0]', line 1, position 4."],
    ['[1y]', "Unexpected character encountered while parsing number: y. Path '', line 1, position 2."],
  ];
  for (const [text, message] of rows)
    assert.equal(
      thrown(() => parseJson(text)),
      message,
    );
  const deep = thrown(() => parseJson('['.repeat(65)));
  assert.equal(deep, `The reader's MaxDepth of 64 has been exceeded. Path '${'[0]'.repeat(64)}', line 1, position 65.`);
});

test('an object is wanted where an object is parsed, and an array where an array is', () => {
  assert.equal(
    thrown(() => parseObject('[1]')),
    "Error reading JObject from JsonReader. Current JsonReader item is not an object: StartArray. Path '', line 1, position 1.",
  );
  assert.equal(
    thrown(() => parseArray('"x"')),
    "Error reading JArray from JsonReader. Current JsonReader item is not an array: String. Path '', line 1, position 3.",
  );
  assert.equal(
    thrown(() => parseObject(null)),
    "Value cannot be null. (Parameter 's')",
  );
});
