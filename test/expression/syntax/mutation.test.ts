import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ExpressionError } from '../../../src/expression/expression-error.ts';
import { endOfEscapedExpression, endOfExpression } from '../../../src/expression/syntax/end-of-expression.ts';
import { parseExpressionText, parseStatements } from '../../../src/expression/syntax/parse.ts';
import { Random } from '../../support/random.ts';

const ROUNDS = 4000;

const ORIGINALS = [
  'context.Variables.GetValueOrDefault<string>("a", "b").Split(\',\').Select((x, i) => x + i).ToArray()[^1]',
  '(string)context.Request.Headers["a"]?.First() == @"b""c" ? (int?)1 : default(int?) ?? throw new Exception($"{x,3:N2}")',
  'new JObject(new JProperty("a", new[] { 1, 2L, 0x3F, 1.5e3m })) { ["b"] = new { x.A, B = 2 }, C = { 1 } }',
  'from x in xs where x is int y && y > 3 join z in zs on x equals z into g orderby x descending select (x, g)',
  'try { foreach (var (k, v) in d) { x += k << 2; } } catch (E e) when (e.A) { throw; } finally { f(out int z); }',
  'switch (x) { case 1: case List<int> l when l.Count > 3: return $@"{d["k"]}{{"; default: goto a; } /* c */ // d\n',
  'if (!a) { int[] b = { 1 }; } else if (c) do { i--; } while (i >= 0); else for (int j = 0; j < 3; j++) continue;',
  '#region r\nint F(int a, string s = "\\u0041") => a >> 2; const char c = \'\\n\'; using (var u = f()) ;\n#endregion\n',
];

const PIECES = [
  ...'()[]{}<>"\'\\$@#?:;,.=+-*/%&|^!~_\n 0aA',
  ...[
    '=>',
    '??',
    '?.',
    '$"',
    '@"',
    '//',
    '/*',
    '*/',
    '{{',
    '}}',
    'x',
    'int',
    'new',
    'is',
    'in',
    'from',
    'var',
    '\u2028',
  ],
];

function mutate(text: string, random: Random): string {
  let mutated = text;
  for (let change = random.below(4); change >= 0; change -= 1) {
    const at = random.below(mutated.length + 1);
    const other = ORIGINALS[random.below(ORIGINALS.length)] ?? '';
    const from = random.below(other.length);
    const inserted = [PIECES[random.below(PIECES.length)] ?? '', '', other.slice(from, from + random.below(20))];
    mutated = mutated.slice(0, at) + inserted[random.below(3)] + mutated.slice(at + random.below(4));
  }
  return mutated;
}

function outcome(parse: (text: string) => { readonly start: number; readonly end: number }, text: string): void {
  try {
    const { start, end } = parse(text);
    assert.ok(start >= 0 && start <= end && end <= text.length, `tree of ${JSON.stringify(text)}`);
  } catch (error) {
    assert.ok(error instanceof ExpressionError, `${error} of ${JSON.stringify(text)}`);
    const { start, end } = error;
    assert.ok(start >= 0 && start <= end && end <= text.length, `${start} to ${end} of ${JSON.stringify(text)}`);
  }
}

test('whatever text is given, the answer is a tree or an ExpressionError inside the text', () => {
  const random = new Random(20);
  for (let round = 0; round < ROUNDS; round += 1) {
    const text = mutate(ORIGINALS[round % ORIGINALS.length] ?? '', random);
    outcome(parseExpressionText, text);
    outcome(parseStatements, text);
  }
});

test('the end of an expression lies inside the document or nowhere', () => {
  const random = new Random(21);
  for (let round = 0; round < ROUNDS; round += 1) {
    const text = `<a b="@(${mutate(ORIGINALS[round % ORIGINALS.length] ?? '', random)})" />`;
    for (const find of [endOfExpression, endOfEscapedExpression]) {
      const end = find(text, text.indexOf('@'));
      assert.ok(end === undefined || text.charAt(end - 1) === ')', text);
    }
  }
});
