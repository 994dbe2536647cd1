import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { misused, printed, refused, startSession } from './session.ts';

test('an expression is evaluated against the request that the options describe', async t => {
  const session = await startSession(t);
  await writeFile(join(session.cwd, 'order.json'), '{"id": 7, "lines": [1, 2]}');
  const rows: readonly (readonly [string[], string])[] = [
    [['@(1 + 2)'], '3\nint\n'],
    [['1 / 2.0'], '0.5\ndouble\n'],
    [
      ['@{ return context.Request.Method + " " + context.Request.Url; }'],
      'GET https://contoso.azure-api.net/orders/1\nstring\n',
    ],
    [['context.Request.Method', '--method', 'put'], 'PUT\nstring\n'],
    [['context.Request.Url.Query.GetValueOrDefault("a")', '--url', 'https://x.example/?a=1&a=2'], '1,2\nstring\n'],
    [['context.Request.Headers.GetValueOrDefault("a", "none")', '-H', 'A=1', '-H', 'a: 2'], '1,2\nstring\n'],
    [['(int)context.Variables["n"] + 1', '--variable', 'n=1'], '2\nint\n'],
    [['context.Variables["n"]', '--variable', 'n=5000000000'], '5000000000\nlong\n'],
    [['((JObject)context.Variables["o"])["a"]', '--variable', 'o={"a": [1]}'], '[\r\n  1\r\n]\nJArray\n'],
    [['context.Request.Body.As<JObject>()["lines"].Last', '--body', 'order.json'], '2\nJValue\n'],
    [['context.User'], 'null\nIUser\n'],
    [['new JValue(1)', '-o', 'json'], '{\n  "value": "1",\n  "type": "JValue"\n}\n'],
    [['context.User', '-o', 'json'], '{\n  "value": null,\n  "type": "IUser"\n}\n'],
  ];
  for (const [args, stdout] of rows)
    assert.deepEqual(await session.run('expression', ...args), printed(stdout), args[0]);
});

test('an expression, the body and a secret value can come from standard input, one at a time', async t => {
  const session = await startSession(t);
  assert.deepEqual(await session.runWith({ stdin: '@(\n1 +\n2)\n' }, 'expression', '-'), printed('3\nint\n'));
  assert.deepEqual(
    await session.runWith({ stdin: 'abc' }, 'expression', 'context.Request.Body.As<string>()', '--body', '-'),
    printed('abc\nstring\n'),
  );
  assert.deepEqual(
    await session.runWith(
      { stdin: 'abc' },
      'expression',
      'context.Request.Headers.GetValueOrDefault("k")',
      '--header-stdin',
      'k',
    ),
    printed('abc\nstring\n'),
  );
  assert.deepEqual(
    await session.run('expression', '-', '--body', '-'),
    misused('only one thing can come from standard input'),
  );
});

test('a trace goes to the terminal, apart from the value', async t => {
  const session = await startSession(t);
  assert.deepEqual(await session.run('expression', '@{ context.Trace("here"); return 1; }'), {
    status: 0,
    stdout: '1\nint\n',
    stderr: 'Trace: here\n',
  });
});

test('what the compiler refuses is shown in its line', async t => {
  const session = await startSession(t);
  assert.deepEqual(
    await session.run('expression', '@{\n  var x = "a";\n  return x.Length();\n}'),
    refused(
      "Error on line 3, column 12: CS1955: Non-invocable member 'string.Length' cannot be used like a method.\n\n    return x.Length();\n             ^^^^^^",
    ),
  );
  assert.deepEqual(
    await session.run('expression', '@(1'),
    refused('Error on line 1, column 1: The bracket that closes the expression is missing.\n\n  @(1\n  ^^'),
  );
});

test('what the expression throws, and one that never ends, is told in a sentence', async t => {
  const session = await startSession(t);
  assert.deepEqual(
    await session.run('expression', 'context.User.Id'),
    refused(
      'The expression threw System.NullReferenceException: Object reference not set to an instance of an object.',
    ),
  );
  assert.deepEqual(
    await session.run('expression', '@{ while (true) { } }'),
    refused(
      'The expression was stopped: it seems never to end. An expression may take 10 million steps and 5 seconds.',
    ),
  );
});

test('a variable that is no JSON is refused without its value', async t => {
  const session = await startSession(t);
  assert.deepEqual(
    await session.run('expression', '1', '--variable', 'key=s3cret'),
    refused("The value of the variable 'key' is not JSON. A text stands in quotes: --variable 'key=\"text\"'."),
  );
});

test('what Azure refuses is refused in its words, and evaluated all the same with --allow-all-types', async t => {
  const session = await startSession(t);
  assert.deepEqual(
    await session.run('expression', 'CultureInfo.InvariantCulture.Name.Length'),
    refused(
      "Error on line 1, column 3: Usage of type 'System.Globalization.CultureInfo' is not supported within expressions\n\n" +
        '  @(CultureInfo.InvariantCulture.Name.Length)\n    ^^^^^^^^^^^',
    ),
  );
  const rows: readonly (readonly [string, string])[] = [
    ['CultureInfo.InvariantCulture.Name.Length', '0\nint\n'],
    ['DateTime.MinValue.Kind', 'Unspecified\nDateTimeKind\n'],
    ['@{ dynamic d = JObject.Parse("{\\"id\\":1}"); return d.id; }', '1\nJValue\n'],
  ];
  for (const [text, stdout] of rows)
    assert.deepEqual(await session.run('expression', text, '--allow-all-types'), printed(stdout), text);
});
