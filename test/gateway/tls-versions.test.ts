import assert from 'node:assert/strict';
import { constants } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import https from 'node:https';
import { type TestContext, test } from 'node:test';
import { TLSSocket } from 'node:tls';
import { newBackend, setBackend } from '../../src/resources/backends.ts';
import type { Store } from '../../src/store/store.ts';
import { clientIdentity, serverIdentity, testAuthority, thumbprint } from '../support/certificates.ts';
import { listen } from '../support/listen.ts';
import { bodyOf, startBackend } from '../support/servers.ts';
import { send } from './support/client.ts';
import { addIdentity, startTestGateway } from './support/gateway.ts';
import { weakIdentity } from './support/weak.ts';

const presenting = (url: string, maxVersion?: '1.2') => async (store: Store) => {
  await addIdentity(store, 'client', await clientIdentity('client'));
  await newBackend(store, 'b', {
    url,
    protocol: 'http',
    credentials: { certificateIds: ['client'] },
    tls: {
      validateCertificateChain: false,
      validateCertificateName: false,
      ...(maxVersion === undefined ? {} : { maxVersion }),
    },
  });
};

for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
  test(`a backend that speaks ${version} only is called`, async t => {
    const backend = await startBackend(t, { minVersion: version, maxVersion: version });
    const gateway = await startTestGateway(t, presenting(backend.url));
    assert.equal((await send(gateway.url)).status, 200);
    assert.equal(backend.requests[0]?.tlsVersion, version);
    assert.equal(backend.requests[0]?.serverName, 'localhost');
  });
}

test('the highest version of a backend holds', async t => {
  const backend = await startBackend(t, {});
  const gateway = await startTestGateway(t, presenting(backend.url, '1.2'));
  await send(gateway.url);
  await setBackend(gateway.store, 'b', { tls: { maxVersion: '1.3' } });
  await send(gateway.url);
  assert.deepEqual(
    backend.requests.map(({ tlsVersion }) => tlsVersion),
    ['TLSv1.2', 'TLSv1.3'],
  );
});

/** Asks for the client's certificate only once a request has come, as IIS does for one path of a site. */
async function startRenegotiating(t: TestContext): Promise<string> {
  const { chain, privateKey } = await serverIdentity();
  const server = https.createServer({
    cert: chain.join(''),
    key: privateKey,
    maxVersion: 'TLSv1.2',
    // A resumed session would do without the certificate.
    secureOptions: constants.SSL_OP_NO_SESSION_RESUMPTION_ON_RENEGOTIATION,
    ca: (await testAuthority()).certificate,
  });
  server.on('request', (request: IncomingMessage, response: ServerResponse) => void answer(request, response));
  return `https://localhost:${await listen(t, server)}`;
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { socket } = request;
  if (!(socket instanceof TLSSocket)) throw new Error('The request came without TLS.');
  // Before: Node's server takes what the client sends meanwhile for a request of its own.
  const body = await bodyOf(request);
  await new Promise<void>((resolve, reject) =>
    socket.renegotiate({ requestCert: true, rejectUnauthorized: false }, error =>
      error === null ? resolve() : reject(error),
    ),
  );
  // Node's server takes many renegotiations of one connection for an attack.
  response.setHeader('connection', 'close');
  response.end(`${socket.getPeerCertificate().fingerprint?.replaceAll(':', '')} ${body.length}`);
}

test('a backend that asks for the certificate by renegotiation gets it, and bodies stay whole', async t => {
  const gateway = await startTestGateway(t, presenting(await startRenegotiating(t)));
  const client = thumbprint(await clientIdentity('client'));
  const [stored] = gateway.store.certificates.list();
  assert.notEqual(stored?.thumbprint, client);
  for (const [method, length] of [
    ['GET', 0],
    ['POST', 10],
    ['POST', 300_000],
    ['PUT', 300_000],
    ['GET', 0],
  ] as const) {
    const { status, body } = await send(gateway.url, {
      method,
      ...(length === 0 ? {} : { body: Buffer.alloc(length, 'x') }),
    });
    assert.deepEqual([status, body], [200, `${stored?.thumbprint} ${length}`]);
  }
});

for (const status of [401, 403]) {
  test(`${status} over TLS 1.3 is passed on, and the log tells once of TLS 1.2`, async t => {
    const backend = await startBackend(t, {
      handler: (_request, response) => response.writeHead(status).end('no'),
    });
    const gateway = await startTestGateway(t, presenting(backend.url));
    const { status: seen, body } = await send(gateway.url);
    assert.deepEqual([seen, body], [status, 'no']);
    await send(gateway.url);
    assert.match(
      gateway.lines[0] ?? '',
      new RegExp(
        ` ${status} b client \\S+ ms - The backend answered ${status} over TLS 1\\.3\\. Perhaps it asks for the client certificate only after the handshake, which Node can answer in TLS 1\\.2 alone\\. Try: apim backend set --id b --tls-max-version 1\\.2$`,
      ),
    );
    assert.match(gateway.lines[1] ?? '', / ms$/);
    await setBackend(gateway.store, 'b', { tls: { maxVersion: '1.2' } });
    await send(gateway.url);
    assert.match(gateway.lines[2] ?? '', / ms$/);
  });
}

for (const [challenge, isToldOf] of [
  ['Bearer', false],
  ['Basic realm="Certificate"', false],
  ['Negotiate, NTLM', false],
  ['ClientCertificate', true],
] as const) {
  test(`401 that asks for ${challenge} is ${isToldOf ? '' : 'not '}suspected of meaning the certificate`, async t => {
    const backend = await startBackend(t, {
      handler: (_request, response) => response.writeHead(401, { 'www-authenticate': challenge }).end(),
    });
    const gateway = await startTestGateway(t, presenting(backend.url));
    assert.equal((await send(gateway.url)).headers['www-authenticate'], challenge);
    assert.equal(/Perhaps it asks for the client certificate/.test(gateway.lines[0] ?? ''), isToldOf);
  });
}

test('an old weak client certificate is presented', async t => {
  const { identity, ca } = weakIdentity();
  for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
    const server = https.createServer(
      {
        ...(await serverOptions()),
        ca,
        requestCert: true,
        rejectUnauthorized: true,
        ciphers: 'DEFAULT:@SECLEVEL=0',
        sigalgs: 'rsa_pss_rsae_sha256:rsa_pkcs1_sha256:rsa_pkcs1_sha1',
        maxVersion: version,
      },
      (_request, response) => response.end('seen'),
    );
    const port = await listen(t, server);
    const gateway = await startTestGateway(t, async store => {
      await addIdentity(store, 'weak', identity);
      await newBackend(store, 'b', {
        url: `https://localhost:${port}`,
        protocol: 'http',
        tls: { validateCertificateChain: false },
      });
    });
    const { status, body } = await send(gateway.url);
    assert.deepEqual([status, body], [200, 'seen'], gateway.lines.join('\n'));
  }
});

async function serverOptions() {
  const { chain, privateKey } = await serverIdentity();
  return { cert: chain.join(''), key: privateKey };
}
