import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseStatements } from '../../../src/expression/syntax/parse.ts';
import { shape } from './shape.ts';

type Row = readonly [text: string, shapes: string];

function check(rows: readonly Row[]): void {
  for (const [text, expected] of rows) {
    assert.equal(parseStatements(text).statements.map(shape).join(' '), expected, text);
  }
}

test('local variables and constants', () => {
  check([
    [
      'var x = 1; int y, z = 3; const string s = "a";',
      '(local false var [(x 1)]) (local false int [(y) (z 3)]) (local true string [(s "a")])',
    ],
    [
      'List<string> a = b; a.b<c> d = e; int? f = null; T[] g; (int, string h) i = j;',
      '(local false List<string> [(a b)]) (local false a.b<c> [(d e)]) (local false (nullable-type int) [(f null)]) (local false (array-type T 1) [(g)]) (local false (tuple-type [(int) (string h)]) [(i j)])',
    ],
    [
      'int[] a = { 1, 2 }; int[,] b = { { 1 }, { 2 } };',
      '(local false (array-type int 1) [(a (array-creation [] 0 [1 2]))]) (local false (array-type int 2) [(b (array-creation [] 0 [(array-creation [] 0 [1]) (array-creation [] 0 [2])]))])',
    ],
    ['dynamic x = y; _ = f(); ', '(local false dynamic [(x y)]) (expression-statement (assignment _ (call f [])))'],
    [
      'a? b = c; System.DateTime d = e, f;',
      '(local false (nullable-type a) [(b c)]) (local false System.DateTime [(d e) (f)])',
    ],
  ]);
});

test('deconstruction', () => {
  check([
    [
      'var (a, b) = c; (a, b) = (b, a); var d = (1, 2);',
      '(expression-statement (assignment (tuple [((declaration var a)) ((declaration var b))]) c)) (expression-statement (assignment (tuple [(a) (b)]) (tuple [(b) (a)]))) (local false var [(d (tuple [(1) (2)]))])',
    ],
  ]);
});

test('if and its elses', () => {
  check([
    [
      'if (a) return 1; else if (b) { return 2; } else return;',
      '(if a (return 1) (if b (block [(return 2)]) (return)))',
    ],
    [
      'if (a) if (b) c(); else d();',
      '(if a (if b (expression-statement (call c [])) (expression-statement (call d []))))',
    ],
  ]);
});

test('loops', () => {
  check([
    [
      'for (int i = 0, j = 1; i < 3; i++, j--) f(); for (;;) { } for (i = 0; ; ) break;',
      '(for (local false int [(i 0) (j 1)]) (< i 3) [(increment ++ false i) (increment -- false j)] (expression-statement (call f []))) (for [] [] (block [])) (for [(assignment i 0)] [] (break))',
    ],
    [
      'foreach (var x in xs) continue; foreach (var (k, v) in d) { } foreach ((var k, int v) in d) ; foreach (KeyValuePair<string, int> p in d) { }',
      '(foreach var x xs (continue)) (foreach (tuple [((declaration var k)) ((declaration var v))]) d (block [])) (foreach (tuple [((declaration var k)) ((declaration int v))]) d (empty)) (foreach KeyValuePair<string,int> p d (block []))',
    ],
    [
      'while (a) { } do x++; while (x < 3);',
      '(while a (block [])) (do (expression-statement (increment ++ false x)) (< x 3))',
    ],
  ]);
});

test('switch with patterns', () => {
  check([
    [
      'switch (x) { case 1: case int y when y > 3: return 1; case null: break; case Foo.A: case A | B: case var z: default: f(); break; }',
      '(switch x [([((constant-pattern 1)) ((type-pattern int y) (> y 3))] [(return 1)]) ([((constant-pattern null))] [(break)]) ([((constant-pattern Foo.A)) ((constant-pattern (| A B))) ((var-pattern z)) ()] [(expression-statement (call f [])) (break)])])',
    ],
    ['switch (x) { }', '(switch x [])'],
    [
      'switch (x) { case (A)1: case 1 + 2: case string s: case int _: case (1): break; }',
      '(switch x [([((constant-pattern (cast A 1))) ((constant-pattern (+ 1 2))) ((type-pattern string s)) ((type-pattern int)) ((constant-pattern 1))] [(break)])])',
    ],
    [
      'switch (x) { case Foo when y: case Foo f when z: break; }',
      '(switch x [([((constant-pattern Foo) y) ((type-pattern Foo f) z)] [(break)])])',
    ],
  ]);
});

test('try, using, checked', () => {
  check([
    [
      'try { f(); } catch (E e) when (e.A) { throw; } catch (F) { throw e; } catch { } finally { g(); }',
      '(try (block [(expression-statement (call f []))]) [(E e e.A (block [(throw)])) (F (block [(throw e)])) ((block []))] (block [(expression-statement (call g []))]))',
    ],
    [
      'using (var x = f()) g(); using (y) { }',
      '(using (local false var [(x (call f []))]) (expression-statement (call g []))) (using y (block []))',
    ],
    [
      'checked { a++; } unchecked { } var x = checked(a);',
      '(checked-statement true (block [(expression-statement (increment ++ false a))])) (checked-statement false (block [])) (local false var [(x (checked true a))])',
    ],
    ['try { } catch when (a) { } catch { }', '(try (block []) [(a (block [])) ((block []))])'],
    ['try { } finally { }', '(try (block []) [] (block []))'],
    ['using (T x = f(), y = g()) { }', '(using (local false T [(x (call f [])) (y (call g []))]) (block []))'],
  ]);
});

test('local functions', () => {
  check([
    [
      'int F(int a, string b = "c") => a; void G() { return; } T H() { return default(T); }',
      '(local-function F int [(int a) (string b "c")] a) (local-function G void [] (block [(return)])) (local-function H T [] (block [(return (default T))]))',
    ],
    [
      'List<int> F(Func<int, int> f) { return f(1); }',
      '(local-function F List<int> [(Func<int,int> f)] (block [(return (call f [(1)]))]))',
    ],
  ]);
});

test('expressions as statements, and what only looks like a declaration', () => {
  check([
    [
      'f(); a.b = c; a++; a + b; ; { } from.A(); await.B();',
      '(expression-statement (call f [])) (expression-statement (assignment a.b c)) (expression-statement (increment ++ false a)) (expression-statement (+ a b)) (empty) (block []) (expression-statement (call from.A [])) (expression-statement (call await.B []))',
    ],
    [
      'string.Join("", a); int.Parse(b); (a).b(); default(T).c();',
      '(expression-statement (call (type-expression string).Join [("") (a)])) (expression-statement (call (type-expression int).Parse [(b)])) (expression-statement (call a.b [])) (expression-statement (call (default T).c []))',
    ],
    [
      'var from = 1; from = 2; var q = from a in b select a; value.x(); var var = 3; when(x);',
      '(local false var [(from 1)]) (expression-statement (assignment from 2)) (local false var [(q (query (from a b) ([] (select a))))]) (expression-statement (call value.x [])) (local false var [(var 3)]) (expression-statement (call when [(x)]))',
    ],
    [
      'f(x => { if (x) return 1; return 2; });',
      '(expression-statement (call f [((lambda [(x)] (block [(if x (return 1)) (return 2)])))]))',
    ],
    ['a < b > c;', '(local false a<b> [(c)])'],
    [
      'f(a, b); a[1] = 2; a?.b();',
      '(expression-statement (call f [(a) (b)])) (expression-statement (assignment (index a [(1)]) 2)) (expression-statement (conditional-access a (call @.b [])))',
    ],
    ['x is int i;', '(expression-statement (is x (type-pattern int i)))'],
    [
      '(a) = b; a.b<c>(d); a<b>.c(); from.x = 1; async(); (x, y) = f();',
      '(expression-statement (assignment a b)) (expression-statement (call a.b<c> [(d)])) (expression-statement (call (type-expression a<b>).c [])) (expression-statement (assignment from.x 1)) (expression-statement (call async [])) (expression-statement (assignment (tuple [(x) (y)]) (call f [])))',
    ],
  ]);
});

test('directives and comments between statements', () => {
  check([
    ['#region a\nf();\n  #endregion\ng();', '(expression-statement (call f [])) (expression-statement (call g []))'],
    ['f(); // }\n/* { */ g();', '(expression-statement (call f [])) (expression-statement (call g []))'],
    ['#pragma warning disable\nf();', '(expression-statement (call f []))'],
  ]);
});
