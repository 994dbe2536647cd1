import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileWithAllTypes } from '../../src/expression/compile.ts';
import { PolicyContext } from '../../src/expression/context/policy-context.ts';
import { LIMITS, type Limits } from '../../src/expression/runtime/limits.ts';
import { LimitError } from '../../src/expression/runtime/meter.ts';
import { EXPRESSION_LIMITS } from '../../src/gateway/settings.ts';
import { hostContext } from './support/host.ts';

const FEW: Limits = { ...LIMITS, steps: 10_000 };

/** Why the expression was stopped, and what it traced until then. */
function stopped(source: string, limits: Limits): { readonly message: string; readonly traces: readonly string[] } {
  const traces: string[] = [];
  const host = hostContext({ traces, rest: { limits } });
  try {
    compileWithAllTypes(source).evaluate(new PolicyContext(host));
  } catch (error) {
    if (error instanceof LimitError) return { message: error.message, traces };
    throw error;
  }
  throw new Error(`${source} was not stopped.`);
}

const NEVER_ENDS =
  'The expression was stopped: it seems never to end. An expression may take 10,000 steps and 5 seconds.';
const TOO_DEEP = 'The expression was stopped: its functions call each other more than 400 deep.';
const TOO_LARGE = 'The expression was stopped: it built too much text or too many elements.';

test('two calls in a try and its finally end with the limit of depth', () => {
  const source =
    '@{ void f(int n) { if (n == 0) return; try { f(n - 1); } finally { f(n - 1); } } f(500); return ""; }';
  assert.equal(stopped(source, LIMITS).message, TOO_DEEP);
});

test('once the steps are spent, nothing of an expression runs on', () => {
  const trace = 'context.Trace("ran");';
  const bodies: readonly string[] = [
    `try { while (true) { } } finally { ${trace} }`,
    `try { while (true) { } } catch { ${trace} }`,
    `try { while (true) { } } catch (Exception e) when (new[] { e }.Any(x => { ${trace} return true; })) { }`,
    `try { try { while (true) { } } finally { ${trace} } } finally { ${trace} }`,
    `bool f() { while (true) { } } try { throw new Exception(); } catch when (f()) { ${trace} } finally { ${trace} }`,
    `try { throw new Exception(); } catch { while (true) { } } finally { ${trace} }`,
    `try { foreach (var i in Enumerable.Range(0, 1000000)) { } } finally { ${trace} }`,
    `try { Enumerable.Range(0, 1000000).Count(i => true); } finally { ${trace} }`,
    `try { new List<int>(Enumerable.Range(0, 5000)).Sort((a, b) => { while (true) { } }); } finally { ${trace} }`,
    `foreach (var i in Enumerable.Range(0, 5).Select(i => { try { while (i < 9) { } } finally { ${trace} } return i; })) { }`,
    `try { new[] { 1, 2 }.OrderBy(i => { while (i < 9) { } return i; }).ToList(); } catch { ${trace} } finally { ${trace} }`,
  ];
  for (const body of bodies)
    assert.deepEqual(stopped(`@{ ${body} return ""; }`, FEW), { message: NEVER_ENDS, traces: [] }, body);
});

test('what stops for its size or its depth runs no finally either', () => {
  const trace = 'finally { context.Trace("ran"); }';
  for (const [body, message] of [
    [`void f() { try { f(); } ${trace} } f();`, TOO_DEEP],
    [`try { new string('x', 20000000); } ${trace}`, TOO_LARGE],
    [`try { var s = "x"; while (true) s += s; } ${trace}`, TOO_LARGE],
    [`using (new StringWriter()) { try { new string('x', 20000000); } ${trace} }`, TOO_LARGE],
  ] as const)
    assert.deepEqual(stopped(`@{ ${body} return ""; }`, LIMITS), { message, traces: [] }, body);
});

test('the gateway stops an expression after 250 ms, whatever its steps cost', () => {
  const started = performance.now();
  const { message } = stopped('@(Regex.IsMatch(new string(\'a\', 40) + "b", "^(a+)+$"))', {
    ...EXPRESSION_LIMITS,
    steps: 1_000_000_000,
  });
  assert.ok(performance.now() - started < 2500);
  assert.match(message, /An expression may take 1000 million steps and 250 ms\.$/);
});

test('what a library function makes on the way is charged before it is made, and what it answers when it has', () => {
  const large = "var s = new string('0', 8000000);";
  for (const body of [
    `${large} return (1.5m).ToString(s);`,
    `${large} return DateTime.UtcNow.ToString(s);`,
    `${large} return new Uri(s, UriKind.Relative);`,
    `${large} return Regex.IsMatch("a", s);`,
    `${large} return s + s.Split('0').Length + s.Split('0').Length;`,
    `${large} return Convert.FromBase64String(s).Length;`,
    `return WebUtility.HtmlEncode(new string('<', 5000000));`,
    `return BitConverter.ToString(new byte[5000000]);`,
    `return "".PadLeft(17000000);`,
  ])
    assert.equal(stopped(`@{ ${body} }`, LIMITS).message, TOO_LARGE, body);
});

test('a step that goes through a long text does not keep the clock from being looked at', () => {
  const slow = [
    's.Trim()',
    'string.IsNullOrWhiteSpace(s)',
    's.LastIndexOf("b")',
    's.IndexOfAny(new[] { (char)1 })',
    'string.CompareOrdinal(s, s + "a")',
  ];
  for (const call of slow) {
    const started = performance.now();
    const source = `@{ var s = new string(' ', 2000000); for (var i = 0; i < 100000; i++) { var x = ${call}; } return ""; }`;
    stopped(source, { ...EXPRESSION_LIMITS, steps: 1_000_000_000, size: 1_000_000_000 });
    // Without the looks between, 4096 turns of some milliseconds each.
    assert.ok(performance.now() - started < 8000, call);
  }
});

test('a single call on what is long is stopped by its length, not by its time', () => {
  const few: Limits = { ...LIMITS, steps: 10_000, size: 1_000_000_000 };
  const text = "var s = new string(' ', 4000000);";
  const list = 'var l = new List<string>(new string[1000000]);';
  for (const body of [
    `${text} return s.Trim();`,
    `${text} return string.IsNullOrWhiteSpace(s);`,
    `${text} return s.LastIndexOf("b");`,
    `${text} return s.IndexOfAny(new[] { 'b' });`,
    `${text} return string.CompareOrdinal(s, s + "a");`,
    `${text} return s.Split(new[] { "b", "c" }, StringSplitOptions.None).Length;`,
    `return SHA256.Create().ComputeHash(new byte[4000000]);`,
    `${list} l.Reverse(); return "";`,
    `${list} return l.IndexOf("a");`,
    `${text} return new List<string> { s + "a" }.Contains(s + "b");`,
    `${text} var l = new List<string> { s + "a", s + "b" }; l.Sort(); return "";`,
    `${text} return new[] { s + "a", s + "b" }.OrderBy(x => x).First();`,
    `${text} return XNode.DeepEquals(new XElement("a", s + "b"), new XElement("a", s + "c"));`,
  ])
    assert.equal(stopped(`@{ ${body} }`, few).message, NEVER_ENDS, body);
});
