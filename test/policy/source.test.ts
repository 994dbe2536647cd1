import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readElement } from '../../src/policy/document/element.ts';
import { AS_WRITTEN } from '../../src/policy/document/filling.ts';
import { expressionsIn } from '../../src/policy/document/source.ts';

const refused = (source: string, element: string, line: number, column: number, sentence: string): void =>
  assert.throws(() => readElement(source, AS_WRITTEN), {
    code: 'ValidationError',
    message: `Error in element '${element}' on line ${line}, column ${column}: ${sentence}`,
  });

/** Also checks that the document is XML without its expressions, and that the offsets of their ends are true. */
function found(source: string): string[] {
  readElement(source, AS_WRITTEN);
  return expressionsIn(source).map(({ source: expression }) => expression);
}

test('an expression as typed is found whole, whatever it holds', () => {
  const rows = [
    '@(context.Request.Method == "POST" && x < 3)',
    '@(new List<string>().Count > 0 ? "<a b=\'c\'>" : ">")',
    "@(x.Split(',')[0] + ')' + '\"' + '\\'')",
    '@(")" + "\\")" + @"\\" + @"a""b)")',
    '@($"{x} {y["}"]} {{")',
    '@{ return "}"; }',
    '@{\n  // it is not over: ) } " \'\n  /* nor " } here */\n  return 1;\n}',
    '@(f(() => { return 1; }))',
  ];
  for (const row of rows) {
    assert.deepEqual(found(`<a><b c="${row}" d='1'/></a>`), [row]);
    assert.deepEqual(found(`<a><b c = '${row}'></b></a>`), [row]);
    assert.deepEqual(found(`<a><b> \n ${row} \n </b></a>`), [row]);
    assert.deepEqual(found(`<a><b><![CDATA[ ${row} ]]></b></a>`), [row]);
    assert.deepEqual(found(`<a><b>${row}<!-- "@(1)" --></b><c d="${row}" e=" ${row} "/></a>`), [row, row, row]);
  }
});

test('an expression with entities is found whole, and means the characters', () => {
  const rows = [
    ['@(a == &quot;x)&quot; &amp;&amp; b &lt; 3)', '@(a == "x)" && b < 3)'],
    ['@(&#34;it&apos;s&#x22;)', '@("it\'s")'],
    ['@(&quot;(&quot;)', '@("(")'],
    ['@{ // no end: )&#10; return 1; }', '@{ // no end: )\n return 1; }'],
    ['@(&quot;&#x1F600;&quot; + 1)', '@("\u{1F600}" + 1)'],
  ] as const;
  for (const [written, meant] of rows) {
    assert.deepEqual(found(`<a><b c="${written}" d='1'/></a>`), [meant]);
    assert.deepEqual(found(`<a><b>${written}</b></a>`), [meant]);
  }
});

test('raw and escaped may stand side by side, in one document and in one expression', () => {
  assert.deepEqual(
    found('<a b="@(x == "1" &amp;&amp; y &lt; 2)" c="@(&quot;)&quot;)" d="@(")")"><e>@("a &lt; b")</e></a>'),
    ['@(x == "1" && y < 2)', '@(")")', '@(")")', '@("a < b")'],
  );
});

test('entities stay as typed where the expression would not end with their characters, and in CDATA', () => {
  assert.deepEqual(found('<a b="@(x.Replace("&quot;", y))"/>'), ['@(x.Replace("&quot;", y))']);
  assert.deepEqual(found('<a><![CDATA[@("&amp;")]]></a>'), ['@("&amp;")']);
});

test('each expression knows its element, its attribute and the places of its characters', () => {
  const source = '<a>\r\n  <b x="1" c = " @(1 +\r\n2)"/><d>@(&quot;e&quot; + f)</d></a>';
  const [first, second] = expressionsIn(source);
  assert.ok(first !== undefined && second !== undefined);
  assert.deepEqual([first.element, first.attribute, first.line, first.column], ['b', 'c', 2, 18]);
  assert.equal(source.slice(first.start, first.end), '@(1 +\r\n2)');
  assert.deepEqual(first.positionAt(first.source.indexOf('2')), { line: 3, column: 1 });
  assert.deepEqual([second.element, second.attribute, second.line, second.column], ['d', undefined, 3, 9]);
  assert.deepEqual(second.positionAt(second.source.indexOf('f')), { line: 3, column: 27 });
  assert.deepEqual(second.positionAt(second.source.length), { line: 3, column: 29 });
});

test('an element has the expressions of its attributes and of its text, and the rest stays in place', () => {
  const source = '<a>\n<b c="@("<x>")"  d="1">\n @(2 < 3)\n</b><e/></a>';
  const [b, e] = readElement(source, AS_WRITTEN).children;
  assert.deepEqual(
    b?.attributes.map(({ name, value, expression, start, end }) => [
      name,
      value,
      expression?.source,
      source.slice(start, end),
    ]),
    [
      ['c', '@("<x>")', '@("<x>")', 'c="@("<x>")"'],
      ['d', '1', undefined, 'd="1"'],
    ],
  );
  assert.deepEqual([b?.text, b?.expression?.source, b?.children], ['@(2 < 3)', '@(2 < 3)', []]);
  assert.deepEqual([e?.line, e?.column, e?.expression], [4, 5, undefined]);
});

test('an expression that is not closed is refused where it begins', () => {
  const sentence = (closer: string): string => `The policy expression is not closed: its '${closer}' is missing.`;
  refused('<a b="@(x', 'a', 1, 7, sentence(')'));
  refused('<a>\n <b c="1" d="@(f("x")"/></a>', 'b', 2, 14, sentence(')'));
  refused('<a><b>\n  @{ if (x) { return 1; \n</b></a>', 'b', 2, 3, sentence('}'));
});

test('what follows an expression is refused where it stands', () => {
  const sentence = 'A policy expression is the whole of an attribute or a text: nothing may follow it.';
  refused('<a b="@(x)/y"/>', 'a', 1, 11, sentence);
  refused('<a>@(1) and @(2)</a>', 'a', 1, 8, sentence);
  refused('<a>@(1)<b/></a>', 'a', 1, 8, sentence);
  refused('<a><![CDATA[@(1)]]>x</a>', 'a', 1, 17, sentence);
});

test('what stands before an expression in a text is refused', () => {
  const sentence = 'A policy expression is the whole of a text: nothing else may stand beside it.';
  refused('<a>x<!-- y -->@(1)</a>', 'a', 1, 15, sentence);
  refused('<a><b/>@(1)</a>', 'a', 1, 8, sentence);
});

test('an expression begins with the characters themselves', () => {
  const sentence = 'The @( or @{ that begins a policy expression must not be written with entities or in pieces.';
  refused('<a><b\n c="&#64;(1)"/></a>', 'b', 2, 2, sentence);
  refused('<a>\n <b>&#x40;&#40;1)</b></a>', 'b', 2, 2, sentence);
  refused('<a>@<![CDATA[(1)]]></a>', 'a', 1, 1, sentence);
});

test('what only looks like an expression is read', () => {
  const source =
    '<a><!-- <b c="@(1)"> --><?pi "@(1)"?><b c="user@(x)" d="x > @{y}"/><c>d="@(1)" a@(b)</c><d><![CDATA[x <e f="@(1)">]]></d></a>';
  const { children } = readElement(source, AS_WRITTEN);
  assert.deepEqual(
    children.map(({ text }) => text),
    ['', 'd="@(1)" a@(b)', 'x <e f="@(1)">'],
  );
  assert.deepEqual(
    children[0]?.attributes.map(({ value }) => value),
    ['user@(x)', 'x > @{y}'],
  );
  assert.deepEqual(expressionsIn(source), []);
});

test('what is broken beside an expression is refused as broken XML', () => {
  assert.throws(() => readElement('@(1)', AS_WRITTEN), {
    message: 'Text data outside of root node. Line 1, position 5.',
  });
  assert.throws(() => readElement('<a b="', AS_WRITTEN), {
    message: 'Unexpected end of file has occurred. The following elements are not closed: a. Line 1, position 7.',
  });
  assert.throws(() => readElement('<a>\n<b c="@("<")">\n</a>', AS_WRITTEN), {
    message: "The 'b' start tag on line 2 position 1 does not match the end tag of 'a'. Line 3, position 3.",
  });
});

test('a large document of expressions is read in a moment', () => {
  const before = process.cpuUsage();
  const rows = '<b c="@(x == "1" && y)" d="@(&quot;(&quot;)"><e>@{ return "&amp;"; }</e></b>\n'.repeat(3000);
  assert.equal(expressionsIn(`<a>${rows}</a>`).length, 9000);
  assert.equal(readElement(`<a>${rows}</a>`, AS_WRITTEN).children.length, 3000);
  // Of the processor's time, which a busy machine does not stretch: what grew with the square would take minutes.
  assert.ok(process.cpuUsage(before).user < 5_000_000);
});
