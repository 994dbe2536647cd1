import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseExpressionText, parseStatements } from '../../../src/expression/syntax/parse.ts';

type Row = readonly [text: string, code: string | undefined, message: string, start: number, end: number];

function check(parse: (text: string) => unknown, rows: readonly Row[]): void {
  for (const [text, code, message, start, end] of rows) {
    assert.throws(() => parse(text), { name: 'ExpressionError', code, message, start, end }, text);
  }
}

const expressions = (rows: readonly Row[]): void => check(parseExpressionText, rows);
const statements = (rows: readonly Row[]): void => check(parseStatements, rows);

type FeatureRow = readonly [text: string, feature: string, version: string, start: number, end: number];

function ofFeature([text, feature, version, start, end]: FeatureRow): Row {
  const message = `Feature '${feature}' is not available in C# 7.0. Please use language version ${version} or greater.`;
  return [text, 'CS8107', message, start, end];
}

const newExpressions = (rows: readonly FeatureRow[]): void => expressions(rows.map(ofFeature));
const newStatements = (rows: readonly FeatureRow[]): void => statements(rows.map(ofFeature));

test('something is missing or too much', () => {
  expressions([
    ['', 'CS1733', 'Expected expression', 0, 0],
    ['(', 'CS1733', 'Expected expression', 1, 1],
    ['()', 'CS1525', "Invalid expression term ')'", 1, 2],
    ['a +', 'CS1733', 'Expected expression', 3, 3],
    ['a b', 'CS1073', "Unexpected token 'b'", 2, 3],
    ['a)', 'CS1073', "Unexpected token ')'", 1, 2],
    ['a + )', 'CS1525', "Invalid expression term ')'", 4, 5],
    ['f(', 'CS1026', ') expected', 2, 2],
    ['f(a', 'CS1026', ') expected', 3, 3],
    ['f(a b)', 'CS1003', "Syntax error, ',' expected", 4, 5],
    ['f("a" "b")', 'CS1003', "Syntax error, ',' expected", 6, 9],
    ['f(a,)', 'CS1525', "Invalid expression term ')'", 4, 5],
    ['f(,a)', 'CS0839', 'Argument missing', 2, 3],
    ['f(a,,b)', 'CS0839', 'Argument missing', 4, 5],
    ['a[]', 'CS0443', 'Syntax error; value expected', 2, 3],
    ['a[1', 'CS1003', "Syntax error, ']' expected", 3, 3],
    ['a.', 'CS1001', 'Identifier expected', 2, 2],
    ['a.1', 'CS1073', "Unexpected token '.1'", 1, 3],
    ['a ? b', 'CS1003', "Syntax error, ':' expected", 5, 5],
    ['a ? b c', 'CS1003', "Syntax error, ':' expected", 6, 7],
    ['(a', 'CS1026', ') expected', 2, 2],
    ['(a b)', 'CS1026', ') expected', 3, 4],
    ['(a: 1)', 'CS8124', 'Tuple must contain at least two elements.', 6, 6],
    ['(a, ', 'CS1733', 'Expected expression', 4, 4],
    ['f(a;', 'CS1026', ') expected', 3, 4],
    ['a => b c', 'CS1073', "Unexpected token 'c'", 7, 8],
    ['a;', 'CS1073', "Unexpected token ';'", 1, 2],
    ['x =>', 'CS1733', 'Expected expression', 4, 4],
    ['case', 'CS1525', "Invalid expression term 'case'", 0, 4],
    ['a.class', 'CS1041', "Identifier expected; 'class' is a keyword", 2, 7],
    ['f(int x)', 'CS1525', "Invalid expression term 'int'", 2, 5],
    ['a b\nc', 'CS1073', "Unexpected token 'b'", 2, 3],
    ['a\n+\n', 'CS1733', 'Expected expression', 3, 3],
    ['a +\n', 'CS1733', 'Expected expression', 3, 3],
  ]);
});

test('literals that are not finished or too large', () => {
  expressions([
    ['"abc', 'CS1010', 'Newline in constant', 0, 4],
    ['"a\\qb"', 'CS1009', 'Unrecognized escape sequence', 2, 4],
    ["'a", 'CS1010', 'Newline in constant', 0, 2],
    ["''", 'CS1011', 'Empty character literal', 0, 2],
    ["'ab'", 'CS1012', 'Too many characters in character literal', 0, 4],
    ["'\\q'", 'CS1009', 'Unrecognized escape sequence', 1, 3],
    ['@"abc', 'CS1039', 'Unterminated string literal', 0, 5],
    ['/* a', 'CS1035', "End-of-file found, '*/' expected", 0, 4],
    ['99999999999999999999', 'CS1021', 'Integral constant is too large', 0, 20],
    ['0x', 'CS1013', 'Invalid number', 0, 2],
    ['1_', 'CS1013', 'Invalid number', 0, 2],
    ['1e400', 'CS0594', "Floating-point constant is outside the range of type 'double'", 0, 5],
    ['1e40f', 'CS0594', "Floating-point constant is outside the range of type 'float'", 0, 5],
    ['1e30m', 'CS0594', "Floating-point constant is outside the range of type 'decimal'", 0, 5],
    ['"a\n"', 'CS1010', 'Newline in constant', 0, 2],
    ['$"a\nb"', 'CS1010', 'Newline in constant', 0, 3],
    ['18446744073709551616', 'CS1021', 'Integral constant is too large', 0, 20],
    ['0x1_0000_0000_0000_0000', 'CS1021', 'Integral constant is too large', 0, 23],
    ["'\\u00'", 'CS1009', 'Unrecognized escape sequence', 1, 3],
    ['"\\U00110000"', 'CS1009', 'Unrecognized escape sequence', 1, 3],
    [
      '79228162514264337593543950336m',
      'CS0594',
      "Floating-point constant is outside the range of type 'decimal'",
      0,
      30,
    ],
    ['1__', 'CS1013', 'Invalid number', 0, 3],
  ]);
});

test('characters that are no C#', () => {
  expressions([
    ['a # b', 'CS1040', 'Preprocessor directives must appear as the first non-whitespace character on a line', 2, 3],
    ['a ` b', 'CS1056', "Unexpected character '`'", 2, 3],
    ['a \\ b', 'CS1056', "Unexpected character '\\'", 2, 3],
    ['@ a', 'CS1646', 'Keyword, identifier, or string expected after verbatim specifier: @', 0, 1],
    ['$a', 'CS1056', "Unexpected character '$'", 0, 1],
    ['§', 'CS1056', "Unexpected character '§'", 0, 1],
    ['a 😀', 'CS1056', "Unexpected character '😀'", 2, 4],
  ]);
});

test('interpolated strings that are wrong inside', () => {
  expressions([
    ['$"{a"', 'CS8076', "Missing close delimiter '}' for interpolated expression started with '{'.", 2, 3],
    ['$"{a', 'CS8076', "Missing close delimiter '}' for interpolated expression started with '{'.", 2, 3],
    ['$"a', 'CS1010', 'Newline in constant', 0, 3],
    ['$@"a', 'CS1039', 'Unterminated string literal', 0, 4],
    ['$"}"', 'CS8086', "A '}' character must be escaped (by doubling) in an interpolated string.", 2, 3],
    ['$"{}"', 'CS1733', 'Expected expression', 3, 4],
    ['$"{a:}"', 'CS8089', 'Empty format specifier.', 4, 5],
    ['$"{a:b }"', 'CS8088', 'A format specifier may not contain trailing whitespace.', 4, 7],
    [
      '$"{a ? b : c}"',
      'CS8361',
      "A conditional expression cannot be used directly in a string interpolation because the ':' ends the interpolation. Parenthesize the conditional expression.",
      9,
      10,
    ],
    ['$"{a b}"', 'CS1073', "Unexpected token 'b'", 5, 6],
    ['$"\\{a}"', 'CS8087', "A '{' character may only be escaped by doubling '{{' in an interpolated string.", 2, 4],
    ['$"{a // b\n}"', 'CS8077', 'A single-line comment may not be used in an interpolated string.', 5, 7],
    [
      '$"{a\n}"',
      'CS8967',
      'Newlines inside a non-verbatim interpolated string are not supported in C# 7.0. Please use language version 11.0 or greater.',
      4,
      5,
    ],
    ['$"{a,}"', 'CS1733', 'Expected expression', 5, 6],
    ['$"{"', 'CS8076', "Missing close delimiter '}' for interpolated expression started with '{'.", 2, 3],
    ['$@"{a', 'CS8076', "Missing close delimiter '}' for interpolated expression started with '{'.", 3, 4],
    ['$"{a:"', 'CS8076', "Missing close delimiter '}' for interpolated expression started with '{'.", 5, 6],
    ['$"{a\\q}"', 'CS1056', "Unexpected character '\\'", 4, 5],
  ]);
});

test('new, initialisers and types', () => {
  expressions([
    ['new', 'CS1031', 'Type expected', 3, 3],
    ['new T', 'CS1526', 'A new expression requires an argument list or (), [], or {} after type', 5, 5],
    ['new T[]', 'CS1586', 'Array creation must have array size or array initializer', 7, 7],
    ['new int[,2]', 'CS0178', "Invalid rank specifier: expected ',' or ']'", 9, 10],
    ['new[] 1', 'CS1514', '{ expected', 6, 7],
    [
      'new { 1 }',
      'CS0746',
      'Invalid anonymous type member declarator. Anonymous type members must be declared with a member assignment, simple name or member access.',
      6,
      7,
    ],
    ['new T { A = 1, 2 }', 'CS0747', 'Invalid initializer member declarator', 15, 16],
    ['new T { 1, A = 2 }', 'CS0747', 'Invalid initializer member declarator', 11, 12],
    ['new T { 1 2 }', 'CS1003', "Syntax error, ',' expected", 10, 11],
    ['new T { 1', 'CS1513', '} expected', 9, 9],
    ['int', 'CS1525', "Invalid expression term 'int'", 0, 3],
    ['int + 1', 'CS1525', "Invalid expression term 'int'", 0, 3],
    ['typeof()', 'CS1031', 'Type expected', 7, 8],
    [
      'typeof(List<>)',
      undefined,
      'A generic type without its arguments cannot be used in a policy expression.',
      12,
      13,
    ],
    ['typeof(int*)', 'CS0214', 'Pointers and fixed size buffers may only be used in an unsafe context', 10, 11],
    ['typeof((int))', 'CS8124', 'Tuple must contain at least two elements.', 11, 12],
  ]);
});

test('later versions of C# are refused by the name of the feature', () => {
  newExpressions([
    ['x ??= y', 'coalescing assignment', '8.0', 2, 5],
    ['x!.y', 'nullable reference types', '8.0', 1, 2],
    ['x!', 'nullable reference types', '8.0', 1, 2],
    ['a..b', 'range operator', '8.0', 1, 3],
    ['..', 'range operator', '8.0', 0, 2],
    ['^1', 'index operator', '8.0', 0, 1],
    ['a[^1]', 'index operator', '8.0', 2, 3],
    ['x switch { _ => 1 }', 'recursive patterns', '8.0', 2, 8],
    ['x is not null', 'not pattern', '9.0', 5, 8],
    ['x is > 3', 'relational pattern', '9.0', 5, 6],
    ['x is { }', 'recursive patterns', '8.0', 5, 6],
    ['x is int or string', 'or pattern', '9.0', 9, 11],
    ['x is string and not null', 'and pattern', '9.0', 12, 15],
    ['x is [1]', 'list pattern', '11.0', 5, 6],
    ['x is int { }', 'recursive patterns', '8.0', 5, 8],
    ['x with { A = 1 }', 'records', '9.0', 2, 6],
    ['x >>> 1', 'unsigned right shift', '11.0', 2, 3],
    ['"""a"""', 'raw string literals', '11.0', 0, 3],
    ['"a"u8', 'UTF-8 string literals', '11.0', 0, 5],
    ['[1, 2]', 'collection expressions', '12.0', 0, 1],
    ['static x => x', 'static anonymous function', '9.0', 0, 6],
    ['x is var (a, b)', 'recursive patterns', '8.0', 5, 8],
    ['$"""a"""', 'raw string literals', '11.0', 0, 4],
    ['new()', 'target-typed object creation', '9.0', 0, 3],
    ['new(1) { A = 2 }', 'target-typed object creation', '9.0', 0, 3],
  ]);
});

test('statements of later versions of C# too', () => {
  newStatements([
    ['using var x = y;', 'using declarations', '8.0', 0, 5],
    ['static int F() => 1;', 'static local functions', '8.0', 0, 6],
  ]);
});

test('what C# has and a policy has no use for', () => {
  expressions([
    ['async x => x', undefined, 'An asynchronous lambda cannot be used in a policy expression.', 0, 5],
    ['async (x, y) => x', undefined, 'An asynchronous lambda cannot be used in a policy expression.', 0, 5],
    [
      'await x',
      'CS4033',
      "The 'await' operator can only be used within an async method. Consider marking this method with the 'async' modifier and changing its return type to 'Task'.",
      0,
      5,
    ],
    ['this.a', 'CS0027', "Keyword 'this' is not available in the current context", 0, 4],
    ['base.a', 'CS1511', "Keyword 'base' is not available in a static method", 0, 4],
    ['*x', 'CS0214', 'Pointers and fixed size buffers may only be used in an unsafe context', 0, 1],
    ['&x', 'CS0214', 'Pointers and fixed size buffers may only be used in an unsafe context', 0, 1],
    ['a->b', 'CS0214', 'Pointers and fixed size buffers may only be used in an unsafe context', 1, 3],
    ['sizeof(int)', undefined, "'sizeof' cannot be used in a policy expression.", 0, 6],
    [
      '(int x, out int y) => x',
      undefined,
      "The parameter modifier 'out' cannot be used in a policy expression.",
      8,
      11,
    ],
    ['stackalloc int[3]', undefined, "'stackalloc' cannot be used in a policy expression.", 0, 10],
    ['(ref int x) => x', undefined, "The parameter modifier 'ref' cannot be used in a policy expression.", 1, 4],
  ]);
});

test('queries that are not finished', () => {
  expressions([
    ['from x in xs', 'CS0742', 'A query body must end with a select clause or a group clause', 12, 12],
    ['from x in xs where', 'CS1733', 'Expected expression', 18, 18],
    ['from x in xs join y in ys', 'CS0743', "Expected contextual keyword 'on'", 25, 25],
    ['from x in xs join y in ys on x', 'CS0744', "Expected contextual keyword 'equals'", 30, 30],
    ['from x in xs join y in ys on x y', 'CS0744', "Expected contextual keyword 'equals'", 31, 32],
    ['from x in xs group x', 'CS0745', "Expected contextual keyword 'by'", 20, 20],
    ['from x in xs select', 'CS1733', 'Expected expression', 19, 19],
  ]);
});

test('statements that are not finished', () => {
  statements([
    ['return 1', 'CS1002', '; expected', 8, 8],
    ['return 1 2;', 'CS1002', '; expected', 9, 10],
    ['var x = 1\nvar y = 2;', 'CS1002', '; expected', 9, 9],
    ['f()', 'CS1002', '; expected', 3, 3],
    ['if x', 'CS1003', "Syntax error, '(' expected", 3, 4],
    ['if (x', 'CS1026', ') expected', 5, 5],
    ['if (x)', 'CS1733', 'Expected expression', 6, 6],
    ['if (x) }', 'CS1525', "Invalid expression term '}'", 7, 8],
    ['if (x) var y = 1;', 'CS1023', 'Embedded statement cannot be a declaration or labeled statement', 7, 10],
    ['if (x) { return 1;', 'CS1513', '} expected', 18, 18],
    ['else f();', 'CS8641', "'else' cannot start a statement.", 0, 4],
    ['catch { }', 'CS1003', "Syntax error, 'try' expected", 0, 5],
    ['finally { }', 'CS1003', "Syntax error, 'try' expected", 0, 7],
    ['try { }', 'CS1524', 'Expected catch or finally', 7, 7],
    ['try f();', 'CS1514', '{ expected', 4, 5],
    [
      'try { } catch { } catch { }',
      'CS1017',
      'Catch clauses cannot follow the general catch clause of a try statement',
      18,
      23,
    ],
    ['foreach (x in y) { }', 'CS0230', 'Type and identifier are both required in a foreach statement', 9, 10],
    ['foreach (var x y) { }', 'CS1515', "'in' expected", 15, 16],
    ['for (;;', 'CS1733', 'Expected expression', 7, 7],
    ['while x', 'CS1003', "Syntax error, '(' expected", 6, 7],
    ['do f() while (x);', 'CS1002', '; expected', 7, 12],
    ['do { }', 'CS1003', "Syntax error, 'while' expected", 6, 6],
    ['switch (x) { foo }', 'CS1513', '} expected', 13, 16],
    ['switch (x) { case 1 return; }', 'CS1003', "Syntax error, ':' expected", 20, 26],
    ['switch (x) { case: break; }', 'CS1525', "Invalid expression term ':'", 17, 18],
  ]);
});

test('declarations as statements that are wrong', () => {
  statements([
    ['int class = 1;', 'CS1041', "Identifier expected; 'class' is a keyword", 4, 9],
    ['int 5;', 'CS1001', 'Identifier expected', 4, 5],
    [
      'int x[3];',
      'CS0650',
      "Bad array declarator: To declare a managed array the rank specifier precedes the variable's identifier. To declare a fixed size buffer field, use the fixed keyword before the field type.",
      5,
      6,
    ],
    ['const int x;', 'CS0145', 'A const field requires a value to be provided', 11, 12],
    ['var x = ;', 'CS1525', "Invalid expression term ';'", 8, 9],
    ['int x y;', 'CS1002', '; expected', 6, 7],
    ['int F(', 'CS1031', 'Type expected', 6, 6],
    ['int F() x;', 'CS1514', '{ expected', 8, 9],
  ]);
});

test('statements that a policy has no use for', () => {
  statements([
    ['goto a;', undefined, "'goto' cannot be used in a policy expression.", 0, 4],
    ['a: f();', undefined, 'A label cannot be used in a policy expression.', 0, 1],
    ['lock (x) { }', undefined, "'lock' cannot be used in a policy expression.", 0, 4],
    ['yield return 1;', undefined, "'yield' cannot be used in a policy expression.", 0, 5],
    ['async Task F() { }', undefined, 'An asynchronous function cannot be used in a policy expression.', 0, 5],
    ['class A { }', 'CS1513', '} expected', 0, 5],
    ['public int x;', 'CS1513', '} expected', 0, 6],
    ['ref int x = ref y;', undefined, "'ref' cannot be used in a policy expression.", 0, 3],
    ['int F<T>() => 1;', undefined, 'A generic local function cannot be used in a policy expression.', 5, 6],
    [
      'int F(this int x) => 1;',
      undefined,
      "The parameter modifier 'this' cannot be used in a policy expression.",
      6,
      10,
    ],
    [
      'int F(in int x) => 1;',
      'CS8107',
      "Feature 'readonly references' is not available in C# 7.0. Please use language version 7.2 or greater.",
      6,
      8,
    ],
    ['f(); }', 'CS1022', 'Type or namespace definition, or end-of-file expected', 5, 6],
    ['unsafe { }', undefined, "'unsafe' cannot be used in a policy expression.", 0, 6],
    [
      'await f();',
      'CS4033',
      "The 'await' operator can only be used within an async method. Consider marking this method with the 'async' modifier and changing its return type to 'Task'.",
      0,
      5,
    ],
    ['int* p;', 'CS0214', 'Pointers and fixed size buffers may only be used in an unsafe context', 3, 4],
  ]);
});

test('preprocessor lines between statements', () => {
  statements([
    ['#if A', undefined, "'#if' cannot be used in a policy expression.", 0, 5],
    ['#endif', undefined, "'#endif' cannot be used in a policy expression.", 0, 6],
    ['#endregion', 'CS1028', 'Unexpected preprocessor directive', 0, 10],
    ['#region a', 'CS1038', '#endregion directive expected', 9, 9],
    ['#error hello', 'CS1029', "#error: 'hello'", 0, 12],
    ['#define A', 'CS1032', 'Cannot define/undefine preprocessor symbols after first token in file', 0, 9],
    ['#foo', 'CS1024', 'Preprocessor directive expected', 0, 4],
    [
      'f(); #region',
      'CS1040',
      'Preprocessor directives must appear as the first non-whitespace character on a line',
      5,
      6,
    ],
  ]);
});

test('the first error counts in statements too', () => {
  statements([
    ['f(a b); "', 'CS1003', "Syntax error, ',' expected", 4, 5],
    ['"\\q"; f(a b)', 'CS1009', 'Unrecognized escape sequence', 1, 3],
    ['f(a b); $', 'CS1003', "Syntax error, ',' expected", 4, 5],
    ['x = "a;\ny = b c;', 'CS1010', 'Newline in constant', 4, 7],
  ]);
});
