import assert from 'node:assert/strict';
import { once } from 'node:events';
import net, { type Socket } from 'node:net';
import { test } from 'node:test';
import { newBackend } from '../../src/resources/backends.ts';
import { startBackend } from '../support/servers.ts';
import { begin, send } from './support/client.ts';
import { startTestGateway } from './support/gateway.ts';
import { onRequest, startRawBackend } from './support/raw-backend.ts';
import { signal } from './support/signal.ts';

test('a caller that goes away in the middle of a TLS handshake has sent no request, and the next one is served', async t => {
  const backend = await startBackend(t, { requestCert: false });
  const arrived = signal<Socket>();
  // Connections are let through to the backend only once the caller is gone.
  const gone = signal<void>();
  const slow = await startRawBackend(t, async socket => {
    arrived.resolve(socket);
    await gone.promise;
    const onward = net.connect(backend.port, '127.0.0.1').on('error', () => socket.destroy());
    t.after(() => onward.destroy());
    socket.pipe(onward).pipe(socket);
  });
  const gateway = await startTestGateway(
    t,
    store =>
      newBackend(store, 'b', {
        url: slow.url.replace('http:', 'https:'),
        protocol: 'http',
        tls: { validateCertificateChain: false, validateCertificateName: false },
      }),
    { backendLimits: { connections: 1, waiting: 1 } },
  );
  const leaving = begin(`${gateway.url}/leaves`, {}).on('error', () => undefined);
  leaving.end();
  await arrived.promise;
  leaving.destroy();
  await gateway.logged(/leaves 499/);
  gone.resolve();
  assert.equal((await send(`${gateway.url}/next`)).status, 200);
  assert.deepEqual(
    backend.requests.map(({ url }) => url),
    ['/next'],
  );
});

test('a caller that goes away while it sends its body ends the connection to the backend', async t => {
  const arrived = signal<Socket>();
  const backend = await startRawBackend(t, socket => onRequest(socket, () => arrived.resolve(socket)));
  const gateway = await startTestGateway(t, store => newBackend(store, 'b', { url: backend.url, protocol: 'http' }));
  const leaving = begin(gateway.url, { method: 'PUT' }).on('error', () => undefined);
  leaving.write('x'.repeat(100_000));
  const socket = await arrived.promise;
  const closed = once(socket, 'close');
  leaving.destroy();
  await closed;
  assert.match(await gateway.logged(/./), / 499 /);
});
