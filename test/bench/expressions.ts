import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import module from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CompiledExpression, compile } from '../../src/expression/compile.ts';
import { PolicyContext } from '../../src/expression/context/policy-context.ts';
import { type Call, hostContext } from '../expression/support/host.ts';
import { chunk, median, nanoseconds } from './measure.ts';
import type { Row } from './table.ts';

const contextOf = (call: Call): PolicyContext => new PolicyContext(hostContext(call));

function calls(): Row {
  const expression = compile('@(context.Request.Headers.GetValueOrDefault("x", ""))');
  const context = contextOf({ headers: { accept: '*/*', x: '1' } });
  const time = nanoseconds(200_000, () => expression.evaluate(context));
  return {
    what: 'context.Request.Headers.GetValueOrDefault("x", ""), called, against 200 ns',
    measured: `${time.toFixed(0)} ns, ${(1000 / time).toFixed(1)} million a second`,
    ratio: time / 200,
    reach: 1,
  };
}

const BODY = JSON.stringify({
  orderId: 12345,
  customer: { name: 'Contoso', city: 'Utrecht', contacts: ['anna', 'bert'] },
  lines: Array.from({ length: 14 }, (_, index) => ({ sku: `A-${index}`, quantity: index, note: 'leave at the door' })),
});

const EXPRESSION =
  '@{ var body = JObject.Parse((string)context.Variables["body"]); return (string)body["customer"]["name"] + "/" + (int)body["orderId"]; }';

function json(): Row {
  const expression = compile(EXPRESSION);
  const context = contextOf({ variables: { body: BODY } });
  const ours = nanoseconds(3000, () => expression.evaluate(context));
  const plain = nanoseconds(3000, () => {
    const body = JSON.parse(BODY);
    return `${body.customer.name}/${body.orderId}`;
  });
  return {
    what: `a JObject of ${BODY.length} bytes, two members, a text, against the same in JavaScript`,
    measured: `${(ours / 1000).toFixed(1)} µs, ${(plain / 1000).toFixed(1)} µs`,
    ratio: ours / plain,
    reach: 3,
  };
}

const TYPICAL = [
  '@(context.Request.Headers.GetValueOrDefault("Authorization", ""))',
  '@(context.Response.StatusCode == 200 && context.Request.Method == "GET")',
  '@((string)context.Variables["tenant"] + "/" + context.Request.Url.Path)',
  '@(context.Variables.GetValueOrDefault<string>("key", "none").Contains("x"))',
  '@{ var body = context.Request.Body.As<JObject>(preserveContent: true); return body["items"].Any(x => (int)x["id"] > 3); }',
];

function compiling(): Row {
  const one = (index: number): CompiledExpression => compile(TYPICAL[index % TYPICAL.length] ?? '');
  const time = nanoseconds(2000, one) / 1000;
  return {
    what: 'compiling a typical expression, against 200 µs',
    measured: `${time.toFixed(0)} µs, ${(1_000_000 / time).toFixed(0)} a second`,
    ratio: time / 200,
    reach: 1,
  };
}

/** A lambda in a lambda, twelve deep, each of which has several types to try. */
const NESTED = Array.from({ length: 12 }).reduce<string>(
  (body, _, level) => `new[] { 1, 2 }.${level % 2 === 0 ? 'Sum' : 'Max'}(x${level} => ${body} + x${level})`,
  '1',
);

function nesting(): Row {
  const time = nanoseconds(1, () => compile(`@(${NESTED})`)) / 1_000_000;
  return {
    what: 'compiling lambdas of Sum and Max, 12 deep, against 50 ms',
    measured: `${time.toFixed(1)} ms`,
    ratio: time / 50,
    reach: 1,
  };
}

/** As the first `apim expression` loads it, which keeps what V8 made of it where Node can: then it has less time. */
function loading(): Row {
  const caches = mkdtempSync(join(tmpdir(), 'apim-bench-'));
  const reach = 'enableCompileCache' in module ? 40 : 90;
  const program = `import module from 'node:module';
    module.enableCompileCache?.(${JSON.stringify(caches)});
    const start = performance.now();
    await import(${JSON.stringify(chunk('expression-run'))});
    console.log(performance.now() - start);`;
  const load = (): number => Number(execFileSync(process.execPath, ['--input-type=module', '-e', program]));
  load();
  const time = median(Array.from({ length: 21 }, load));
  rmSync(caches, { recursive: true, force: true });
  const what = `loading the language, against ${reach} ms`;
  return { what, measured: `${time.toFixed(0)} ms`, ratio: time / reach, reach: 1 };
}

/** Policy expressions, from text to value. */
export const expressionRows = async (): Promise<Row[]> => [calls(), json(), compiling(), nesting(), loading()];
