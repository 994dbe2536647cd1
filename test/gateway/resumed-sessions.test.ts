import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { TLSSocket } from 'node:tls';
import type { Backend as BackendEntity } from '../../src/model/backend.ts';
import { newBackend, setBackend } from '../../src/resources/backends.ts';
import { addCaCertificate, removeCaCertificate } from '../../src/resources/ca-certificates.ts';
import type { Store } from '../../src/store/store.ts';
import { serverIdentity, type TestIdentity, testAuthority } from '../support/certificates.ts';
import { startProxy } from '../support/proxy.ts';
import { startBackend } from '../support/servers.ts';
import { send } from './support/client.ts';
import { startTestGateway, type TestGateway } from './support/gateway.ts';
import { accept, open, startWebSocketBackend } from './support/web-socket.ts';

const VERSIONS = ['TLSv1.2', 'TLSv1.3'] as const;
type Version = (typeof VERSIONS)[number];
type Checks = NonNullable<BackendEntity['tls']>;

const BOTH: Checks = { validateCertificateChain: true, validateCertificateName: true };
const NAME_ALONE: Checks = { validateCertificateChain: false, validateCertificateName: true };
const CHAIN_ALONE: Checks = { validateCertificateChain: true, validateCertificateName: false };
const NEITHER: Checks = { validateCertificateChain: false, validateCertificateName: false };

/** A backend that closes each connection behind its answer, and counts those that went on with an earlier session. */
async function startClosing(t: TestContext, version: Version, identity: TestIdentity) {
  let resumed = 0;
  const backend = await startBackend(t, {
    identity,
    requestCert: false,
    minVersion: version,
    maxVersion: version,
    handler: ({ socket }, response) => {
      if (socket instanceof TLSSocket && socket.isSessionReused()) resumed += 1;
      response.setHeader('connection', 'close');
      response.end();
    },
  });
  return { url: backend.url, connections: backend.connections, resumed: () => resumed };
}

const trustRoot = async (store: Store) =>
  addCaCertificate(store, {
    id: 'root',
    file: Buffer.from((await testAuthority()).certificate),
    password: undefined,
    storeName: undefined,
  });

/** One after the other, then four at once, then one more. */
async function statuses({ url }: TestGateway): Promise<number[]> {
  const ask = async () => (await send(`${url}/`)).status;
  const [first, second] = [await ask(), await ask()];
  const together = await Promise.all([ask(), ask(), ask(), ask()]);
  return [first, second, ...together, await ask()];
}

const all = (status: number): number[] => new Array(7).fill(status);

const OTHER_NAME = { dnsNames: ['other.example'], ipAddresses: [] };

interface Case {
  readonly what: string;
  readonly identity: () => Promise<TestIdentity>;
  readonly tls: Checks;
  /** What the log says of each call; undefined: each is answered. */
  readonly refused: RegExp | undefined;
  /** Whether a good session may go on in the next connection. */
  readonly resumes: boolean;
}

const CASES: readonly Case[] = [
  {
    what: 'a self-signed certificate whose name alone is checked',
    identity: () => serverIdentity({ issuer: 'self' }),
    tls: NAME_ALONE,
    refused: undefined,
    resumes: false,
  },
  {
    what: 'a certificate of a known CA whose name alone is checked',
    identity: () => serverIdentity(),
    tls: NAME_ALONE,
    refused: undefined,
    resumes: false,
  },
  {
    what: 'an expired certificate whose name alone is checked',
    identity: () => serverIdentity({ period: 'expired' }),
    tls: NAME_ALONE,
    refused: undefined,
    resumes: false,
  },
  {
    what: 'a self-signed certificate for another name, whose name alone is checked',
    identity: () => serverIdentity({ issuer: 'self', ...OTHER_NAME }),
    tls: NAME_ALONE,
    refused: /is for another name: other\.example\./,
    resumes: false,
  },
  {
    what: 'a certificate of a known CA for another name, whose name alone is checked',
    identity: () => serverIdentity(OTHER_NAME),
    tls: NAME_ALONE,
    refused: /is for another name: other\.example\./,
    resumes: false,
  },
  {
    what: 'a certificate for another name, whose chain alone is checked',
    identity: () => serverIdentity(OTHER_NAME),
    tls: CHAIN_ALONE,
    refused: undefined,
    resumes: true,
  },
  {
    what: 'a self-signed certificate whose chain alone is checked',
    identity: () => serverIdentity({ issuer: 'self' }),
    tls: CHAIN_ALONE,
    refused: /is self-signed/,
    resumes: false,
  },
  {
    what: 'a certificate that is checked whole',
    identity: () => serverIdentity(),
    tls: BOTH,
    refused: undefined,
    resumes: true,
  },
  {
    what: 'a certificate for another name that is checked whole',
    identity: () => serverIdentity(OTHER_NAME),
    tls: BOTH,
    refused: /is for another name: other\.example\./,
    resumes: false,
  },
  {
    what: 'a self-signed certificate for another name that nothing checks',
    identity: () => serverIdentity({ issuer: 'self', ...OTHER_NAME }),
    tls: NEITHER,
    refused: undefined,
    resumes: true,
  },
];

for (const version of VERSIONS) {
  for (const way of ['straight', 'through a tunnel'] as const) {
    for (const { what, identity, tls, refused, resumes } of CASES) {
      test(`each connection has the verdict of the first (${version}, ${way}): ${what}`, async t => {
        const backend = await startClosing(t, version, await identity());
        const proxy = way === 'straight' ? {} : { proxy: { url: (await startProxy(t, {})).url } };
        const gateway = await startTestGateway(t, async store => {
          await trustRoot(store);
          await newBackend(store, 'b', { url: backend.url, protocol: 'http', tls, ...proxy });
        });
        assert.deepEqual(await statuses(gateway), all(refused === undefined ? 200 : 500));
        assert.equal(backend.connections(), 7);
        assert.equal(backend.resumed() > 0, resumes);
        if (refused !== undefined) for (const line of gateway.lines) assert.match(line, refused);
      });
    }
  }

  test(`no session of looser checks is used under stricter ones (${version})`, async t => {
    const backend = await startClosing(t, version, await serverIdentity({ issuer: 'self', ...OTHER_NAME }));
    const gateway = await startTestGateway(t, store =>
      newBackend(store, 'b', { url: backend.url, protocol: 'http', tls: NEITHER }),
    );
    for (const [tls, status] of [
      [NEITHER, 200],
      [NAME_ALONE, 500],
      [NEITHER, 200],
      [CHAIN_ALONE, 500],
      [BOTH, 500],
      [NEITHER, 200],
    ] as const) {
      await setBackend(gateway.store, 'b', { tls });
      assert.deepEqual(await statuses(gateway), all(status), JSON.stringify(tls));
    }
  });

  test(`a CA that is trusted no more takes its sessions with it (${version})`, async t => {
    const backend = await startClosing(t, version, await serverIdentity());
    const gateway = await startTestGateway(t, async store => {
      await trustRoot(store);
      await newBackend(store, 'b', { url: backend.url, protocol: 'http' });
    });
    assert.deepEqual(await statuses(gateway), all(200));
    await removeCaCertificate(gateway.store, 'root');
    assert.deepEqual(await statuses(gateway), all(500));
    await trustRoot(gateway.store);
    assert.deepEqual(await statuses(gateway), all(200));
  });

  test(`a TLS proxy of a plain backend is judged by Node alone, on each connection (${version})`, async t => {
    const proxy = await startClosing(t, version, await serverIdentity());
    const gateway = await startTestGateway(t, async store => {
      await trustRoot(store);
      await newBackend(store, 'b', {
        url: 'http://contoso.com',
        protocol: 'http',
        tls: NAME_ALONE,
        proxy: { url: proxy.url },
      });
    });
    assert.deepEqual(await statuses(gateway), all(200));
    assert.equal(proxy.resumed() > 0, true);
    await removeCaCertificate(gateway.store, 'root');
    assert.deepEqual(await statuses(gateway), all(500));
  });

  test(`a WebSocket opens on the second connection as on the first, where the name alone is checked (${version})`, async t => {
    const { chain, privateKey } = await serverIdentity({ issuer: 'self' });
    const backend = await startWebSocketBackend(t, ({ request, socket }) => socket.write(accept(request)), {
      cert: chain.join(''),
      key: privateKey,
      requestCert: false,
      minVersion: version,
      maxVersion: version,
    });
    const gateway = await startTestGateway(t, store =>
      newBackend(store, 'b', { url: backend.url, protocol: 'http', tls: NAME_ALONE }),
    );
    assert.equal((await send(gateway.url)).status, 200);
    for (const _ of ['second', 'third']) assert.match((await open(t, gateway.url)).head, /^HTTP\/1\.1 101 /);
  });

  test(`a WebSocket is refused on each connection to another name (${version})`, async t => {
    const { chain, privateKey } = await serverIdentity({ issuer: 'self', ...OTHER_NAME });
    const backend = await startWebSocketBackend(t, ({ request, socket }) => socket.write(accept(request)), {
      cert: chain.join(''),
      key: privateKey,
      requestCert: false,
      minVersion: version,
      maxVersion: version,
    });
    const gateway = await startTestGateway(t, store =>
      newBackend(store, 'b', { url: backend.url, protocol: 'http', tls: NAME_ALONE }),
    );
    for (const _ of ['first', 'second', 'third']) assert.match((await open(t, gateway.url)).head, /^HTTP\/1\.1 500 /);
  });
}
