import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseExpressionText } from '../../../src/expression/syntax/parse.ts';
import { shape } from './shape.ts';

type Row = readonly [text: string, shape: string];

function check(rows: readonly Row[]): void {
  for (const [text, expected] of rows) assert.equal(shape(parseExpressionText(text)), expected, text);
}

test('operators bind as closely as C# says, and group from its side', () => {
  check([
    ['a + b * c - d', '(- (+ a (* b c)) d)'],
    [
      'a || b && c | d ^ e & f == g < h << i + j * k',
      '(|| a (&& b (| c (^ d (& e (== f (< g (<< h (+ i (* j k))))))))))',
    ],
    ['a - b - c', '(- (- a b) c)'],
    ['a ?? b ?? c', '(?? a (?? b c))'],
    ['a = b += c >>= d <<= e', '(assignment a (assignment + b (assignment >> c (assignment << d e))))'],
    ['a >> b > c', '(> (>> a b) c)'],
    ['!a.b && -c == ~d', '(&& (unary ! a.b) (== (unary - c) (unary ~ d)))'],
  ]);
});

test('a minus sign and the least int or long are one literal', () => {
  check([
    ['-2147483648', '-2147483648'],
    ['-9223372036854775808L', 'long:-9223372036854775808'],
    ['- 2147483648u', '(unary - uint:2147483648)'],
    ['(-2147483648).a', '-2147483648.a'],
  ]);
});

test('a question mark is a conditional, a nullable type or a member access', () => {
  check([
    ['a ? b : c ? d : e', '(conditional a b (conditional c d e))'],
    ['a ? b ? 1 : 2 : 3', '(conditional a (conditional b 1 2) 3)'],
    ['a?.5:1', '(conditional a double:0.5 1)'],
    ['x is int ? 1 : 2', '(conditional (is x (type-pattern int)) 1 2)'],
    ['x is int? ? 1 : 2', '(conditional (is x (type-pattern (nullable-type int))) 1 2)'],
    ['x is int?', '(is x (type-pattern (nullable-type int)))'],
    ['x as int? ?? 3', '(?? (as x (nullable-type int)) 3)'],
    ['x as string == "a"', '(== (as x string) "a")'],
    ['a ? (b) : c', '(conditional a b c)'],
    ['(a ? b : c)', '(conditional a b c)'],
    ['x is string? 1 : 2', '(conditional (is x (type-pattern string)) 1 2)'],
    ['x as T[] ?? y', '(?? (as x (array-type T 1)) y)'],
  ]);
});

test('what stands after is: a type, a constant, a name', () => {
  check([
    ['x is string s && s.Length > 1', '(&& (is x (type-pattern string s)) (> s.Length 1))'],
    ['x is var y', '(is x (var-pattern y))'],
    ['x is null', '(is x (constant-pattern null))'],
    ['x is Foo.Bar', '(is x (constant-pattern Foo.Bar))'],
    ['x is Foo.Bar y', '(is x (type-pattern Foo.Bar y))'],
    ['x is List<int>', '(is x (type-pattern List<int>))'],
    ['x is int.MaxValue', '(is x (constant-pattern (type-expression int).MaxValue))'],
    ['x is string _', '(is x (type-pattern string))'],
    ['x is byte[] && y', '(&& (is x (type-pattern (array-type byte 1))) y)'],
    ['x is int[]', '(is x (type-pattern (array-type int 1)))'],
    ['x is 3 + 4 && y', '(&& (is x (constant-pattern (+ 3 4))) y)'],
    ['x is "a" ? 1 : 2', '(conditional (is x (constant-pattern "a")) 1 2)'],
    ['x is -1', '(is x (constant-pattern (unary - 1)))'],
    ['x is not', '(is x (constant-pattern not))'],
    ['x is List<int> y && z', '(&& (is x (type-pattern List<int> y)) z)'],
  ]);
});

test('parentheses around a type are a cast where C# reads one', () => {
  check([
    ['(int?)x', '(cast (nullable-type int) x)'],
    ['(int)-x', '(cast int (unary - x))'],
    ['(x)-y', '(- x y)'],
    ['(x)(y)', '(cast x y)'],
    ['(x)!y', '(cast x (unary ! y))'],
    ['(x)"a"', '(cast x "a")'],
    ['(x.y<z>)w', '(cast x.y<z> w)'],
    ['(x) as y', '(as x y)'],
    ['(T[])x', '(cast (array-type T 1) x)'],
    ['((a))', 'a'],
    ['(string)a.b["c"]', '(cast string (index a.b [("c")]))'],
    ['(a)b++', '(cast a (increment ++ false b))'],
    ['(int)a.b + c', '(+ (cast int a.b) c)'],
    ['(a < b)', '(< a b)'],
    ['(string)await', '(cast string await)'],
  ]);
});

test('lambdas and anonymous methods', () => {
  check([
    ['(a, b) => a', '(lambda [(a) (b)] a)'],
    ['() => 1', '(lambda [] 1)'],
    ['x => y => x', '(lambda [(x)] (lambda [(y)] x))'],
    ['(int a, List<string> b) => { return a; }', '(lambda [(int a) (List<string> b)] (block [(return a)]))'],
    ['_ => _', '(lambda [(_)] _)'],
    ['async => async', '(lambda [(async)] async)'],
    ['delegate (int a) { return a; }', '(lambda [(int a)] (block [(return a)]))'],
    ['delegate { return 1; }', '(lambda [] (block [(return 1)]))'],
    ['f((a) => (b) => a, x => y)', '(call f [((lambda [(a)] (lambda [(b)] a))) ((lambda [(x)] y))])'],
    ['a = b => c ? d : e', '(assignment a (lambda [(b)] (conditional c d e)))'],
  ]);
});

test('a smaller-than sign opens type arguments where what follows says so', () => {
  check([
    ['f<int>(x)', '(call f<int> [(x)])'],
    ['f(a < b, c > d)', '(call f [((< a b)) ((> c d))])'],
    ['f(a < b, c > (d))', '(call f [((call a<b,c> [(d)]))])'],
    ['a < b || c > d', '(|| (< a b) (> c d))'],
    ['f(x: 1, out y, ref z)', '(call f [(x 1) ("out" y) ("ref" z)])'],
    [
      'f(out var a, out int b, out _, out string _)',
      '(call f [("out" (declaration var a)) ("out" (declaration int b)) ("out" _) ("out" (declaration string))])',
    ],
    ['a.b<int, string>.c', 'a.b<int,string>.c'],
    ['Tuple<int>.Create', '(type-expression Tuple<int>).Create'],
    ['a<b>c', '(> (< a b) c)'],
    ['a < b && c > d', '(&& (< a b) (> c d))'],
    ['a<b>.c', '(type-expression a<b>).c'],
    ['a<b>(c)', '(call a<b> [(c)])'],
    ['x is a<b>', '(is x (type-pattern a<b>))'],
    ['f(a<b>, c)', '(call f [(a<b>) (c)])'],
    ['a < b > 1', '(> (< a b) 1)'],
    ['List<List<int>>.x', '(type-expression List<List<int>>).x'],
    ['a<b>>c', '(< a (>> b c))'],
  ]);
});

test('arguments with names, out and ref', () => {
  check([
    ['f()', '(call f [])'],
    ['f(x: 1, out y, ref z)', '(call f [(x 1) ("out" y) ("ref" z)])'],
    [
      'f(out var a, out int b, out _, out string _)',
      '(call f [("out" (declaration var a)) ("out" (declaration int b)) ("out" _) ("out" (declaration string))])',
    ],
    ['f(in x)', '(call f [("in" x)])'],
    ['a[1, 2]', '(index a [(1) (2)])'],
    ['x.As<JObject>(preserveContent: true)["a"]', '(index (call x.As<JObject> [(preserveContent true)]) [("a")])'],
    ['f(a ? b : c, default, d: e)', '(call f [((conditional a b c)) ((default)) (d e)])'],
  ]);
});

test('all that follows a null-conditional access belongs to it', () => {
  check([
    [
      'a?.b.c()?[0]?.d',
      '(conditional-access a (conditional-access (call @.b.c []) (conditional-access (index @ [(0)]) @.d)))',
    ],
    ['a?.b ?? c', '(?? (conditional-access a @.b) c)'],
    ['(a?.b).c', '(conditional-access a @.b).c'],
    ['a?.b[0](1)', '(conditional-access a (call (index @.b [(0)]) [(1)]))'],
    ['a?[0].b', '(conditional-access a (index @ [(0)]).b)'],
    ['a?.b++', '(increment ++ false (conditional-access a @.b))'],
    ['a?.b = c', '(assignment (conditional-access a @.b) c)'],
  ]);
});

test('members of literals, keywords and names', () => {
  check([
    ['1.ToString()', '(call 1.ToString [])'],
    ['1.5.ToString()', '(call double:1.5.ToString [])'],
    ['string.Join(",", xs)', '(call (type-expression string).Join [(",") (xs)])'],
    ['global::System.Math.Max(1, 2)', '(call System.Math.Max [(1) (2)])'],
    ['"a".Length', '"a".Length'],
    ['int.MaxValue', '(type-expression int).MaxValue'],
    ['$"{a}".Length', '(interpolated [(a)]).Length'],
    ['(a).b', 'a.b'],
    ['new T().a', '(object-creation T []).a'],
    ['typeof(T).Name', '(typeof T).Name'],
    ['System.DateTime.UtcNow', 'System.DateTime.UtcNow'],
  ]);
});

test('new objects, arrays and what fills them', () => {
  check([
    ['new T()', '(object-creation T [])'],
    [
      'new T(1) { A = 1, B = { C = 2 }, ["k"] = 3, D = { 1, 2 } }',
      '(object-creation T [(1)] (object-initializer [(A 1) (B (object-initializer [(C 2)])) ([("k")] 3) (D (collection-initializer [[1] [2]]))]))',
    ],
    ['new List<int> { 1, 2, }', '(object-creation List<int> (collection-initializer [[1] [2]]))'],
    [
      'new Dictionary<string, int> { { "a", 1 }, { "b", 2 } }',
      '(object-creation Dictionary<string,int> (collection-initializer [["a" 1] ["b" 2]]))',
    ],
    ['new T { }', '(object-creation T (object-initializer []))'],
    ['new { a.B, c, D = 3, e?.F }', '(anonymous-object [(B a.B) (c c) (D 3) (F (conditional-access e @.F))])'],
    ['new int[3]', '(array-creation int [3] 1)'],
    ['new int[3][]', '(array-creation (array-type int 1) [3] 1)'],
    ['new int[2, 3] ', '(array-creation int [2 3] 2)'],
    ['new[] { 1, 2 }', '(array-creation [] 1 [1 2])'],
    ['new[,] { { 1 }, { 2 } }', '(array-creation [] 2 [(array-creation [] 0 [1]) (array-creation [] 0 [2])])'],
    ['new int[] { 1, 2 }.Length', '(array-creation int [] 1 [1 2]).Length'],
    ['new int[][,] { }', '(array-creation (array-type int 2) [] 1 [])'],
    [
      'new System.Text.StringBuilder().Append("a")',
      '(call (object-creation System.Text.StringBuilder []).Append [("a")])',
    ],
    ['new int?()', '(object-creation (nullable-type int) [])'],
    ['new (int, string)[2]', '(array-creation (tuple-type [(int) (string)]) [2] 1)'],
    ['new T { A = b => c }', '(object-creation T (object-initializer [(A (lambda [(b)] c))]))'],
    ["new string('a', 3)", '(object-creation string [(char:97) (3)])'],
    ['new[] { new { a = 1 } }', '(array-creation [] 1 [(anonymous-object [(a 1)])])'],
  ]);
});

test('typeof, nameof, default, checked', () => {
  check([
    ['typeof(int[])', '(typeof (array-type int 1))'],
    ['typeof(void)', '(typeof void)'],
    ['typeof(Dictionary<string, List<int?>>)', '(typeof Dictionary<string,List<(nullable-type int)>>)'],
    ['nameof(a.b)', '(nameof a.b)'],
    ['nameof', 'nameof'],
    ['default(int)', '(default int)'],
    ['default', '(default)'],
    ['checked(a + b)', '(checked true (+ a b))'],
    ['unchecked(a)', '(checked false a)'],
  ]);
});

test('tuples, deconstruction, throw and increments', () => {
  check([
    ['(1, "a")', '(tuple [(1) ("a")])'],
    ['(a: 1, b)', '(tuple [(a 1) (b)])'],
    ['(var a, int b) = c', '(assignment (tuple [((declaration var a)) ((declaration int b))]) c)'],
    [
      'var (a, (b, _)) = c',
      '(assignment (tuple [((declaration var a)) ((tuple [((declaration var b)) ((declaration var))]))]) c)',
    ],
    ['a ?? throw new E("x")', '(?? a (throw-expression (object-creation E [("x")])))'],
    ['a ? throw b : c', '(conditional a (throw-expression b) c)'],
    ['x++ + ++y', '(+ (increment ++ false x) (increment ++ true y))'],
    ['(a, var (b, c)) = d', '(assignment (tuple [(a) ((tuple [((declaration var b)) ((declaration var c))]))]) d)'],
    ['x++++', '(increment ++ false (increment ++ false x))'],
  ]);
});

test('queries', () => {
  check([
    ['from x in xs select x', '(query (from x xs) ([] (select x)))'],
    [
      'from T x in xs where x.A let y = x.B orderby y descending, x ascending join z in zs on x.C equals z.D into g from w in g group w by w.E into h select h.Key',
      '(query (from T x xs) ([(where x.A) (let y x.B) (orderby [(y true) (x false)]) (join z zs x.C z.D g) (from w g)] (group w w.E) (h ([] (select h.Key)))))',
    ],
    ['(from x in xs select x).ToList()', '(call (query (from x xs) ([] (select x))).ToList [])'],
    ['from int? x in xs select (x)', '(query (from (nullable-type int) x xs) ([] (select x)))'],
    ['from x in xs join y in ys on (x) equals y select x', '(query (from x xs) ([(join y ys x y)] (select x)))'],
  ]);
});

test('words of queries and others are names elsewhere', () => {
  check([
    ['from(1)', '(call from [(1)])'],
    [
      'from + select + where + when + value + var + dynamic + on',
      '(+ (+ (+ (+ (+ (+ (+ from select) where) when) value) var) dynamic) on)',
    ],
    ['@class + \\u0061b + été', '(+ (+ class ab) été)'],
  ]);
});

test('comments, white space and line ends', () => {
  check([
    ['a/* c */+// d\nb', '(+ a b)'],
    ['\ufeffa\u00a0+\u3000b', '(+ a b)'],
    ['a', 'a'],
    ['+\u2028b', '(unary + b)'],
    ['a//', 'a'],
    ['a+\n#region x\nb\n#endregion', '(+ a b)'],
  ]);
});

test('literals', () => {
  check([
    ['"a\\tb\\"\\\\\\u0041\\x41\\U0001F600" + @"a\\b""c"', '(+ "a\\tb\\"\\\\AA😀" "a\\\\b\\"c")'],
    ["'a' + '\\'' + '\\n' + '\\x41' + '\"'", '(+ (+ (+ (+ char:97 char:39) char:10) char:65) char:34)'],
    [
      '0x1F + 0b1_01 + 1_000 + 0xFFFFFFFF + 4294967296 + 9223372036854775808 + 1u + 1L + 1UL + 0x8000000000000000',
      '(+ (+ (+ (+ (+ (+ (+ (+ (+ 31 5) 1000) uint:4294967295) long:4294967296) ulong:9223372036854775808) uint:1) long:1) ulong:1) ulong:9223372036854775808)',
    ],
    [
      '1.5 + .5 + 1e3 + 1.5e-3 + 1f + 1.1d + 1.10m + 1e3m + 1_0.0_1',
      '(+ (+ (+ (+ (+ (+ (+ (+ double:1.5 double:0.5) double:1000) double:0.0015) float:1) double:1.1) decimal:1.10) decimal:1e3) double:10.01)',
    ],
    ['true && false && null', '(&& (&& true false) null)'],
    ['@"a\nb"', '"a\\nb"'],
    ['"{{"', '"{{"'],
    ['0x_1F + 0XfL + 0B11u + 1lu + 00012', '(+ (+ (+ (+ 31 long:15) uint:3) ulong:1) 12)'],
    ['79228162514264337593543950335m', 'decimal:79228162514264337593543950335'],
    ['1E+3 + 1e-400', '(+ double:1000 double:0)'],
    ['0.1f', 'float:0.10000000149011612'],
    ['2147483648', 'uint:2147483648'],
    ['18446744073709551615', 'ulong:18446744073709551615'],
  ]);
});

test('interpolated strings', () => {
  check([
    [
      '$"" + $"a" + $"{x}" + @$"{x}""a" + $@"\\{x}"',
      '(+ (+ (+ (+ (interpolated []) (interpolated ["a"])) (interpolated [(x)])) (interpolated [(x) "\\"a"])) (interpolated ["\\\\" (x)]))',
    ],
    ['$"{x,-10:N2}"', '(interpolated [(x (unary - 10) "N2")])'],
    ['$"{{a}} {x:dd\\\\MM} {y:0}}}"', '(interpolated ["{a} " (x "dd\\\\MM") " " (y "0}")])'],
    [
      '$"{d["k"]} {(a ? "b" : "c")} {$"{y}"}"',
      '(interpolated [((index d [("k")])) " " ((conditional a "b" "c")) " " ((interpolated [(y)]))])',
    ],
    ['$@"{d["k"]}{@"a""b"}"', '(interpolated [((index d [("k")])) ("a\\"b")])'],
    ['$"{new { a = 1 }}{f(x => x)}"', '(interpolated [((anonymous-object [(a 1)])) ((call f [((lambda [(x)] x))]))])'],
    ['$"{x:hh:mm}"', '(interpolated [(x "hh:mm")])'],
    ['$"{global::System.A}"', '(interpolated [(System.A)])'],
    ['$@"{x}\n{y // c\n}"', '(interpolated [(x) "\\n" (y)])'],
    ['$"{a,b}{(x, y)}"', '(interpolated [(a b) ((tuple [(x) (y)]))])'],
    ['$"\\n{x:q}"', '(interpolated ["\\n" (x "q")])'],
    ['$"{x /* } */}"', '(interpolated [(x)])'],
    ['$"{x:{{0}}}"', '(interpolated [(x "{0}")])'],
    ['$"{d[\'}\']}"', '(interpolated [((index d [(char:125)]))])'],
  ]);
});
