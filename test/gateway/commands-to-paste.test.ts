import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { type TestContext, test } from 'node:test';
import { newApi } from '../../src/resources/apis.ts';
import { newBackend } from '../../src/resources/backends.ts';
import { addCaCertificate } from '../../src/resources/ca-certificates.ts';
import { setPolicy } from '../../src/resources/policies.ts';
import { serverIdentity, testAuthority } from '../support/certificates.ts';
import { startBackend } from '../support/servers.ts';
import { send } from './support/client.ts';
import { startTestGateway } from './support/gateway.ts';
import { startRawBackend } from './support/raw-backend.ts';

/** A path that a shell would run if it were not quoted. */
const NASTY = "/$(id)/'&&id;*";

/** The words of the command that a line of the log ends with, as a shell reads them. */
function wordsOf(line: string): string[] {
  const command = /Try: apim (.*)$/.exec(line)?.[1] ?? assert.fail(line);
  return execFileSync('sh', ['-c', `printf '%s\\n' ${command}`], { encoding: 'utf8', cwd: '/' })
    .split('\n')
    .slice(0, -1);
}

const CHOSEN = `<policies><inbound><set-backend-service base-url="@(context.Request.Headers.GetValueOrDefault("X-Url", ""))" /></inbound><backend><base /></backend><outbound><base /></outbound><on-error><base /></on-error></policies>`;

/** An API whose caller says where to go. */
const startChosen = (t: TestContext, ca: string | undefined) =>
  startTestGateway(t, async store => {
    await newApi(store, 'a', { path: 'a', serviceUrl: 'http://127.0.0.1:1' });
    await setPolicy(store, { kind: 'api', apiId: 'a' }, CHOSEN);
    if (ca !== undefined)
      await addCaCertificate(store, { id: 'root', file: Buffer.from(ca), password: undefined, storeName: undefined });
  });

test('a URL that a caller chose is one word of the command that mends its call', async t => {
  const backend = await startBackend(t, { identity: await serverIdentity({ issuer: 'self' }), requestCert: false });
  const gateway = await startChosen(t, undefined);
  const url = backend.url + NASTY;
  await send(`${gateway.url}/a`, { headers: { 'X-Url': url } });
  assert.deepEqual(wordsOf(await gateway.logged(/GET \/a 500/)), [
    ...['backend', 'new', '--url', url, '--protocol', 'http'],
    ...['--skip-certificate-chain-validation', 'true'],
  ]);
});

test('a URL that a caller chose is one word of a hint', async t => {
  const backend = await startBackend(t, {
    identity: await serverIdentity(),
    requestCert: false,
    minVersion: 'TLSv1.3',
    handler: (_request, response) => void response.writeHead(403).end(),
  });
  const gateway = await startChosen(t, (await testAuthority()).certificate);
  const url = backend.url + NASTY;
  await send(`${gateway.url}/a`, { headers: { 'X-Url': url } });
  const words = ['backend', 'new', '--url', url, '--protocol', 'http', '--tls-max-version', '1.2'];
  assert.deepEqual(wordsOf(await gateway.logged(/GET \/a 403/)), words);
});

test('the URL of an API or of a backend is one word of the command that corrects it', async t => {
  const closing = await startRawBackend(t, socket => socket.once('data', () => socket.end()));
  const url = closing.url + NASTY;
  const corrected = url.replace('http:', 'https:');
  const ofApi = await startTestGateway(t, store => newApi(store, 'a', { path: 'a', serviceUrl: url }));
  await send(`${ofApi.url}/a`);
  assert.deepEqual(wordsOf(await ofApi.logged(/GET \/a 500/)), ['api', 'set', '--id', 'a', '--service-url', corrected]);
  const ofBackend = await startTestGateway(t, store => newBackend(store, 'b', { url, protocol: 'http' }));
  await send(`${ofBackend.url}/x`);
  assert.deepEqual(wordsOf(await ofBackend.logged(/GET \/x 500/)), ['backend', 'set', '--id', 'b', '--url', corrected]);
});
