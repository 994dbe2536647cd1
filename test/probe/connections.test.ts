import assert from 'node:assert/strict';
import net from 'node:net';
import { type TestContext, test } from 'node:test';
import { onRequest, startRawBackend, startRawTlsBackend, unusedPort } from '../gateway/support/raw-backend.ts';
import { startBackend, startPlainBackend } from '../support/servers.ts';
import { assertCause, assertSuccess, startLooking, startTrusting } from './support/looking.ts';

test('plain HTTP on a port that is called over TLS', async t => {
  const { port } = await startPlainBackend(t, {});
  const { backend, look, mend } = await startLooking(t);
  await backend('b', `https://127.0.0.1:${port}/api`);
  const probe = await look('b');
  assertCause(
    probe,
    'PlainTextOnTlsPort',
    `127.0.0.1:${port} does not speak TLS on this port (it answered in plain text).`,
    `apim backend set --id b --url http://127.0.0.1:${port}/api`,
  );
  await mend(probe.cause, {});
  assertSuccess(await look('b'), 200);
});

test('another protocol in plain text, whose server speaks first', async t => {
  const { port } = await startRawBackend(t, socket => socket.write('220 mail.contoso.com ESMTP\r\n'));
  const good = await startBackend(t, { requestCert: false });
  const { backend, look, mend } = await startTrusting(t);
  await backend('b', `https://127.0.0.1:${port}`);
  const probe = await look('b');
  assertCause(
    probe,
    'PlainTextOnTlsPort',
    `127.0.0.1:${port} does not speak TLS on this port (it answered in plain text).`,
    'apim backend set --id b --url https://HOST:PORT',
  );
  await mend(probe.cause, { HOST: 'localhost', PORT: String(good.port) });
  assertSuccess(await look('b'), 200);
});

test('TLS on a port that is called over plain HTTP', async t => {
  const alerting = await startRawBackend(t, socket =>
    onRequest(socket, () => socket.end(Buffer.from('15030100020246', 'hex'))),
  );
  const closing = await startBackend(t, { requestCert: false });
  const { backend, look, mend } = await startTrusting(t);
  await backend('alerting', `http://127.0.0.1:${alerting.port}`);
  await backend('closing', `http://127.0.0.1:${closing.port}`);
  assertCause(
    await look('alerting'),
    'TlsOnPlainPort',
    `127.0.0.1:${alerting.port} speaks TLS on this port.`,
    `apim backend set --id alerting --url https://127.0.0.1:${alerting.port}`,
  );
  const probe = await look('closing');
  assertCause(
    probe,
    'Closed',
    `127.0.0.1:${closing.port} closed the connection without an answer; it may speak TLS on this port.`,
    `apim backend set --id closing --url https://127.0.0.1:${closing.port}`,
  );
  await mend(probe.cause, {});
  assertSuccess(await look('closing'), 200);
});

test('a port at which nothing listens', async t => {
  const port = await unusedPort(t);
  const good = await startBackend(t, { requestCert: false });
  const { backend, look, mend } = await startTrusting(t);
  for (const host of ['127.0.0.1', 'localhost']) {
    await backend(host, `https://${host}:${port}`);
    const probe = await look(host);
    assertCause(
      probe,
      'PortClosed',
      `Nothing listens at ${host}:${port}: the connection was refused.`,
      `apim backend set --id ${host} --url https://HOST:PORT`,
    );
    assert.deepEqual(probe.steps.map(({ name, verdict, outcome }) => [name, verdict, outcome]).slice(-1), [
      ['TCP', 'failure', 'ECONNREFUSED'],
    ]);
    await mend(probe.cause, { HOST: 'localhost', PORT: String(good.port) });
    assertSuccess(await look(host), 200);
  }
});

test('a name that DNS does not know', async t => {
  const { look, backend } = await startLooking(t);
  await backend('b', 'https://no-such-host.invalid');
  const probe = await look('b');
  const [fault, message] =
    probe.cause?.fault === 'DnsSilent'
      ? ['DnsSilent', 'DNS did not answer when asked for no-such-host.invalid.']
      : ['DnsNameUnknown', 'The name in no-such-host.invalid is not known to DNS.'];
  assertCause(probe, fault, message, 'apim backend set --id b --url https://HOST');
  assert.deepEqual(
    probe.steps.map(({ name, verdict }) => [name, verdict]),
    [['DNS', 'failure']],
  );
});

test('a server that takes the connection and is silent in the handshake', async t => {
  const { port } = await startRawBackend(t, () => undefined);
  const { backend, look } = await startLooking(t);
  await backend('b', `https://127.0.0.1:${port}`);
  assertCause(
    await look('b', '--timeout', '0.3'),
    'TlsSilent',
    `127.0.0.1:${port} took the connection, and did not end the TLS handshake within 0.3 s.`,
    'apim backend test b --timeout SECONDS',
  );
});

test('a server that takes the request and says nothing', async t => {
  const { url } = await startRawTlsBackend(t, {}, () => undefined);
  const plain = await startRawBackend(t, () => undefined);
  const { backend, look } = await startTrusting(t);
  await backend('b', url);
  assertCause(
    await look('b', '--timeout', '0.5'),
    'Silent',
    `${new URL(url).host} took the request but sent no answer within 0.5 s.`,
    'apim backend test b --timeout SECONDS',
  );
  assertCause(
    await look(plain.url, '--timeout', '0.5'),
    'Silent',
    `127.0.0.1:${plain.port} took the request but sent no answer within 0.5 s.`,
    `apim backend test ${plain.url} --timeout SECONDS`,
  );
});

for (const [how, end] of [
  ['closes', 'end'],
  ['resets', 'resetAndDestroy'],
] as const) {
  test(`a server that ${how} the connection instead of an answer`, async t => {
    const plain = await startRawBackend(t, socket => onRequest(socket, () => socket[end]()));
    const { url } = await startRawTlsBackend(t, {}, socket =>
      onRequest(socket, () => (how === 'closes' ? socket.end() : socket.destroy())),
    );
    const { backend, look } = await startTrusting(t);
    await backend('tls', url);
    await backend('plain', plain.url);
    assertCause(await look('tls'), 'Closed', `${new URL(url).host} closed the TLS connection without an answer.`, null);
    assertCause(
      await look('plain'),
      'Closed',
      `127.0.0.1:${plain.port} closed the connection without an answer; it may speak TLS on this port.`,
      `apim backend set --id plain --url https://127.0.0.1:${plain.port}`,
    );
  });
}

/** Passes on what both sides say first, and then ends. */
const startCuttingFront = (t: TestContext, port: number) =>
  startRawBackend(t, socket => {
    const behind = net.connect(port, '127.0.0.1');
    t.after(() => behind.destroy());
    behind.on('error', () => socket.destroy());
    socket.on('close', () => behind.destroy());
    socket.once('data', hello => behind.write(hello));
    behind.once('data', flight => socket.end(flight));
  });

test('a server that closes in the middle of the handshake, after its first message', async t => {
  const good = await startBackend(t, { requestCert: false, maxVersion: 'TLSv1.2' });
  const { port } = await startCuttingFront(t, good.port);
  const { backend, look } = await startTrusting(t);
  await backend('b', `https://127.0.0.1:${port}`);
  assertCause(
    await look('b'),
    'Closed',
    `127.0.0.1:${port} closed the connection in the middle of the TLS handshake.`,
    null,
  );
});

test('an answer that is not HTTP', async t => {
  const { url, port } = await startRawTlsBackend(t, {}, socket => onRequest(socket, () => socket.end('HELO\r\n\r\n')));
  const { backend, look } = await startTrusting(t);
  await backend('b', url);
  assertCause(
    await look('b'),
    'InvalidHttp',
    `The answer of 127.0.0.1:${port} is not valid HTTP: ` +
      'Response does not match the HTTP/1.1 protocol (Expected HTTP/, RTSP/ or ICE/).',
    null,
  );
});
