import assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { test } from 'node:test';
import { TLSSocket } from 'node:tls';
import { clientIdentity, serverIdentity } from '../support/certificates.ts';
import { startProxy } from '../support/proxy.ts';
import { startBackend } from '../support/servers.ts';
import { assertCause, assertSuccess, startTrusting } from './support/looking.ts';

const isResumed = ({ socket }: IncomingMessage): boolean => socket instanceof TLSSocket && socket.isSessionReused();

/** Answers well unless a session goes on. */
const unlessResumed =
  (refuse: (request: IncomingMessage, response: ServerResponse) => void) =>
  (request: IncomingMessage, response: ServerResponse): void => {
    if (isResumed(request)) refuse(request, response);
    else response.end('ok');
  };

for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
  const only = { minVersion: version, maxVersion: version };

  test(`a server that refuses the session of the connection before is seen (${version})`, async t => {
    const [closing, answering] = [
      await startBackend(t, { ...only, handler: unlessResumed(({ socket }) => socket.destroy()) }),
      await startBackend(t, { ...only, handler: unlessResumed((_request, response) => response.writeHead(403).end()) }),
    ];
    const { backend, certificate, look } = await startTrusting(t);
    await certificate('client', await clientIdentity('client'));
    await backend('closing', closing.url, '--certificate-id', 'client');
    await backend('answering', answering.url, '--certificate-id', 'client');
    const begins = (port: number) =>
      `localhost:${port} answered 200 on a first connection, but a second one, on which the TLS session of the first goes on, failed: `;
    const probe = await look('closing');
    assertCause(
      probe,
      'SecondConnection',
      `${begins(closing.port)}localhost:${closing.port} closed the connection without an answer; ` +
        "it may have refused the client certificate (client certificate 'client' was configured).",
      null,
    );
    assert.deepEqual(probe.azure, ['Azure goes on with TLS sessions too, and may fail in the same way.']);
    assertCause(await look('answering'), 'SecondConnection', `${begins(answering.port)}it answered 403.`, null);
  });

  test(`an answer that has nothing to do with the session is none of its faults (${version})`, async t => {
    const { backend, look } = await startTrusting(t);
    for (const status of [302, 404, 405, 429]) {
      const server = await startBackend(t, {
        ...only,
        requestCert: false,
        handler: unlessResumed((_request, response) => response.writeHead(status).end()),
      });
      await backend(`b${status}`, server.url);
      assertSuccess(await look(`b${status}`), 200);
    }
  });

  test(`where the name alone is checked no session goes on, and the second connection is as good (${version})`, async t => {
    const identity = await serverIdentity({ issuer: 'self' });
    const server = await startBackend(t, {
      ...only,
      identity,
      requestCert: false,
      handler: unlessResumed(({ socket }) => socket.destroy()),
    });
    const { backend, look } = await startTrusting(t);
    await backend('b', server.url, '--skip-certificate-chain-validation');
    assertSuccess(await look('b'), 200);
    assert.deepEqual([server.connections() >= 2, server.requests.length], [true, 2]);
  });

  test(`a good server is called a second time, on its session and with the certificate (${version})`, async t => {
    const resumed: boolean[] = [];
    const server = await startBackend(t, {
      ...only,
      handler: (request, response) => {
        resumed.push(isResumed(request));
        response.end();
      },
    });
    const { backend, certificate, look } = await startTrusting(t);
    await certificate('client', await clientIdentity('client'));
    await backend('straight', server.url, '--certificate-id', 'client');
    assertSuccess(await look('straight'), 200);
    assert.deepEqual(resumed, [false, true]);
    const proxy = await startProxy(t, {});
    await backend('tunnelled', `${server.url}/x`, '--certificate-id', 'client', '--proxy-url', proxy.url);
    assertSuccess(await look('tunnelled'), 200);
    assert.deepEqual(resumed, [false, true, false, true]);
    assert.ok(server.requests.every(({ thumbprint }) => thumbprint !== undefined));
  });
}
