import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import net from 'node:net';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { type TestContext, test } from 'node:test';
import tls from 'node:tls';
import {
  bodyTimeout,
  buildConnector,
  Client,
  connectTimeout,
  type DispatchedRequest,
  filterReads,
  headersTimeout,
  holdBody,
  isBadUpgrade,
  isLengthMismatch,
  isParserError,
  type RequestEvents,
} from '../../src/gateway/backends/undici.ts';
import { testAuthority } from '../support/certificates.ts';
import { onRequest, startRawBackend, startRawTlsBackend } from './support/raw-backend.ts';

const ROOT = join(import.meta.dirname, '../../..');

test('undici is the version 7 whose inner files are known: try a newer one with the tests below first', () => {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'node_modules/undici/package.json'), 'utf8'));
  assert.match(version, /^7\./);
});

test('one file alone knows undici', () => {
  const sources = join(ROOT, 'src');
  const files = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts'));
  const knowing = files.filter(name => /^[^/]*from 'undici/m.test(readFileSync(join(sources, name), 'utf8')));
  assert.deepEqual(
    knowing.filter(name => !name.endsWith('.d.ts')).map(name => name.replaceAll('\\', '/')),
    ['gateway/backends/undici.ts'],
  );
});

const GET: DispatchedRequest = { method: 'GET', path: '/', headers: [], body: null };

interface Exchanged {
  readonly told: string[];
  readonly error: Error | undefined;
  readonly closure: Error | undefined;
  readonly reads: string[];
}

/** One exchange with a backend that answers each request with these bytes, told event by event. */
async function exchange(t: TestContext, answer: string, request: Partial<DispatchedRequest>): Promise<Exchanged> {
  const { url } = await startRawBackend(t, socket => onRequest(socket, () => socket.end(answer, 'latin1')));
  const reads: string[] = [];
  const connect = buildConnector({ timeout: 30_000 });
  const client = new Client(url, { pipelining: 1, bodyTimeout: 0 }, (target, callback) =>
    connect(target, (...outcome) => {
      const [, socket] = outcome;
      if (socket !== null) filterReads(socket, piece => noted(reads, piece));
      callback(...outcome);
    }),
  );
  t.after(() => client.destroy());
  const told: string[] = [];
  const closed = new Promise<Error>(resolve => client.listen(() => told.push('free'), resolve));
  const error = await new Promise<Error | undefined>(resolve =>
    client.dispatch({ ...GET, ...request }, telling(told, resolve)),
  );
  return { told, error, closure: await closed, reads };
}

function noted(reads: string[], piece: Buffer): Buffer {
  reads.push(piece.toString('latin1'));
  return piece;
}

const telling = (told: string[], done: (error: Error | undefined) => void): RequestEvents => ({
  onConnect: () => told.push('connect'),
  onBodySent: () => told.push('body sent'),
  onRequestSent: () => told.push('request sent'),
  onHeaders: (status, statusText, headers) => told.push(`${status} ${statusText} ${JSON.stringify(headers)}`),
  onUpgrade: (status, headers, socket) => {
    told.push(`upgrade ${status} ${JSON.stringify(headers)}`);
    socket.destroy();
    done(undefined);
  },
  onData: chunk => {
    told.push(`data ${chunk.toString('latin1')}`);
    return true;
  },
  onComplete: trailers => {
    told.push(`complete ${JSON.stringify(trailers)}`);
    done(undefined);
  },
  onError: done,
});

test('without the older events no answer comes: backend-response.ts', async t => {
  const answer =
    'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n' +
    'HTTP/1.1 200 Sch\xf6n\r\nX-A: \xe9\r\nx-a: 2\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nX-End: 1\r\n\r\n';
  const { told } = await exchange(t, answer, { method: 'POST', body: Buffer.from('body') });
  assert.deepEqual(told.slice(0, 7), [
    'connect',
    'body sent',
    'request sent',
    '103 Early Hints ["Link","</a>"]',
    '200 Sch\ufffdn ["X-A","é","x-a","2","Transfer-Encoding","chunked"]',
    'data abc',
    'complete ["X-End","1"]',
  ]);
});

test('without `read` neither 100 Continue is taken out nor a byte of an answer seen: connection.ts', async t => {
  const answer = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';
  assert.equal((await exchange(t, answer, {})).reads.join(''), answer);
});

/** The end of a head whose body was held until it had come, and the body of so many bytes. */
async function held(t: TestContext, body: Buffer | Readable, length: number) {
  let release = (): void => undefined;
  let text = '';
  let head = '';
  const { url } = await startRawBackend(t, socket =>
    socket.on('data', chunk => {
      text += chunk.toString('latin1');
      if (head === '' && text.endsWith('\r\n\r\n')) {
        head = text;
        release();
      }
      if (text.length === head.length + length) socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
    }),
  );
  const connect = buildConnector({ timeout: 30_000 });
  const client = new Client(url, { pipelining: 1, bodyTimeout: 0 }, (target, callback) =>
    connect(target, (...outcome) => {
      const [, socket] = outcome;
      if (socket !== null) release = holdBody(socket, () => undefined);
      callback(...outcome);
    }),
  );
  t.after(() => client.destroy());
  const error = await new Promise<Error | undefined>(resolve =>
    client.dispatch({ ...GET, method: 'POST', body }, telling([], resolve)),
  );
  assert.equal(error, undefined);
  return [...head.split('\r\n').slice(-4, -2), text.slice(head.length)];
}

test('without a head that is written by itself no body can wait for 100 Continue: body-gate.ts', async t => {
  assert.deepEqual(await held(t, Buffer.from('hello'), 5), ['content-length: 5', 'expect: 100-continue', 'hello']);
  const chunks = Readable.from([Buffer.from('hello'), Buffer.from(' world')]);
  const chunked = '5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n';
  assert.deepEqual(await held(t, chunks, chunked.length), [
    'transfer-encoding: chunked',
    'expect: 100-continue',
    chunked,
  ]);
});

test('without `drain` and `disconnect` no connection is used again or given up: connections.ts', async t => {
  const { told, closure } = await exchange(t, 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n', {});
  assert.deepEqual(told.slice(3), ['complete []', 'free']);
  assert.equal(closure instanceof Error && 'code' in closure && closure.code, 'UND_ERR_SOCKET');
});

test('without the socket of an upgrade there is no WebSocket: upgrade.ts', async t => {
  const answer = 'HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n';
  const { told } = await exchange(t, answer, { upgrade: 'websocket' });
  assert.deepEqual(told.slice(0, 3), [
    'connect',
    'request sent',
    'upgrade 101 ["Connection","upgrade","Upgrade","websocket"]',
  ]);
});

test('without its words a switch of protocols that nobody asked for is told as a closed connection: closures.ts', async t => {
  const answer = 'HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n';
  const { error } = await exchange(t, answer, {});
  assert.equal(error !== undefined && isBadUpgrade(error), true);
});

test('without the classes of its errors what is no HTTP is told as another fault: diagnose.ts, backend-response.ts', async t => {
  const { error } = await exchange(t, 'SSH-2.0-OpenSSH_9.2\r\n', {});
  assert.equal(error !== undefined && isParserError(error) && 'data' in error && error.data, 'SSH-2.0-OpenSSH_9.2\r\n');
  const short = await exchange(t, 'HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\n', {});
  assert.equal(short.error !== undefined && isLengthMismatch(short.error), true);
});

test('without the codes of its errors a time limit is told as another fault: network-diagnoses.ts', async t => {
  const codes = [connectTimeout(), headersTimeout(), bodyTimeout()].map(error => 'code' in error && error.code);
  assert.deepEqual(codes, ['UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']);
  const { error } = await exchange(t, '', {});
  assert.equal(error !== undefined && 'code' in error && error.code, 'UND_ERR_SOCKET');
});

test('without these options of a connector neither certificates nor tunnels work: connector.ts', async t => {
  const { port } = await startRawTlsBackend(t, {}, socket => socket.end());
  const { certificate } = await testAuthority();
  const secureContext = tls.createSecureContext({ ca: certificate });
  const target = { hostname: 'nowhere.invalid', host: '', protocol: 'https:', port: '1' };
  const httpSocket = net.connect(port, '127.0.0.1');
  await once(httpSocket, 'connect');
  const names: string[] = [];
  const checkServerIdentity = (name: string) => void names.push(name);
  const connect = buildConnector({ timeout: 30_000, secureContext, checkServerIdentity, maxCachedSessions: 0 });
  const socket = await new Promise<net.Socket>((resolve, reject) =>
    connect({ ...target, httpSocket, servername: 'localhost' }, (error, connected) =>
      error === null ? resolve(connected) : reject(error),
    ),
  );
  t.after(() => void socket.destroy());
  assert.deepEqual(names, ['localhost']);
  assert.equal(socket instanceof tls.TLSSocket && socket.authorized, true);
});
