import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyAs } from '../../../src/expression/context/body-as.ts';
import { formText, parseForm } from '../../../src/expression/context/form-content.ts';
import { PolicyResponse } from '../../../src/expression/context/response.ts';
import { JARRAY } from '../../../src/expression/json/array.ts';
import { JOBJECT } from '../../../src/expression/json/object.ts';
import { JTOKEN } from '../../../src/expression/json/token.ts';
import { JSON_PART } from '../../../src/expression/library/json-part.ts';
import { XML_PART } from '../../../src/expression/library/xml-part.ts';
import { NetArray } from '../../../src/expression/runtime/net-array.ts';
import { NetObject } from '../../../src/expression/runtime/net-object.ts';
import { BYTE, INT32, STRING } from '../../../src/expression/types/primitives.ts';
import { ArrayType, type Type } from '../../../src/expression/types/type.ts';
import { XDOCUMENT } from '../../../src/expression/xml/x-document.ts';
import { XELEMENT } from '../../../src/expression/xml/x-element.ts';
import { XNODE } from '../../../src/expression/xml/x-node.ts';
import { hostResponse } from '../support/host.ts';

function read(body: string, type: Type): unknown {
  const message = new PolicyResponse(hostResponse({ body })).body;
  assert.ok(message);
  return bodyAs([...JSON_PART.bodies, ...XML_PART.bodies])(type)(message, false);
}

test('a body is read as text, bytes, JSON or XML', () => {
  assert.equal(read('\ufeffé', STRING), 'é');
  const bytes = read('é', ArrayType.of(BYTE));
  assert.deepEqual(bytes instanceof NetArray && bytes.items, [0xc3, 0xa9]);
  const rows = [
    ['{"a":1}', JOBJECT, JOBJECT],
    ['[1]', JARRAY, JARRAY],
    ['{"a":1}', JTOKEN, JOBJECT],
    ['<a/>', XELEMENT, XELEMENT],
    ['<a/>', XNODE, XELEMENT],
    ['<?xml version="1.0"?><a/>', XDOCUMENT, XDOCUMENT],
  ] as const;
  for (const [body, type, expected] of rows) {
    const object = read(body, type);
    assert.ok(object instanceof NetObject);
    assert.equal(object.type, expected);
  }
});

test('a body is read as no other type, and the message says as which', () => {
  assert.throws(() => read('1', INT32), {
    message:
      'A body is not read as int, but as one of string, byte[], JToken, JObject, JArray, XNode, XElement, XDocument.',
  });
});

test('a form is a dictionary of lists, and becomes a form again', () => {
  const form = parseForm('a=1&b=x+y%26&a=2&c');
  assert.equal(form.count, 3);
  assert.equal(formText(form), 'a=1&a=2&b=x+y%26&c=');
});
