import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import { type TestContext, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { AZURE_TIMEOUTS, type GatewayTimeouts } from '../../src/gateway/settings.ts';
import { newBackend } from '../../src/resources/backends.ts';
import type { Store } from '../../src/store/store.ts';
import { send } from './support/client.ts';
import { startTestGateway } from './support/gateway.ts';
import { onRequest, type RawBackend, startRawBackend, startRawTlsBackend } from './support/raw-backend.ts';

const QUICK: GatewayTimeouts = { connect: 600, headers: 600, idle: 600 };

interface Case {
  readonly it: string;
  /** What the backend sends, as ISO-8859-1. */
  readonly sends: string;
  /** Absent, the connection stays open. */
  readonly closes?: true;
  readonly method?: string;
  /** What the caller gets: status and body, or only the error of a caller who got less than a whole answer. */
  readonly gets: readonly [status: number, body: string] | 'ECONNRESET';
  /** A header that the caller gets too. */
  readonly header?: readonly [name: string, value: string];
  /** What the log says; absent, nothing is wrong. */
  readonly logs?: string;
}

const FAILS: readonly [number, string] = [500, 'Internal server error'];
const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';
const EVIL = 'HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil';
const CHUNKED = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n';
const withHeaders = (...lines: readonly string[]) => `HTTP/1.1 200 OK\r\n${lines.join('\r\n')}\r\n\r\nok`;
const invalid = (what: string) =>
  `The answer of HOST is not valid HTTP: Response does not match the HTTP/1.1 protocol (${what}).`;
const MISMATCH = 'The answer of HOST is not valid HTTP: Response body length does not match content-length header.';
const BROKE_OFF = 'HOST broke off in the middle of its answer.';
const SWITCHED = 'HOST answered 101 Switching Protocols, but was not asked to or does not say to which protocol.';
const SILENT = 'HOST took the request but sent no answer within 0.6 s.';

const STATUS_LINES: readonly Case[] = [
  { it: 'has no reason phrase', sends: OK.replace(' OK', ''), gets: [200, 'ok'] },
  { it: 'has an empty reason phrase', sends: OK.replace('OK', ''), gets: [200, 'ok'] },
  { it: 'has a status that nobody knows', sends: OK.replace('200', '799'), gets: [799, 'ok'] },
  {
    it: 'has status 099',
    sends: OK.replace('200', '099'),
    gets: FAILS,
    logs: 'The answer of HOST is not valid HTTP: its status is 099.',
  },
  {
    it: 'has a status of four digits',
    sends: OK.replace('200', '1000'),
    gets: FAILS,
    logs: invalid('Invalid response status'),
  },
  {
    it: 'has another HTTP version',
    sends: OK.replace('1.1', '3.7'),
    gets: FAILS,
    logs: invalid('Invalid HTTP version'),
  },
  {
    it: 'is no HTTP at all',
    sends: 'hello',
    closes: true,
    gets: FAILS,
    logs: invalid('Expected HTTP/, RTSP/ or ICE/'),
  },
  { it: 'begins with an empty line', sends: `\r\n${OK}`, gets: [200, 'ok'] },
];

const HEADERS: readonly Case[] = [
  {
    it: 'has ISO-8859-1 in a header',
    sends: withHeaders('X: caf\xe9', 'Content-Length: 2'),
    gets: [200, 'ok'],
    header: ['x', 'caf\xe9'],
  },
  { it: 'has an empty header', sends: withHeaders('X:', 'Content-Length: 2'), gets: [200, 'ok'], header: ['x', ''] },
  {
    it: 'is compressed',
    sends: withHeaders('Content-Encoding: gzip', 'Content-Length: 2'),
    gets: [200, 'ok'],
    header: ['content-encoding', 'gzip'],
  },
  {
    it: 'has a NUL in a header',
    sends: withHeaders('X: a\0b', 'Content-Length: 2'),
    gets: FAILS,
    logs: invalid('Invalid header value char'),
  },
  {
    it: 'has a CR in a header',
    sends: withHeaders('X: a\rb', 'Content-Length: 2'),
    gets: FAILS,
    logs: invalid('Missing expected LF after header value'),
  },
  {
    it: 'folds a header',
    sends: withHeaders('X: a', ' b', 'Content-Length: 2'),
    gets: FAILS,
    logs: invalid('Unexpected whitespace after header value'),
  },
  ...['X : a', 'X(y: a', 'X\xe9: a', ': a', 'nocolon'].map(line => ({
    it: `has a header with a wrong name, '${line}'`,
    sends: withHeaders(line, 'Content-Length: 2'),
    gets: FAILS,
    logs: invalid('Invalid header token'),
  })),
  {
    it: 'has headers that are too long',
    sends: withHeaders(`X: ${'x'.repeat(200_000)}`, 'Content-Length: 2'),
    gets: FAILS,
    logs: 'The headers of the answer of HOST are too long.',
  },
  {
    it: 'offers another protocol',
    sends: withHeaders('Connection: upgrade', 'Upgrade: h2c', 'Content-Length: 2'),
    gets: [200, 'ok'],
  },
  {
    it: 'is cut in its head',
    sends: 'HTTP/1.1 200 OK\r\nX: a',
    closes: true,
    gets: FAILS,
    logs: 'HOST closed the connection without an answer; it may speak TLS on this port.',
  },
];

const GZIPPED = gzipSync('ok').toString('latin1');
const inChunk = (bytes: string) => `${bytes.length.toString(16)}\r\n${bytes}\r\n0\r\n\r\n`;
const withCoding = (coding: string) => `HTTP/1.1 200 OK\r\nTransfer-Encoding: ${coding}\r\n\r\n`;
const unasked = (coding: string) =>
  `The body of the answer of HOST is sent with Transfer-Encoding '${coding}': a backend may use 'chunked' alone, ` +
  'since it is asked for no other. A compressed body is told by Content-Encoding.';

/** What may pass is what its bytes seem, once chunks are taken off: RFC 9112, sections 6.3 and 7.4. */
const CODINGS: readonly Case[] = [
  ...['chunked', 'Chunked', 'CHUNKED', 'identity, chunked', ' chunked '].map(coding => ({
    it: `has the transfer coding '${coding}'`,
    sends: withCoding(coding) + inChunk('ok'),
    gets: [200, 'ok'] as const,
  })),
  {
    it: 'has the transfer coding identity, and ends with its connection',
    sends: `${withCoding('identity')}ok`,
    closes: true,
    gets: [200, 'ok'],
  },
  ...[
    'gzip, chunked',
    'GZIP , chunked',
    'deflate, chunked',
    'x-gzip, chunked',
    'compress, chunked',
    'br, chunked',
    'gzip, gzip, chunked',
    'chunked, chunked',
    'gzip;q=1, chunked',
    'gzip, identity, chunked',
  ].map(coding => ({
    it: `has the transfer coding '${coding}'`,
    sends: withCoding(coding) + inChunk(GZIPPED),
    gets: FAILS,
    logs: unasked(coding),
  })),
  ...['gzip', 'deflate', 'x', 'chunked, gzip', 'chunked, identity', 'chunked;a=b', 'xchunked'].map(coding => ({
    it: `has the transfer coding '${coding}', which ends with the connection`,
    sends: withCoding(coding) + inChunk(GZIPPED),
    closes: true as const,
    gets: FAILS,
    logs: unasked(coding),
  })),
  {
    it: 'has its transfer codings in two headers',
    sends: `HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n${inChunk(GZIPPED)}`,
    gets: FAILS,
    logs: unasked('gzip, chunked'),
  },
  {
    it: 'has a transfer coding of HTTP/1.0',
    sends: `${withCoding('gzip').replace('1.1', '1.0')}${GZIPPED}`,
    closes: true,
    gets: FAILS,
    logs: unasked('gzip'),
  },
  {
    it: 'has a transfer coding with a very long name',
    sends: `${withCoding(`${'x'.repeat(500)}, chunked`)}${inChunk('ok')}`,
    gets: FAILS,
    logs: unasked(`${'x'.repeat(100)}\u2026`),
  },
  {
    it: 'to a HEAD tells of a transfer coding',
    sends: withCoding('gzip, chunked'),
    method: 'HEAD',
    gets: [200, ''],
  },
  {
    it: 'is 304 and tells of a transfer coding',
    sends: withCoding('gzip, chunked').replace('200', '304'),
    gets: [304, ''],
  },
  {
    it: 'is compressed and chunked',
    sends: `HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n${inChunk('ok')}`,
    gets: [200, 'ok'],
    header: ['content-encoding', 'gzip'],
  },
];

const LENGTHS: readonly Case[] = [
  {
    it: 'is HTTP/1.0 and ends with its connection',
    sends: 'HTTP/1.0 200 OK\r\n\r\nok',
    closes: true,
    gets: [200, 'ok'],
  },
  { it: 'is HTTP/1.0 with a length', sends: OK.replace('1.1', '1.0'), gets: [200, 'ok'] },
  { it: 'has chunk extensions', sends: `${CHUNKED}2;a=b;c="d"\r\nok\r\n0\r\n\r\n`, gets: [200, 'ok'] },
  ...['Content-Length: 2\r\nContent-Length: 2', 'Content-Length: 2\r\nContent-Length: 3', 'Content-Length: 2, 2'].map(
    lines => ({
      it: `has two lengths, '${lines.replace('\r\n', ' ')}'`,
      sends: withHeaders(lines),
      gets: FAILS,
      logs: MISMATCH,
    }),
  ),
  {
    it: 'has a length and is chunked',
    sends: 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n',
    gets: FAILS,
    logs: MISMATCH,
  },
  ...['-2', '+2', '0x2'].map(length => ({
    it: `has the length ${length}`,
    sends: withHeaders(`Content-Length: ${length}`),
    gets: FAILS,
    logs: invalid('Invalid character in Content-Length'),
  })),
  {
    it: 'is shorter than it says',
    sends: withHeaders('Content-Length: 5'),
    closes: true,
    gets: 'ECONNRESET',
    logs: BROKE_OFF,
  },
  { it: 'is cut in a chunk', sends: `${CHUNKED}5\r\nok`, closes: true, gets: 'ECONNRESET', logs: BROKE_OFF },
  { it: 'is cut between chunks', sends: `${CHUNKED}2\r\nok\r\n`, closes: true, gets: 'ECONNRESET', logs: BROKE_OFF },
  {
    it: 'has a chunk of no length',
    sends: `${CHUNKED}2\r\nok\r\nxx\r\n`,
    gets: 'ECONNRESET',
    logs: invalid('Invalid character in chunk size'),
  },
  {
    it: 'has a chunk of more bytes than can be counted',
    sends: `${CHUNKED}2\r\nok\r\nfffffffffffffffff\r\n`,
    gets: 'ECONNRESET',
    logs: invalid('Chunk size overflow'),
  },
  {
    it: 'has a length among its trailers',
    sends: `${CHUNKED}2\r\nok\r\n0\r\nContent-Length: 4\r\n\r\n`,
    gets: 'ECONNRESET',
    logs: invalid("Content-Length can't be present with Transfer-Encoding"),
  },
];

/** These take the time of QUICK. */
const SILENCES: readonly Case[] = [
  {
    it: 'stalls in its body',
    sends: withHeaders('Content-Length: 5'),
    gets: 'ECONNRESET',
    logs: 'HOST fell silent for 0.6 s in the middle of its answer.',
  },
  { it: 'never comes', sends: '', gets: FAILS, logs: SILENT },
  { it: 'is 100 Continue alone', sends: 'HTTP/1.1 100 Continue\r\n\r\n', gets: FAILS, logs: SILENT },
];

/** What comes behind an answer must never be the answer to the next request. */
const SURPLUS: readonly Case[] = [
  { it: 'is followed by more bytes', sends: `${OK}surplus`, gets: [200, 'ok'] },
  { it: 'is followed by another', sends: OK + EVIL, gets: [200, 'ok'] },
  { it: 'is chunked and followed by another', sends: `${CHUNKED}2\r\nok\r\n0\r\n\r\n${EVIL}`, gets: [200, 'ok'] },
  { it: 'to a HEAD has a body', sends: OK + EVIL, method: 'HEAD', gets: [200, ''] },
  ...[204, 304].flatMap(status => [
    { it: `is ${status} with a body`, sends: `HTTP/1.1 ${status} X\r\n\r\n${EVIL}`, gets: [status, ''] as const },
    {
      it: `is ${status} with a body and its length`,
      sends: `HTTP/1.1 ${status} X\r\nContent-Length: ${EVIL.length}\r\n\r\n${EVIL}`,
      gets: [status, ''] as const,
    },
    {
      it: `is ${status} with a length alone`,
      sends: `HTTP/1.1 ${status} X\r\nContent-Length: 7\r\n\r\n`,
      gets: [status, ''] as const,
    },
  ]),
];

const INTERIM: readonly Case[] = [
  { it: 'comes after 100 Continue', sends: `HTTP/1.1 100 Continue\r\nX: y\r\n\r\n${OK}`, gets: [200, 'ok'] },
  { it: 'comes after 100 without a reason phrase', sends: `HTTP/1.1 100\r\n\r\n${OK}`, gets: [200, 'ok'] },
  { it: 'comes after 100 of HTTP/1.0', sends: `HTTP/1.0 100 Continue\r\n\r\n${OK}`, gets: [200, 'ok'] },
  {
    it: 'comes after 100, 102, 100, 103 and 100',
    sends: `${[100, 102, 100, 103, 100].map(status => `HTTP/1.1 ${status} X\r\n\r\n`).join('')}${OK}`,
    gets: [200, 'ok'],
  },
  {
    it: 'has a body that begins as 100 Continue does',
    sends: 'HTTP/1.1 200 OK\r\nContent-Length: 25\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n',
    gets: [200, 'HTTP/1.1 100 Continue\r\n\r\n'],
  },
  { it: 'is 101', sends: `HTTP/1.1 101 X\r\n\r\n${OK}`, gets: FAILS, logs: SWITCHED },
  {
    it: 'is 101 with a protocol',
    sends: `HTTP/1.1 101 X\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n${OK}`,
    gets: FAILS,
    logs: SWITCHED,
  },
];

type Send = (socket: Socket, bytes: Buffer) => Promise<void>;

const atOnce: Send = async (socket, bytes) => void socket.write(bytes);

/** Each byte is read before the next one is sent: the gateway runs in this process. */
const byteByByte: Send = async (socket, bytes) => {
  for (const byte of bytes) {
    socket.write(Buffer.of(byte));
    await new Promise(resolve => setImmediate(resolve));
  }
};

const NEXT = 'HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nnext';

/** Sends the case of this number to `/<number>`. */
const odd = (cases: readonly Case[], send: Send) => (socket: Socket) =>
  onRequest(socket, async head => {
    const found = cases[Number(/^\S+ \/(\d+) /.exec(head)?.[1])];
    await send(socket, Buffer.from(found?.sends ?? NEXT, 'latin1'));
    if (found?.closes) socket.end();
  });

/** Each outcome is as it should be, and the next request gets its own answer. */
async function assertOutcomes(
  t: TestContext,
  { url, port }: RawBackend,
  cases: readonly Case[],
  timeouts: GatewayTimeouts,
): Promise<void> {
  const tls = { validateCertificateChain: false, validateCertificateName: false };
  const fill = (store: Store) => newBackend(store, 'b', { url, protocol: 'http', tls });
  const gateway = await startTestGateway(t, fill, { timeouts });
  const check = async ({ it, method = 'GET', gets, header, logs }: Case, index: number) => {
    const outcome = await send(`${gateway.url}/${index}`, { method }).catch(error => String(error.code));
    if (typeof outcome === 'string') assert.equal(outcome, gets, it);
    else {
      const body = outcome.status === 500 ? JSON.parse(outcome.body).message : outcome.body;
      assert.deepEqual([outcome.status, body], gets, it);
      if (header !== undefined) assert.equal(outcome.headers[header[0]], header[1], it);
    }
    const line = await gateway.logged(new RegExp(` /${index} `));
    assert.equal(/ ms - (.*) \(activityId/.exec(line)?.[1]?.replace(`127.0.0.1:${port}`, 'HOST'), logs, it);
    assert.equal((await send(`${gateway.url}/next`)).body, 'next', it);
  };
  await Promise.all(cases.map(check));
}

const ALL = [...STATUS_LINES, ...HEADERS, ...CODINGS, ...LENGTHS, ...SURPLUS, ...INTERIM];
/** Surplus bytes that come late are not to be told from the next answer, if that is asked for already. */
const IN_PIECES = [...STATUS_LINES, ...HEADERS, ...CODINGS, ...LENGTHS, ...INTERIM].filter(
  ({ sends }) => sends.length < 1000,
);

test('odd answers have the outcome they should have', async t => {
  await assertOutcomes(t, await startRawBackend(t, odd(ALL, atOnce)), ALL, AZURE_TIMEOUTS);
});

test('odd answers have the same outcome byte by byte', async t => {
  await assertOutcomes(t, await startRawBackend(t, odd(IN_PIECES, byteByByte)), IN_PIECES, AZURE_TIMEOUTS);
});

test('what stays out has its outcome when the time is over', async t => {
  await assertOutcomes(t, await startRawBackend(t, odd(SILENCES, atOnce)), SILENCES, QUICK);
});

for (const maxVersion of ['TLSv1.2', 'TLSv1.3'] as const) {
  test(`odd answers have the same outcome inside ${maxVersion}`, async t => {
    await assertOutcomes(t, await startRawTlsBackend(t, { maxVersion }, odd(INTERIM, atOnce)), INTERIM, AZURE_TIMEOUTS);
    await assertOutcomes(
      t,
      await startRawTlsBackend(t, { maxVersion }, odd(INTERIM, byteByByte)),
      INTERIM,
      AZURE_TIMEOUTS,
    );
  });
}

test('an answer that nobody asked for is not the answer to the next request', async t => {
  const sockets: Socket[] = [];
  const backend = await startRawBackend(t, socket => {
    sockets.push(socket);
    onRequest(socket, () => socket.write(OK));
  });
  const gateway = await startTestGateway(t, store => newBackend(store, 'b', { url: backend.url, protocol: 'http' }));
  for (let round = 0; round < 20; round += 1) {
    assert.equal((await send(gateway.url)).body, 'ok');
    const socket = sockets.at(-1);
    if (socket === undefined) throw new Error('There is no connection.');
    // Half of them are still on their way when the next request comes.
    if (round % 2 === 0) socket.write(EVIL);
    else await new Promise(resolve => socket.write(EVIL, resolve));
  }
  assert.equal((await send(gateway.url)).body, 'ok');
});
