import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { apim, startServe } from '../support/command.ts';
import { listen } from '../support/listen.ts';
import { startPlainBackend } from '../support/servers.ts';
import { addClient } from './files.ts';
import { printed, startSession } from './session.ts';

const newBackend = (id: string, url: string) => ['backend', 'new', '--id', id, '--url', url, '--protocol', 'http'];

async function get(url: string, options: https.RequestOptions = {}): Promise<{ status: number; body: string }> {
  const request = (url.startsWith('https:') ? https : http).get(url, { agent: false, ...options });
  const [response]: http.IncomingMessage[] = await once(request, 'response');
  if (response === undefined) throw new Error(`${url} did not answer.`);
  return { status: response.statusCode ?? 0, body: await text(response) };
}

test('serve says that nothing is served yet, and serves what is added, telling whoever added it', async t => {
  const { home, run } = await startSession(t);
  const backend = await startPlainBackend(t, {});
  const { url, waitFor, stop } = await startServe(t, home, []);
  await waitFor(
    /Nothing is served yet: add a backend \(apim backend new\) or an API \(apim api new\); no restart is needed\./,
  );
  assert.deepEqual((await run(...newBackend('first', backend.url))).stderr, `Now served: ${url}/ -> ${backend.url}\n`);
  assert.equal((await get(`${url}/hello`)).status, 200);
  assert.deepEqual(
    (await run(...newBackend('second', backend.url))).stderr,
    `No longer served: ${url}/\nNow served: ${url}/first -> ${backend.url}\nNow served: ${url}/second -> ${backend.url}\n`,
  );
  assert.equal((await get(`${url}/second/hello`)).status, 200);
  const { stderr } = await run('api', 'new', '--id', 'orders', '--path', 'orders', '--service-url', backend.url);
  assert.equal(
    stderr.slice(0, stderr.indexOf('Note:')),
    `No longer served: ${url}/first\nNo longer served: ${url}/second\nNow served: ${url}/orders -> ${backend.url}\n`,
  );
  assert.equal((await get(`${url}/orders/hello`)).status, 200);
  assert.deepEqual(
    backend.requests.map(request => request.url),
    ['/hello', '/hello', '/hello'],
  );
  assert.equal(await stop('SIGTERM'), 0);
});

test('serve prints what it serves and presents, and a line a request', async t => {
  const session = await startSession(t);
  const backend = await startPlainBackend(t, {});
  await addClient(session, 'client');
  await session.done(...newBackend('contoso', `${backend.url}/api`));
  const { url, waitFor, stop } = await startServe(t, session.home, []);
  await waitFor(
    new RegExp(
      `^Gateway listening on ${url}\n${url}/ -> ${backend.url}/api, presenting client certificate 'client' \\(the only one of this context\\)\n`,
    ),
  );
  await get(`${url}/items/1?key=hidden`);
  const [line] = await waitFor(/^.*\/items\/1.*$/m);
  assert.match(line, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z GET \/items\/1 200 contoso \S+ \d+\.\d ms$/);
  assert.equal(await stop('SIGINT'), 0);
});

test('serve logs JSON on request', async t => {
  const { home, done } = await startSession(t);
  const backend = await startPlainBackend(t, {});
  await done(...newBackend('contoso', backend.url));
  const { url, waitFor } = await startServe(t, home, ['--log-format', 'json']);
  await get(`${url}/items/1`);
  const [line] = await waitFor(/^\{.*\}$/m);
  const { time, totalTime, backendTime, correlationId, callerIpAddress, ...rest } = JSON.parse(line);
  assert.match(time, /^\d{4}-/);
  assert.match(correlationId, /^[0-9a-f-]{36}$/);
  assert.deepEqual([typeof totalTime, typeof backendTime, callerIpAddress], ['number', 'number', '127.0.0.1']);
  assert.equal(rest.url, `${url}/items/1`);
  assert.equal(rest.method, 'GET');
  assert.equal(rest.responseCode, 200);
});

test('the health path answers 200', async t => {
  const { home } = await startSession(t);
  const { url } = await startServe(t, home, []);
  assert.deepEqual(await get(`${url}/status-0123456789abcdef`), { status: 200, body: '' });
});

test('a request that runs is finished after the first signal, and cut by the second', async t => {
  if (process.platform === 'win32') return t.skip('any signal ends a process of Windows');
  const { home, done } = await startSession(t);
  const waiting: http.ServerResponse[] = [];
  const backend = await startPlainBackend(t, { handler: (_request, response) => waiting.push(response) });
  await done(...newBackend('slow', backend.url));
  const first = await startServe(t, home, []);
  const answer = get(`${first.url}/`);
  await until(() => waiting.length === 1);
  const stopped = first.stop('SIGTERM');
  await refusedBy(first.url);
  waiting[0]?.end('done');
  assert.deepEqual(await answer, { status: 200, body: 'done' });
  assert.equal(await stopped, 0);

  const second = await startServe(t, home, []);
  const cut = assert.rejects(get(`${second.url}/`));
  await until(() => waiting.length === 2);
  const ended = second.stop('SIGTERM');
  await refusedBy(second.url);
  assert.equal(await second.stop('SIGTERM'), 1);
  await Promise.all([ended, cut]);
});

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  test(`callers that neither read nor leave do not keep a gateway from ending at ${signal}`, async t => {
    if (process.platform === 'win32') return t.skip('any signal ends a process of Windows');
    const { home, done } = await startSession(t);
    const silent: http.ServerResponse[] = [];
    const big = Buffer.alloc(300_000);
    const backend = await startPlainBackend(t, {
      handler: (request, response) => (request.url === '/silent' ? silent.push(response) : response.end(big)),
    });
    await done(...newBackend('b', backend.url));
    const gateways = await Promise.all([startServe(t, home, []), startServe(t, home, ['--workers', '2'])]);
    const count = backend.requests.length;
    for (const { url } of gateways) {
      for (const path of ['/big', '/silent']) {
        const socket = net.connect(Number(new URL(url).port), '127.0.0.1').on('error', () => undefined);
        t.after(() => socket.destroy());
        socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`.repeat(1100));
        if (path === '/big') await once(socket, 'readable');
      }
    }
    await until(() => silent.length === gateways.length);
    assert.ok(backend.requests.length - count < 100, `${backend.requests.length}`);
    assert.deepEqual(await Promise.all(gateways.map(gateway => gateway.stop(signal))), [0, 0]);
  });
}

test('--allow-origin lets pages of another machine call, with workers too, and is refused for what is no origin', async t => {
  const { home, done, run } = await startSession(t);
  const backend = await startPlainBackend(t, {});
  await done(...newBackend('b', backend.url));
  const options = ['--allow-origin', 'https://App.Contoso.com/', '--allow-origin=http://dev.test:80'];
  for (const workers of ['1', '2']) {
    const { url } = await startServe(t, home, [...options, '--workers', workers]);
    const statusOf = async (origin: string) => (await get(url, { headers: { origin } })).status;
    for (const origin of ['https://app.contoso.com', 'http://dev.test', 'http://localhost:3000'])
      assert.equal(await statusOf(origin), 200, origin);
    for (const origin of ['https://evil.example', 'http://app.contoso.com', 'null'])
      assert.equal(await statusOf(origin), 403, origin);
  }
  for (const wrong of ['*', 'null', 'app.contoso.com', 'https://app.contoso.com/path', 'https://*.contoso.com', '']) {
    const sentence = `option '--allow-origin <origin>' argument '${wrong}' is invalid. It is the origin of a web page, such as https://app.contoso.com or http://dev.test:3000.`;
    assert.deepEqual(await run('serve', '--allow-origin', wrong), {
      status: 2,
      stdout: '',
      stderr: `apim: ${sentence}\n`,
    });
  }
});

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise(setImmediate);
}

/** Waits until nobody listens any more. */
async function refusedBy(url: string): Promise<void> {
  const { port, hostname } = new URL(url);
  for (;;) {
    const socket = net.connect(Number(port), hostname);
    const refusal = await new Promise<boolean>(resolve => {
      socket.once('connect', () => resolve(false)).once('error', () => resolve(true));
    });
    socket.destroy();
    if (refusal) return;
  }
}

test('a port that is taken is a sentence that names the option', async t => {
  const { home } = await startSession(t);
  const port = await listen(t, net.createServer());
  const sentence = (option: string) =>
    `apim: Port ${port} of 127.0.0.1 is taken: stop what uses it, or choose another with ${option} (${option} 0 takes any free one).\n`;
  const [plain, secure] = await Promise.all([
    apim(home, ['serve', '--port', String(port)]),
    apim(home, ['serve', '--port', '0', '--https-port', String(port)]),
  ]);
  assert.deepEqual(plain, { status: 1, stdout: '', stderr: sentence('--port') });
  assert.deepEqual(secure, { status: 1, stdout: '', stderr: sentence('--https-port') });
});

test('with --https-port a client that trusts the CA gets through, and the keys are for the owner alone', async t => {
  const { home, done } = await startSession(t);
  const backend = await startPlainBackend(t, {});
  await done(...newBackend('contoso', backend.url));
  const serving = await startServe(t, home, ['--https-port', '0']);
  const [, caFile = ''] = await serving.waitFor(/, its CA certificate is (.+)$/m);
  const ca = await readFile(caFile, 'utf8');
  assert.match(ca, /^-----BEGIN CERTIFICATE-----/);
  assert.equal((await get(`${serving.httpsUrl}/hello`, { ca })).status, 200);
  await assert.rejects(get(`${serving.httpsUrl}/hello`), { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' });
  const again = await startServe(t, home, ['--https-port=0']);
  assert.equal((await get(`${again.httpsUrl}/hello`, { ca })).status, 200);
  if (process.platform === 'win32') return;
  const files = (await readdir(home, { recursive: true, withFileTypes: true })).filter(entry => entry.isFile());
  for (const { parentPath, path, name } of files) {
    const { mode } = await stat(join(parentPath ?? path, name));
    if (/^key|\.key$|key/i.test(name)) assert.equal(mode & 0o777, 0o600, name);
  }
  assert.ok(files.some(({ name }) => /key/i.test(name)));
});

test('--backend serves one alone at the root, and one that is not there is refused', async t => {
  const { home, done } = await startSession(t);
  const backend = await startPlainBackend(t, {});
  await done(...newBackend('first', 'http://127.0.0.1:1'));
  await done(...newBackend('second', backend.url));
  const { url, waitFor } = await startServe(t, home, ['--backend', 'second']);
  await waitFor(new RegExp(`${url}/ -> ${backend.url}\n`));
  assert.equal((await get(`${url}/hello`)).status, 200);
  assert.deepEqual(await apim(home, ['serve', '--port', '0', '--backend', 'third']), {
    status: 1,
    stdout: '',
    stderr: "apim: There is no backend 'third' to serve. `apim backend list` shows those there are.\n",
  });
});

test('an address that others reach is warned of', async t => {
  const { home } = await startSession(t);
  const { waitFor } = await startServe(t, home, ['--host', '0.0.0.0']);
  await waitFor(/Warning: --host 0\.0\.0\.0 lets other machines use this context's client certificates\./);
});

test('two gateways on one state follow the same changes', async t => {
  const { home, run } = await startSession(t);
  const backend = await startPlainBackend(t, {});
  const [one, two] = await Promise.all([startServe(t, home, []), startServe(t, home, [])]);
  const { stderr } = await run(...newBackend('contoso', backend.url));
  assert.deepEqual(
    stderr.split('\n').sort(),
    ['', `Now served: ${one.url}/ -> ${backend.url}`, `Now served: ${two.url}/ -> ${backend.url}`].sort(),
  );
  for (const { url } of [one, two]) assert.equal((await get(`${url}/`)).status, 200);
});

test('a change that a stopped gateway does not confirm is saved, and the gateway is named', async t => {
  if (process.platform === 'win32') return t.skip('Windows has no SIGSTOP');
  const { home, run } = await startSession(t);
  const serving = await startServe(t, home, []);
  serving.signal('SIGSTOP');
  const { status, stdout, stderr } = await run(...newBackend('contoso', 'https://contoso.com'));
  assert.deepEqual([status, stdout.split('\n')[0]], [0, 'Added backend contoso.']);
  assert.equal(
    stderr,
    `The gateway with process id ${serving.pid} did not confirm the change within 2 seconds; the change is saved, and it will follow as soon as it can.\n`,
  );
  serving.signal('SIGCONT');
  assert.equal((await get(`${serving.url}/status-0123456789abcdef`)).status, 200);
  assert.deepEqual(await run('backend', 'list', '--query', '[].name', '-o', 'tsv'), printed('contoso\n'));
});

test('an API whose policy does not compile any more is named at the start, and answers 500', async t => {
  const session = await startSession(t);
  await session.done('api', 'new', '--id', 'orders', '--path', 'orders', '--service-url', 'https://contoso.com');
  const policy = '<policies><inbound><base /></inbound><backend><base /></backend></policies>';
  await session.done('policy', 'set', '--api', 'orders', '--policy', policy);
  const file = join(session.home, 'contexts', 'default', 'apis', 'orders.json');
  await writeFile(file, (await readFile(file, 'utf8')).replace('<base />', '<bass />'));
  const { url, waitFor } = await startServe(t, session.home, []);
  await waitFor(/Warning: The policy of API 'orders' does not compile: Error in element 'bass' on line 1, column 20: /);
  assert.equal((await get(`${url}/orders`)).status, 500);
});

test('options of serve that make no sense are refused', async t => {
  const { run } = await startSession(t);
  for (const [args, sentence] of [
    [['--port', 'x'], "option '--port <port>' argument 'x' is invalid. It is a port: 0 to 65535, 0 for any free one."],
    [
      ['--port', '65536'],
      "option '--port <port>' argument '65536' is invalid. It is a port: 0 to 65535, 0 for any free one.",
    ],
    [
      ['--https-port', 'npm', 'test'],
      "option '--https-port [port]' argument 'npm' is invalid. It is a port: 0 to 65535, 0 for any free one.",
    ],
    [
      ['--timeout', '0'],
      "option '--timeout <seconds>' argument '0' is invalid. It is a number of seconds, such as 30.",
    ],
    [['--workers', '0'], "option '--workers <count>' argument '0' is invalid. It is a number of processes: 1 to 64."],
    [['--workers', 'x'], "option '--workers <count>' argument 'x' is invalid. It is a number of processes: 1 to 64."],
    [
      ['--log-format', 'xml'],
      "option '--log-format <format>' argument 'xml' is invalid. Allowed choices are text, json.",
    ],
  ] as const) {
    assert.deepEqual(await run('serve', ...args), { status: 2, stdout: '', stderr: `apim: ${sentence}\n` });
  }
});
