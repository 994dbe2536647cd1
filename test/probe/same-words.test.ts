import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { newBackend } from '../../src/resources/backends.ts';
import { send } from '../gateway/support/client.ts';
import { startTestGateway } from '../gateway/support/gateway.ts';
import { startRawBackend, unusedPort } from '../gateway/support/raw-backend.ts';
import { serverIdentity } from '../support/certificates.ts';
import { startProxy } from '../support/proxy.ts';
import { startBackend, startPlainBackend } from '../support/servers.ts';
import { startLooking } from './support/looking.ts';

interface Faulty {
  readonly url: string;
  readonly proxy?: string;
}

/** What the gateway's log says of a call, and the command it proposes. */
async function logged(t: TestContext, { url, proxy }: Faulty) {
  const more = proxy === undefined ? {} : { proxy: { url: proxy } };
  const gateway = await startTestGateway(t, store => newBackend(store, 'b', { url, protocol: 'http', ...more }));
  await send(gateway.url);
  const [, message, command] = / ms - (.*) \(activityId \S+\)(?: Try: (.*))?$/.exec(gateway.lines[0] ?? '') ?? [];
  return { message, command: command ?? null };
}

const FAULTS: readonly (readonly [string, (t: TestContext) => Promise<Faulty>])[] = [
  [
    'ServerCertificateSelfSigned',
    async t => startBackend(t, { identity: await serverIdentity({ issuer: 'self' }), requestCert: false }),
  ],
  ['PortClosed', async t => ({ url: `https://127.0.0.1:${await unusedPort(t)}` })],
  ['PlainTextOnTlsPort', async t => ({ url: (await startPlainBackend(t, {})).url.replace('http:', 'https:') })],
  ['ProxyRefused', async t => ({ url: 'https://contoso.com', proxy: (await startProxy(t, { username: 'me' })).url })],
  [
    'ProxyRefused',
    async t => {
      const { url } = await startRawBackend(t, socket => socket.once('data', () => socket.end()));
      return { url: 'https://contoso.com', proxy: url };
    },
  ],
  [
    'PlainTextOnTlsPort',
    async t => ({ url: 'http://contoso.com', proxy: (await startProxy(t, {})).url.replace('http:', 'https:') }),
  ],
];

for (const [fault, start] of FAULTS) {
  test(`the gateway's log has the words of backend test: ${fault}`, async t => {
    const faulty = await start(t);
    const { backend, look } = await startLooking(t);
    await backend('b', faulty.url, ...(faulty.proxy === undefined ? [] : ['--proxy-url', faulty.proxy]));
    const { cause } = await look('b');
    assert.equal(cause?.fault, fault);
    assert.deepEqual({ message: cause?.message, command: cause?.command }, await logged(t, faulty));
  });
}
