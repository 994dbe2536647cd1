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

test('what compiles and is most likely not meant is told apart from the value', async t => {
  const session = await startSession(t);
  assert.deepEqual(await session.run('expression', '@(context.Variables["m"] == "a")', '--variable', 'm="a"'), {
    status: 0,
    stdout: 'False\nbool\n',
    stderr:
      'Warning on line 1, column 3: CS0252: Possible unintended reference comparison; to get a value comparison, ' +
      "cast the left hand side to type 'string'.\n\n" +
      '  @(context.Variables["m"] == "a")\n    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n',
  });
});

test('a NullReferenceException says which part was null', async t => {
  const session = await startSession(t);
  const rows: readonly (readonly [string, string, number])[] = [
    ['@{ string[] a = null; return a[0]; }', 'a', 30],
    ['@{ string[] a = null; a[0] = "x"; return 1; }', 'a', 23],
    ['@{ int[] a = null; a[0]++; return 1; }', 'a', 20],
    ['@{ int[,] a = null; return a[0, 0]; }', 'a', 28],
    ['@{ int[,] a = null; a[0, 0] = 1; return 1; }', 'a', 21],
    [
      '@{ return (int)context.Variables.GetValueOrDefault<object>("n"); }',
      'context.Variables.GetValueOrDefault<object>("n")',
      16,
    ],
    ['@{ object o = null; bool b = (bool)o; return b; }', 'o', 36],
    ['@{ List<int> l = null; foreach (var x in l) { } return 1; }', 'l', 42],
    ['@{ foreach (var x in (JObject)null) { } return 1; }', '(JObject)null', 22],
    ['@{ Func<int, int> f = null; return f(1); }', 'f', 36],
    ['@{ Func<int, int> f = null; return f.Invoke(1); }', 'f', 36],
    ['@{ var o = new { A = 1 }; o = null; return o.A; }', 'o', 44],
    ['@{ string[] a = null; int.TryParse("1", out int n); Array.Resize(ref a, n); return a[0].Length; }', 'a[0]', 84],
  ];
  for (const [source, part, column] of rows)
    assert.deepEqual(
      await session.run('expression', source),
      refused(
        'The expression threw System.NullReferenceException: Object reference not set to an instance of an object. ' +
          `On line 1, column ${column} this was null: ${part}\n\n  ${source}\n  ${' '.repeat(column - 1)}${'^'.repeat(part.length)}`,
      ),
      source,
    );
});

test('what the expression throws, and one that never ends, is told in a sentence', async t => {
  const session = await startSession(t);
  assert.deepEqual(
    await session.run('expression', 'context.User.Id'),
    refused(
      'The expression threw System.NullReferenceException: Object reference not set to an instance of an object. ' +
        'On line 1, column 3 this was null: context.User\n\n  @(context.User.Id)\n    ^^^^^^^^^^^^',
    ),
  );
  assert.deepEqual(
    await session.run('expression', '@{ var o = new JObject();\n  return o["a"].ToString().Trim(); }'),
    refused(
      'The expression threw System.NullReferenceException: Object reference not set to an instance of an object. ' +
        'On line 2, column 10 this was null: o["a"]\n\n    return o["a"].ToString().Trim(); }\n           ^^^^^^',
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

test('the rest of the context is told in options, as JSON or as files', async t => {
  const session = await startSession(t);
  await writeFile(
    join(session.cwd, 'response.json'),
    '{"statusCode": 404, "headers": {"A": ["1", "2"]}, "body": {"id": 7}}',
  );
  const rows: readonly (readonly [string[], string])[] = [
    [['context.Response.StatusCode', '--response', '{"statusCode": 503}'], '503\nint\n'],
    [
      [
        'context.Response.Headers.GetValueOrDefault("a") + context.Response.Body.As<JObject>()["id"]',
        '--response',
        'response.json',
      ],
      '1,27\nstring\n',
    ],
    [['context.Operation.UrlTemplate', '--operation', '{"urlTemplate": "/orders/{id}"}'], '/orders/{id}\nstring\n'],
    [
      ['context.Product.Groups.First().Name', '--product', '{"groups": [{"id": "d", "name": "Devs"}]}'],
      'Devs\nstring\n',
    ],
    [['context.Subscription.Key + context.Subscription.EndDate', '--subscription', '{"key": "k"}'], 'k\nstring\n'],
    [['context.User.Email', '--user', '{"id": "u", "email": "ada@contoso.com"}'], 'ada@contoso.com\nstring\n'],
    [['context.LastError.Reason', '--last-error', '{"reason": "TokenNotPresent"}'], 'TokenNotPresent\nstring\n'],
    [['context.Request.MatchedParameters["id"]', '--matched', 'id=7'], '7\nstring\n'],
  ];
  for (const [args, stdout] of rows)
    assert.deepEqual(await session.run('expression', ...args), printed(stdout), args[0]);
});

test('a file can hold the whole context, and options stand above it', async t => {
  const session = await startSession(t);
  const context = {
    request: {
      method: 'PUT',
      url: 'https://x.example/a?b=1',
      headers: { A: '1' },
      body: { n: 5 },
      matchedParameters: { id: '7' },
    },
    response: { statusCode: 201 },
    user: { id: 'u1' },
    variables: { tries: 2 },
    api: { id: 'orders' },
  };
  await writeFile(join(session.cwd, 'call.json'), JSON.stringify(context));
  const all =
    'context.Request.Method + context.Request.Url.Path + context.Request.Headers["A"][0] + context.Request.Body.As<JObject>()["n"] + context.Request.MatchedParameters["id"] + context.Response.StatusCode + context.User.Id + context.Variables["tries"] + context.Api.Id';
  for (const option of ['--context-file', '--context'])
    assert.deepEqual(
      await session.run('expression', all, option, 'call.json'),
      printed('PUT/a157201u12orders\nstring\n'),
    );
  assert.deepEqual(
    await session.run(
      'expression',
      'context.Request.Method + context.User.Id',
      '--context',
      'call.json',
      '--method',
      'GET',
      '--user',
      '{"id": "u2"}',
    ),
    printed('GETu2\nstring\n'),
  );
});

test('what is no context is refused, with the member that is wrong and not its value', async t => {
  const session = await startSession(t);
  assert.deepEqual(
    await session.run('expression', '1', '--context', 'prod'),
    misused(
      "there is no file 'prod', and an expression needs no context of apim. Leave --context out, or name a file of JSON: --context-file FILE",
    ),
  );
  for (const [given, wrong] of [
    ['{"statusCode": "x"}', 'response.statusCode'],
    ['{"status": 5}', 'response.status'],
  ] as const) {
    const { stderr, status } = await session.run('expression', '1', '--response', given);
    assert.equal(status, 1);
    assert.ok(stderr.includes(`The context has '${wrong}' that cannot be`), stderr);
  }
  const { stderr } = await session.run('expression', '1', '--user', '{secret');
  assert.equal(stderr.includes("What '--user' says is not JSON."), true, stderr);
  assert.equal(stderr.includes('secret'), false);
});

test('the types of expressions are listed, and searched by a part of their name', async t => {
  const session = await startSession(t);
  assert.deepEqual(await session.run('expression', '--types', 'stringread'), printed('System.IO\n  StringReader\n'));
  assert.match((await session.run('expression', '--types')).stdout, /^System\n {2}Action\n/m);
  assert.match(
    (await session.run('expression', '--types', 'nothing')).stderr,
    /know no type with 'nothing' in its name/,
  );
});
