import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { test } from 'node:test';
import { newBackend } from '../../src/resources/backends.ts';
import { startPlainBackend } from '../support/servers.ts';
import { begin, responseTo, send } from './support/client.ts';
import { startTestGateway } from './support/gateway.ts';
import { onRequest, startRawBackend } from './support/raw-backend.ts';
import { settled } from './support/settled.ts';
import { signal } from './support/signal.ts';

const toUrl = (url: string) => (store: Parameters<typeof newBackend>[0]) =>
  newBackend(store, 'b', { url, protocol: 'http' });

async function textOf(incoming: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of incoming) text += chunk;
  return text;
}

for (const [framing, head] of [
  ['content-length', 'Content-Length: 1000\r\n\r\nbegun'],
  ['chunked', 'Transfer-Encoding: chunked\r\n\r\n5\r\nbegun\r\n'],
] as const) {
  for (const [ending, end] of [
    ['closes', (socket: Socket) => socket.end()],
    ['resets', (socket: Socket) => socket.resetAndDestroy()],
  ] as const) {
    test(`an answer that the backend ${ending} in the middle is cut, never completed (${framing})`, async t => {
      const sockets: Socket[] = [];
      const backend = await startRawBackend(t, socket => {
        sockets.push(socket);
        onRequest(socket, () => socket.write(`HTTP/1.1 200 OK\r\n${head}`));
      });
      const gateway = await startTestGateway(t, toUrl(backend.url));
      const outgoing = begin(gateway.url, {});
      outgoing.end();
      const incoming = await responseTo(outgoing);
      assert.equal(incoming.statusCode, 200);
      const whole = textOf(incoming);
      const [socket] = sockets;
      if (socket === undefined) throw new Error('There was no connection.');
      end(socket);
      await assert.rejects(whole, { code: 'ECONNRESET' });
      assert.match(
        await gateway.logged(/200/),
        new RegExp(
          `127\\.0\\.0\\.1:${backend.port} broke off in the middle of its answer\\. \\(activityId [-0-9a-f]{36}\\)$`,
        ),
      );
      assert.deepEqual(
        [gateway.records[0]?.isRequestSuccess, gateway.records[0]?.responseSize],
        [true, 'begun'.length],
      );
    });
  }
}

test('an answer of another length than it says never arrives whole', async t => {
  const backend = await startRawBackend(t, socket =>
    onRequest(socket, () =>
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nbegun\r\n0\r\n\r\n'),
    ),
  );
  const gateway = await startTestGateway(t, toUrl(backend.url));
  const outcome = await send(gateway.url).then(
    ({ status }) => status,
    error => error.code,
  );
  assert.ok(outcome === 500 || outcome === 'ECONNRESET', String(outcome));
  assert.match(await gateway.logged(/./), / - (The answer of 127\.0\.0\.1:\d+ is not valid HTTP|127)/);
});

test('an answer without a length ends where its connection ends', async t => {
  const backend = await startRawBackend(t, socket =>
    onRequest(socket, () => socket.end('HTTP/1.0 200 Fine\r\n\r\nall of it')),
  );
  const gateway = await startTestGateway(t, toUrl(backend.url));
  const { status, statusText, body } = await send(gateway.url);
  assert.deepEqual([status, statusText, body], [200, 'Fine', 'all of it']);
});

test('a caller that goes away ends the backend’s work, before an answer and in the middle of one', async t => {
  const arrived = signal<ServerResponse>();
  const streaming = signal<ServerResponse>();
  const backend = await startPlainBackend(t, {
    handler: (request, response) => {
      if (request.url === '/silent') return arrived.resolve(response);
      response.write('begun');
      streaming.resolve(response);
    },
  });
  const gateway = await startTestGateway(t, toUrl(backend.url));
  const waiting = begin(`${gateway.url}/silent`, {}).on('error', () => undefined);
  waiting.end();
  const silent = await arrived.promise;
  waiting.destroy();
  await once(silent, 'close');
  assert.match(
    await gateway.logged(/silent/),
    /GET \/silent 499 b - \S+ ms - The caller closed the connection before the answer was whole\. \(activityId .{36}\)$/,
  );

  const reading = begin(`${gateway.url}/stream`, {});
  reading.end();
  const incoming = (await responseTo(reading)).on('error', () => undefined);
  await once(incoming, 'data');
  const stream = await streaming.promise;
  incoming.destroy();
  await once(stream, 'close');
  assert.match(await gateway.logged(/stream/), / 499 .* - The caller closed the connection/);
});

test('a caller that goes away while it sends its body is no bug', async t => {
  const backend = await startPlainBackend(t, {});
  const gateway = await startTestGateway(t, toUrl(backend.url));
  for (const [path, headers] of [
    ['/small', { 'content-length': 100 }],
    ['/large', { 'content-length': 1_000_000 }],
    ['/chunked', {}],
  ] as const) {
    const connected = signal<void>();
    const outgoing = begin(gateway.url + path, { method: 'POST', headers }).on('error', () => undefined);
    outgoing.write('x', () => connected.resolve());
    await connected.promise;
    outgoing.destroy();
    assert.match(await gateway.logged(new RegExp(path)), / 499 /);
  }
});

test('event streams arrive at once, their head before the first event', async t => {
  const opened = signal<ServerResponse>();
  const backend = await startPlainBackend(t, {
    handler: (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
      opened.resolve(response);
    },
  });
  const gateway = await startTestGateway(t, toUrl(backend.url));
  const outgoing = begin(gateway.url, {});
  outgoing.end();
  const incoming = await responseTo(outgoing);
  const events = await opened.promise;
  for (const event of ['data: 1\n\n', 'data: 2\n\n', 'data: 3\n\n']) {
    events.write(event);
    const [chunk] = await once(incoming, 'data');
    assert.equal(String(chunk), event);
  }
  events.end();
  assert.equal(await textOf(incoming), '');
});

test('trailers of an answer pass', async t => {
  const backend = await startPlainBackend(t, {
    handler: (_request, response) => {
      response.setHeader('trailer', 'x-sum');
      response.write('body');
      response.addTrailers({ 'X-Sum': '42' });
      response.end();
    },
  });
  const gateway = await startTestGateway(t, toUrl(backend.url));
  const { body, trailers } = await send(gateway.url);
  assert.deepEqual([body, { ...trailers }], ['body', { 'x-sum': '42' }]);
});

const PIECE = Buffer.alloc(64 * 1024, 'x');
/** More than all buffers between two processes hold together. */
const PIECES = 1024;

test('a large download is read no faster than the caller reads it', async t => {
  let sent = 0;
  const backend = await startPlainBackend(t, {
    handler: (_request, response) => {
      const more = () => {
        while (sent < PIECES) {
          sent += 1;
          if (!response.write(PIECE)) {
            response.once('drain', more);
            return;
          }
        }
        response.end();
      };
      more();
    },
  });
  const gateway = await startTestGateway(t, toUrl(backend.url));
  const outgoing = begin(gateway.url, {});
  outgoing.end();
  const incoming = await responseTo(outgoing);
  await settled(() => sent);
  assert.ok(sent < PIECES / 2, `${sent} of ${PIECES} pieces were taken though nobody reads them`);
  let bytes = 0;
  for await (const chunk of incoming) bytes += chunk.length;
  assert.equal(bytes, PIECE.length * PIECES);
});

test('a large upload is read no faster than the backend reads it', async t => {
  const received = signal<[IncomingMessage, ServerResponse]>();
  const backend = await startPlainBackend(t, { handler: (...exchange) => received.resolve(exchange) });
  const gateway = await startTestGateway(t, toUrl(backend.url));
  let written = 0;
  const outgoing = begin(gateway.url, { method: 'POST' });
  const answer = responseTo(outgoing);
  const more = () => {
    while (written < PIECES) {
      written += 1;
      if (!outgoing.write(PIECE)) {
        outgoing.once('drain', more);
        return;
      }
    }
    outgoing.end();
  };
  more();
  const [request, response] = await received.promise;
  await settled(() => written);
  assert.ok(written < PIECES / 2, `${written} of ${PIECES} pieces were taken though nobody reads them`);
  let bytes = 0;
  for await (const chunk of request) bytes += chunk.length;
  assert.equal(bytes, PIECE.length * PIECES);
  response.end('done');
  assert.equal(await textOf(await answer), 'done');
});
