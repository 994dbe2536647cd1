import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { send } from '../gateway/support/client.ts';
import { accept, open, take } from '../gateway/support/web-socket.ts';
import { serverIdentity } from '../support/certificates.ts';
import { apim, startServe } from '../support/command.ts';
import { listen } from '../support/listen.ts';
import { startBackend, startPlainBackend } from '../support/servers.ts';
import { byEach, skipWithoutProc, workersOf } from '../support/workers.ts';
import { addClient } from './files.ts';
import { type Session, startSession } from './session.ts';
import { onTerminal, skipWithoutTerminal } from './terminal.ts';

const WORKERS = ['--workers', '2'];

const newBackend = (id: string, url: string) => ['backend', 'new', '--id', id, '--url', url, '--protocol', 'http'];
const newApi = (id: string, url: string) => ['api', 'new', '--id', id, '--path', id, '--service-url', url];

async function sessionWithBackend(t: TestContext): Promise<Session & { url: string }> {
  const session = await startSession(t);
  const { url } = await startPlainBackend(t, {});
  await session.done(...newBackend('contoso', url));
  return { ...session, url };
}

test('each worker serves, on one port, and a change is live in all when the command returns, which is told once', async t => {
  if (skipWithoutProc(t)) return;
  const { home, run, url: backend } = await sessionWithBackend(t);
  const serving = await startServe(t, home, WORKERS);
  await serving.waitFor(new RegExp(`^Gateway listening on ${serving.url}\n${serving.url}/ -> ${backend}\n$`));
  assert.equal(workersOf(serving).length, 2);
  const statuses = (path: string) => byEach(serving, async () => (await send(serving.url + path)).status);
  assert.deepEqual(await statuses('/orders/1'), [200, 200]);
  const { stderr } = await run(...newApi('orders', backend));
  assert.equal(
    stderr.slice(0, stderr.indexOf('Note:')),
    `No longer served: ${serving.url}/\nNow served: ${serving.url}/orders -> ${backend}\n`,
  );
  assert.deepEqual(await statuses('/orders/1'), [200, 200]);
  assert.deepEqual(await statuses('/items/1'), [404, 404]);
});

test('a change that the workers cannot apply is told of once, with the process id of the gateway', async t => {
  const { home, done, run, url } = await sessionWithBackend(t);
  await done(...newApi('orders', url));
  const file = join(home, 'contexts', 'default', 'apis', 'orders.json');
  const serving = await startServe(t, home, WORKERS);
  const policy = '<policies><inbound><no-such-policy/></inbound></policies>';
  await writeFile(file, JSON.stringify({ ...JSON.parse(await readFile(file, 'utf8')), policy }));
  const { stderr } = await run('api', 'set', 'orders', '--service-url', `${url}/new`);
  assert.match(
    stderr,
    /^The gateway with process id (\d+) could not apply the change, which is saved: The policy of API 'orders' does not compile: [^\n]+\n$/,
  );
  assert.ok(stderr.includes(`process id ${serving.pid} `), stderr);
  assert.equal((await send(`${serving.url}/orders`)).status, 200);
});

test('in each worker the second connection to a backend whose name alone is checked is as good as the first', async t => {
  if (skipWithoutProc(t)) return;
  const { home, done } = await startSession(t);
  const { url, connections } = await startBackend(t, {
    identity: await serverIdentity({ issuer: 'self' }),
    requestCert: false,
    handler: (_request, response) => response.setHeader('connection', 'close').end(),
  });
  await done(...newBackend('contoso', url), '--skip-certificate-chain-validation', 'true');
  const serving = await startServe(t, home, WORKERS);
  const thrice = async () => {
    const one = async () => (await send(serving.url)).status;
    return [await one(), await one(), await one()];
  };
  assert.deepEqual((await byEach(serving, thrice)).flat(), [200, 200, 200, 200, 200, 200]);
  assert.equal(connections(), 6);
});

test('a hint is told once, and not once a worker', async t => {
  if (skipWithoutProc(t)) return;
  const session = await startSession(t);
  const { url } = await startPlainBackend(t, {});
  await addClient(session, 'client');
  await session.done(...newBackend('contoso', url), '--certificate-id', 'client');
  await session.done(...newApi('orders', url));
  const serving = await startServe(t, session.home, WORKERS);
  assert.deepEqual(await byEach(serving, async () => (await send(`${serving.url}/orders`)).status), [200, 200]);
  assert.equal(await serving.stop('SIGTERM'), 0);
  const lines = serving.output().match(/^.* GET \/orders 200 .*$/gm) ?? [];
  assert.equal(lines.length, 2);
  assert.equal(lines.filter(line => line.includes("Client certificate 'client' is presented because")).length, 1);
});

test('all that was served is in the log, in whole lines, when the gateway has ended', async t => {
  const { home } = await sessionWithBackend(t);
  const serving = await startServe(t, home, [...WORKERS, '--log-format', 'json']);
  const agent = new http.Agent({ keepAlive: true, maxSockets: 16 });
  t.after(() => agent.destroy());
  const paths = Array.from({ length: 1000 }, (_, index) => `/items/${index}/${'x'.repeat(200)}`);
  await Promise.all(paths.map(path => send(serving.url + path, { agent })));
  agent.destroy();
  assert.equal(await serving.stop('SIGTERM'), 0);
  const records = serving
    .output()
    .split('\n')
    .filter(line => line.startsWith('{'))
    .map(line => JSON.parse(line));
  assert.deepEqual(records.map(({ url }) => new URL(url).pathname).sort(), paths.sort());
});

test('requests that run in any worker end before the gateway does, which alone decides about signals', async t => {
  if (skipWithoutProc(t)) return;
  const session = await startSession(t);
  const waiting: http.ServerResponse[] = [];
  const backend = await startPlainBackend(t, { handler: (_request, response) => waiting.push(response) });
  await session.done(...newBackend('slow', backend.url));
  const serving = await startServe(t, session.home, WORKERS);
  const answers: ReturnType<typeof send>[] = [];
  await byEach(serving, async () => {
    answers.push(send(serving.url));
    while (waiting.length < answers.length) await new Promise(setImmediate);
  });
  for (const pid of workersOf(serving)) for (const signal of ['SIGINT', 'SIGTERM'] as const) process.kill(pid, signal);
  const stopped = serving.stop('SIGTERM');
  await refusedBy(serving.url);
  for (const response of waiting) response.end('done');
  assert.deepEqual(
    (await Promise.all(answers)).map(({ status, body }) => [status, body]),
    [
      [200, 'done'],
      [200, 'done'],
    ],
  );
  assert.equal(await stopped, 0);
  assert.equal(serving.output().match(/ GET \/ 200 slow /g)?.length, 2);
});

/** Waits until nobody listens any more. */
async function refusedBy(url: string): Promise<void> {
  const { port, hostname } = new URL(url);
  for (;;) {
    const socket = net.connect(Number(port), hostname);
    const refused = await new Promise<boolean>(resolve => {
      socket.once('connect', () => resolve(false)).once('error', () => resolve(true));
    });
    socket.destroy();
    if (refused) return;
  }
}

test('a second signal ends all workers at once', async t => {
  if (process.platform === 'win32') return t.skip('any signal ends a process of Windows');
  const session = await startSession(t);
  const asked = new EventTarget();
  const backend = await startPlainBackend(t, { handler: () => asked.dispatchEvent(new Event('request')) });
  await session.done(...newBackend('silent', backend.url));
  const serving = await startServe(t, session.home, WORKERS);
  const request = new Promise(resolve => asked.addEventListener('request', resolve));
  const cut = assert.rejects(send(serving.url));
  await request;
  const first = serving.stop('SIGTERM');
  await refusedBy(serving.url);
  assert.equal(await serving.stop('SIGTERM'), 1);
  await Promise.all([first, cut]);
});

test('Ctrl-C on a terminal, which reaches the workers too, stops the gateway in order', async t => {
  if (skipWithoutTerminal(t)) return;
  const session = await startSession(t);
  const typed = { after: 'Nothing is served yet', text: '\\x03' };
  const { status, shown } = await onTerminal(session, typed, 'serve', '--port', '0', ...WORKERS);
  assert.equal(status, 0, shown);
  assert.doesNotMatch(shown, /ended/);
});

test('a port that is taken is the same sentence, told once', async t => {
  const { home } = await startSession(t);
  const port = await listen(t, net.createServer());
  const sentence = (option: string) =>
    `apim: Port ${port} of 127.0.0.1 is taken: stop what uses it, or choose another with ${option} (${option} 0 takes any free one).\n`;
  const [plain, secure] = await Promise.all([
    apim(home, ['serve', '--port', String(port), ...WORKERS]),
    apim(home, ['serve', '--port', '0', '--https-port', String(port), ...WORKERS]),
  ]);
  assert.deepEqual(plain, { status: 1, stdout: '', stderr: sentence('--port') });
  assert.deepEqual(secure, { status: 1, stdout: '', stderr: sentence('--https-port') });
});

test('HTTPS is served by each worker, whose list of processes and environment hold no key', async t => {
  if (skipWithoutProc(t)) return;
  const { home } = await sessionWithBackend(t);
  const serving = await startServe(t, home, [...WORKERS, '--https-port', '0']);
  const [, caFile = ''] = await serving.waitFor(/, its CA certificate is (.+)$/m);
  const ca = await readFile(caFile, 'utf8');
  const { httpsUrl = '' } = serving;
  const get = async () => {
    const [response]: http.IncomingMessage[] = await once(https.get(httpsUrl, { ca, agent: false }), 'response');
    response?.resume();
    return response?.statusCode;
  };
  assert.deepEqual(await byEach(serving, get), [200, 200]);
  for (const pid of workersOf(serving)) {
    assert.match(readFileSync(`/proc/${pid}/cmdline`, 'latin1'), /^apim worker\0*$/);
    assert.doesNotMatch(readFileSync(`/proc/${pid}/environ`, 'latin1'), /PRIVATE KEY/);
  }
});

test('a WebSocket passes through a worker', async t => {
  const session = await startSession(t);
  const server = http.createServer().on('upgrade', (request, socket) => {
    socket.write(accept(request));
    socket.pipe(socket);
  });
  await session.done(...newBackend('echo', `http://127.0.0.1:${await listen(t, server)}`));
  const serving = await startServe(t, session.home, WORKERS);
  const { socket, head } = await open(t, `${serving.url}/chat`);
  assert.match(head, /^HTTP\/1\.1 101 Switching Protocols\r\n/);
  socket.write('hello');
  assert.equal(await take(socket, 5), 'hello');
});

test('a command gets the URL of all workers and gives its exit code, and the log has failures alone', async t => {
  const { home, done } = await startSession(t);
  await done(...newApi('good', (await startPlainBackend(t, {})).url));
  const script =
    "for (const path of ['good', 'none']) await fetch(process.env.APIM_GATEWAY_URL + '/' + path); process.exit(7)";
  const command = [process.execPath, '--input-type=module', '-e', script];
  const { status, stderr } = await apim(home, ['serve', '--port', '0', ...WORKERS, '--', ...command]);
  assert.equal(status, 7, stderr);
  assert.deepEqual(stderr.match(/ GET \S+ \d+ /g), [' GET /none 404 '], stderr);
});

test('one worker is the process itself', async t => {
  if (skipWithoutProc(t)) return;
  const { home } = await sessionWithBackend(t);
  const serving = await startServe(t, home, ['--workers', '1']);
  assert.deepEqual(workersOf(serving), []);
  assert.equal((await send(serving.url)).status, 200);
});
