import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import { Duplex } from 'node:stream';
import { type TestContext, test } from 'node:test';
import { serialize } from 'node:v8';
import { openTunnel } from '../../src/gateway/backends/proxy-tunnel.ts';
import { connectObserved } from '../../src/handshake/connect.ts';
import { Tap } from '../../src/handshake/tap.ts';
import { clientIdentity, testAuthority } from '../support/certificates.ts';
import { listen } from '../support/listen.ts';
import { startProxy } from '../support/proxy.ts';
import { answering, connect, presented, reportOf, reportOfSilent, startServer } from './support.ts';

const VERSIONS = ['TLSv1.2', 'TLSv1.3'] as const;

/** A server that speaks for itself as soon as the client has said something. */
const startRaw = (t: TestContext, speak: (socket: net.Socket) => void): Promise<number> =>
  listen(
    t,
    net.createServer(socket => {
      socket.on('error', () => socket.destroy());
      socket.once('data', () => speak(socket));
    }),
  );

test('an HTTP answer on a TLS port is told as such', async t => {
  const port = await listen(t, http.createServer());
  const report = await reportOfSilent(await connect(t, port, {}));
  assert.equal(report.notTls, 'HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
  assert.equal(report.serverHello, undefined);
  assert.deepEqual(report.asked, { inHandshake: 'not seen', later: false });
  assert.equal(report.clientHello?.serverName, 'localhost');
});

test('what a terminal would obey is no part of what a foreign server says, nor is more than its beginning', async t => {
  const port = await startRaw(t, socket => socket.end(`SSH-2.0\u001b[2J\n${'x'.repeat(1000)}`));
  const { notTls } = await reportOfSilent(await connect(t, port, {}));
  assert.equal(notTls, `SSH-2.0\ufffd[2J\n${'x'.repeat(244)}`);
});

test('a server that ends without a word, and one that breaks off, are told apart', async t => {
  const ending = await reportOfSilent(await connect(t, await startRaw(t, socket => socket.end()), {}));
  assert.deepEqual([ending.closing.server, ending.error], [{ closeNotify: false, ended: true }, undefined]);
  const port = await startRaw(t, socket => socket.resetAndDestroy());
  const breaking = await reportOfSilent(await connect(t, port, {}));
  assert.deepEqual([breaking.closing.server, breaking.error], [{ closeNotify: false, ended: false }, 'ECONNRESET']);
});

test('an alert in clear is told by name, or by number where it has none', async t => {
  for (const [bytes, level, description] of [
    ['15030100020246', 'fatal', 'protocol_version'],
    ['15030300020170', 'warning', 'unrecognized_name'],
    ['150303000203c8', 'level 3', 'alert 200'],
  ] as const) {
    const port = await startRaw(t, socket => socket.end(Buffer.from(bytes, 'hex')));
    const report = await reportOfSilent(await connect(t, port, {}));
    assert.deepEqual(report.alerts[0], { from: 'server', level, description, during: 'handshake' });
  }
});

test('bytes that are neither TLS nor text are told as unread', async t => {
  const port = await startRaw(t, socket => socket.end(Buffer.from('1603ffffffff', 'hex')));
  const report = await reportOfSilent(await connect(t, port, {}));
  assert.deepEqual(report.unread, [{ from: 'server', why: 'damaged' }]);
  assert.equal(report.asked.inHandshake, 'unknown');
  assert.equal(report.serverCertificates, 'unknown');
});

for (const version of VERSIONS) {
  test(`${version}: megabytes pass both ways unchanged, and who ends first hears the other out`, async t => {
    const sent = Buffer.alloc(3_000_000, 'abcdefghijklmnopqrstuvwxyz-');
    const port = await startServer(t, { maxVersion: version, allowHalfOpen: true }, socket => {
      const chunks: Buffer[] = [];
      socket.on('data', chunk => chunks.push(chunk));
      socket.on('end', () => socket.end(Buffer.concat(chunks)));
    });
    const { socket, report } = await connect(t, port, {});
    const chunks: Buffer[] = [];
    socket.on('data', chunk => chunks.push(chunk));
    socket.end(sent);
    await once(socket, 'close');
    assert.ok(Buffer.concat(chunks).equals(sent));
    assert.deepEqual(report().unread, []);
    assert.deepEqual(report().closing.client, { closeNotify: true, ended: true });
    assert.equal(report().closing.server.closeNotify, true);
  });

  test(`${version}: neither secrets nor what was said are in the report`, async t => {
    const ca = (await testAuthority()).certificate;
    const port = await startServer(t, { maxVersion: version, ca, requestCert: true }, socket =>
      socket.once('data', () => socket.end('the answer in confidence')),
    );
    const connection = await connect(t, port, presented(await clientIdentity('client')));
    const secrets: Buffer[] = [];
    connection.socket.on('keylog', (line: Buffer) =>
      secrets.push(Buffer.from(line.toString().trim().split(' ')[2] ?? '', 'hex')),
    );
    connection.socket.once('secureConnect', () => connection.socket.write('the question in confidence'));
    const kept = serialize(await reportOfSilent(connection));
    assert.ok(secrets.length > 0);
    for (const secret of secrets) {
      assert.equal(kept.includes(secret), false);
      assert.equal(kept.includes(secret.toString('hex')), false);
    }
    assert.equal(kept.includes('in confidence'), false);
  });
}

test('a tunnel through a proxy is observed', async t => {
  const proxy = await startProxy(t, {});
  const port = await startServer(t, {}, answering);
  const socket = await openTunnel({
    proxy,
    ca: undefined,
    authority: `127.0.0.1:${port}`,
    timeout: 10_000,
    socket: undefined,
  });
  const connection = connectObserved({ socket, servername: 'localhost', rejectUnauthorized: false });
  const report = await reportOf(connection);
  assert.equal(report.serverHello?.version, 'TLSv1.3');
  assert.equal(report.closing.server.closeNotify, true);
});

const deaf = { passed: () => undefined, ended: () => undefined, failed: () => undefined, keylog: () => undefined };

test('nobody is written to faster than the other side takes it', () => {
  const taken: (() => void)[] = [];
  const socket = new Duplex({ read: () => undefined, write: (_bytes, _encoding, done) => taken.push(done) });
  const tap = new Tap(socket, deaf);
  let written = 0;
  while (tap.write(Buffer.alloc(8192))) written += 1;
  assert.ok(written < 10);
  assert.equal(taken.length, 1);
});

test('nobody is read faster than the other side takes it', async () => {
  let given = 0;
  const socket = new Duplex({
    read() {
      given += 1;
      this.push(given > 1000 ? null : Buffer.alloc(8192));
    },
    write: (_bytes, _encoding, done) => done(),
  });
  const tap = new Tap(socket, deaf);
  tap.read(0);
  await once(socket, 'pause');
  assert.ok(given < 30, `${given}`);
  let read = 0;
  tap.on('data', bytes => {
    read += bytes.length;
  });
  await once(tap, 'end');
  assert.equal(read, 1000 * 8192);
});

test('an error of the socket is the error of who reads', async () => {
  const socket = new Duplex({ read: () => undefined, write: (_bytes, _encoding, done) => done() });
  const tap = new Tap(socket, deaf);
  const failed = once(tap, 'error');
  socket.destroy(new Error('gone'));
  assert.equal((await failed)[0].message, 'gone');
});
