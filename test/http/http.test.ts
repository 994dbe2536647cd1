import assert from 'node:assert/strict';
import http from 'node:http';
import { test } from 'node:test';
import { HOP_BY_HOP, headersWithout, headerValues, replacedHeader, withoutHeaders } from '../../src/http/headers.ts';
import { listen } from '../../src/http/listen.ts';
import { hostCheck, hostOf, isLoopbackAddress } from '../../src/http/loopback.ts';

test('headers are left out by name and by what Connection names; the rest keeps order, case and repetition', () => {
  assert.deepEqual(
    withoutHeaders(
      ['A', '1', 'CONNECTION', 'close, X-One ,x-two', 'a', '2', 'x-ONE', '3', 'X-Two', '4', 'TE', 'trailers', 'b', ''],
      HOP_BY_HOP,
    ),
    ['A', '1', 'a', '2', 'b', ''],
  );
  assert.deepEqual(withoutHeaders(['Close', '1', 'Connection', 'close', 'Keep', '2'], HOP_BY_HOP), [
    'Close',
    '1',
    'Keep',
    '2',
  ]);
});

test('all values of a header are found, whatever its case', () => {
  assert.deepEqual(headerValues(['X-A', '1', 'x-b', '2', 'x-a', '3'], 'x-a'), ['1', '3']);
});

test('a header is left out, or takes another value at the end, whatever its case', () => {
  const headers = ['X-A', '1', 'x-b', '2', 'x-a', '3', 'x-aa', '4'];
  assert.deepEqual(headersWithout(headers, 'x-a'), ['x-b', '2', 'x-aa', '4']);
  assert.deepEqual(replacedHeader(headers, 'X-a', '5'), ['x-b', '2', 'x-aa', '4', 'X-a', '5']);
});

test('the host is told from its port', () => {
  for (const [header, host] of [
    ['Contoso.com:80', 'contoso.com'],
    ['contoso.com', 'contoso.com'],
    ['[::1]:8080', '[::1]'],
    ['[::1]', '[::1]'],
    ['', undefined],
    [undefined, undefined],
    ['a:b', undefined],
    ['::1', undefined],
  ] as const) {
    assert.equal(hostOf(header), host, header);
  }
});

test('names of this machine are allowed, others only where they are given', () => {
  const mayReach = hostCheck(new Set(['gateway.test']));
  for (const host of ['localhost', 'x.localhost:1', '127.0.0.1', '[::1]:1', 'gateway.test:80', undefined])
    assert.equal(mayReach(host), true, host);
  for (const host of ['evil.example', 'localhost.evil', '127.0.0.1.evil', '1270.0.0.1', '', '[::2]'])
    assert.equal(mayReach(host), false, host);
});

test('loopback addresses to bind are told from others', () => {
  for (const host of ['localhost', '::1', '127.0.0.1', '127.1.2.3']) assert.equal(isLoopbackAddress(host), true, host);
  for (const host of ['0.0.0.0', '::', '10.0.0.1', 'example.com']) assert.equal(isLoopbackAddress(host), false, host);
});

test('a port that is taken, and an address that is not this machine’s, are told in a sentence', async t => {
  const [first, second] = [http.createServer(), http.createServer()];
  const port = await listen(first, '127.0.0.1', 0, '--port');
  t.after(() => first.close());
  assert.deepEqual([first.listenerCount('error'), port > 0], [0, true]);
  await assert.rejects(listen(second, '127.0.0.1', port, '--other'), {
    name: 'UserError',
    code: 'EnvironmentError',
    message: `Port ${port} of 127.0.0.1 is taken: stop what uses it, or choose another with --other (--other 0 takes any free one).`,
  });
  await assert.rejects(listen(second, '192.0.2.1', 0, '--port'), {
    code: 'EnvironmentError',
    message: 'This machine has no address 192.0.2.1 to listen on: give another --host.',
  });
});
