import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { UserError } from '../../src/errors.ts';
import { laidOut } from '../../src/policy/layout.ts';

const documents = new URL('../../../test/policy/documents/', import.meta.url);

test('a document is laid out with tabs, and texts and expressions stay as they are', () => {
  const source = [
    '<?xml version="1.0"?>',
    '<!-- first -->',
    '<policies><inbound><base/><!-- kept',
    '  as it is --><set-header   name="a"',
    "  exists-action = 'append'><value> x </value></set-header>",
    '<set-body>@{',
    '   return "<a>" + (1 < 2);',
    '}</set-body><choose><when condition="@(a && "b" == "c")"/></choose></inbound><backend></backend></policies>',
    '',
  ].join('\n');
  assert.equal(
    laidOut(source),
    [
      '<!-- first -->',
      '<policies>',
      '\t<inbound>',
      '\t\t<base />',
      '\t\t<!-- kept',
      '  as it is -->',
      '\t\t<set-header name="a" exists-action=\'append\'>',
      '\t\t\t<value> x </value>',
      '\t\t</set-header>',
      '\t\t<set-body>@{',
      '   return "<a>" + (1 < 2);',
      '}</set-body>',
      '\t\t<choose>',
      '\t\t\t<when condition="@(a && "b" == "c")" />',
      '\t\t</choose>',
      '\t</inbound>',
      '\t<backend></backend>',
      '</policies>',
      '',
    ].join('\n'),
  );
});

test('lines end as the first one does', () => {
  assert.equal(laidOut('<fragment>\r\n<base/></fragment>'), '<fragment>\r\n\t<base />\r\n</fragment>\r\n');
});

test('markup that is a body is not touched', () => {
  const body = '<set-body template="liquid"> <a> <b/>\n</a></set-body>';
  assert.equal(laidOut(`<fragment>${body}</fragment>`), `<fragment>\n\t${body}\n</fragment>\n`);
});

test('laying out twice changes nothing, whatever the document', () => {
  for (const file of readdirSync(documents)) {
    const [, source = ''] = readFileSync(new URL(file, documents), 'utf8').split(/^-{4,}\n/m);
    const once = readable(source);
    if (once !== undefined) assert.equal(laidOut(once), once, file);
  }
});

/** Undefined where it is no XML. */
function readable(source: string): string | undefined {
  try {
    return laidOut(source);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
