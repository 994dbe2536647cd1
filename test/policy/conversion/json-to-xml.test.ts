import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type JsonToXmlOptions, jsonToXml } from '../../../src/policy/conversion/json-to-xml.ts';

const DEFAULTS: JsonToXmlOptions = { parsesDates: true, separator: '_', namespacePrefix: '', attributeBlock: '' };
const xml = (json: unknown, options: Partial<JsonToXmlOptions> = {}): string =>
  jsonToXml(typeof json === 'string' ? json : JSON.stringify(json), { ...DEFAULTS, ...options });

test('it is what Newtonsoft.Json makes of JSON', () => {
  for (const [json, expected] of [
    [
      '{"a":{"@id":1,"b":[1,2.50,null,true,{"c":"x"},[7,8]],"#text":"t","d":"2026-03-01T10:20:30.500+02:00","e":"2026-03-01T10:20:30Z","f":{},"g":[]}}',
      '<a id="1"><b>1</b><b>2.5</b><b /><b>true</b><b><c>x</c></b><b><b>7</b><b>8</b></b>t<d>2026-03-01T08:20:30.5+00:00</d><e>2026-03-01T10:20:30Z</e><f /></a>',
    ],
    ['{"a b":1}', '<a_x0020_b>1</a_x0020_b>'],
    [
      '{"1a":"","é":"<&>","-":"x"}',
      '<Document><_x0031_a></_x0031_a><é>&lt;&amp;&gt;</é><_x002D_>x</_x002D_></Document>',
    ],
    [
      '{"a":1e3,"b":1.0,"c":123456789012345678901,"d":1E-7,"e":0.1}',
      '<Document><a>1000</a><b>1</b><c>123456789012345678901</c><d>1E-07</d><e>0.1</e></Document>',
    ],
  ] as const)
    assert.equal(xml(json), expected, json);
});

test('several outermost members, or an array, stand in Document', () => {
  assert.equal(xml({ a: 1, b: 2 }), '<Document><a>1</a><b>2</b></Document>');
  assert.equal(xml({ a: [1, 2] }), '<Document><a>1</a><a>2</a></Document>');
  assert.equal(xml([1, { x: 2 }]), '<Document><Item>1</Item><Item><x>2</x></Item></Document>');
  assert.equal(xml('"text"'), '<Document>text</Document>');
});

test('prefixes, declarations of namespaces and attributes are told by the attributes of the policy', () => {
  const body = {
    'soapenv:Envelope': {
      'xmlns:soapenv': 'http://schemas.xmlsoap.org/soap/envelope/',
      'xmlns:v1': 'http://localdomain.com/core/v1',
      'soapenv:Header': {},
      'soapenv:Body': {
        'v1:QueryList': { '#attrs': { queryName: 'a "test"' }, 'v1:QueryItem': { name: 'dummy text', 'other:one': 1 } },
      },
    },
  };
  assert.equal(
    xml(body, { separator: ':', namespacePrefix: 'xmlns', attributeBlock: '#attrs' }),
    '<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:v1="http://localdomain.com/core/v1"><soapenv:Header />' +
      '<soapenv:Body><v1:QueryList queryName="a &quot;test&quot;"><v1:QueryItem><name>dummy text</name><other_x003A_one>1</other_x003A_one></v1:QueryItem></v1:QueryList></soapenv:Body></soapenv:Envelope>',
  );
  assert.equal(
    xml({ p_a: { xmlns_p: 'urn:p', xmlns: 'urn:d', first_name: 1 } }, { namespacePrefix: 'xmlns' }),
    '<p:a xmlns:p="urn:p" xmlns="urn:d"><first_name>1</first_name></p:a>',
  );
});

test('dates are copied where they are not to be parsed', () => {
  const body = { a: '2026-03-01T10:20:30.500+02:00', b: '2026-03-01' };
  assert.equal(
    xml(body, { parsesDates: false }),
    '<Document><a>2026-03-01T10:20:30.500+02:00</a><b>2026-03-01</b></Document>',
  );
  assert.equal(xml(body), '<Document><a>2026-03-01T08:20:30.5+00:00</a><b>2026-03-01</b></Document>');
});

test('what is no JSON is refused, what XML cannot hold, and what is nested too deep', () => {
  assert.throws(() => xml('{"a":'), SyntaxError);
  assert.throws(() => xml({ a: 'b\u0001' }), { message: 'XML has no character U+0001.' });
  assert.throws(() => xml(`${'{"a":'.repeat(200)}1${'}'.repeat(200)}`), /It is nested deeper than 128 levels\./);
});
