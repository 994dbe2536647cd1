import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { send } from '../gateway/support/client.ts';
import { startServe } from '../support/command.ts';
import { startPlainBackend } from '../support/servers.ts';
import { byEach, skipWithoutProc } from '../support/workers.ts';
import { misused, type Session, startSession } from './session.ts';

const POLICY = `<policies>
  <inbound>
    <base />
    <choose>
      <when condition="@(context.Request.Method == "POST")" />
      <otherwise>
        <set-header name="X-Who" exists-action="override">
          <value>@(context.Request.Headers["Authorization"][0].Substring(7))</value>
        </set-header>
      </otherwise>
    </choose>
    <trace source="me" severity="information">
      <message>hello</message>
      <metadata name="where" value="here" />
    </trace>
  </inbound>
  <backend>
    <base />
  </backend>
  <outbound>
    <set-status code="202" reason="Taken" />
  </outbound>
  <on-error>
    <base />
  </on-error>
</policies>
`;

const SECRETS = ['tok-1234567', 'key-7654321', 'cookie-value-1'];

/** An API that answers with a secret cookie. */
async function startOrders(t: TestContext, session: Session) {
  const backend = await startPlainBackend(t, {
    handler: (_request, response) => {
      response.sendDate = false;
      response.writeHead(200, ['Set-Cookie', 'id=cookie-value-1', 'Content-Length', '5', 'Connection', 'close']);
      response.end('hello');
    },
  });
  await writeFile(join(session.cwd, 'policy.xml'), POLICY);
  await session.done('api', 'new', '--id', 'orders', '--path', 'shop', '--service-url', `${backend.url}/v1`);
  await session.done('policy', 'set', '--api', 'orders', '--file', 'policy.xml');
  return backend;
}

const CALL = ['call', 'orders', 'GET', '/a?subscription-key=key-7654321', '-H', 'Authorization: Bearer tok-1234567'];

const good = (url: string) => send(`${url}/shop/good`, { headers: { authorization: 'Bearer tok-1234567' } });

/** Without what differs from run to run. */
const settled = (text: string): string =>
  text
    .replace(/ +[█▏▎▍▌▋▊▉]+ +[\d.,]+ ms$/gm, '')
    .replace(/in [\d.,]+ ms/, 'in ? ms')
    // A short body may have come with its head.
    .replace(/(Connection: close\n +body) (?:streams|of 5 bytes)$/m, '$1 comes')
    .replaceAll(/(127\.0\.0\.1|localhost):\d+/g, '$1:?')
    .replace(/[\da-f]{8}-[\da-f-]{27}/, '?');

test('call --trace draws what each policy did as a tree, behind the answer', async t => {
  const session = await startSession(t);
  await startOrders(t, session);
  const { status, stdout, stderr } = await session.runWith({ columns: 120 }, ...CALL, '--trace');
  assert.deepEqual([status, stdout], [0, 'hello']);
  const tree = stderr.slice(stderr.indexOf('\n\n') + 2);
  assert.equal(
    settled(tree),
    `
GET http://127.0.0.1:?/shop/a?subscription-key=***
  Host: 127.0.0.1:?
  Authorization: ***
  Connection: close
API orders, to http://localhost:?/v1; activityId ?
inbound
├─ choose  api 4:5
│  │ when condition 5:24  @(context.Request.Method == "POST") → False
│  │ when 5:7 not taken
│  │ otherwise 6:7 taken
│  └─ set-header  api 7:9
│     value 8:18  @(context.Request.Headers["Authorization"][0].Substring(7)) → ***
│     request header X-Who: none → ***
└─ trace  api 12:5
   says (information) me: hello
     where: here
backend
└─ forward-request  global 4:5
   → GET http://localhost:?/v1/a?subscription-key=***
     Authorization: ***
     X-Who: ***
     X-Forwarded-For: 127.0.0.1
     body of 0 bytes
     no client certificate: No certificate is presented over http.
   ← 200 OK
     Set-Cookie: ***
     Content-Length: 5
     Connection: close
     body comes
outbound
└─ set-status  api 21:5
   status: 200 OK → 202 Taken
202 in ? ms, body of 5 bytes
`,
  );
  for (const secret of SECRETS) assert.ok(!tree.includes(secret), secret);
});

test("call --trace -o json prints the API inspector's form in place of the body", async t => {
  const session = await startSession(t);
  await startOrders(t, session);
  const { status, stdout } = await session.run(...CALL, '--trace', '-o', 'json');
  assert.equal(status, 0);
  const { serviceName, traceEntries } = JSON.parse(stdout);
  assert.equal(serviceName, 'default');
  assert.deepEqual(Object.keys(traceEntries), ['inbound', 'backend', 'outbound']);
  for (const secret of SECRETS) assert.ok(!stdout.includes(secret), secret);
});

test('call --trace of a request that fails shows where, with the expression, and ends with 1', async t => {
  const session = await startSession(t);
  await startOrders(t, session);
  const { status, stderr } = await session.runWith({ columns: 120 }, 'call', 'orders', 'GET', '/a', '--trace');
  assert.equal(status, 1);
  const shown = settled(stderr);
  assert.match(
    shown,
    /value 8:18 {2}@\(context\.Request\.Headers\["Authorization"\]\[0\]\.Substring\(7\)\) → ✗ The given/,
  );
  assert.match(shown, /✗ ExpressionValueEvaluationFailure: Expression evaluation failed\./);
  assert.ok(!shown.includes('forward-request'));
});

test('an output format of call needs a trace', async t => {
  const { run } = await startSession(t);
  assert.deepEqual(await run('call', 'orders', 'GET', '/', '-o', 'json'), misused("'--output' needs '--trace'"));
});

test('serve --trace tells of each request that fails, and --trace all of each one', async t => {
  const session = await startSession(t);
  await startOrders(t, session);
  for (const [args, path] of [
    [['--trace'], '/shop/bad'],
    [['--trace', 'all'], '/shop/good'],
  ] as const) {
    const { url, waitFor, stop } = await startServe(t, session.home, [...args]);
    await fetch(`${url}/shop/good`, { headers: { Authorization: 'Bearer tok-1234567' } });
    await fetch(`${url}/shop/bad`);
    const [, first] = await waitFor(/^GET http:\/\/127\.0\.0\.1:\d+(\/shop\/\w+)$/m);
    assert.equal(first, path);
    assert.equal(await stop('SIGTERM'), 0);
  }
});

test('serve --trace with a log of JSON writes a line a trace', async t => {
  const session = await startSession(t);
  await startOrders(t, session);
  const { url, waitFor, stop } = await startServe(t, session.home, ['--trace', 'all', '--log-format', 'json']);
  await fetch(`${url}/shop/good`, { headers: { Authorization: 'Bearer tok-1234567' } });
  const [line] = await waitFor(/^\{"serviceName".*\}$/m);
  assert.deepEqual(Object.keys(JSON.parse(line)), ['serviceName', 'traceId', 'traceEntries']);
  assert.equal(await stop('SIGTERM'), 0);
});

test('traces of several workers are written whole, one after the other, each behind the line of its request', async t => {
  if (skipWithoutProc(t)) return;
  const session = await startSession(t);
  await startOrders(t, session);
  const serving = await startServe(t, session.home, ['--trace', 'all', '--workers', '2']);
  // Both have a part.
  const served = byEach(serving, () => good(serving.url));
  assert.deepEqual(
    (await served).map(({ status }) => status),
    [202, 202],
  );
  await Promise.all(Array.from({ length: 40 }, () => good(serving.url)));
  assert.equal(await serving.stop('SIGTERM'), 0);
  const lines = serving
    .output()
    .split('\n')
    .filter(line => /^(GET http|202 in |\S+Z GET )/.test(line));
  const kinds = lines.map(line => (line.startsWith('GET') ? 'begins' : line.startsWith('202 in') ? 'ends' : 'logged'));
  const traced = kinds.filter(kind => kind !== 'logged');
  assert.deepEqual(traced, Array.from({ length: 42 }, () => ['begins', 'ends']).flat());
  for (const [index, kind] of kinds.entries()) {
    const before = kinds.slice(0, index);
    const count = (wanted: string) => before.filter(each => each === wanted).length;
    if (kind === 'begins') assert.ok(count('logged') > count('begins'));
  }
});

test('traces of several workers are lines of JSON where the log is', async t => {
  const session = await startSession(t);
  await startOrders(t, session);
  const serving = await startServe(t, session.home, ['--trace', '--workers', '2', '--log-format', 'json']);
  await Promise.all(Array.from({ length: 10 }, () => send(`${serving.url}/shop/bad`)));
  await good(serving.url);
  assert.equal(await serving.stop('SIGTERM'), 0);
  const lines = serving
    .output()
    .split('\n')
    .filter(line => line.startsWith('{'));
  const ids = lines
    .map(line => JSON.parse(line))
    .map(({ traceId, correlationId }) => [typeof traceId, traceId ?? correlationId]);
  assert.equal(lines.length, 21);
  assert.equal(ids.filter(([type]) => type === 'string').length, 10);
  assert.equal(new Set(ids.map(([, id]) => id)).size, 11);
});
