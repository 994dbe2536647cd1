import assert from 'node:assert/strict';
import http from 'node:http';
import { type TestContext, test } from 'node:test';
import { newBackend } from '../../src/resources/backends.ts';
import { openInChromium } from '../support/chromium.ts';
import { listen } from '../support/listen.ts';
import { skipWithout } from '../support/program.ts';
import { bodyOf } from '../support/servers.ts';
import { startTestGateway } from './support/gateway.ts';
import { signal } from './support/signal.ts';
import { accept } from './support/web-socket.ts';

/** What a page may try, the last of them to leave for the gateway; what came of each but that it reports. */
const PAGE = `<!doctype html><title>A page</title><body><script>
const outcome = promise => promise.then(String, () => 'failed');
const url = name => new URLSearchParams(location.search).get('gateway') + '/' + name;
const load = (tag, name) => new Promise(resolve => {
  const element = document.createElement(tag);
  element.onload = element.onerror = () => resolve('sent');
  element.src = url(name);
  document.body.append(element);
});
const submit = name => new Promise(resolve => {
  const frame = document.createElement('iframe');
  frame.name = name;
  document.body.append(frame);
  const form = document.createElement('form');
  Object.assign(form, { action: url(name), method: 'post', target: name });
  document.body.append(form);
  frame.onload = () => resolve('sent');
  form.submit();
});
const socket = name => new Promise(resolve => {
  const opened = new WebSocket(url(name).replace('http', 'ws'));
  opened.onmessage = ({ data }) => resolve(data);
  opened.onerror = () => resolve('failed');
});
(async () => {
  const results = {
    get: await outcome(fetch(url('get')).then(answer => answer.text())),
    simple: await outcome(fetch(url('simple'), { method: 'POST', body: 'x', mode: 'no-cors' }).then(() => 'sent')),
    json: await outcome(fetch(url('json'), { method: 'PUT', body: '{}', headers: { 'content-type': 'application/json' } }).then(answer => answer.text())),
    image: await load('img', 'image'),
    frame: await load('iframe', 'frame'),
    form: await submit('form'),
    socket: await socket('socket'),
  };
  await fetch('/report', { method: 'POST', body: JSON.stringify(results) });
  location.href = url('link');
})();
</script>`;

/** Lets every page read what it answers, and speaks WebSocket just enough to say something. */
async function startOpenBackend(t: TestContext) {
  const seen: string[] = [];
  const server = http.createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    response.setHeader('access-control-allow-origin', request.headers.origin ?? '*');
    response.setHeader('access-control-allow-methods', 'PUT');
    response.setHeader('access-control-allow-headers', 'content-type');
    response.end('secret');
  });
  server.on('upgrade', (request, socket) => {
    seen.push(`${request.method} ${request.url}`);
    socket.on('error', () => socket.destroy());
    socket.write(accept(request));
    // RFC 6455, section 5.7: a text message of one frame.
    socket.write(Buffer.concat([Buffer.of(0x81, 'secret'.length), Buffer.from('secret')]));
  });
  return { url: `http://127.0.0.1:${await listen(t, server)}`, seen };
}

/** Serves the page, and tells what it reports. */
async function startSite(t: TestContext) {
  const { promise, resolve } = signal<unknown>();
  const server = http.createServer(async (request, response) => {
    if (request.url === '/report') resolve(JSON.parse(await bodyOf(request)));
    response.setHeader('content-type', 'text/html');
    response.end(PAGE);
  });
  return { port: await listen(t, server), reported: promise };
}

/** What the page saw, and what the backend did, once all that the page tries is in the log. */
async function visit(t: TestContext, host: string, allowed: readonly string[]) {
  const backend = await startOpenBackend(t);
  const { port, reported } = await startSite(t);
  const origin = `http://${host}:${port}`;
  const gateway = await startTestGateway(t, store => newBackend(store, 'b', { url: backend.url, protocol: 'http' }), {
    allowedOrigins: allowed.map(name => `http://${name}:${port}`),
  });
  await openInChromium(t, `${origin}/?gateway=${gateway.url}`, [host]);
  const results = await reported;
  await gateway.logged(/GET \/link /);
  const statusOf = (path: string) =>
    gateway.records.filter(({ url }) => `${url}`.endsWith(path)).map(({ responseCode }) => responseCode);
  const statuses = Object.fromEntries(PATHS.map(path => [path, statusOf(path)]));
  // The icon is of the gateway's own page, the last one.
  return { results, statuses, seen: backend.seen.filter(request => request !== 'GET /favicon.ico'), origin, gateway };
}

const PATHS = ['/get', '/simple', '/json', '/image', '/frame', '/form', '/link'];

for (const [host, allowed] of [
  ['localhost', []],
  ['app.test', ['app.test']],
] as const) {
  test(`a page of ${host} may call where it says its Origin`, async t => {
    if (skipWithout(t, 'chromium', '--version')) return;
    const { results, statuses, seen } = await visit(t, host, allowed);
    assert.deepEqual(results, {
      get: 'secret',
      simple: 'sent',
      json: 'secret',
      image: 'sent',
      frame: 'sent',
      form: 'sent',
      socket: 'secret',
    });
    assert.deepEqual(seen, ['GET /get', 'POST /simple', 'OPTIONS /json', 'PUT /json', 'POST /form', 'GET /socket']);
    assert.deepEqual(statuses, {
      '/get': [200],
      '/simple': [200],
      '/json': [200, 200],
      '/image': [403],
      '/frame': [403],
      '/form': [200],
      '/link': [403],
    });
  });
}

test('nothing that a page of another site tries reaches the backend', async t => {
  if (skipWithout(t, 'chromium', '--version')) return;
  const { results, statuses, seen, origin, gateway } = await visit(t, 'evil.example', ['app.test']);
  assert.deepEqual(results, {
    get: 'failed',
    simple: 'sent',
    json: 'failed',
    image: 'sent',
    frame: 'sent',
    form: 'sent',
    socket: 'failed',
  });
  assert.deepEqual(seen, []);
  for (const [path, codes] of Object.entries(statuses)) assert.deepEqual(codes, [403], path);
  for (const path of ['get', 'simple', 'json', 'form', 'socket'])
    assert.match(
      await gateway.logged(new RegExp(`/${path} 403 `)),
      new RegExp(`start it with --allow-origin ${origin}\\.$`),
    );
});
