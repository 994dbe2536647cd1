import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type TestContext, test } from 'node:test';
import { newBackend } from '../../src/resources/backends.ts';
import { sendRaw } from './support/client.ts';
import { startTestGateway, type TestGateway } from './support/gateway.ts';
import { startRawBackend } from './support/raw-backend.ts';
import { type Recorder, startRecorder } from './support/recorder.ts';
import { dial, takeHead, takeRest } from './support/web-socket.ts';

interface Scene {
  readonly gateway: TestGateway;
  readonly backend: Recorder;
}

async function scene(t: TestContext): Promise<Scene> {
  const backend = await startRecorder(t);
  const gateway = await startTestGateway(t, store => newBackend(store, 'b', { url: backend.url, protocol: 'http' }));
  return { gateway, backend };
}

const lines = (...texts: readonly string[]): string => texts.join('\r\n');

/** A request with a Host, as the last one of its connection; `rest` is what comes after these headers. */
const request = (line: string, ...rest: readonly string[]): string =>
  lines(line, 'Host: localhost', 'Connection: close', ...rest);

const chunked = (...body: readonly string[]): string =>
  request('POST /x HTTP/1.1', 'Transfer-Encoding: chunked', '', ...body);

const STATUS_TEXTS: Readonly<Record<number, readonly [string, string]>> = {
  400: ['Bad Request', 'Bad request'],
  421: ['Misdirected Request', ''],
  501: ['Not Implemented', 'Not implemented'],
  505: ['HTTP Version Not Supported', 'HTTP version not supported'],
};

/** The caller gets one answer, the whole of it and nothing else; the backend sees nothing; the log has one line. */
async function assertRefused({ gateway, backend }: Scene, bytes: string, status: number, why: RegExp): Promise<void> {
  const before = gateway.lines.length;
  const answer = await sendRaw(gateway.url, bytes);
  const [statusText = '', message = ''] = STATUS_TEXTS[status] ?? [];
  const body = `{ "statusCode": ${status}, "message": "${message}" }`;
  const [head = '', rest] = answer.split('\r\n\r\n', 2);
  assert.deepEqual(
    [...head.split('\r\n').filter(line => !/^(Date|Keep-Alive): /.test(line)), rest],
    [
      `HTTP/1.1 ${status} ${statusText}`,
      'Content-Type: application/json',
      `Content-Length: ${body.length}`,
      'Connection: close',
      body,
    ],
  );
  assert.match(head, /\r\nDate: \w{3}, /);
  assert.equal(backend.taken(), '');
  await gateway.logged(why);
  const [line = '', ...others] = gateway.lines.slice(before);
  assert.deepEqual(others, []);
  assert.match(line, new RegExp(` ${status} [-b] - `));
  assert.match(line, why);
  assert.match(line, /^[\x20-\x7e\u2019]*$/);
}

/** The backend sees this one request as the gateway writes it, whatever way it came. */
async function assertForwarded(
  { gateway, backend }: Scene,
  bytes: string,
  line: string,
  rest: readonly string[],
): Promise<void> {
  const answer = await sendRaw(gateway.url, bytes);
  assert.match(answer, /^HTTP\/1\.1 200 OK\r\nContent-Length: 2\r\n.*\r\n\r\nok$/s);
  assert.ok(waysToWrite(backend, line, rest).includes(backend.taken()));
}

/** A body that came in one chunk may have been whole before it was sent on, and then its length is known. */
function waysToWrite(backend: Recorder, line: string, rest: readonly string[]): string[] {
  const at = rest.indexOf('transfer-encoding: chunked');
  const [, , size = '', body = ''] = rest.slice(at);
  const known = at < 0 ? rest : [...rest.slice(0, at), `content-length: ${size}`, '', body];
  return [forwarded(backend, line, rest), forwarded(backend, line, known)];
}

const forwarded = ({ port }: Recorder, line: string, rest: readonly string[]): string =>
  lines(`${line} HTTP/1.1`, `host: 127.0.0.1:${port}`, 'connection: keep-alive', ...rest);

const XFF = 'X-Forwarded-For: 127.0.0.1';
const LENGTH = /Content-Length is not one plain number|Transfer-Encoding is not chunked alone/;
const HEADER = /A header has a blank before its colon|a header has no name, or a blank before its colon/;
const CHUNK = /A chunk of its body is malformed|does not end with CR and LF/;
const CODING = /Transfer-Encoding is not '?chunked'? alone/;
const TARGET = /URL is neither a path nor a whole URL/;
const HOST = /it has no Host, several, or one that is no host name/;
const LINE = /does not end with CR and LF|A header has a blank/;
const VERSION = /does not end with HTTP\/1\.1 or HTTP\/1\.0/;
const METHOD = /Its method is none that Node knows/;

// biome-ignore format: a table, a row a case
const REFUSED: readonly (readonly [name: string, bytes: string, status: number, why: RegExp])[] = [
  ['a length and then chunks', request('POST /x HTTP/1.1', 'Content-Length: 5', 'Transfer-Encoding: chunked', '', '0', '', ''), 400, LENGTH],
  ['chunks and then a length', request('POST /x HTTP/1.1', 'Transfer-Encoding: chunked', 'Content-Length: 5', '', '0', '', ''), 400, LENGTH],
  ['two lengths that differ', request('POST /x HTTP/1.1', 'Content-Length: 1', 'Content-Length: 2', '', 'ab'), 400, LENGTH],
  ['two equal lengths', request('POST /x HTTP/1.1', 'Content-Length: 1', 'Content-Length: 1', '', 'a'), 400, LENGTH],
  ['a list of lengths', request('POST /x HTTP/1.1', 'Content-Length: 1, 1', '', 'a'), 400, LENGTH],
  ['a length with a plus', request('POST /x HTTP/1.1', 'Content-Length: +1', '', 'a'), 400, LENGTH],
  ['a length with a minus', request('POST /x HTTP/1.1', 'Content-Length: -1', '', 'a'), 400, LENGTH],
  ['a length in hexadecimal', request('POST /x HTTP/1.1', 'Content-Length: 0x1', '', 'a'), 400, LENGTH],
  ['a length with a blank in it', request('POST /x HTTP/1.1', 'Content-Length: 1 1', '', 'a'), 400, LENGTH],
  ['a length beyond 64 bits', request('POST /x HTTP/1.1', 'Content-Length: 99999999999999999999', '', 'a'), 400, LENGTH],
  ['an empty length', request('POST /x HTTP/1.1', 'Content-Length:', '', 'a'), 400, LENGTH],
  ['a length with a blank before its colon', request('POST /x HTTP/1.1', 'Content-Length : 1', '', 'a'), 400, HEADER],
  ['chunks with a blank before the colon', request('POST /x HTTP/1.1', 'Transfer-Encoding : chunked', '', '0', '', ''), 400, HEADER],
  ['another coding than chunked', request('POST /x HTTP/1.1', 'Transfer-Encoding: gzip', '', '0', '', ''), 501, CODING],
  ['a coding within chunks', request('POST /x HTTP/1.1', 'Transfer-Encoding: gzip, chunked', '', '0', '', ''), 501, CODING],
  ['an unknown coding that ends as chunked does', request('POST /x HTTP/1.1', 'Transfer-Encoding: xchunked', '', '0', '', ''), 501, CODING],
  ['chunked with a parameter', request('POST /x HTTP/1.1', 'Transfer-Encoding: chunked;q=1', '', '0', '', ''), 501, CODING],
  ['the coding identity', request('POST /x HTTP/1.1', 'Transfer-Encoding: identity', '', ''), 501, CODING],
  ['chunked twice in one header', request('POST /x HTTP/1.1', 'Transfer-Encoding: chunked, chunked', '', '0', '', ''), 400, CODING],
  ['chunked twice in two headers', request('POST /x HTTP/1.1', 'Transfer-Encoding: chunked', 'Transfer-Encoding: chunked', '', '0', '', ''), 400, CODING],
  ['chunked and then identity', request('POST /x HTTP/1.1', 'Transfer-Encoding: chunked', 'Transfer-Encoding: identity', '', '0', '', ''), 400, CODING],
  ['chunks in HTTP/1.0', lines('POST /x HTTP/1.0', 'Transfer-Encoding: chunked', '', '1', 'a', '0', '', ''), 400, /HTTP\/1\.0 with a Transfer-Encoding/],
  ['chunks in HTTP/1.0 on a connection to keep', lines('POST /x HTTP/1.0', 'Connection: keep-alive', 'Transfer-Encoding: chunked', '', '1', 'a', '0', '', 'GET /y HTTP/1.0', '', ''), 400, /HTTP\/1\.0 with a Transfer-Encoding/],
  ['a chunk extension that ends with LF', chunked('1;a\na', '0', '', ''), 400, CHUNK],
  ['a chunk extension with a CR in it', chunked('1;a\rX', 'a', '0', '', ''), 400, CHUNK],
  ['chunks whose lines end with LF', chunked('1\na\n0\n\n'), 400, CHUNK],
  ['a chunk size with a blank behind it', chunked('1 ', 'a', '0', '', ''), 400, CHUNK],
  ['a chunk size with a blank before it', chunked(' 1', 'a', '0', '', ''), 400, CHUNK],
  ['a chunk size with 0x', chunked('0x1', 'a', '0', '', ''), 400, CHUNK],
  ['a chunk size with a minus', chunked('-1', 'a', '0', '', ''), 400, CHUNK],
  ['a chunk size beyond 64 bits', chunked('fffffffffffffffff', 'a', '0', '', ''), 400, CHUNK],
  ['a chunk without a size', chunked('', 'a', '0', '', ''), 400, CHUNK],
  ['a chunk longer than its size', chunked('1', 'ab', '0', '', ''), 400, CHUNK],
  ['a header over two lines', request('GET /x HTTP/1.1', 'X: a', ' b', '', ''), 400, HEADER],
  ['a first header that begins with a blank', lines('GET /x HTTP/1.1', ' X: a', 'Host: localhost', '', ''), 400, HEADER],
  ['a blank before a colon', request('GET /x HTTP/1.1', 'X : a', '', ''), 400, HEADER],
  ['a header without a name', request('GET /x HTTP/1.1', ': a', '', ''), 400, HEADER],
  ['a header without a colon', request('GET /x HTTP/1.1', 'abc', '', ''), 400, HEADER],
  ['a header name that is no token', request('GET /x HTTP/1.1', 'a(b): c', '', ''), 400, HEADER],
  ['a header that ends with LF', request('GET /x HTTP/1.1', 'X: a\nY: b', '', ''), 400, LINE],
  ['a CR in a header', request('GET /x HTTP/1.1', 'X: a\rY: b', '', ''), 400, LINE],
  ['a NUL in a header', request('GET /x HTTP/1.1', 'X: a\0b', '', ''), 400, HEADER],
  ['an escape character in a header', request('GET /x HTTP/1.1', 'X: a\x1b[2Jb', '', ''), 400, HEADER],
  ['HTTP/0.9', 'GET /x\r\n\r\n', 505, /it is HTTP\/0\.9/],
  ['HTTP/1.2', request('GET /x HTTP/1.2', '', ''), 400, VERSION],
  ['HTTP/1.10', request('GET /x HTTP/1.10', '', ''), 400, VERSION],
  ['HTTP/2.0 in words', request('GET /x HTTP/2.0', '', ''), 505, /it is HTTP\/2\.0/],
  ['HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400, /It is HTTP\/2, and the gateway speaks HTTP\/1\.1/],
  ['http in lower case', request('GET /x http/1.1', '', ''), 400, VERSION],
  ['RTSP', request('DESCRIBE /x RTSP/1.0', '', ''), 400, /its method is none of HTTP/],
  ['TLS', '\x16\x03\x01\x02\x00\x01\x00', 400, /It is TLS, and this port speaks HTTP/],
  ['an unknown method', request('FOO /x HTTP/1.1', '', ''), 400, METHOD],
  ['a method in lower case', request('get /x HTTP/1.1', '', ''), 400, METHOD],
  ['CONNECT', request('CONNECT localhost:80 HTTP/1.1', '', ''), 501, /no proxy that takes CONNECT/],
  ['a target that is an authority', request('GET localhost:80 HTTP/1.1', '', ''), 400, TARGET],
  ['a target that is *', request('OPTIONS * HTTP/1.1', '', ''), 400, TARGET],
  ['a target without a slash', request('GET x HTTP/1.1', '', ''), 400, TARGET],
  ['a target with a fragment', request('GET /x#y HTTP/1.1', '', ''), 400, TARGET],
  ['a target with a fragment after its query', request('GET /x?a#/../y HTTP/1.1', '', ''), 400, TARGET],
  ['a target that is not ASCII', request('GET /\xc3\xa9 HTTP/1.1', '', ''), 400, TARGET],
  ['a query that is not ASCII', request('GET /?\xe9 HTTP/1.1', '', ''), 400, TARGET],
  ['a target with a tab', request('GET /a\tb HTTP/1.1', '', ''), 400, TARGET],
  ['a target with a blank', request('GET /a b HTTP/1.1', '', ''), 400, VERSION],
  ['a target of another scheme', request('GET ftp://localhost/x HTTP/1.1', '', ''), 400, TARGET],
  ['a target with a user', request('GET http://evil@localhost/x HTTP/1.1', '', ''), 400, TARGET],
  ['a target without a host', request('GET http:///x HTTP/1.1', '', ''), 400, TARGET],
  ['no Host', lines('GET /x HTTP/1.1', 'Connection: close', '', ''), 400, HOST],
  ['no Host beside a whole URL', lines('GET http://localhost/x HTTP/1.1', 'Connection: close', '', ''), 400, HOST],
  ['two Hosts', request('GET /x HTTP/1.1', 'host: localhost', '', ''), 400, HOST],
  ['an empty Host', lines('GET /x HTTP/1.1', 'Host:', 'Connection: close', '', ''), 400, HOST],
  ['a Host with a path', lines('GET /x HTTP/1.1', 'Host: localhost/y', 'Connection: close', '', ''), 400, HOST],
  ['a Host with a user', lines('GET /x HTTP/1.1', 'Host: a@localhost', 'Connection: close', '', ''), 400, HOST],
  ['a Host with a blank', lines('GET /x HTTP/1.1', 'Host: localhost evil', 'Connection: close', '', ''), 400, HOST],
  ['a Host that is a list', lines('GET /x HTTP/1.1', 'Host: localhost, evil', 'Connection: close', '', ''), 400, HOST],
  ['a Host that is not ASCII', lines('GET /x HTTP/1.1', 'Host: \xe9', 'Connection: close', '', ''), 400, HOST],
];

test('what is no HTTP, or is read in two ways, never reaches a backend; the log says what is wrong', async t => {
  const stage = await scene(t);
  for (const [name, bytes, status, why] of REFUSED) await t.test(name, () => assertRefused(stage, bytes, status, why));
});

// biome-ignore format: a table, a row a case
const FORWARDED: readonly (readonly [name: string, bytes: string, line: string, ...rest: string[]])[] = [
  ['chunks come anew', chunked('3;ext=1', 'abc', '0', '', ''), 'POST /x', XFF, 'transfer-encoding: chunked', '', '3', 'abc', '0', '', ''],
  ['chunked is read in any case', request('POST /x HTTP/1.1', 'Transfer-Encoding:\tCHUNKED', '', '1', 'a', '0', '', ''), 'POST /x', XFF, 'transfer-encoding: chunked', '', '1', 'a', '0', '', ''],
  ['trailers of a request are dropped, never made headers', chunked('1', 'a', '0', 'X-Forwarded-For: 9.9.9.9', 'Authorization: late', '', ''), 'POST /x', XFF, 'transfer-encoding: chunked', '', '1', 'a', '0', '', ''],
  ['a body of a GET keeps its length', request('GET /x HTTP/1.1', 'Content-Length: 1', '', 'a'), 'GET /x', XFF, 'content-length: 1', '', 'a'],
  ['a length with zeroes is a number', request('POST /x HTTP/1.1', 'Content-Length: 0001', '', 'a'), 'POST /x', XFF, 'content-length: 1', '', 'a'],
  ['what follows the last request of a connection is none', request('POST /x HTTP/1.1', 'Content-Length: 1', '', 'aGET /y HTTP/1.1', '', ''), 'POST /x', XFF, 'content-length: 1', '', 'a'],
  ['HTTP/1.0 without a length has no body', lines('POST /x HTTP/1.0', '', 'GET /y HTTP/1.0', '', ''), 'POST /x', XFF, 'content-length: 0', '', ''],
  ['HTTP/1.0 with a length has one', lines('POST /x HTTP/1.0', 'Content-Length: 1', '', 'a'), 'POST /x', XFF, 'content-length: 1', '', 'a'],
  ['TRACE passes', request('TRACE /x HTTP/1.1', '', ''), 'TRACE /x', XFF, '', ''],
  ['a whole URL becomes a path', request('GET http://localhost:1/x?a=b HTTP/1.1', '', ''), 'GET /x?a=b', XFF, '', ''],
  ['a whole URL without a path becomes a slash', request('GET HTTP://localhost?a HTTP/1.1', '', ''), 'GET /?a', XFF, '', ''],
  ['two slashes are a path, not a host', request('GET //evil.example/x HTTP/1.1', '', ''), 'GET //evil.example/x', XFF, '', ''],
  ['empty lines before a request are none', `\r\n\r\n${request('GET /x HTTP/1.1', '', '')}`, 'GET /x', XFF, '', ''],
  ['blanks around a value are none of it', request('GET /x HTTP/1.1', 'X: \t a b \t ', '', ''), 'GET /x', 'X: a b', XFF, '', ''],
  ['an empty value passes', request('GET /x HTTP/1.1', 'X:', '', ''), 'GET /x', 'X: ', XFF, '', ''],
  ['Connection cannot take away the length', request('POST /x HTTP/1.1', 'Connection: content-length', 'Content-Length: 1', '', 'a'), 'POST /x', XFF, 'content-length: 1', '', 'a'],
  ['nor the chunks', request('POST /x HTTP/1.1', 'Connection: transfer-encoding', 'Transfer-Encoding: chunked', '', '1', 'a', '0', '', ''), 'POST /x', XFF, 'transfer-encoding: chunked', '', '1', 'a', '0', '', ''],
  ['nor the Host', request('GET /x HTTP/1.1', 'Connection: host', '', ''), 'GET /x', XFF, '', ''],
  ['nor where the request came from', request('GET /x HTTP/1.1', 'Connection: X-Forwarded-For', 'X-Forwarded-For: 9.9.9.9', '', ''), 'GET /x', 'X-Forwarded-For: 9.9.9.9, 127.0.0.1', '', ''],
  ['what else it names stays here', request('GET /x HTTP/1.1', 'Connection: authorization, X', 'Authorization: a', 'X: b', 'Y: c', '', ''), 'GET /x', 'Y: c', XFF, '', ''],
];

test('what is HTTP reaches the backend in one way of writing', async t => {
  const stage = await scene(t);
  for (const [name, bytes, line, ...rest] of FORWARDED)
    await t.test(name, () => assertForwarded(stage, bytes, line, rest));
});

test('a request line that ends with LF is refused, or read as if it ended with CR LF', async t => {
  const { gateway, backend } = await scene(t);
  const answer = await sendRaw(gateway.url, 'GET /x HTTP/1.1\nHost: localhost\r\nConnection: close\r\n\r\n');
  if (answer.startsWith('HTTP/1.1 400 Bad Request\r\n')) assert.equal(backend.taken(), '');
  else assert.equal(backend.taken(), forwarded(backend, 'GET /x', [XFF, '', '']));
});

test('the host of a whole URL counts, not the Host header', async t => {
  const { gateway, backend } = await scene(t);
  const evil = await sendRaw(gateway.url, request('GET http://evil.example/x HTTP/1.1', '', ''));
  assert.match(evil, /^HTTP\/1\.1 421 Misdirected Request\r\n.*'evil\.example'/s);
  assert.equal(backend.taken(), '');
  const good = lines('GET http://localhost/x HTTP/1.1', 'Host: evil.example', 'Connection: close', '', '');
  assert.match(await sendRaw(gateway.url, good), /^HTTP\/1\.1 200 OK\r\n/);
});

test('requests sent at once are answered in turn, each read to its own end', async t => {
  const { gateway, backend } = await scene(t);
  const post = lines('POST /1 HTTP/1.1', 'Host: localhost', 'Content-Length: 1', '', 'a');
  const answer = await sendRaw(gateway.url, post + chunked('1', 'b', '0', '', ''));
  assert.equal(answer.match(/HTTP\/1\.1 200 OK\r\n/g)?.length, 2);
  const first = forwarded(backend, 'POST /1', [XFF, 'content-length: 1', '', 'a']);
  const second = waysToWrite(backend, 'POST /x', [XFF, 'transfer-encoding: chunked', '', '1', 'b', '0', '', '']);
  const taken = backend.taken();
  assert.ok(second.flatMap(text => [first + text, text + first]).includes(taken), taken);
});

test('what is refused behind a request does not come before its answer', async t => {
  const { gateway, backend } = await scene(t);
  const answer = await sendRaw(gateway.url, lines('GET /x HTTP/1.1', 'Host: localhost', '', 'get /y HTTP/1.1', '', ''));
  assert.match(answer, /^HTTP\/1\.1 200 OK\r\n.*\r\n\r\nokHTTP\/1\.1 400 Bad Request\r\n.*"Bad request" \}$/s);
  assert.equal(backend.taken(), forwarded(backend, 'GET /x', [XFF, '', '']));
  await gateway.logged(/ - - 400 - - /);
  assert.match(gateway.lines.join('\n'), /GET \/x 200 b.*\n.* - - 400 - - .* Its method is none that Node knows/);
});

test('nothing that comes behind a refused request is read', async t => {
  const { gateway, backend } = await scene(t);
  const behind = request('GET /y HTTP/1.1', '', '');
  const answer = await sendRaw(gateway.url, lines('GET /x HTTP/1.1', 'Host: a b', '', behind));
  assert.equal(answer.match(/HTTP\/1\.1/g)?.length, 1);
  assert.match(answer, /^HTTP\/1\.1 400 /);
  assert.equal(backend.taken(), '');
});

test('a body that breaks the rules in its middle is never whole for the backend', async t => {
  let arrive: (head: string) => void = () => undefined;
  const arrived = new Promise<string>(resolve => {
    arrive = resolve;
  });
  let seen = '';
  let close: () => void = () => undefined;
  const closed = new Promise<void>(resolve => {
    close = resolve;
  });
  const backend = await startRawBackend(t, socket => {
    socket.on('data', chunk => {
      seen += chunk.toString('latin1');
      if (seen.endsWith('\r\na')) arrive(seen);
    });
    socket.on('close', close);
  });
  const gateway = await startTestGateway(t, store => newBackend(store, 'b', { url: backend.url, protocol: 'http' }));
  const socket = await dial(t, gateway.url);
  socket.write(chunked('1', 'a', ''));
  await arrived;
  socket.write('zz\r\n');
  const answer = (await takeHead(socket)) + (await takeRest(socket));
  assert.match(answer, /^HTTP\/1\.1 400 Bad Request\r\n.*"message": "Bad request" \}$/s);
  await closed;
  assert.ok(seen.endsWith('transfer-encoding: chunked\r\n\r\n1\r\na'), seen);
  await gateway.logged(/POST \/x 400 b - \S+ ms - The request was refused: A chunk of its body is malformed/);
  assert.equal(gateway.lines.length, 1);
  if (!socket.closed) await once(socket, 'close');
});
