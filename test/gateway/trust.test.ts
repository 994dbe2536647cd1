import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { newBackend, setBackend } from '../../src/resources/backends.ts';
import { addCaCertificate } from '../../src/resources/ca-certificates.ts';
import type { Store } from '../../src/store/store.ts';
import {
  serverIdentity,
  strangeAuthority,
  type TestIdentity,
  testAuthority,
  testIntermediate,
} from '../support/certificates.ts';
import { temporaryFolder } from '../support/folder.ts';
import { startBackend } from '../support/servers.ts';
import { send } from './support/client.ts';
import { startTestGateway } from './support/gateway.ts';

const addCa = (store: Store, id: string, certificate: string) =>
  addCaCertificate(store, { id, file: Buffer.from(certificate), password: undefined, storeName: undefined });

const root = async () => (await testAuthority()).certificate;

interface Server {
  readonly name: string;
  readonly identity: () => Promise<TestIdentity>;
  /** CA certificates that the context has. */
  readonly trusted: () => Promise<string[]>;
  /** What is wrong with it, where the check of the chain, or of the name, is made. */
  readonly chain: RegExp | undefined;
  readonly wrongName: boolean;
}

const SERVERS: readonly Server[] = [
  {
    name: 'a self-signed certificate',
    identity: () => serverIdentity({ issuer: 'self' }),
    trusted: async () => [],
    chain:
      /is self-signed, and its chain is checked\. \(activityId [-0-9a-f]{36}\) Try: apim backend set --id b --skip-certificate-chain-validation true$/,
    wrongName: false,
  },
  {
    name: 'a self-signed certificate for another name',
    identity: () => serverIdentity({ issuer: 'self', dnsNames: ['other.example'], ipAddresses: [] }),
    trusted: async () => [],
    chain: /is self-signed/,
    wrongName: true,
  },
  {
    name: 'a good certificate for another name',
    identity: () => serverIdentity({ dnsNames: ['other.example'], ipAddresses: [] }),
    trusted: async () => [await root()],
    chain: undefined,
    wrongName: true,
  },
  {
    name: 'an expired certificate',
    identity: () => serverIdentity({ period: 'expired' }),
    trusted: async () => [await root()],
    chain:
      /has expired\. Its owner must renew it; until then the check of the chain can be switched off\. .* Try: apim backend set --id b --skip-certificate-chain-validation true$/,
    wrongName: false,
  },
  {
    name: 'a certificate that is not valid yet',
    identity: () => serverIdentity({ period: 'not yet valid' }),
    trusted: async () => [await root()],
    chain: /is not valid yet; is this machine's clock right\? .* Try: apim backend set --id b --skip/,
    wrongName: false,
  },
  {
    name: 'a certificate of a private CA',
    identity: () => serverIdentity({ issuer: 'intermediate' }),
    trusted: async () => [(await strangeAuthority()).certificate],
    chain: /is issued by a CA that is not trusted here\. .* Try: apim ca add --file CA\.pem$/,
    wrongName: false,
  },
  {
    name: 'a certificate without its intermediate',
    identity: async () => {
      const identity = await serverIdentity({ issuer: 'intermediate' });
      return { ...identity, chain: [identity.certificate] };
    },
    trusted: async () => [await root()],
    chain:
      /sent its certificate without the one that issued it, and that one is not known here\. Azure may fetch a missing intermediate by itself; Node does not\. .* Try: apim ca add --file INTERMEDIATE\.pem --store-name CertificateAuthority$/,
    wrongName: false,
  },
];

for (const { name, identity, trusted, chain, wrongName } of SERVERS) {
  test(`the checks of chain and name are switched apart: ${name}`, async t => {
    const backend = await startBackend(t, { identity: await identity(), requestCert: false });
    const gateway = await startTestGateway(t, async store => {
      for (const [index, certificate] of (await trusted()).entries()) await addCa(store, `ca-${index}`, certificate);
      await newBackend(store, 'b', { url: backend.url, protocol: 'http' });
    });
    for (const validateCertificateChain of [true, false]) {
      for (const validateCertificateName of [true, false]) {
        await setBackend(gateway.store, 'b', { tls: { validateCertificateChain, validateCertificateName } });
        const at = gateway.lines.length;
        const fails = (validateCertificateChain && chain !== undefined) || (validateCertificateName && wrongName);
        // Twice: the second handshake may resume a session.
        for (const _ of ['full', 'resumed']) {
          const { status } = await send(`${gateway.url}/`);
          assert.equal(status, fails ? 500 : 200, `chain ${validateCertificateChain}, name ${validateCertificateName}`);
        }
        const expected =
          validateCertificateChain && chain !== undefined
            ? chain
            : /is for another name: other\.example\. Better call it by a name that it is for, as in https:\/\/other\.example:\d+, or have its owner renew it for localhost; the check of the name can be switched off too\. .* Try: apim backend set --id b --skip-certificate-name-validation true$/;
        if (fails) assert.match(gateway.lines[at] ?? '', expected);
      }
    }
    assert.ok(backend.requests.every(({ method }) => method === 'GET'));
  });
}

test('an uploaded root, and an uploaded intermediate below it, make a chain trusted', async t => {
  const identity = await serverIdentity({ issuer: 'intermediate' });
  const backend = await startBackend(t, {
    identity: { ...identity, chain: [identity.certificate] },
    requestCert: false,
  });
  const gateway = await startTestGateway(t, async store => {
    await newBackend(store, 'b', { url: backend.url, protocol: 'http' });
    await addCa(store, 'root', await root());
  });
  assert.equal((await send(gateway.url)).status, 500);
  await addCa(gateway.store, 'intermediate', (await testIntermediate()).certificate);
  assert.equal((await send(gateway.url)).status, 200);
});

test('an address is checked against the addresses in the certificate', async t => {
  const backend = await startBackend(t, { requestCert: false });
  const named = await startBackend(t, { identity: await serverIdentity({ ipAddresses: [] }), requestCert: false });
  const gateway = await startTestGateway(t, async store => {
    await addCa(store, 'root', await root());
    await newBackend(store, 'good', { url: `https://127.0.0.1:${backend.port}`, protocol: 'http' });
    await newBackend(store, 'wrong', { url: `https://127.0.0.1:${named.port}`, protocol: 'http' });
    await newBackend(store, 'unchained', {
      url: `https://127.0.0.1:${named.port}/x`,
      protocol: 'http',
      tls: { validateCertificateChain: false },
    });
  });
  const statuses = await Promise.all(
    ['good', 'wrong', 'unchained'].map(async id => (await send(`${gateway.url}/${id}`)).status),
  );
  assert.deepEqual(statuses, [200, 500, 500]);
  assert.equal(backend.requests[0]?.serverName, undefined);
});

test('the roots of NODE_EXTRA_CA_CERTS count, with and without certificates of the context', async t => {
  const [home, folder] = await Promise.all([temporaryFolder(t), temporaryFolder(t)]);
  const [extra, other] = [join(folder, 'extra.pem'), join(folder, 'other.pem')];
  await writeFile(extra, await root());
  await writeFile(other, (await strangeAuthority()).certificate);
  const backend = await startBackend(t, { requestCert: false });
  const program = fileURLToPath(new URL('./support/extra-ca-program.js', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [program, home, backend.url, other], {
    env: { ...process.env, NODE_EXTRA_CA_CERTS: extra },
  });
  assert.equal(stdout, 'none: 200\nanother: 200\nnone again: 200\n');
});
