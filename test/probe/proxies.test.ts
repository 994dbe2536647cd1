import assert from 'node:assert/strict';
import https from 'node:https';
import { type TestContext, test } from 'node:test';
import { startRawBackend, unusedPort } from '../gateway/support/raw-backend.ts';
import { serverIdentity } from '../support/certificates.ts';
import { listen } from '../support/listen.ts';
import { startProxy } from '../support/proxy.ts';
import { startBackend, startPlainBackend } from '../support/servers.ts';
import { assertCause, assertSuccess, startLooking, startTrusting } from './support/looking.ts';

const correct = (id: string) =>
  `apim backend set --id ${id} --proxy-url URL --proxy-username NAME --proxy-password-env VARIABLE`;

const LOGIN = { username: 'me', password: 'secret of the proxy' };
const WITH_LOGIN = ['--proxy-username', LOGIN.username, '--proxy-password', LOGIN.password];

test('a way through a proxy to a TLS backend, with the right password and with none', async t => {
  const proxy = await startProxy(t, LOGIN);
  const { url, port } = await startBackend(t, { requestCert: false });
  const { backend, look, runWith, text } = await startTrusting(t);
  await backend('b', url, '--proxy-url', proxy.url);
  const probe = await look('b');
  assertCause(
    probe,
    'ProxyRefused',
    `The backend's proxy did not open a way to localhost:${port}: it wants a user name and password (407).`,
    correct('b'),
  );
  assert.deepEqual(
    probe.steps.map(({ name, verdict, outcome }) => [name, verdict, outcome]),
    [
      ['TCP', 'ok', proxy.url.replace('http://', '').replace(':', ' port ')],
      ['proxy', 'failure', 'PROXY_REFUSED'],
    ],
  );
  const command = correct('b')
    .replace('URL', proxy.url)
    .replace('NAME', LOGIN.username)
    .replace('VARIABLE', 'PASSWORD');
  await runWith({ env: { PASSWORD: LOGIN.password } }, ...command.split(' ').slice(1));
  const mended = await look('b');
  assertSuccess(mended, 200);
  assert.deepEqual(
    mended.steps.map(({ name, verdict }) => `${name} ${verdict}`),
    ['TCP ok', 'proxy ok', 'TLS ok', 'HTTP ok'],
  );
  assert.match(await text('b'), new RegExp(`^Backend b at ${url}, through the\\sproxy ${proxy.url}\n`));
});

test('a plain backend through a proxy, with the right password and with none', async t => {
  const proxy = await startProxy(t, LOGIN);
  const { url, port } = await startPlainBackend(t, {});
  const { backend, look } = await startLooking(t);
  await backend('open', url, '--proxy-url', proxy.url, ...WITH_LOGIN);
  await backend('b', `${url}/b`, '--proxy-url', proxy.url);
  assertSuccess(await look('open'), 200);
  const [passed] = proxy.passed;
  assert.deepEqual([passed?.method, passed?.target], ['HEAD', `http://localhost:${port}/`]);
  assertCause(
    await look('b'),
    'ProxyRefused',
    `The backend's proxy did not open a way to localhost:${port}: it wants a user name and password (407).`,
    correct('b'),
  );
});

test('a proxy that is silent', async t => {
  const { url } = await startRawBackend(t, () => undefined);
  const { backend, look } = await startLooking(t);
  await backend('b', 'https://contoso.com', '--proxy-url', url);
  assertCause(
    await look('b', '--timeout', '0.3'),
    'ProxySilent',
    `${new URL(url).host} (the backend's proxy) is silent: it did not answer within 0.3 s.`,
    correct('b'),
  );
});

test('a proxy that does not listen', async t => {
  const port = await unusedPort(t);
  const { backend, look } = await startLooking(t);
  const sentence = `Nothing listens at 127.0.0.1:${port} (the backend's proxy): the connection was refused.`;
  for (const [id, url] of [
    ['tls', 'https://contoso.com'],
    ['plain', 'http://contoso.com'],
  ] as const) {
    await backend(id, url, '--proxy-url', `http://127.0.0.1:${port}`);
    assertCause(await look(id), 'PortClosed', sentence, correct(id));
  }
});

test('a proxy that closes instead of an answer', async t => {
  const { url } = await startRawBackend(t, socket => socket.once('data', () => socket.end()));
  const { backend, look } = await startLooking(t);
  await backend('tls', 'https://contoso.com', '--proxy-url', url);
  await backend('plain', 'http://contoso.com', '--proxy-url', url);
  for (const id of ['tls', 'plain'])
    assertCause(
      await look(id),
      'ProxyRefused',
      `${new URL(url).host} (the backend's proxy) closed the connection without an answer.`,
      correct(id),
    );
});

test('a proxy that does not reach the backend', async t => {
  const proxy = await startProxy(t, {});
  const port = await unusedPort(t);
  const { backend, look } = await startLooking(t);
  await backend('b', `https://127.0.0.1:${port}`, '--proxy-url', proxy.url);
  assertCause(
    await look('b'),
    'ProxyRefused',
    `The backend's proxy did not open a way to 127.0.0.1:${port}: it answered 502.`,
    correct('b'),
  );
});

/** Tunnels nowhere but says that it does not want to. */
async function startSecureProxy(t: TestContext): Promise<string> {
  const { chain, privateKey } = await serverIdentity();
  const server = https.createServer({ cert: chain.join(''), key: privateKey }, (request, response) => {
    response.writeHead(request.method === 'HEAD' ? 204 : 405).end();
  });
  server.on('connect', (_request, socket) => socket.end('HTTP/1.1 403 Forbidden\r\n\r\n'));
  return `https://localhost:${await listen(t, server)}`;
}

test('a proxy that is itself spoken to in TLS', async t => {
  const url = await startSecureProxy(t);
  const { backend, look } = await startTrusting(t);
  await backend('tls', 'https://contoso.com', '--proxy-url', url);
  await backend('plain', 'http://contoso.com', '--proxy-url', url);
  assertCause(
    await look('tls'),
    'ProxyRefused',
    "The backend's proxy did not open a way to contoso.com: it answered 403.",
    correct('tls'),
  );
  const plain = await look('plain');
  assertSuccess(plain, 204);
  assert.deepEqual(plain.steps.map(({ name, outcome }) => [name, outcome]).slice(-2), [
    ['proxy', 'TLSv1.3'],
    ['HTTP', '204'],
  ]);
});

test('a proxy whose certificate is not trusted', async t => {
  const url = await startSecureProxy(t);
  const { backend, look } = await startLooking(t);
  await backend('tls', 'https://contoso.com', '--proxy-url', url);
  await backend('plain', 'http://contoso.com', '--proxy-url', url);
  const { host } = new URL(url);
  for (const id of ['tls', 'plain'])
    assertCause(
      await look(id),
      'ServerCertificateIncomplete',
      `${host} sent its certificate without the one that issued it, and that one is not known here. ` +
        `Azure may fetch a missing intermediate by itself; Node does not. ${host} is the backend's proxy.`,
      'apim ca add --file INTERMEDIATE.pem --store-name CertificateAuthority',
    );
});

test('a proxy that is called over TLS and speaks none', async t => {
  const { url } = await startProxy(t, {});
  const { backend, look } = await startLooking(t);
  await backend('tls', 'https://contoso.com', '--proxy-url', url.replace('http:', 'https:'));
  await backend('plain', 'http://contoso.com', '--proxy-url', url.replace('http:', 'https:'));
  const { host } = new URL(url);
  for (const id of ['tls', 'plain'])
    assertCause(
      await look(id),
      'PlainTextOnTlsPort',
      `${host} does not speak TLS on this port (it answered in plain text). ${host} is the backend's proxy.`,
      correct(id),
    );
});
