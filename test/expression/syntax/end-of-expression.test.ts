import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endOfEscapedExpression, endOfExpression } from '../../../src/expression/syntax/end-of-expression.ts';

type Find = typeof endOfExpression;

/** What each text is cut to. */
function check(find: Find, rows: readonly (readonly [expression: string, rest: string])[]): void {
  for (const [expression, rest] of rows) {
    const document = `<a b="${expression}${rest}`;
    assert.equal(document.slice(6, find(document, 6)), expression, expression);
  }
}

test('brackets inside an expression are counted', () => {
  check(endOfExpression, [
    ['@(a)', ')" />'],
    ['@(f(a, (b)))', '" c="@(d)" />'],
    ['@{ if (a) { return "}"; } return b; }', '}'],
    ['@(x => { return (x); })', ''],
    ['@(a[)', ' ]'],
    ['@{ a( }', ' )'],
  ]);
});

test('brackets in strings, characters and comments are not', () => {
  check(endOfExpression, [
    ['@(")")', ')'],
    ['@("\\")" + a)', ')'],
    ["@(')')", ')'],
    ["@('\\'' + \")\")", ')'],
    ['@(@")""\\" + ")")', ')'],
    ['@(@"\n)" + a)', ')'],
    ['@(a /* ) */ + 1)', ')'],
    ['@(a // )\n)', ')'],
    ['@(a // " )\r+ "b")', ')'],
    ["@{ // it's }\n return 1; }", '}'],
    ['@("//" + a)', ')'],
    ['@(a / b)', ')'],
    ['@(@class)', ')'],
  ]);
});

test('interpolated strings are looked into', () => {
  check(endOfExpression, [
    ['@($")")', ')'],
    ['@($"{f(")")})")', ')'],
    ['@($"{d["k"]}{{)" + a)', ')'],
    ['@($"{x:hh\\)}")', ')'],
    ['@($"{$"{a})"})")', ')'],
    ['@($@"{d["k"]}"")\n" + a)', ')'],
    ['@(@$"{a})\\")', ')'],
    ['@($"\\"{a})")', ')'],
    ['@($"{x:\'" + a)', ')'],
    ['@{ return $"}}{new { a = 1 }}{x:}"; }', '}'],
  ]);
});

test('a string that is not closed ends with its line', () => {
  check(endOfExpression, [
    ['@(a + "b\n)', ' "'],
    ["@(it's\n)", "'"],
    ['@($"{a\n)', '}"'],
    ['@($"{"a\n)', '}"'],
  ]);
});

test('what never closes has no end', () => {
  for (const text of ['@(a', '@{ {}', '@("a)', '@(@"a)', '@(a /* )', '@(a // )', '@(', '@', '@($"{a)']) {
    assert.equal(endOfExpression(text, 0), undefined, text);
  }
  assert.equal(endOfExpression(`@(${'$"{'.repeat(100000)}`, 0), undefined);
});

test('in escaped text, entities are what they stand for', () => {
  check(endOfEscapedExpression, [
    ['@(&quot;)&quot;)', ')'],
    ['@(&#34;)&#x22; + &apos;)&apos;)', ')'],
    ['@(a &lt; b &amp;&amp; c)', ')'],
    ['@(a // )&#10;)', ')'],
    ['@(a // )&#xD;&#xA;)', ')'],
    ['@($&quot;{d[&quot;k&quot;]})&quot;)', ')'],
    ['@(&quot;\\&quot;)&quot;)', ')'],
    ['@(")" + a & b &unknown; &#99999999; &#x110000;)', ')'],
  ]);
  assert.equal(endOfExpression('@(&quot;)&quot;)', 0), 9);
});
