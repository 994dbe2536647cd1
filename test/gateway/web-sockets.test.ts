import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import { test } from 'node:test';
import { newBackend } from '../../src/resources/backends.ts';
import { setCertificate } from '../../src/resources/certificates.ts';
import { setPolicy } from '../../src/resources/policies.ts';
import type { Store } from '../../src/store/store.ts';
import { clientIdentity, pfxOf, serverIdentity, type TestIdentity, thumbprint } from '../support/certificates.ts';
import { sendRaw } from './support/client.ts';
import { addApi, addIdentity, startTestGateway } from './support/gateway.ts';
import { startRawBackend, unusedPort } from './support/raw-backend.ts';
import { settled } from './support/settled.ts';
import { shopDocument } from './support/shop.ts';
import {
  accept,
  dial,
  handshake,
  type Opened,
  open,
  startWebSocketBackend,
  take,
  takeHead,
  takeRest,
} from './support/web-socket.ts';

const toUrl = (url: string) => (store: Store) => newBackend(store, 'b', { url, protocol: 'http' });

/** Presents this, or one that nobody asks after. */
const presenting = (url: string, identity?: TestIdentity) => async (store: Store) => {
  await addIdentity(store, 'client', identity ?? (await clientIdentity('client')));
  await newBackend(store, 'b', {
    url,
    protocol: 'http',
    credentials: { certificateIds: ['client'] },
    tls: { validateCertificateChain: false, validateCertificateName: true },
  });
};

const acceptOnly = ({ request, socket }: Opened) => void socket.write(accept(request));

const echo = ({ request, socket }: Opened) => {
  socket.write(accept(request));
  socket.pipe(socket);
};

/** The accept key is that of RFC 6455, section 1.3. */
const SWITCHED =
  'HTTP/1.1 101 Switching Protocols\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n' +
  'Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n';

for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
  for (const scheme of ['http', 'https']) {
    test(`a WebSocket from ${scheme} passes with the client certificate to a backend of ${version}`, async t => {
      const backend = await startWebSocketBackend(t, echo, { minVersion: version, maxVersion: version });
      const { chain, privateKey } = await serverIdentity();
      const identity = await clientIdentity('client');
      const gateway = await startTestGateway(t, presenting(backend.url, identity), {
        https: { port: 0, certificate: chain.join(''), privateKey },
      });
      const { socket, head } = await open(t, `${scheme === 'http' ? gateway.url : gateway.httpsUrl}/chat`);
      assert.equal(head, SWITCHED);
      for (const text of ['one', 'two', 'three']) {
        socket.write(text);
        assert.equal(await take(socket, text.length), text);
      }
      const opened = await backend.opened(0);
      assert.deepEqual(
        [opened.request.url, opened.tlsVersion, opened.thumbprint],
        ['/chat', version, thumbprint(identity)],
      );
      assert.deepEqual(gateway.lines, []);
      socket.end();
      assert.equal(await takeRest(socket), '');
      assert.match(await gateway.logged(/./), / GET \/chat 101 b client \d+\.\d ms$/);
      const { responseCode, responseSize, isRequestSuccess, backendResponseCode } = gateway.records[0] ?? {};
      assert.deepEqual([responseCode, responseSize, isRequestSuccess, backendResponseCode], [101, 11, true, 101]);
    });
  }
}

test('the headers of the handshake pass as they are, and those of the connection are the gateway’s own', async t => {
  const backend = await startWebSocketBackend(
    t,
    ({ request, socket }) =>
      void socket.write(
        accept(request, 'Sec-WebSocket-Protocol: v2.Chat', 'Sec-WebSocket-Extensions: permessage-deflate', 'X-B: 1'),
      ),
  );
  const gateway = await startTestGateway(t, toUrl(backend.url));
  const { head } = await open(
    t,
    `${gateway.url}/chat`,
    'sec-websocket-protocol: v2.Chat, v1.chat',
    'Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits',
    'Keep-Alive: timeout=5',
    'X-A: 1',
  );
  assert.equal(
    head,
    'HTTP/1.1 101 Switching Protocols\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n' +
      'Sec-WebSocket-Protocol: v2.Chat\r\nSec-WebSocket-Extensions: permessage-deflate\r\nX-B: 1\r\n' +
      'Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
  );
  assert.deepEqual((await backend.opened(0)).request.rawHeaders, [
    ...['host', new URL(backend.url).host],
    ...['connection', 'upgrade', 'upgrade', 'websocket'],
    ...['Sec-WebSocket-Key', 'dGhlIHNhbXBsZSBub25jZQ==', 'Sec-WebSocket-Version', '13'],
    ...['sec-websocket-protocol', 'v2.Chat, v1.chat'],
    ...['Sec-WebSocket-Extensions', 'permessage-deflate; client_max_window_bits'],
    ...['X-A', '1', 'X-Forwarded-For', '127.0.0.1'],
  ]);
});

test('bytes that come with the heads are not lost, on either side', async t => {
  const backend = await startWebSocketBackend(t, ({ request, socket, head }) => {
    socket.write(`${accept(request)}welcome`);
    socket.unshift(head);
  });
  const gateway = await startTestGateway(t, toUrl(backend.url));
  const socket = await dial(t, gateway.url);
  socket.write(`${handshake('/')}early`);
  assert.equal(await takeHead(socket), SWITCHED);
  assert.equal(await take(socket, 7), 'welcome');
  const opened = await backend.opened(0);
  socket.write(' late');
  assert.equal(await take(opened.socket, 10), 'early late');
});

test('what a caller sends before the answer waits for it', async t => {
  const backend = await startWebSocketBackend(t, () => undefined);
  const gateway = await startTestGateway(t, toUrl(backend.url));
  const socket = await dial(t, gateway.url);
  socket.write(handshake('/'));
  const opened = await backend.opened(0);
  socket.write('early');
  socket.write(' and late');
  opened.socket.write(accept(opened.request));
  assert.equal(await takeHead(socket), SWITCHED);
  assert.equal(await take(opened.socket, 14), 'early and late');
});

const PIECE = Buffer.alloc(64 * 1024, 'x');
/** More than all buffers between two processes hold together. */
const PIECES = 1024;

/** Writes all pieces as fast as they are taken, and then the end. */
function pump(socket: Socket): () => number {
  let written = 0;
  const more = () => {
    while (written < PIECES) {
      written += 1;
      if (!socket.write(PIECE)) {
        socket.once('drain', more);
        return;
      }
    }
    socket.end();
  };
  more();
  return () => written;
}

for (const direction of ['down', 'up'] as const) {
  for (const secure of [false, true]) {
    test(`a large transfer ${direction} is read no faster than it is taken, and is whole (${secure ? 'TLS' : 'TCP'})`, async t => {
      const backend = await startWebSocketBackend(t, acceptOnly, secure ? {} : undefined);
      const gateway = await startTestGateway(t, presenting(backend.url));
      const { socket } = await open(t, gateway.url);
      const opened = await backend.opened(0);
      const [from, to] = direction === 'down' ? [opened.socket, socket] : [socket, opened.socket];
      const written = pump(from);
      await settled(written);
      assert.ok(written() < PIECES / 2, `${written()} of ${PIECES} pieces were taken though nobody reads them`);
      let bytes = 0;
      for await (const chunk of to) bytes += chunk.length;
      assert.equal(bytes, PIECE.length * PIECES);
      assert.match(await gateway.logged(/./), / 101 b client \d+\.\d ms$/);
    });
  }
}

test('both directions at once lose nothing', async t => {
  const backend = await startWebSocketBackend(t, echo, {});
  const gateway = await startTestGateway(t, presenting(backend.url));
  const { socket } = await open(t, gateway.url);
  let sent = 0;
  let received = 0;
  const more = () => {
    while (sent < PIECES) {
      sent += 1;
      if (!socket.write(PIECE)) return void socket.once('drain', more);
    }
  };
  more();
  for await (const chunk of socket) {
    received += chunk.length;
    if (received === PIECE.length * PIECES) break;
  }
  assert.equal(received, PIECE.length * PIECES);
});

for (const [ending, end] of [
  ['ends', (socket: Socket) => void socket.end('bye')],
  ['cuts', (socket: Socket) => void socket.destroy()],
  ['resets', (socket: Socket) => void socket.resetAndDestroy()],
] as const) {
  test(`a caller that ${ending} its connection ends that to the backend, which is no failure`, async t => {
    const backend = await startWebSocketBackend(t, acceptOnly);
    const gateway = await startTestGateway(t, toUrl(backend.url));
    const { socket } = await open(t, gateway.url);
    const opened = await backend.opened(0);
    end(socket);
    assert.equal(await takeRest(opened.socket), ending === 'ends' ? 'bye' : '');
    assert.match(await gateway.logged(/./), / 101 b - \d+\.\d ms$/);
  });

  test(`a backend that ${ending} its connection ends that to the caller`, async t => {
    const backend = await startWebSocketBackend(t, acceptOnly);
    const gateway = await startTestGateway(t, toUrl(backend.url));
    const { socket } = await open(t, gateway.url);
    const opened = await backend.opened(0);
    end(opened.socket);
    assert.equal(await takeRest(socket), ending === 'ends' ? 'bye' : '');
    assert.match(
      await gateway.logged(/./),
      ending === 'resets'
        ? / 101 b - \S+ ms - localhost:\d+ broke off in the middle of its answer\. \(activityId .{36}\)$/
        : / 101 b - \d+\.\d ms$/,
    );
  });
}

test('a backend that stays after the caller’s end is left soon', async t => {
  const backend = await startRawBackend(t, socket => {
    socket.allowHalfOpen = true;
    socket.once('data', () => socket.write('HTTP/1.1 101 OK\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n'));
  });
  const gateway = await startTestGateway(t, toUrl(backend.url));
  const socket = await dial(t, gateway.url);
  socket.write(handshake('/'));
  await takeHead(socket);
  socket.end();
  assert.equal(await takeRest(socket), '');
  assert.match(await gateway.logged(/./), / 101 b - \d+\.\d ms$/);
});

for (const [framing, answer] of [
  ['with a length', 'HTTP/1.1 403 Forbidden\r\nX-Why: no\r\nContent-Length: 7\r\n\r\nnot you'],
  ['in chunks', 'HTTP/1.1 403 Forbidden\r\nX-Why: no\r\nTransfer-Encoding: chunked\r\n\r\n7\r\nnot you\r\n0\r\n\r\n'],
] as const) {
  test(`a refusal of the backend reaches the caller whole, and the connection ends (${framing})`, async t => {
    const backend = await startWebSocketBackend(t, ({ socket }) => void socket.end(answer));
    const gateway = await startTestGateway(t, toUrl(backend.url));
    const text = await sendRaw(gateway.url, `${handshake('/')}early`);
    assert.match(text, /^HTTP\/1\.1 403 Forbidden\r\nX-Why: no\r\n/);
    assert.match(text, /\r\nConnection: close\r\n/);
    assert.match(text, /\r\n\r\n(?:7\r\n)?not you(?:\r\n0\r\n\r\n)?$/);
    assert.match(await gateway.logged(/./), / GET \/ 403 b - \d+\.\d ms$/);
  });
}

test('a large refusal arrives whole', async t => {
  const backend = await startWebSocketBackend(t, ({ socket }) => {
    socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${PIECE.length * PIECES}\r\n\r\n`);
    pump(socket);
  });
  const gateway = await startTestGateway(t, toUrl(backend.url));
  const socket = await dial(t, gateway.url);
  socket.write(handshake('/'));
  assert.match(await takeHead(socket), /^HTTP\/1\.1 200 OK\r\n/);
  let bytes = 0;
  for await (const chunk of socket) bytes += chunk.length;
  assert.equal(bytes, PIECE.length * PIECES);
});

test('a WebSocket to a backend that cannot be reached is Azure’s 500, and the log says why', async t => {
  const port = await unusedPort(t);
  const gateway = await startTestGateway(t, toUrl(`http://127.0.0.1:${port}`));
  const text = await sendRaw(gateway.url, handshake('/'));
  assert.match(text, /^HTTP\/1\.1 500 Internal Server Error\r\n/);
  const [, activityId = ''] =
    /\r\n\r\n\{ "statusCode": 500, "message": "Internal server error", "activityId": "([-0-9a-f]{36})" \}$/.exec(
      text,
    ) ?? [];
  assert.match(
    await gateway.logged(/./),
    new RegExp(` GET / 500 b - \\S+ ms - Nothing listens at 127\\.0\\.0\\.1:${port}.*\\(activityId ${activityId}\\)`),
  );
});

test('a backend that answers 101 for another protocol’s sake, or hangs up, is Azure’s 500', async t => {
  for (const answer of ['HTTP/1.1 101 Switching Protocols\r\n\r\nframes', '']) {
    const backend = await startRawBackend(t, socket => socket.once('data', () => socket.end(answer)));
    const gateway = await startTestGateway(t, toUrl(backend.url));
    assert.match(await sendRaw(gateway.url, handshake('/')), /^HTTP\/1\.1 500 /);
  }
});

test('a caller that goes away before the answer ends the handshake with the backend', async t => {
  const backend = await startWebSocketBackend(t, () => undefined);
  const gateway = await startTestGateway(t, toUrl(backend.url));
  const socket = await dial(t, gateway.url);
  socket.write(handshake('/'));
  const opened = await backend.opened(0);
  socket.destroy();
  assert.equal(await takeRest(opened.socket), '');
  assert.match(await gateway.logged(/./), / GET \/ 499 b - \S+ ms - The caller closed the connection/);
});

test('the time limit of a policy holds for the handshake', async t => {
  const backend = await startWebSocketBackend(t, () => undefined);
  const gateway = await startTestGateway(t, async store => {
    await addApi(store, 'a', backend.url);
    const forward = '<policies><backend><forward-request timeout-ms="50"/></backend></policies>';
    await setPolicy(store, { kind: 'api', apiId: 'a' }, forward);
  });
  assert.match(await sendRaw(gateway.url, handshake('/a')), /^HTTP\/1\.1 500 /);
  assert.equal(await takeRest((await backend.opened(0)).socket), '');
});

test('what the gateway answers by itself it answers to a WebSocket too, and policies run', async t => {
  const backend = await startWebSocketBackend(t, echo);
  const gateway = await startTestGateway(t, async store => {
    await addApi(store, 'a', 'http://127.0.0.1:1');
    await setPolicy(
      store,
      { kind: 'api', apiId: 'a' },
      `<policies><inbound><set-backend-service base-url="${backend.url}/moved"/></inbound><backend><base/></backend></policies>`,
    );
    await addApi(store, 'silent', backend.url);
    await setPolicy(store, { kind: 'api', apiId: 'silent' }, '<policies><backend/></policies>');
  });
  const status = async (request: string) => (await sendRaw(gateway.url, request)).split('\r\n', 1)[0];
  assert.equal(await status(handshake('/a').replace('localhost', 'evil.example')), 'HTTP/1.1 421 Misdirected Request');
  assert.equal(await status(handshake('/missing')), 'HTTP/1.1 404 Not Found');
  assert.equal(await status(handshake('a:1')), 'HTTP/1.1 400 Bad Request');
  assert.equal(await status(handshake('/status-0123456789abcdef')), 'HTTP/1.1 200 OK');
  assert.equal(await status(handshake('/silent')), 'HTTP/1.1 200 OK');
  assert.equal((await open(t, `${gateway.url}/a/b?c`)).head, SWITCHED);
  assert.equal((await backend.opened(0)).request.url, '/moved/b');
});

const TOLD =
  '<set-header name="X-Error"><value>@(context.LastError.Source + " " + context.LastError.Reason)</value></set-header>';

for (const [policy, inbound, expected] of [
  [
    'check-header',
    '<check-header name="X-Kind" failed-check-httpcode="401" failed-check-error-message="No kind" ignore-case="true" />',
    ['HTTP/1.1 401 Unauthorized', 'check-header HeaderNotFound', '{ "statusCode": 401, "message": "No kind" }'],
  ],
  [
    'ip-filter',
    '<ip-filter action="forbid"><address>127.0.0.1</address></ip-filter>',
    ['HTTP/1.1 403 Forbidden', 'ip-filter CallerIpBlocked', '{ "statusCode": 403, "message": "Forbidden" }'],
  ],
  [
    'validate-jwt',
    '<validate-jwt query-parameter-name="token"><issuer-signing-keys><key>c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0</key></issuer-signing-keys></validate-jwt>',
    [
      'HTTP/1.1 401 Unauthorized',
      'validate-jwt TokenNotPresent',
      '{ "statusCode": 401, "message": "JWT not present." }',
    ],
  ],
  [
    'rate-limit-by-key',
    '<rate-limit-by-key calls="0" renewal-period="60" counter-key="@(context.Request.IpAddress)" />',
    [
      'HTTP/1.1 429 Too Many Requests',
      'rate-limit-by-key RateLimitExceeded',
      '{ "statusCode": 429, "message": "Rate limit is exceeded. Try again in 60 seconds." }',
    ],
  ],
  [
    'return-response',
    '<return-response><set-status code="418" reason="Tea" /><set-body>@(context.Request.Headers["Upgrade"][0])</set-body></return-response>',
    ['HTTP/1.1 418 Tea', undefined, 'websocket'],
  ],
] as const)
  test(`a handshake that ${policy} refuses gets its reply, and no backend is called`, async t => {
    const backend = await startWebSocketBackend(t, echo);
    const gateway = await startTestGateway(t, async store => {
      await addApi(store, 'a', backend.url);
      await setPolicy(store, { kind: 'api', apiId: 'a' }, shopDocument({ inbound, onError: TOLD }));
    });
    const reply = await sendRaw(gateway.url, handshake('/a'));
    const [head = '', body] = reply.split('\r\n\r\n');
    const error = /^x-error: (.*)$/im.exec(head)?.[1];
    assert.deepEqual([head.split('\r\n', 1)[0], error, body], expected);
    assert.match(head, /^connection: close$/im);
    assert.equal(gateway.records.at(-1)?.backendResponseCode ?? null, null);
  });

test('inbound policies change the handshake, and those that Azure skips on handshakes are skipped', async t => {
  const backend = await startWebSocketBackend(t, echo);
  const convert = 'apply="always" consider-accept-header="false"';
  const inbound =
    '<cors allow-credentials="false"><allowed-origins><origin>https://app.contoso.com</origin></allowed-origins><allowed-headers><header>*</header></allowed-headers></cors>' +
    '<authentication-basic username="me" password="secret" /><set-header name="X-Added"><value>@(context.Request.Method)</value></set-header>' +
    `<set-method>POST</set-method><set-body>text</set-body><json-to-xml ${convert} /><xml-to-json kind="direct" ${convert} />` +
    '<validate-parameters specified-parameter-action="prevent" unspecified-parameter-action="prevent" />' +
    '<cache-lookup vary-by-developer="false" vary-by-developer-groups="false" /><mock-response />' +
    `<set-backend-service base-url="${backend.url}/moved" />`;
  const outbound =
    '<set-header name="X-Out"><value>@(context.Response.StatusCode.ToString())</value></set-header><set-body>text</set-body><jsonp callback-parameter-name="cb" />' +
    '<cache-store duration="60" /><validate-status-code unspecified-status-code-action="prevent" />';
  const gateway = await startTestGateway(t, async store => {
    await addApi(store, 'a', 'http://127.0.0.1:1');
    await setPolicy(store, { kind: 'api', apiId: 'a' }, shopDocument({ inbound, outbound }));
  });
  for (const number of [0, 1]) {
    const { socket, head } = await open(t, `${gateway.url}/a/b`, 'Origin: http://localhost:3000');
    assert.equal(head, SWITCHED.replace('Connection:', 'X-Out: 101\r\nConnection:'));
    socket.write('frame');
    assert.equal(await take(socket, 5), 'frame');
    const { request } = await backend.opened(number);
    assert.deepEqual(
      [request.method, request.url, request.headers['x-added'], request.headers.authorization],
      ['GET', '/moved/b', 'GET', `Basic ${Buffer.from('me:secret').toString('base64')}`],
    );
  }
});

test('a policy in outbound may refuse what the backend has accepted, which is then let go', async t => {
  const backend = await startWebSocketBackend(t, echo);
  for (const outbound of [
    '<set-status code="403" reason="No" />',
    '<return-response><set-status code="403" reason="No" /></return-response>',
  ]) {
    const gateway = await startTestGateway(t, async store => {
      await addApi(store, 'a', backend.url);
      await setPolicy(store, { kind: 'api', apiId: 'a' }, shopDocument({ outbound }));
    });
    const reply = await sendRaw(gateway.url, handshake('/a'));
    assert.match(reply, /^HTTP\/1\.1 403 No\r\n/);
    assert.match(reply, /\r\n\r\n$/);
    assert.doesNotMatch(reply, /^upgrade:/im);
  }
  for (const number of [0, 1]) assert.equal(await takeRest((await backend.opened(number)).socket), '');
});

test('a gateway that stops waits for WebSockets, and cuts them when the grace is over', async t => {
  const backend = await startWebSocketBackend(t, echo);
  const gateway = await startTestGateway(t, toUrl(backend.url));
  const [first, second] = [await open(t, gateway.url), await open(t, gateway.url)];
  const closing = gateway.close(100);
  first.socket.write('still here');
  assert.equal(await take(first.socket, 10), 'still here');
  first.socket.end();
  assert.equal(await takeRest(first.socket), '');
  assert.match(await gateway.logged(/ 101 /), / 101 b - /);
  assert.equal(gateway.lines.length, 1);
  assert.equal(await takeRest(second.socket), '');
  assert.equal(await takeRest((await backend.opened(1)).socket), '');
  await closing;
  assert.equal(gateway.lines.length, 2);
});

test('a handshake that waits for its answer is cut when the grace is over', async t => {
  const backend = await startWebSocketBackend(t, () => undefined);
  const gateway = await startTestGateway(t, toUrl(backend.url));
  const socket = await dial(t, gateway.url);
  socket.write(handshake('/'));
  const opened = await backend.opened(0);
  await gateway.close(50);
  assert.deepEqual([await takeRest(socket), await takeRest(opened.socket)], ['', '']);
  assert.match(gateway.lines.join('\n'), / GET \/ 499 b - /);
});

test('a WebSocket ends in peace within the grace', async t => {
  const backend = await startWebSocketBackend(t, echo);
  const gateway = await startTestGateway(t, toUrl(backend.url));
  const { socket } = await open(t, gateway.url);
  const closing = gateway.close(30_000);
  socket.end('bye');
  assert.equal(await takeRest(socket), 'bye');
  await closing;
  assert.match(gateway.lines.join('\n'), /^\S+ GET \/ 101 b - \S+ ms$/);
});

test('an open WebSocket goes on when its certificate is replaced, and the next one has the new one', async t => {
  const backend = await startWebSocketBackend(t, echo, {});
  const [before, after] = await Promise.all([clientIdentity('before'), clientIdentity('after')]);
  const gateway = await startTestGateway(t, presenting(backend.url, before));
  const old = await open(t, gateway.url);
  await setCertificate(gateway.store, 'client', { pfx: pfxOf(after, 'secret'), password: 'secret' });
  const young = await open(t, gateway.url);
  for (const { socket } of [old, young, old]) {
    socket.write('on');
    assert.equal(await take(socket, 2), 'on');
  }
  assert.deepEqual(
    [(await backend.opened(0)).thumbprint, (await backend.opened(1)).thumbprint],
    [before, after].map(thumbprint),
  );
});

const plainAnswer = async (socket: Socket): Promise<string> => {
  const head = await takeHead(socket);
  assert.match(head, /^HTTP\/1\.1 200 OK\r\n(?:.*\r\n)*Connection: keep-alive\r\n/);
  return take(socket, 5);
};

test('an upgrade to anything else is ignored, and the connection is kept', async t => {
  const backend = await startWebSocketBackend(t, echo);
  const gateway = await startTestGateway(t, toUrl(backend.url));
  const socket = await dial(t, gateway.url);
  const ask = (line: string, rest: string) => socket.write(`${line}\r\nHost: localhost\r\n${rest}`);
  for (const [line, rest] of [
    ['GET /1 HTTP/1.1', 'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n\r\n'],
    ['POST /2 HTTP/1.1', 'Connection: Upgrade\r\nUpgrade: h2c\r\nContent-Length: 4\r\n\r\nbody'],
    ['POST /3 HTTP/1.1', 'Connection: Upgrade\r\nUpgrade: websocket\r\nContent-Length: 0\r\n\r\n'],
    ['GET /4 HTTP/1.1', 'Connection: Upgrade\r\nUpgrade: websocket\r\nContent-Length: 4\r\n\r\nbody'],
    ['GET /5 HTTP/1.1', 'Connection: keep-alive\r\nUpgrade: websocket\r\n\r\n'],
    ['GET /6 HTTP/1.1', '\r\n'],
  ] as const) {
    ask(line, rest);
    assert.equal(await plainAnswer(socket), 'plain', line);
  }
  assert.deepEqual(
    backend.others.map(({ url, headers }) => [url, headers.upgrade, headers['http2-settings']]),
    ['/1', '/2', '/3', '/4', '/5', '/6'].map(url => [url, undefined, undefined]),
  );
  socket.write(handshake('/7', 'Content-Length: 0').replace('Upgrade: websocket', 'Upgrade: h2c, WebSocket'));
  assert.equal(await takeHead(socket), SWITCHED);
});

test('an HTTP/1.0 caller gets no WebSocket', async t => {
  const backend = await startWebSocketBackend(t, echo);
  const gateway = await startTestGateway(t, toUrl(backend.url));
  const text = await sendRaw(gateway.url, handshake('/').replace('HTTP/1.1', 'HTTP/1.0'));
  assert.match(text, /^HTTP\/1\.1 200 OK\r\n(?:.*\r\n)*\r\nplain$/);
});

test('a handshake behind a request that still runs is served without its upgrade', async t => {
  const backend = await startWebSocketBackend(t, echo);
  const gateway = await startTestGateway(t, toUrl(backend.url));
  for (const first of ['/', '/status-0123456789abcdef']) {
    const socket = await dial(t, gateway.url);
    socket.write(`GET ${first} HTTP/1.1\r\nHost: localhost\r\n\r\n${handshake('/behind')}`);
    assert.match(await takeHead(socket), /^HTTP\/1\.1 200 OK\r\n/);
    if (first === '/') assert.equal(await take(socket, 5), 'plain');
    assert.equal(await plainAnswer(socket), 'plain');
  }
});
