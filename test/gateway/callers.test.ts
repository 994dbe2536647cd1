import assert from 'node:assert/strict';
import { once } from 'node:events';
import type http from 'node:http';
import net from 'node:net';
import { type TestContext, test } from 'node:test';
import { CALLER_LIMITS, type CallerLimits } from '../../src/gateway/settings.ts';
import { newBackend } from '../../src/resources/backends.ts';
import { serverIdentity } from '../support/certificates.ts';
import { startPlainBackend } from '../support/servers.ts';
import { begin, responseTo, send, sendRaw } from './support/client.ts';
import { addApi, startTestGateway } from './support/gateway.ts';
import { startRawBackend } from './support/raw-backend.ts';
import { startRecorder } from './support/recorder.ts';
import { dial, take, takeHead, takeRest } from './support/web-socket.ts';

async function limited(t: TestContext, limits: Partial<CallerLimits>, handler?: http.RequestListener) {
  const backend = await startPlainBackend(t, handler === undefined ? {} : { handler });
  const { chain, privateKey } = await serverIdentity();
  const gateway = await startTestGateway(t, store => newBackend(store, 'b', { url: backend.url, protocol: 'http' }), {
    callerLimits: { ...CALLER_LIMITS, ...limits },
    https: { port: 0, certificate: chain.join(''), privateKey },
  });
  return { backend, gateway };
}

/** The head of an answer whose body is read with it. */
async function takeAnswer(socket: net.Socket): Promise<string> {
  const head = await takeHead(socket);
  await take(socket, Number(/content-length: (\d+)/i.exec(head)?.[1]));
  return head;
}

const TIMED_OUT =
  /^HTTP\/1\.1 408 Request Timeout\r\n.*\r\nConnection: close\r\n\r\n\{ "statusCode": 408, "message": "Request timeout" \}$/s;

/** Before a backend that takes heads of any size. */
async function sized(t: TestContext, limits: Partial<CallerLimits>) {
  const backend = await startRecorder(t);
  const gateway = await startTestGateway(t, store => newBackend(store, 'b', { url: backend.url, protocol: 'http' }), {
    callerLimits: { ...CALLER_LIMITS, ...limits },
  });
  return { backend, gateway };
}

test('a URL may have 16,384 characters unless another number is given, and no more', async t => {
  const { gateway, backend } = await sized(t, {});
  const path = `/${'x'.repeat(16_383)}`;
  assert.equal((await send(gateway.url + path)).status, 200);
  const { status, statusText, body } = await send(`${gateway.url}${path}x`);
  assert.deepEqual(
    [status, statusText, body],
    [414, 'URI Too Long', '{ "statusCode": 414, "message": "URI too long" }'],
  );
  assert.equal(backend.taken().split(`GET ${path} HTTP/1.1`).length, 2);
  const log =
    / 414 - - \S+ ms - The request's URL is longer than 16384 characters\. --max-url-length CHARACTERS lifts that\.$/;
  assert.match(gateway.lines.at(-1) ?? '', log);
  const other = await sized(t, { urlLength: 5 });
  const statusOf = async (target: string) => (await send(other.gateway.url + target)).status;
  assert.deepEqual([await statusOf('/1234'), await statusOf('/123?'), await statusOf('/12345')], [200, 200, 414]);
});

test('headers may have 32,768 bytes unless another number is given, and no more, however long the URL is', async t => {
  for (const headerSize of [CALLER_LIMITS.headerSize, 100, 200_000]) {
    const { gateway, backend } = await sized(t, { headerSize, urlLength: 50 });
    const head = ['host', 'localhost', 'connection', 'close', 'x'];
    const room = headerSize - head.join('').length;
    const call = (length: number, path = '') =>
      send(gateway.url + path, { headers: { host: 'localhost', connection: 'close', x: 'y'.repeat(length) } });
    assert.deepEqual([(await call(room)).status, (await call(room, '/'.padEnd(50, 'p'))).status], [200, 200]);
    for (const more of [1, 1000]) {
      const { status, statusText, body } = await call(room + more);
      assert.deepEqual(
        [status, statusText, body],
        [431, 'Request Header Fields Too Large', '{ "statusCode": 431, "message": "Request header fields too large" }'],
      );
      const log = ` ms - The request's headers are larger than ${headerSize} bytes. --max-header-size BYTES lifts that.`;
      assert.ok(gateway.lines.at(-1)?.endsWith(log), gateway.lines.at(-1));
    }
    assert.equal(backend.taken().match(/^GET /gm)?.length, 2);
  }
});

test('no header is lost, however many there are', async t => {
  const { gateway, backend } = await sized(t, {});
  const names = Array.from({ length: 2500 }, (_, index) => `x-${index}`);
  await send(gateway.url, { headers: names.flatMap(name => [name, '']) });
  const seen = backend.taken().split(/: \r\n/);
  assert.deepEqual(seen.slice(-names.length - 1, -1).slice(1), names.slice(1));
});

for (const [name, bytes] of [
  ['its request line', 'GET /x HT'],
  ['its headers', 'GET /x HTTP/1.1\r\nHost: localhost\r\nX: '],
] as const) {
  test(`a caller that never ends ${name} is told so and cut`, async t => {
    const { gateway, backend } = await limited(t, { head: 500 });
    assert.match(await sendRaw(gateway.url, bytes), TIMED_OUT);
    await gateway.logged(/Z - - 408 - - 0\.0 ms - The head of the request did not come within 0\.5 s\.$/);
    const kept = await dial(t, gateway.url);
    kept.write('GET /x HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await takeAnswer(kept);
    kept.write(bytes);
    assert.match(await takeRest(kept), TIMED_OUT);
    assert.equal(backend.requests.length, 1);
  });
}

test('a connection that never says anything is closed without a word, plain or in TLS, and so is a handshake', async t => {
  const { gateway } = await limited(t, { head: 500 });
  assert.equal(await takeRest(await dial(t, gateway.url)), '');
  assert.equal(await takeRest(await dial(t, gateway.httpsUrl ?? '')), '');
  const { port } = new URL(gateway.httpsUrl ?? '');
  const shaking = net.connect(Number(port), '127.0.0.1');
  assert.equal(await takeRest(shaking), '');
  assert.deepEqual(gateway.lines, []);
});

test('a body that falls silent is told so and cut, and its backend with it', async t => {
  const aborted: Promise<unknown>[] = [];
  const { gateway } = await limited(t, { idle: 500 }, (_request, response) => aborted.push(once(response, 'close')));
  for (const [index, head] of [
    'Content-Length: 100000\r\n\r\nx',
    'Content-Length: 2\r\n\r\nx',
    'Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n',
  ].entries()) {
    const answer = await sendRaw(gateway.url, `POST /${index} HTTP/1.1\r\nHost: localhost\r\n${head}`);
    assert.match(answer, TIMED_OUT);
    await gateway.logged(new RegExp(`POST /${index} 408 `));
  }
  for (const line of gateway.lines)
    assert.match(line, /POST \/\d 408 b - \S+ ms - The rest of the body did not come within 0\.5 s\./);
  await Promise.all(aborted);
  assert.equal(gateway.lines.length, 3);
});

test('a body that comes slowly but steadily is never cut, however long it takes', async t => {
  const { gateway, backend } = await limited(t, { head: 500, idle: 1000 });
  const outgoing = begin(gateway.url, { method: 'POST' });
  const began = performance.now();
  while (performance.now() - began < 1300) {
    outgoing.write('x');
    await new Promise(resolve => setTimeout(resolve, 20));
  }
  outgoing.end('y');
  const incoming = await responseTo(outgoing);
  incoming.resume();
  assert.equal(incoming.statusCode, 200);
  assert.match(backend.requests[0]?.body ?? '', /^x+y$/);
});

test('a backend that takes its time is waited for, longer than a caller may be silent', async t => {
  const { gateway } = await limited(t, { head: 500, idle: 500 }, (request, response) => {
    // Until the gateway has closed another connection for its silence, twice over.
    const silence = async () => {
      const { port } = new URL(gateway.url);
      for (let round = 0; round < 2; round += 1) await takeRest(net.connect(Number(port), '127.0.0.1'));
    };
    request.resume();
    void silence().then(() => response.end('late'));
  });
  assert.equal((await send(gateway.url, { method: 'POST', body: 'x' })).body, 'late');
});

test('a caller that does not read its answer is cut, and its backend with it', async t => {
  let gone: () => void = () => undefined;
  const closed = new Promise<void>(resolve => {
    gone = resolve;
  });
  const { gateway } = await limited(t, { idle: 500 }, (_request, response) => {
    response.on('close', gone);
    const chunk = Buffer.alloc(65_536);
    const pour = () => {
      while (response.write(chunk));
    };
    response.on('drain', pour);
    pour();
  });
  const socket = await dial(t, gateway.url);
  socket.write('GET /x HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await closed;
  await gateway.logged(/GET \/x 499 b/);
});

test('a connection that is kept may be silent for four minutes: no Node default closes it sooner', async t => {
  assert.equal(CALLER_LIMITS.idle, 240_000);
  const { gateway } = await limited(t, { idle: 700 });
  const socket = await dial(t, gateway.url);
  for (const _ of [1, 2]) {
    socket.write('GET /x HTTP/1.1\r\nHost: localhost\r\n\r\n');
    // What Node says there is after how many seconds it would close it.
    assert.doesNotMatch(await takeAnswer(socket), /keep-alive: timeout/i);
  }
  assert.equal(await takeRest(socket), '');
  assert.equal(gateway.lines.length, 2);
});

const waiting = (path: string, ...headers: readonly string[]) =>
  [`POST ${path} HTTP/1.1`, 'Host: localhost', 'Content-Length: 4', 'Expect: 100-continue', ...headers, '', ''].join(
    '\r\n',
  );

test('a caller that waits with its body is told to go on when a backend is to have it', async t => {
  const { gateway, backend } = await limited(t, {});
  const socket = await dial(t, gateway.url);
  for (const round of [0, 1]) {
    socket.write(waiting('/x', 'expect: 100-Continue').replace(/Expect.*\r\n/, ''));
    assert.equal(await takeHead(socket), 'HTTP/1.1 100 Continue\r\n\r\n');
    assert.equal(backend.requests.length, round);
    socket.write('body');
    assert.match(await takeAnswer(socket), /^HTTP\/1\.1 200 OK\r\n/);
    assert.deepEqual([backend.requests[round]?.body, backend.requests[round]?.headers.expect], ['body', undefined]);
  }
});

test('a caller that says it waits and does not is served as well, and so is what it sends next', async t => {
  const { gateway, backend } = await limited(t, {});
  const next = 'GET /y HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n';
  const answer = await sendRaw(gateway.url, `${waiting('/x')}body${next}`);
  assert.match(answer, /^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK\r\n.*HTTP\/1\.1 200 OK\r\n/s);
  assert.deepEqual(backend.requests.map(({ url, body }) => `${url} ${body}`).sort(), ['/x body', '/y ']);
});

test('a request that is answered without its body is not asked for it, and ends its connection', async t => {
  const backend = await startPlainBackend(t, {});
  const gateway = await startTestGateway(t, store => addApi(store, 'a', backend.url));
  for (const [path, header, status] of [
    ['/nowhere', 'X: y', '404 Not Found'],
    ['/a', 'X: y\r\nHost: evil', '400 Bad Request'],
    ['/a', 'X: y\r\nTransfer-Encoding: gzip', '400 Bad Request'],
    ['http://evil.example/a', 'X: y', '421 Misdirected Request'],
    [`/${'x'.repeat(17_000)}`, 'X: y', '414 URI Too Long'],
  ] as const) {
    const answer = await sendRaw(gateway.url, waiting(path, header));
    assert.match(answer, new RegExp(`^HTTP/1\\.1 ${status}\r\n.*\r\nConnection: close\r\n`, 's'));
  }
  assert.equal(backend.requests.length, 0);
});

test('what else a caller expects is 417, and HTTP/1.0 expects nothing', async t => {
  const { gateway, backend } = await limited(t, {});
  for (const expectation of ['something', '100-continue, something']) {
    const answer = await sendRaw(gateway.url, waiting('/x').replace('100-continue', expectation));
    assert.match(
      answer,
      /^HTTP\/1\.1 417 Expectation Failed\r\n.*\{ "statusCode": 417, "message": "Expectation failed" \}$/s,
    );
  }
  assert.equal(backend.requests.length, 0);
  assert.match(gateway.lines.at(-1) ?? '', / 417 - - \S+ ms - The request expects something else than 100-continue\.$/);
  const old = await sendRaw(gateway.url, `${waiting('/x').replace('1.1', '1.0')}body`);
  assert.match(old, /^HTTP\/1\.1 200 OK\r\n/);
  assert.equal(backend.requests[0]?.body, 'body');
});

test('a caller that ends its side with its request gets what the gateway itself answers; for a backend it is gone', async t => {
  const answered: Promise<unknown>[] = [];
  const { gateway } = await limited(t, {}, (_request, response) => answered.push(once(response, 'close')));
  const ending = async (bytes: string) => {
    const socket = await dial(t, gateway.url);
    socket.end(bytes);
    return takeRest(socket);
  };
  const get = (path: string) => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`;
  assert.match(await ending(get('/status-0123456789abcdef')), /^HTTP\/1\.1 200 OK\r\n/);
  assert.match(await ending('GET /x HTTP/1.1\r\nHo'), /^HTTP\/1\.1 400 Bad Request\r\n.*"Bad request" \}$/s);
  await gateway.logged(/The caller ended the connection in the middle of it\./);
  const socket = await dial(t, gateway.url);
  socket.write(get('/x'));
  while (answered.length === 0) await new Promise(resolve => setImmediate(resolve));
  socket.end();
  assert.equal(await takeRest(socket), '');
  await Promise.all(answered);
  await gateway.logged(/GET \/x 499 b/);
});

test('an answer that can have no body has none, whatever the backend sends with it', async t => {
  for (const [status, headers, rest] of [
    [204, 'Content-Length: 5\r\n\r\n', 'whole'],
    [304, 'Content-Length: 5\r\n\r\n', 'whole'],
    [200, 'Content-Length: 5\r\n\r\n', 'whole'],
  ] as const) {
    const method = status === 200 ? 'HEAD' : 'GET';
    const backend = await startRawBackend(t, socket =>
      socket.once('data', () => socket.end(`HTTP/1.1 ${status} Fine\r\n${headers}${rest}`)),
    );
    const gateway = await startTestGateway(t, store => newBackend(store, 'b', { url: backend.url, protocol: 'http' }));
    const answer = await sendRaw(gateway.url, `${method} /x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    const [head = '', body] = answer.split('\r\n\r\n', 2);
    assert.deepEqual([head.split('\r\n', 1)[0], body], [`HTTP/1.1 ${status} Fine`, '']);
    assert.equal(/content-length: 5/i.test(head), status !== 204, head);
    assert.match(head, /\r\nDate: .*\r\nConnection: close$/);
  }
});
