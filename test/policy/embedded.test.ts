import assert from 'node:assert/strict';
import { test } from 'node:test';
import { embeddedIn } from '../../src/policy/document/embedded/embedded.ts';

const DOCUMENT = '<policies>\n  <inbound a="1" />\n</policies>';

/** The texts of the documents in a file, and where `<inbound` stands in it. */
const found = (name: string, file: string) =>
  embeddedIn(name, file).map(({ text, positionAt }) => [text.trim(), positionAt(text.indexOf('<inbound'))]);

test('a document in a Bicep text has its places in the file', () => {
  const file = `resource p 'a/b@2024-05-01' = {\n  properties: {\n    value: '''\n${DOCUMENT}\n'''\n  }\n}\n`;
  assert.deepEqual(found('main.bicep', file), [[DOCUMENT, { line: 5, column: 3 }]]);
});

test('a Bicep text of one line has escapes', () => {
  const file = "var p = '<policies>\\n  <inbound a=\"\\'\" /></policies>'";
  assert.deepEqual(found('main.bicep', file), [
    ['<policies>\n  <inbound a="\'" /></policies>', { line: 1, column: 24 }],
  ]);
});

test('a document in a text of an ARM template has its places in the file', () => {
  const file = `{\n  "value": ${JSON.stringify(DOCUMENT)},\n  "other": "[concat('<policies>', '</policies>')]"\n}`;
  assert.deepEqual(found('azuredeploy.json', file), [[DOCUMENT, { line: 2, column: 27 }]]);
  const escaped = '{"value":"\\u003cpolicies\\u003e\\r\\n<inbound/></policies>"}';
  assert.deepEqual(found('azuredeploy.json', escaped), [
    ['<policies>\r\n<inbound/></policies>', { line: 1, column: 35 }],
  ]);
});

test('a document in a heredoc of Terraform has its places in the file', () => {
  const file = `resource "a" "b" {\n  xml_content = <<-XML\n${DOCUMENT}\n  XML\n  other = <<EOT\nno document\nEOT\n}\n`;
  assert.deepEqual(found('main.tf', file), [[DOCUMENT, { line: 4, column: 3 }]]);
});

test('what is no document is left alone', () => {
  assert.deepEqual(found('package.json', '{"a":"the <policies> element"}'), []);
  assert.deepEqual(found('main.bicep', "var p = loadTextContent('policies.xml')"), []);
  assert.deepEqual(found('main.tf', 'a = "<policy>"'), []);
});
