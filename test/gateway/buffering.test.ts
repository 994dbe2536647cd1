import assert from 'node:assert/strict';
import { once } from 'node:events';
import type http from 'node:http';
import type { Socket } from 'node:net';
import { type TestContext, test } from 'node:test';
import { setPolicy } from '../../src/resources/policies.ts';
import { begin, responseTo, send, sendRaw } from './support/client.ts';
import { addApi, startTestGateway, type TestGateway } from './support/gateway.ts';
import { startRawBackend } from './support/raw-backend.ts';
import { shopDocument, startShop } from './support/shop.ts';
import { signal } from './support/signal.ts';

const HELD =
  /Azure holds it back until 8 KB have come, unless the policy says <forward-request buffer-response="false" \/>\./;

for (const [attribute, hints] of [
  ['', 1],
  [' buffer-response="false"', 0],
] as const)
  test(`events flow as they come with <forward-request${attribute} />`, async t => {
    const opened = signal<http.ServerResponse>();
    const { url, gateway } = await startShop(
      t,
      { backend: `<forward-request${attribute} />` },
      {
        handler: (_request, response) => {
          response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' }).flushHeaders();
          opened.resolve(response);
        },
      },
    );
    const outgoing = begin(`${url}/events`, {});
    outgoing.end();
    const backend = await opened.promise;
    const incoming = await responseTo(outgoing);
    for (const event of ['data: one\n\n', 'data: two\n\n', 'data: three\n\n']) {
      const read = once(incoming, 'data');
      backend.write(event);
      assert.equal(String(await read), event);
    }
    backend.end();
    await once(incoming.resume(), 'end');
    const line = await gateway.logged(/GET \/shop\/events 200/);
    assert.equal(gateway.lines.filter(each => HELD.test(each)).length, hints, line);
  });

test('with buffer-response="true" a body comes in pieces of 8 KB, and what is left at its end', async t => {
  const { url, gateway } = await startShop(
    t,
    { backend: '<forward-request buffer-response="true" />' },
    {
      handler: async (request, response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream', trailer: 'y-end' });
        for (const size of request.url === '/short' ? [10, 20] : [100, 8000, 200, 500, 100_000, 7]) {
          response.write('x'.repeat(size));
          await new Promise(setImmediate);
        }
        response.addTrailers({ 'y-end': 'yes' });
        response.end();
      },
    },
  );
  const pieces = async (path: string): Promise<number[]> => {
    const reply = await sendRaw(url, `GET /shop${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    assert.match(reply, /\r\n0\r\ny-end: yes\r\n\r\n$/i);
    return [...reply.matchAll(/^([0-9a-f]+)\r\nx/gm)].map(([, size]) => Number.parseInt(`${size}`, 16));
  };
  const long = await pieces('/long');
  assert.equal(
    long.reduce((sum, size) => sum + size, 0),
    108_807,
  );
  assert.deepEqual(
    long.slice(0, -1).filter(size => size < 8192),
    [],
  );
  assert.deepEqual(await pieces('/short'), [30]);
  assert.equal(
    gateway.lines.some(line => HELD.test(line)),
    false,
  );
});

interface Asked {
  readonly socket: Socket;
  /** All that has come on its connection so far. */
  received(): string;
  /** Resolves when so much of the body of this request has come. */
  body(length: number): Promise<string>;
}

/** A backend that does what the test wants with the head of each request. */
async function startAsking(t: TestContext, onHead: (asked: Asked) => unknown) {
  return startRawBackend(t, socket => {
    let text = '';
    let from = 0;
    let isHead = true;
    let onMore: () => void = () => undefined;
    const body = async (length: number): Promise<string> => {
      while (text.length - from < length)
        await new Promise<void>(resolve => {
          onMore = resolve;
        });
      const whole = text.slice(from);
      isHead = true;
      from = text.length;
      return whole;
    };
    socket.on('data', chunk => {
      text += chunk.toString('latin1');
      const end = text.indexOf('\r\n\r\n', from);
      if (isHead && end >= 0) {
        isHead = false;
        const before = text;
        from = end + 4;
        onHead({ socket, received: () => before, body });
      }
      onMore();
    });
  });
}

async function startWaiting(t: TestContext, url: string, seconds: string): Promise<TestGateway> {
  const onError =
    '<set-header name="X-Error"><value>@(context.LastError.Source + " " + context.LastError.Reason)</value></set-header>';
  return startTestGateway(t, async store => {
    await addApi(store, 'shop', url);
    const document = shopDocument({ backend: `<forward-request continue-timeout="${seconds}" />`, onError });
    await setPolicy(store, { kind: 'api', apiId: 'shop' }, document);
  });
}

for (const [what, body] of [
  ['a small body', Buffer.from('hello')],
  ['a large body', Buffer.alloc(300_000, 'x')],
] as const)
  test(`with continue-timeout ${what} waits until the backend asks for it`, async t => {
    const heads: string[] = [];
    const bodies: string[] = [];
    const backend = await startAsking(t, async asked => {
      heads.push(asked.received());
      asked.socket.write('HTTP/1.1 100 Continue\r\n\r\n');
      bodies.push(await asked.body(body.length));
      asked.socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
    });
    const gateway = await startWaiting(t, backend.url, '@(30)');
    for (let call = 0; call < 2; call += 1) {
      const answer = await send(`${gateway.url}/shop/a`, { method: 'PUT', body });
      assert.deepEqual([answer.status, answer.body], [200, 'ok'], gateway.lines.at(-1));
      // Nothing of the body stood behind the head.
      assert.match(`${heads[call]}`, /\r\nexpect: 100-continue\r\n\r\n$/);
    }
    assert.deepEqual(
      bodies.map(each => each === body.toString()),
      [true, true],
    );
  });

test('with continue-timeout a body whose end is not there yet waits too', async t => {
  const heads: string[] = [];
  const bodies: string[] = [];
  const backend = await startAsking(t, async asked => {
    heads.push(asked.received());
    asked.socket.write('HTTP/1.1 100 Continue\r\n\r\n');
    outgoing.end(' world');
    bodies.push(await asked.body('5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n'.length));
    asked.socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
  });
  const gateway = await startWaiting(t, backend.url, '30');
  const outgoing = begin(`${gateway.url}/shop/a`, { method: 'POST' });
  outgoing.write('hello');
  assert.equal((await responseTo(outgoing)).statusCode, 200);
  assert.match(`${heads[0]}`, /\r\ntransfer-encoding: chunked\r\nexpect: 100-continue\r\n\r\n$/i);
  assert.deepEqual(bodies, ['5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n']);
});

test('a backend that answers without asking for the body is heard', async t => {
  const backend = await startAsking(t, ({ socket }) =>
    socket.end('HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno'),
  );
  const gateway = await startWaiting(t, backend.url, '30');
  const { status, body } = await send(`${gateway.url}/shop/a`, { method: 'POST', body: 'hello' });
  assert.deepEqual([status, body], [413, 'no']);
});

test('a backend that does not ask for the body in time fails the request', async t => {
  const closed = signal<void>();
  let received = '';
  const backend = await startAsking(t, asked => {
    asked.socket.on('close', () => closed.resolve());
    received = asked.received();
  });
  const gateway = await startWaiting(t, backend.url, '1');
  const { status, headers } = await send(`${gateway.url}/shop/a`, { method: 'POST', body: 'hello' });
  assert.deepEqual([status, headers['x-error']], [500, 'forward-request Timeout']);
  assert.match(
    gateway.lines.at(-1) ?? '',
    /127\.0\.0\.1:\d+ did not ask for the body within the continue-timeout of the forward-request policy: No 100 Continue within 1000 ms\./,
  );
  await closed.promise;
  assert.match(received, /\r\n\r\n$/);
});

test('what has no body waits for nothing, nor what has no time to wait', async t => {
  const { url, gateway, backend } = await startShop(t, { backend: '<forward-request continue-timeout="0" />' }, {});
  const posted = JSON.parse((await send(`${url}/a`, { method: 'POST', body: 'hello' })).body);
  assert.deepEqual([posted.body, posted.headers.expect], ['hello', undefined]);
  await setPolicy(
    gateway.store,
    { kind: 'api', apiId: 'shop' },
    shopDocument({ backend: '<forward-request continue-timeout="30" />' }),
  );
  const got = JSON.parse((await send(`${url}/a`)).body);
  assert.deepEqual([got.headers.expect, backend.requests.length], [undefined, 2]);
});
