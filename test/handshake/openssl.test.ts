import assert from 'node:assert/strict';
import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { type TestContext, test } from 'node:test';
import type { TLSSocket } from 'node:tls';
import { EC, workshop } from '../certificates/openssl.ts';
import { connect, der, reportOfSilent } from './support.ts';

const work = spawnSync('openssl', ['version']).error === undefined ? workshop() : undefined;
const skip = work === undefined ? 'there is no openssl here' : false;
work?.selfSigned('root', '-utf8', '-subj', '/C=CH/O=Räte, und mehr/CN=Root');
work?.issued('client', 'root');
work?.selfSigned('server', ...EC);
work?.selfSigned('stranger');

const text = (file: string): string => work?.read(file).toString() ?? '';
const identity = (name: string) => ({ cert: text(`${name}.crt`), key: text(`${name}.key`) });

interface OpensslServer {
  readonly port: number;
  /** One letter is a command to s_server, such as `R`. */
  readonly process: ChildProcessWithoutNullStreams;
}

async function startOpenssl(t: TestContext, ...options: readonly string[]): Promise<OpensslServer> {
  const files = {
    cert: work?.path('server.crt') ?? '',
    key: work?.path('server.key') ?? '',
    root: work?.path('root.crt') ?? '',
  };
  const args = ['s_server', '-accept', '127.0.0.1:0', '-cert', files.cert, '-key', files.key, '-CAfile', files.root];
  const server = spawn('openssl', [...args, ...options]);
  t.after(async () => {
    server.kill();
    if (server.exitCode === null && server.signalCode === null) await once(server, 'exit');
  });
  for await (const line of createInterface({ input: server.stdout })) {
    const port = /^ACCEPT .*:(\d+)$/.exec(line)?.[1];
    if (port === undefined) continue;
    server.stdout.resume();
    server.stderr.resume();
    return { port: Number(port), process: server };
  }
  throw new Error('openssl did not start.');
}

for (const version of ['-tls1_2', '-tls1_3']) {
  test(`a server that refuses a certificate says so in an alert (${version})`, { skip }, async t => {
    const server = await startOpenssl(t, version, '-Verify', '1', '-verify_return_error');
    const report = await reportOfSilent(await connect(t, server.port, identity('stranger')));
    assert.deepEqual(report.serverCertificates, [der(text('server.crt'))]);
    assert.deepEqual(
      report.certificateRequests[0]?.authorities.map(({ name }) => name),
      ['CN=Root, O="Räte, und mehr", C=CH'],
    );
    assert.deepEqual(report.alerts, [
      {
        from: 'server',
        level: 'fatal',
        description: 'unknown_ca',
        during: version === '-tls1_2' ? 'handshake' : 'established',
      },
    ]);
  });
}

/**
 * Types each line into s_server, where a letter alone is a command and all else is sent to the client, once the client's
 * next words have arrived there; the last line ends it.
 */
function type(server: OpensslServer, client: TLSSocket, lines: readonly string[]): void {
  let typed = 0;
  let arrived = '';
  const speak = () => client.write(`words ${typed}\n`);
  client.once('secureConnect', speak);
  server.process.stdout.on('data', (bytes: Buffer) => {
    arrived += bytes.toString('latin1');
    if (!arrived.includes(`words ${typed}\n`)) return;
    const line = lines[typed];
    typed += 1;
    // Words that came during the renegotiation would be taken before its end.
    if (line === RENEGOTIATE) client.once('keylog', () => setImmediate(speak));
    else if (typed < lines.length) speak();
    server.process.stdin.write(`${line}\n`);
  });
}

const RENEGOTIATE = 'R';
const UPDATE_KEYS = 'k';
const UPDATE_ALL_KEYS = 'K';
const QUIT = 'Q';

test('a server with an EC key asks by renegotiation', { skip }, async t => {
  const server = await startOpenssl(t, '-tls1_2', '-no_resumption_on_reneg');
  const connection = await connect(t, server.port, identity('client'));
  type(server, connection.socket, [RENEGOTIATE, QUIT]);
  const report = await reportOfSilent(connection);
  assert.equal(report.serverHello?.cipherSuite, 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256');
  assert.deepEqual(report.asked, { inHandshake: false, later: true });
  assert.deepEqual(
    report.certificateRequests.map(({ when, afterData, answer }) => ({ when, afterData, answer })),
    [
      {
        when: 'renegotiation',
        afterData: true,
        answer: { certificates: [der(text('client.crt'))], verified: true },
      },
    ],
  );
  assert.deepEqual(report.renegotiations, [{ resumed: false, finished: { client: true, server: true } }]);
  assert.deepEqual(report.unread, []);
});

test('keys are followed through their updates', { skip }, async t => {
  const server = await startOpenssl(t, '-tls1_3');
  const connection = await connect(t, server.port, identity('client'));
  type(server, connection.socket, [UPDATE_KEYS, 'zero', UPDATE_ALL_KEYS, 'zero', UPDATE_KEYS, 'zero', QUIT]);
  const report = await reportOfSilent(connection);
  assert.deepEqual(report.closing, {
    client: { closeNotify: true, ended: true },
    server: { closeNotify: false, ended: true },
  });
  assert.deepEqual(report.unread, []);
});
