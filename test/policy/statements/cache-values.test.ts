import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textOf } from '../../../src/expression/value.ts';
import { LocalMemory } from '../../../src/memory/local-memory.ts';
import type { Memory } from '../../../src/memory/questions.ts';
import type { CallContext } from '../../../src/policy/call-context.ts';
import { contextIn, everything, fakeServices } from '../fake-gateway.ts';
import { runIn } from '../run.ts';
import { type Steered, steered } from '../steered.ts';

const { services } = fakeServices();

async function call(surroundings: Steered, inbound: string): Promise<CallContext> {
  return runIn(contextIn(surroundings, services), { api: { inbound, backend: '', onError: '<base />' } }, everything);
}

const store = (key: string, value: string, rest = 'duration="60"'): string =>
  `<cache-store-value key="${key}" value="${value}" ${rest} />`;
const lookup = (key: string, rest = ''): string => `<cache-lookup-value key="${key}" variable-name="v" ${rest} />`;

/** The text of the variable that a lookup has set; undefined where it has not. */
async function found(surroundings: Steered, inbound: string): Promise<string | undefined> {
  const { variables, lastError } = await call(surroundings, inbound);
  assert.equal(lastError, undefined);
  return variables.has('v') ? textOf(variables.get('v')) : undefined;
}

test('what one call has stored another finds, until its time is over', async () => {
  const world = steered();
  await call(world, store('a', 'hello'));
  assert.equal(await found(world, lookup('a')), 'hello');
  world.clock.advance(59_999);
  assert.equal(await found(world, lookup('a')), 'hello');
  world.clock.advance(1);
  assert.equal(await found(world, lookup('a')), undefined);
});

test('without anything under the key the variable is the default value, or is left as it is', async () => {
  const world = steered();
  assert.equal(await found(world, lookup('a', 'default-value="none"')), 'none');
  assert.equal(await found(world, lookup('a', 'default-value="@(1 + 2)"')), '3');
  assert.equal(await found(world, store('b', 'x') + lookup('b') + lookup('a')), 'x');
});

test('keys compare with case, and key, value and duration may be expressions', async () => {
  const world = steered();
  await call(world, store('@("a" + 1)', '@(40 + 2)', 'duration="@(30)"'));
  assert.equal(await found(world, lookup('@("a1")')), '42');
  assert.equal(await found(world, lookup('A1')), undefined);
  world.clock.advance(30_000);
  assert.equal(await found(world, lookup('a1')), undefined);
});

test('a value keeps its type: it is what it was', async () => {
  for (const [value, type] of [
    ['@(7)', 'System.Int32'],
    ['@(7L)', 'System.Int64'],
    ['@(1.5)', 'System.Double'],
    ['@(true)', 'System.Boolean'],
    ['@(DateTime.UtcNow)', 'System.DateTime'],
    ['@(new JObject())', 'Newtonsoft.Json.Linq.JObject'],
    ['@(new byte[] { 1, 2 })', 'System.Byte[]'],
  ]) {
    const world = steered();
    await call(world, store('a', `${value}`));
    const { request } = await call(
      world,
      `${lookup('a')}<set-header name="X-Type"><value>@(context.Variables["v"].GetType().ToString())</value></set-header>`,
    );
    assert.deepEqual(request.headers.slice(-2), ['X-Type', type]);
  }
});

test('null is a value too', async () => {
  const world = steered();
  await call(world, store('a', '@((string)null)'));
  const { variables } = await call(world, lookup('a', 'default-value="none"'));
  assert.deepEqual([...variables], [['v', null]]);
});

test('who changes what was found changes nothing for others', async () => {
  const world = steered();
  await call(world, store('a', '@(new JObject(new JProperty("n", 1)))'));
  const change =
    '@{ var found = (JObject)context.Variables["v"]; found["n"] = (int)found["n"] + 1; return found["n"].ToString(); }';
  const changed = `${lookup('a')}<set-header name="X-N"><value>${change}</value></set-header>`;
  for (let count = 0; count < 2; count += 1)
    assert.deepEqual((await call(world, changed)).request.headers.slice(-2), ['X-N', '2']);
});

test('cache-remove-value takes a value away, and one that is not there is no failure', async () => {
  const world = steered();
  await call(world, store('a', 'x'));
  const remove = '<cache-remove-value key="@("a")" fail-on-cache-removal-error="@(true)" />';
  assert.equal(await found(world, remove + remove + lookup('a')), undefined);
});

test('there is no external cache: external finds and keeps nothing, prefer-external is the internal one', async () => {
  const world = steered();
  const external = 'caching-type="external"';
  await call(world, store('a', 'x', `duration="60" ${external}`));
  assert.equal(await found(world, lookup('a')), undefined);
  await call(world, store('a', 'x', 'duration="60" caching-type="@("internal")"'));
  assert.equal(await found(world, lookup('a', external)), undefined);
  assert.equal(await found(world, lookup('a', `${external} default-value="y"`)), 'y');
  assert.equal(await found(world, `<cache-remove-value key="a" ${external} />${lookup('a')}`), 'x');
  assert.equal(await found(world, lookup('a', 'caching-type="prefer-external"')), 'x');
});

test('a duration of 0 keeps nothing, and what is no duration fails the request', async () => {
  const world = steered();
  assert.equal(await found(world, store('a', 'x', 'duration="0"') + lookup('a')), undefined);
  const { lastError } = await call(world, store('a', 'x', 'duration="@(-1)"'));
  assert.deepEqual(lastError, {
    source: 'cache-store-value',
    reason: 'ExpressionValueEvaluationFailure',
    message: "Expression evaluation failed. The 'duration' attribute must be a whole number of seconds.",
    scope: 'api',
    section: 'inbound',
  });
});

test('a null key is the empty one', async () => {
  const { lastError, variables } = await call(steered(), store('@((string)null)', 'x') + lookup(''));
  assert.deepEqual([lastError, variables.get('v')], [undefined, 'x']);
});

/** One that is in another process: only what JSON carries comes there. */
function farMemory(): Memory {
  const near = new LocalMemory();
  return {
    isElsewhere: true,
    rate: question => near.rate(question),
    quota: question => near.quota(question),
    traffic: question => near.traffic(question),
    enter: question => near.enter(question),
    leave: key => near.leave(key),
    keep: async ({ value, ...entry }) => near.keep({ ...entry, value: JSON.parse(JSON.stringify(value)) }),
    find: async question => near.find(question),
    forget: async key => near.forget(key),
    take: question => near.take(question),
    settle: (key, made) => near.settle(key, made),
  };
}

test('with a cache in another process texts, truths, numbers, bytes and JSON keep their types', async () => {
  const world = { ...steered(), memory: farMemory() };
  for (const [value, type, text] of [
    ['hello', 'System.String', 'hello'],
    ['@(true)', 'System.Boolean', 'True'],
    ['@(7)', 'System.Int32', '7'],
    ['@(9007199254740993L)', 'System.Int64', '9007199254740993'],
    ['@(1.5)', 'System.Double', '1.5'],
    ['@(new byte[] { 1, 255 })', 'System.Byte[]', 'System.Byte[]'],
    ['@(new JArray(1, "a"))', 'Newtonsoft.Json.Linq.JArray', '[\r\n  1,\r\n  "a"\r\n]'],
  ]) {
    await call(world, store('a', `${value}`));
    const { request, variables } = await call(
      world,
      `${lookup('a')}<set-header name="X-Type"><value>@(context.Variables["v"].GetType().ToString())</value></set-header>`,
    );
    assert.deepEqual(
      [request.headers.at(-1), textOf(variables.get('v')).replaceAll('\r\n', '\n')],
      [type, text?.replaceAll('\r\n', '\n')],
    );
  }
});

test('with a cache in another process what cannot go there fails the request', async () => {
  const world = { ...steered(), memory: farMemory() };
  const { lastError } = await call(world, store('a', '@(new List<string>())'));
  assert.deepEqual(lastError, {
    source: 'cache-store-value',
    reason: 'ValueNotCacheable',
    message:
      "A value of type 'System.Collections.Generic.List`1[System.String]' cannot be cached for several processes (--workers): cache a string, a bool, an int, a long, a double, bytes or JSON.",
    scope: 'api',
    section: 'inbound',
  });
});
