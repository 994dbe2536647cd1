import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseExpressionText, parseStatements } from '../../../src/expression/syntax/parse.ts';

test('chains may be long, since they are not nested', () => {
  for (const text of [
    Array(5000).fill('a').join(' + '),
    Array(5000).fill('a').join(' ?? '),
    Array(5000).fill('a').join(' < '),
    `a${'.b()'.repeat(5000)}`,
    `a${'?.b[0]'.repeat(5000)}`,
    `${'a ? b : '.repeat(5000)}c`,
    `a${' is b'.repeat(5000)}`,
    `a${'++'.repeat(5000)}`,
    `f(${'a < b, '.repeat(5000)}c)`,
    `${'('.repeat(150)}a${')'.repeat(150)}`,
  ])
    assert.doesNotThrow(() => parseExpressionText(text), text.slice(0, 20));
  assert.doesNotThrow(() => parseStatements(`if (a) b();${' else if (c) d();'.repeat(3000)}`));
});

const TOO_DEEP = { name: 'ExpressionError', code: undefined, message: 'The expression is nested too deeply.' };

test('deep nesting is refused', () => {
  for (const [opens, closes] of [
    ['(', ')'],
    ['f(', ')'],
    ['a[', ']'],
    ['- ', ''],
    ['(int)', ''],
    ['(a, ', ')'],
    ['x => ', ''],
    ['a = ', ''],
    ['x => { return ', '; }'],
    ['new { a = ', '}'],
    ['new T { a = ', '}'],
    ['new T { a = {', '}}'],
    ['new[] {', '}'],
    ['$"{', '}"'],
    ['$@"{', '}"'],
    ['from x in ', ' select x'],
    ['from x in xs select ', ''],
    ['a ? ', ' : b'],
  ] as const)
    for (const text of [opens.repeat(20000), `${opens.repeat(300)}a${closes.repeat(300)}`])
      assert.throws(() => parseExpressionText(text), TOO_DEEP, opens);
});

test('deep nesting of types is refused', () => {
  for (const text of [`typeof(${'List<'.repeat(300)}`, `typeof(${'('.repeat(300)}`, `a as ${'(int, '.repeat(300)}`]) {
    assert.throws(() => parseExpressionText(text), TOO_DEEP);
  }
});

test('deep nesting of statements is refused', () => {
  for (const opens of ['{', 'if (a) ', 'if (a) { ', 'a(() => { ', 'switch (a) { case 1: ', 'do ', 'int F() { '])
    assert.throws(() => parseStatements(opens.repeat(20000)), TOO_DEEP, opens);
});
