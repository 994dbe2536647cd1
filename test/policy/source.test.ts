import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readElement } from '../../src/policy/element.ts';

const refused = (source: string, element: string, line: number, column: number): void =>
  assert.throws(() => readElement(source), {
    code: 'ValidationError',
    message: `Error in element '${element}' on line ${line}, column ${column}: policy expressions are not supported yet by this version of apim.`,
  });

test('an expression in an attribute is told apart from broken XML, whatever it holds', () => {
  refused('<a>\n  <when condition="@(context.Request.Method == "POST" && x < 3)"/></a>', 'when', 2, 20);
  refused("<a>\r\n  <b x='1' y = ' @{ return \"<\"; }'/></a>", 'b', 2, 18);
  refused('<a b="@(x', 'a', 1, 7);
});

test('an expression in a text is told apart from broken XML, whatever it holds', () => {
  refused('<a>\n<b>x</b>\n<value>\n  @(a < b && c)\n</value></a>', 'value', 4, 3);
  refused('<a><b/>@{ return 1 < 2; }</a>', 'a', 1, 8);
  refused('<a><b><![CDATA[ @{ return 1 < 2; } ]]></b></a>', 'b', 1, 17);
  refused('<a><!-- why -->@(1)</a>', 'a', 1, 16);
});

test('an expression is one however its first characters are written', () => {
  refused('<a><b\n c="&#64;(1)"/></a>', 'b', 2, 2);
  refused('<a>\n <b>&#x40;&#40;1)</b></a>', 'b', 2, 2);
});

test('what only looks like an expression is read', () => {
  const { children } = readElement(
    '<a><!-- <b c="@(1)"> --><?pi "@(1)"?><b c="user@(x)" d="x > @{y}"/><c>d="@(1)" a@(b)</c><d><![CDATA[x <e f="@(1)">]]></d></a>',
  );
  assert.deepEqual(
    children.map(({ text }) => text),
    ['', 'd="@(1)" a@(b)', 'x <e f="@(1)">'],
  );
  assert.deepEqual(
    children[0]?.attributes.map(({ value }) => value),
    ['user@(x)', 'x > @{y}'],
  );
});

test('what is broken before any expression is refused as broken XML', () => {
  assert.throws(() => readElement('@(1)'), { message: 'Text data outside of root node. Line 1, position 5.' });
  assert.throws(() => readElement('<a b="'), {
    message: 'Unexpected end of file has occurred. The following elements are not closed: a. Line 1, position 7.',
  });
});
