import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LIST, NetList } from '../../../src/expression/collections/list.ts';
import { castTo } from '../../../src/expression/json/cast.ts';
import { converter, fromObject, serialize } from '../../../src/expression/json/convert.ts';
import { deserializeText } from '../../../src/expression/json/deserialize-text.ts';
import { JOBJECT } from '../../../src/expression/json/object.ts';
import { parseJson, parseObject } from '../../../src/expression/json/parse.ts';
import type { JToken } from '../../../src/expression/json/token.ts';
import { valueAs } from '../../../src/expression/json/value-as.ts';
import { Decimal } from '../../../src/expression/numbers/decimal.ts';
import { AnonymousObject } from '../../../src/expression/runtime/anonymous-object.ts';
import { Boxed } from '../../../src/expression/runtime/boxed.ts';
import { NetArray } from '../../../src/expression/runtime/net-array.ts';
import { textOf } from '../../../src/expression/runtime/text-of.ts';
import { DateTime } from '../../../src/expression/time/date-time.ts';
import {
  BOOLEAN,
  BYTE,
  CHAR,
  DATE_TIME,
  DECIMAL,
  DOUBLE,
  INT32,
  INT64,
  nullable,
  OBJECT,
  STRING,
} from '../../../src/expression/types/primitives.ts';
import { ArrayType, define, type Type } from '../../../src/expression/types/type.ts';
import { REAL_SURROUNDINGS } from '../../../src/surroundings.ts';
import { thrown } from './thrown.ts';

const { clock } = REAL_SURROUNDINGS;

const SAMPLE = parseObject(
  '{"i":7,"s":"12","n":null,"t":true,"f":2.5,"w":1.0,"o":{},"d":"2020-01-02T03:04:05Z","big":5000000000}',
);
const sample = (name: string): JToken | null => SAMPLE.get(name);

const cast = (name: string, type: Type): unknown => castTo(type)?.(sample(name), clock);

test('a token is cast as Newtonsoft.Json casts it', () => {
  const rows: readonly (readonly [string, Type, unknown])[] = [
    ['i', STRING, '7'],
    ['t', STRING, 'True'],
    ['f', STRING, '2.5'],
    ['w', STRING, '1'],
    ['n', STRING, null],
    ['missing', STRING, null],
    ['d', STRING, '01/02/2020 03:04:05'],
    ['s', INT32, 12],
    ['f', INT32, 2],
    ['t', INT32, 1],
    ['n', nullable(INT32), null],
    ['missing', nullable(INT32), null],
    ['i', nullable(INT32), 7],
    ['big', INT64, 5000000000n],
    ['i', DOUBLE, 7],
    ['i', BOOLEAN, true],
  ];
  for (const [name, type, value] of rows) assert.equal(cast(name, type), value, name);
  assert.equal(textOf(cast('f', DECIMAL)), '2.5');
});

test('a cast that cannot be is refused', () => {
  const rows: readonly (readonly [string, Type, string])[] = [
    ['o', STRING, 'Can not convert Object to String.'],
    ['n', INT32, 'Can not convert Null to Int32.'],
    ['d', INT32, 'Can not convert Date to Int32.'],
    ['missing', INT32, "Value cannot be null. (Parameter 'value')"],
    ['big', INT32, 'Value was either too large or too small for an Int32.'],
    ['s', BOOLEAN, "String '12' was not recognized as a valid Boolean."],
    ['i', DATE_TIME, 'Can not convert Integer to DateTime.'],
    ['o', ArrayType.of(BYTE), 'Can not convert Object to byte array.'],
  ];
  for (const [name, type, message] of rows)
    assert.equal(
      thrown(() => cast(name, type)),
      message,
    );
});

test('Value<T> gives the token where it is a T, and else converts as Convert.ChangeType does', () => {
  const value = (name: string, type: Type): unknown => valueAs(type)(sample(name), clock);
  assert.equal(value('s', INT32), 12);
  assert.equal(value('t', STRING), 'True');
  assert.equal(value('n', nullable(INT32)), null);
  assert.equal(value('missing', INT32), 0);
  assert.equal(value('o', JOBJECT), sample('o'));
  assert.equal(value('i', OBJECT), sample('i'));
  assert.equal(
    thrown(() => value('n', INT32)),
    'Null object cannot be converted to a value type.',
  );
  assert.equal(
    thrown(() => value('o', STRING)),
    'Cannot cast Newtonsoft.Json.Linq.JObject to Newtonsoft.Json.Linq.JToken.',
  );
  assert.equal(
    thrown(() => value('s', JOBJECT)),
    "Invalid cast from 'System.String' to 'Newtonsoft.Json.Linq.JObject'.",
  );
});

test('values of all kinds are serialized', () => {
  const anonymous = new AnonymousObject(
    define({ name: '<>f__AnonymousType0', kind: 'class' }),
    ['A', 'B'],
    [new Boxed(INT32, 1), new NetList(DOUBLE, [1, 2.5])],
  );
  const rows: readonly (readonly [unknown, string])[] = [
    [null, 'null'],
    ['a"b', '"a\\"b"'],
    [true, 'true'],
    [new Boxed(INT32, 5), '5'],
    [new Boxed(CHAR, 65), '"A"'],
    [new Boxed(DOUBLE, 1e21), '1E+21'],
    [new Boxed(DOUBLE, 0.00001), '1E-05'],
    [new Boxed(DOUBLE, Number.NaN), '"NaN"'],
    [Decimal.parse('1.10'), '1.10'],
    [Decimal.parse('2'), '2.0'],
    [DateTime.fromMilliseconds(1), '"1970-01-01T00:00:00.001Z"'],
    [new NetArray(BYTE, [1, 2, 3]), '"AQID"'],
    [new NetArray(STRING, ['x', null]), '["x",null]'],
    [anonymous, '{"A":1,"B":[1.0,2.5]}'],
    [sample('o'), '{}'],
  ];
  for (const [value, json] of rows) assert.equal(serialize(value, false), json);
  assert.equal(fromObject(anonymous).print(false), '{"A":1,"B":[1.0,2.5]}');
});

test('JSON becomes values of the type that is wanted', () => {
  const list = converter(LIST.of(STRING))(parseJson('["a",1,null]'), clock);
  assert.ok(list instanceof NetList);
  assert.deepEqual(list.items, ['a', '1', null]);
  assert.equal(deserializeText('"5"', INT32, clock), 5);
  assert.equal(deserializeText('"x"', OBJECT, clock), 'x');
  assert.equal(deserializeText(' ', STRING, clock), null);
  assert.equal(textOf(deserializeText('5', OBJECT, clock)), '5');
});

test('JSON that does not fit the type is refused', () => {
  const into = (json: string, type: Type): string => thrown(() => converter(type)(parseJson(json), clock));
  assert.equal(into('["x"]', ArrayType.of(INT32)), "Could not convert string to integer: x. Path '[0]'.");
  assert.equal(
    into('[null]', ArrayType.of(INT32)),
    "Error converting value {null} to type 'System.Int32'. Path '[0]'.",
  );
  assert.equal(
    into('[1]', JOBJECT),
    "Deserialized JSON type 'Newtonsoft.Json.Linq.JArray' is not compatible with expected type 'Newtonsoft.Json.Linq.JObject'. Path ''.",
  );
  assert.match(into('{}', LIST.of(STRING)), /^Cannot deserialize the current JSON object .* requires a JSON array /);
});
