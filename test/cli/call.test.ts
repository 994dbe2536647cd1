import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { clientIdentity, pfxOf, testAuthority, thumbprint } from '../support/certificates.ts';
import { commandFile } from '../support/command.ts';
import { startBackend, startPlainBackend } from '../support/servers.ts';
import { misused, refused, startSession } from './session.ts';

const orders = (url: string) => ['api', 'new', '--id', 'orders', '--path', 'shop/orders', '--service-url', url];

test('call tells status and headers on stderr, and writes nothing but the body to stdout', async t => {
  const { run, done } = await startSession(t);
  const backend = await startPlainBackend(t, {
    handler: (_request, response) => {
      response.writeHead(201, 'Made', { Date: 'now', 'X-Two': ['a', 'b'], 'Content-Length': 5 });
      response.end('hello');
    },
  });
  await done(...orders(`${backend.url}/api`));
  const { status, stdout, stderr } = await run('call', 'ORDERS', 'get', '/items/1?q=a%20b');
  assert.deepEqual([status, stdout], [0, 'hello']);
  assert.match(
    stderr,
    /^HTTP\/1\.1 201 Made\nDate: now\nX-Two: a\nX-Two: b\nContent-Length: 5\n(?:Connection: \w+\n)?\n$/i,
  );
  assert.deepEqual(
    backend.requests.map(({ method, url }) => [method, url]),
    [['GET', '/api/items/1?q=a%20b']],
  );
});

test('call sends headers and a body as text, from a file and from standard input', async t => {
  const { runWith, done, cwd } = await startSession(t);
  const backend = await startPlainBackend(t, {});
  await done(...orders(backend.url));
  await writeFile(join(cwd, 'item.json'), '{"a":1}');
  const ways: readonly (readonly [string, string, string])[] = [
    ['', '', ''],
    ['text', '', 'text'],
    ['@item.json', '', '{"a":1}'],
    ['@-', 'piped', 'piped'],
  ];
  for (const method of ['POST', 'GET', 'DELETE']) {
    for (const [data, stdin, body] of ways) {
      const headers = ['-H', 'X-One=1', '-H', 'x-two:2', '--header', 'X-Two:  3', '-H', 'X-Empty:'];
      const { status, stdout } = await runWith({ stdin }, 'call', 'orders', method, 'items', ...headers, '-d', data);
      assert.equal(status, 0);
      const received = JSON.parse(stdout);
      assert.deepEqual([received.method, received.url, received.body], [method, '/items', body]);
      const { 'x-one': one, 'x-two': two, 'x-empty': empty } = received.headers;
      assert.deepEqual([one, two, empty], ['1', '2, 3', '']);
    }
  }
});

test('call takes headers that are secret from a variable and from standard input', async t => {
  const { run, runWith, done } = await startSession(t);
  const backend = await startPlainBackend(t, {});
  await done(...orders(backend.url));
  const get = ['call', 'orders', 'GET', '/'];
  const options = { env: { TOKEN: 'Bearer t' }, stdin: 'k\n' };
  const { stdout } = await runWith(options, ...get, '--header-env', 'Authorization=TOKEN', '--header-stdin', 'X-Key');
  const { authorization, 'x-key': key } = JSON.parse(stdout).headers;
  assert.deepEqual([authorization, key], ['Bearer t', 'k']);
  assert.deepEqual(
    await run(...get, '--header-env', 'Authorization=NONE'),
    misused(
      "the environment variable named after '--header-env' is not set (its name belongs there, not the secret itself)",
    ),
  );
  assert.deepEqual(
    await runWith({ env: { TOKEN: 'hidden\n' } }, ...get, '--header-env', 'Authorization=TOKEN'),
    misused("the value of 'Authorization' must not contain line breaks, other control characters or Unicode"),
  );
  assert.deepEqual(
    await run(...get, '-d', '@-', '--header-stdin', 'X-Key'),
    misused("the body and '--header-stdin' cannot both come from standard input"),
  );
});

test('call is safe for bytes in both directions', async t => {
  const { home, cwd, done } = await startSession(t);
  const backend = await startPlainBackend(t, { handler: (request, response) => void request.pipe(response) });
  await done(...orders(backend.url));
  const bytes = randomBytes(300_000);
  await writeFile(join(cwd, 'in'), bytes);
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [commandFile(), 'call', 'orders', 'POST', '/', '-d', '@in'],
    { cwd, env: { ...process.env, APIM_HOME: home }, encoding: 'buffer' },
  );
  assert.deepEqual(stdout, bytes);
});

test('call ends with 1 for an answer of 400 and above, and says why the gateway failed', async t => {
  const { run, done } = await startSession(t);
  const backend = await startPlainBackend(t, { handler: (_request, response) => response.writeHead(404).end('none') });
  await done(...orders(backend.url));
  const missing = await run('call', 'orders', 'GET', '/');
  assert.deepEqual([missing.status, missing.stdout], [1, 'none']);
  assert.match(missing.stderr, /^HTTP\/1\.1 404 Not Found\n/);
  await done('api', 'set', 'orders', '--service-url', 'http://127.0.0.1:1');
  const failed = await run('call', 'orders', 'GET', '/');
  assert.equal(failed.status, 1);
  assert.match(
    failed.stdout,
    /^\{ ?"statusCode": 500, "message": "Internal server error", "activityId": "[0-9a-f-]{36}" ?\}$/,
  );
  assert.match(failed.stderr, /^HTTP\/1\.1 500 Internal Server Error\n/m);
  assert.match(failed.stderr, /Z GET \/shop\/orders\/ 500 .+ refused/);
});

test('call reaches a backend by its id while there is no API', async t => {
  const { run, done, cwd } = await startSession(t);
  const backend = await startBackend(t, {});
  const identity = await clientIdentity('client');
  await writeFile(join(cwd, 'client.pfx'), pfxOf(identity, 'secret'));
  await writeFile(join(cwd, 'root.pem'), (await testAuthority()).certificate);
  await done('cert', 'add', '--id', 'client', '--pfx', 'client.pfx', '--password', 'secret');
  await done('ca', 'add', '--file', 'root.pem');
  await done('backend', 'new', '--id', 'contoso', '--url', backend.url, '--protocol', 'http');
  const { status, stdout } = await run('call', 'contoso', 'GET', '/hello');
  assert.equal(status, 0);
  assert.equal(JSON.parse(stdout).thumbprint, thumbprint(identity));
});

test('call says that an API is not there', async t => {
  const { run } = await startSession(t);
  assert.deepEqual(
    await run('call', 'none', 'GET', '/'),
    refused(
      "There is no API 'none', nor a backend that is served by that name. `apim api list` and `apim backend list` show those there are.",
    ),
  );
});

test('call takes a path with spaces, an empty one and any method that HTTP has', async t => {
  const { run, done } = await startSession(t);
  const backend = await startPlainBackend(t, {});
  await done(...orders(backend.url));
  for (const [method, path, url] of [
    ['GET', '/a b/ü', '/a%20b/%C3%BC'],
    ['PATCH', '', '/'],
    ['PROPFIND', '//x', '//x'],
  ] as const) {
    const { stdout } = await run('call', 'orders', method, path);
    const received = JSON.parse(stdout);
    assert.deepEqual([received.method, received.url], [method, url]);
  }
  const head = await run('call', 'orders', 'head', '/');
  assert.deepEqual([head.status, head.stdout], [0, '']);
});

const WRONG: readonly (readonly [string[], string])[] = [
  [['GE T', '/'], "command-argument value 'GE T' is invalid for argument 'method'. It is an HTTP method, such as GET."],
  [['', '/'], "command-argument value '' is invalid for argument 'method'. It is an HTTP method, such as GET."],
  [['GET'], "missing required argument 'path'"],
  [['GET', '/', '-H', 'hidden'], "write 'Name: value' after '-H, --header <name: value>'"],
  [['GET', '/', '--header-env', 'X'], "write NAME=VARIABLE after '--header-env'"],
  [['GET', '/', '-H', 'a b: hidden'], "the name of a header has none but letters, digits and any of !#$%&'*+.^_`|~-"],
  [
    ['GET', '/', '-H', 'a: \u{1f600}'],
    "the value of 'a' must not contain line breaks, other control characters or Unicode",
  ],
  [
    ['GET', '/', '-H', 'a: b\nc: d'],
    "the value of 'a' must not contain line breaks, other control characters or Unicode",
  ],
];

for (const [args, sentence] of WRONG) {
  test(`call with ${JSON.stringify(args)} is refused with a sentence`, async t => {
    const { run } = await startSession(t);
    assert.deepEqual(await run('call', 'orders', ...args), misused(sentence));
  });
}

test('call with a body that cannot be read is refused with a sentence', async t => {
  const { run } = await startSession(t);
  assert.deepEqual(
    await run('call', 'orders', 'POST', '/', '-d', '@none.json'),
    refused('The body none.json cannot be read: there is no such file.'),
  );
});

test('call says that an answer broke off, what came of it and why', async t => {
  const { run, done } = await startSession(t);
  const backend = await startPlainBackend(t, {
    handler: (_request, response) => {
      response.writeHead(200, { 'content-length': 10 });
      response.write('half', () => response.destroy());
    },
  });
  await done(...orders(backend.url));
  const { status, stdout, stderr } = await run('call', 'orders', 'GET', '/');
  assert.deepEqual([status, stdout], [1, 'half']);
  assert.match(stderr, /\napim: The answer broke off before its end\.\n/);
});

test('call ends where the answer is a connection and no message', async t => {
  const { run, done } = await startSession(t);
  const backend = await startPlainBackend(t, {});
  await done(...orders(backend.url));
  const { stderr } = await run('call', 'orders', 'CONNECT', '/');
  assert.match(
    stderr,
    / - - 501 - - .* the gateway is no proxy that takes CONNECT\.\nHTTP\/1\.1 501 Not Implemented\n/,
  );
});

test('call with headers that contradict each other or the body ends with an answer, not with a stack', async t => {
  const { run, done } = await startSession(t);
  const backend = await startPlainBackend(t, {});
  await done(...orders(backend.url));
  for (const headers of [
    ['-H', 'Host: a', '-H', 'Host: b'],
    ['-H', 'Content-Length: abc'],
    ['-H', 'Content-Length: 3'],
  ]) {
    const { status, stderr } = await run('call', 'orders', 'POST', '/', '-d', 'longer', ...headers);
    // Which of them are refused, and by whom, differs between versions of Node.
    const isAnswered = /^HTTP\/1\.1 [2-4]\d\d .+$/m.test(stderr);
    assert.ok(isAnswered || (status === 1 && stderr === 'apim: The answer broke off before its end.\n'), stderr);
  }
});
