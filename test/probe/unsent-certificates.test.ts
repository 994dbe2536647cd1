import assert from 'node:assert/strict';
import { constants } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { TLSSocket } from 'node:tls';
import { workshop } from '../certificates/openssl.ts';

import { type BackendOptions, startBackend } from '../support/servers.ts';
import { assertCause, assertSuccess, type Looking, SECRET, startLooking } from './support/looking.ts';

const shop = workshop();
shop.selfSigned('root');
shop.issued('good', 'root');
shop.issued('server', 'root');
const root = shop.read('root.crt').toString();

const curve = (name: string) => ['-newkey', 'ec', '-pkeyopt', `ec_paramgen_curve:${name}`];
const dsa = (): string[] => {
  shop.openssl('genpkey', '-genparam', '-algorithm', 'DSA', '-pkeyopt', 'dsa_paramgen_bits:2048', '-out', 'dsa.pem');
  shop.openssl('genpkey', '-paramfile', 'dsa.pem', '-out', 'dsa.pkey');
  return ['-key', 'dsa.pkey'];
};

/** Named one by one, since what a server asks for by itself is another with each OpenSSL. */
const ASKED = [
  'ecdsa_secp256r1_sha256',
  'ecdsa_secp384r1_sha384',
  'ecdsa_secp521r1_sha512',
  'ed25519',
  'ed448',
  'rsa_pss_rsae_sha256',
  'rsa_pss_rsae_sha384',
  'rsa_pss_rsae_sha512',
  'rsa_pss_pss_sha256',
  'rsa_pss_pss_sha384',
];
const TLS13 = `${ASKED.slice(0, 8).join(', ')} and 2 more`;
const ECDSA = 'ecdsa_secp256r1_sha256, ecdsa_secp384r1_sha384';
const ecdsaServer: Partial<BackendOptions> = {
  identity: {
    chain: [shop.read('server.crt').toString()],
    certificate: shop.read('server.crt').toString(),
    privateKey: shop.read('server.key').toString(),
  },
  sigalgs: ECDSA.replaceAll(', ', ':'),
};

/** A context with one backend, whose own certificate is not checked, and one client certificate. */
async function lookingFor(t: TestContext, url: string, name: string): Promise<Looking> {
  const looking = await startLooking(t);
  const skip = ['--skip-certificate-chain-validation', 'true', '--skip-certificate-name-validation', 'true'];
  await looking.backend('b', url, ...skip);
  await writePfx(looking, name);
  await looking.done('cert', 'add', '--id', 'client', '--pfx', `${name}.pfx`, '--password', SECRET);
  return looking;
}

const writePfx = ({ cwd }: Looking, name: string): Promise<void> =>
  writeFile(join(cwd, `${name}.pfx`), shop.pfx(name, SECRET));

interface Case {
  readonly name: string;
  readonly options: () => readonly string[];
  readonly version: 'TLSv1.2' | 'TLSv1.3';
  readonly server: Partial<BackendOptions>;
  readonly why: string;
}

const weak = { ciphers: 'DEFAULT:@SECLEVEL=0' };
const in13 = (name: string, options: () => readonly string[], key: string): Case => ({
  name,
  options,
  version: 'TLSv1.3',
  server: { sigalgs: ASKED.join(':') },
  why: `its key (${key}) cannot sign in TLS 1.3, and the server asks for ${TLS13}`,
});

/** RFC 8734, which OpenSSL knows since 3.2. */
const brainpool: Case = {
  ...in13('brainpool', () => curve('brainpoolP256r1'), 'EC brainpoolP256r1'),
  ...(!process.versions.openssl.startsWith('3.0.') && {
    why: `its key (EC brainpoolP256r1) can make none of the signatures that the server asks for, which are ${TLS13}`,
  }),
};

const CASES: readonly Case[] = [
  brainpool,
  in13('secp256k1', () => curve('secp256k1'), 'EC secp256k1'),
  in13('p192', () => curve('prime192v1'), 'EC P-192'),
  in13('p224', () => curve('secp224r1'), 'EC P-224'),
  in13('rsa512', () => ['-newkey', 'rsa:512'], 'RSA 512'),
  in13('dsa', dsa, 'DSA 2048'),
  ...(['TLSv1.2', 'TLSv1.3'] as const).flatMap(version => [
    {
      name: `rsa-${version}`,
      options: () => ['-newkey', 'rsa:2048'],
      version,
      server: ecdsaServer,
      why: `its key (RSA 2048) can make none of the signatures that the server asks for, which are ${ECDSA}`,
    },
    {
      name: `ed25519-${version}`,
      options: () => ['-newkey', 'ed25519'],
      version,
      server: ecdsaServer,
      why: `its key (Ed25519) can make none of the signatures that the server asks for, which are ${ECDSA}`,
    },
  ]),
];

for (const { name, options, version, server, why } of CASES) {
  test(`${version}: a certificate that a server asks for in vain: ${name}`, async t => {
    shop.selfSigned(name, ...options());
    const tls = { ...weak, ...server, ca: [root], minVersion: version, maxVersion: version };
    const { url, port } = await startBackend(t, tls);
    const looking = await lookingFor(t, url, name);
    const probe = await looking.look('b');
    assertCause(
      probe,
      'ClientCertificateNotSent',
      `localhost:${port} ended the TLS connection: it demands a client certificate and got none (client certificate 'client' was not sent: ${why}).`,
      'apim cert set --id client --pfx FILE',
    );
    const { sent, unsent, signatureAlgorithms } = probe.clientCertificate;
    assert.deepEqual([sent, unsent, signatureAlgorithms.length > 0], [0, why, true]);
    await writePfx(looking, 'good');
    await looking.mend(probe.cause, { FILE: 'good.pfx' }, '--password', SECRET);
    assertSuccess(await looking.look('b'), 200);
  });

  test(`${version}: the same is told where the server answers all the same: ${name}`, async t => {
    shop.selfSigned(name, ...options());
    const tls = { ...weak, ...server, ca: [root], minVersion: version, maxVersion: version, rejectUnauthorized: false };
    const { url } = await startBackend(t, tls);
    const looking = await lookingFor(t, url, name);
    const probe = await looking.look('b');
    assertSuccess(probe, 200);
    const doubt = `The backend asked for a client certificate, and 'client' was not sent: ${why}.`;
    assert.equal(probe.doubts[0], doubt);
    const told = (await looking.text('b')).replace(/\s+/g, ' ');
    assert.ok(told.includes(`sent no, an empty list: ${why}`), told);
    const doctor = await looking.run('doctor', '--port', '0', '--https-port', '0', '-o', 'json');
    const calls = JSON.parse(doctor.stdout).filter(({ area }: { area: string }) => area === 'calls');
    assert.deepEqual(
      calls.map(({ verdict, sentence, command }: Record<string, string>) => [verdict, sentence, command]),
      [['warning', `A call to ${url} is answered 200. ${doubt}`, 'apim cert set --id client --pfx FILE']],
    );
  });
}

for (const [name, curveName, key] of [
  ['brainpool12', 'brainpoolP384r1', 'EC brainpoolP384r1'],
  ['k1-12', 'secp256k1', 'EC secp256k1'],
] as const)
  test(`TLS 1.2: a certificate on a curve that the server does not take: ${name}`, async t => {
    shop.selfSigned(name, ...curve(curveName));
    const { url, port } = await startBackend(t, { ca: [root], maxVersion: 'TLSv1.2' });
    const looking = await lookingFor(t, url, name);
    const probe = await looking.look('b');
    assertCause(
      probe,
      'ClientCertificateRefused',
      `localhost:${port} ended the TLS connection: it does not take the curve of the client certificate's key (${key}) ` +
        `(client certificate 'client' was sent, which is issued by CN=${name}; the server takes those issued by CN=root).`,
      'apim cert set --id client --pfx FILE',
    );
    await writePfx(looking, 'good');
    await looking.mend(probe.cause, { FILE: 'good.pfx' }, '--password', SECRET);
    assertSuccess(await looking.look('b'), 200);
  });

for (const [status, words, fault] of [
  [
    403,
    'answered 403 after it asked for a client certificate and got none (client certificate',
    'ClientCertificateNotSent',
  ],
  [
    500,
    "answered 500: the connection is in order, and the fault is the backend's own. The backend asked for a client certificate, and",
    'ServerError',
  ],
] as const)
  test(`an answer ${status} to a certificate that was not sent says so`, async t => {
    shop.selfSigned('unsent', ...curve('secp256k1'));
    const handler: NonNullable<BackendOptions['handler']> = (_request, response) => response.writeHead(status).end();
    const { url, port } = await startBackend(t, { ca: [root], rejectUnauthorized: false, handler });
    const { cause } = await (await lookingFor(t, url, 'unsent')).look('b');
    assert.equal(cause?.fault, fault);
    assert.ok(
      cause?.message.startsWith(`localhost:${port} ${words} 'client' was not sent: its key (EC secp256k1)`),
      cause?.message,
    );
  });

test('a server that asks in vain by renegotiation', async t => {
  shop.selfSigned('late', '-newkey', 'rsa:2048');
  const { url } = await startBackend(t, {
    ...ecdsaServer,
    ca: [root],
    requestCert: false,
    maxVersion: 'TLSv1.2',
    secureOptions: constants.SSL_OP_NO_SESSION_RESUMPTION_ON_RENEGOTIATION,
    handler: (request, response) => {
      const { socket } = request;
      if (!(socket instanceof TLSSocket)) throw new Error('The server speaks TLS.');
      socket.renegotiate({ requestCert: true, rejectUnauthorized: false }, () => response.writeHead(403).end());
    },
  });
  const { cause } = await (await lookingFor(t, url, 'late')).look('b');
  assert.equal(cause?.fault, 'ClientCertificateNotSent');
});
