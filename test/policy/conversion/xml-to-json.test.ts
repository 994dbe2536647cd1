import assert from 'node:assert/strict';
import { test } from 'node:test';
import { xmlToJson } from '../../../src/policy/conversion/xml-to-json.ts';

const direct = (xml: string, alwaysArrays = false): string => xmlToJson(xml, { kind: 'direct', alwaysArrays });
const friendly = (xml: string): string => xmlToJson(xml, { kind: 'javascript-friendly', alwaysArrays: false });

test('direct is what Newtonsoft.Json makes of XML', () => {
  for (const [xml, json] of [
    [
      `<?xml version='1.0' encoding='utf-8'?><a x='1' xmlns:p='urn:p'><b>t</b><b/><c></c><p:d y='2'>z</p:d><e><![CDATA[q]]></e>mixed<f> </f>more</a>`,
      '{"?xml":{"@version":"1.0","@encoding":"utf-8"},"a":{"@x":"1","@xmlns:p":"urn:p","b":["t",null],"c":"","p:d":{"@y":"2","#text":"z"},"e":{"#cdata-section":"q"},"#text":["mixed","more"],"f":""}}',
    ],
    ['<a>\n  <!-- c -->\n  <b>1</b>\n  <c>2</c>\n  <b>3</b>\n</a>', '{"a":{"b":["1","3"],"c":"2"}}'],
    ['<a>t<![CDATA[q]]></a>', '{"a":{"#text":"t","#cdata-section":"q"}}'],
    ['<a/>', '{"a":null}'],
    [`<a xmlns='urn:x'>t</a>`, '{"a":{"@xmlns":"urn:x","#text":"t"}}'],
    ['\uFEFF<a>&lt;é&#x1F600;&amp;"</a>', '{"a":"<é😀&\\""}'],
  ] as const)
    assert.equal(direct(xml), json, xml);
});

test('javascript-friendly has names without signs', () => {
  assert.equal(
    friendly(`<?xml version='1.0'?><a x='1'><b>t</b><c y='2'>z</c><e><![CDATA[q]]></e><f/></a>`),
    '{"a":{"x":"1","b":"t","c":{"y":"2","text":"z"},"e":"q","f":null}}',
  );
  assert.equal(friendly('<a b="1"><b>2</b></a>'), '{"a":{"b":["1","2"]}}');
});

test('children are arrays also where they come once, if that is wanted', () => {
  assert.equal(direct('<a x="1"><b>1</b><c><d/></c></a>', true), '{"a":{"@x":"1","b":["1"],"c":[{"d":[null]}]}}');
});

test('what is no XML is refused, and what is nested too deep', () => {
  assert.throws(() => direct('<a>'), /unclosed tag: a/);
  assert.throws(() => direct('{"a":1}'), /./);
  assert.throws(
    () => direct('<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'),
    /A document type declaration is not allowed\./,
  );
  assert.throws(() => direct('<a>'.repeat(100_000)), /It is nested deeper than 128 levels\./);
});
