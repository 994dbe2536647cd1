import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import tls from 'node:tls';
import { promisify } from 'node:util';
import {
  type Authority,
  type AuthorityOptions,
  createAuthority,
  generateKeys,
  type Identity,
  issue,
} from '../../src/certificates/authority.ts';
import { LOOPBACK_ONLY } from '../../src/certificates/x509/name-constraints.ts';
import { temporaryFolder } from '../support/folder.ts';
import { listen } from '../support/listen.ts';
import { skipWithout } from '../support/program.ts';

const now = new Date();
const keys = generateKeys();
const authority = async (options: Partial<AuthorityOptions>): Promise<Authority> =>
  createAuthority({ commonName: 'Test CA', days: 30, now, keys: await keys, ...options });
const LOOPBACK = { dnsNames: ['localhost'], ipAddresses: ['127.0.0.1', '::1'] };
const leaf = async (issuer: Authority | 'self', names: { dnsNames?: string[]; ipAddresses?: string[] }) =>
  issue(issuer, { commonName: 'leaf', usage: 'server', days: 7, now, ...names });

/** What a client that trusts only `ca` says to a real server: nothing where all is well, else why not. */
async function handshake(t: TestContext, ca: Authority, server: Identity, chain: string, servername: string) {
  const listener = tls.createServer({ key: server.privateKey, cert: server.certificate + chain });
  const port = await listen(t, listener);
  const socket = tls.connect({ port, host: '127.0.0.1', servername, ca: ca.certificate });
  t.after(() => socket.destroy());
  return new Promise<string | undefined>(resolve => {
    socket.once('secureConnect', () => resolve(undefined));
    // Node 24 adds advice after a semicolon.
    socket.once('error', error => resolve(error.message.split(';')[0]));
  });
}

test('a leaf for localhost under a constrained authority is trusted', async t => {
  const ca = await authority({ nameConstraints: LOOPBACK_ONLY, usage: 'server' });
  assert.equal(await handshake(t, ca, await leaf(ca, LOOPBACK), '', 'localhost'), undefined);
});

test('a leaf for another name under a constrained authority is not trusted', async t => {
  const ca = await authority({ nameConstraints: LOOPBACK_ONLY });
  const server = await leaf(ca, { dnsNames: ['contoso.com'] });
  assert.equal(await handshake(t, ca, server, '', 'contoso.com'), 'permitted subtree violation');
});

test('a leaf for another address under a constrained authority is not trusted', async t => {
  const ca = await authority({ nameConstraints: LOOPBACK_ONLY });
  const addresses = { dnsNames: ['localhost'], ipAddresses: ['::2'] };
  assert.equal(await handshake(t, ca, await leaf(ca, addresses), '', 'localhost'), 'permitted subtree violation');
});

test('a leaf of an authority without constraints is trusted for any name', async t => {
  const ca = await authority({});
  assert.equal(await handshake(t, ca, await leaf(ca, { dnsNames: ['contoso.com'] }), '', 'contoso.com'), undefined);
});

test('a leaf that another authority of the same name issued is not trusted', async t => {
  const ca = await authority({});
  const stranger = await authority({ keys: await generateKeys() });
  const server = await leaf(stranger, LOOPBACK);
  assert.equal(await handshake(t, ca, server, '', 'localhost'), 'unable to verify the first certificate');
});

test('an authority may stand below another only where the path length allows it', async t => {
  const below = async (issuer: Authority) => authority({ commonName: 'Below', issuer, keys: await generateKeys() });
  const generous = await authority({ pathLength: 1 });
  const allowed = await below(generous);
  assert.equal(
    await handshake(t, generous, await leaf(allowed, LOOPBACK), allowed.certificate, 'localhost'),
    undefined,
  );
  const strict = await authority({});
  const refused = await below(strict);
  assert.equal(
    await handshake(t, strict, await leaf(refused, LOOPBACK), refused.certificate, 'localhost'),
    'path length constraint exceeded',
  );
});

test('an authority for servers cannot vouch for a client', async t => {
  if (skipWithout(t, 'openssl', 'version')) return;
  const { verify } = await openssl(t);
  const ca = await authority({ usage: 'server' });
  const client = await issue(ca, { commonName: 'client', usage: 'client', days: 7, now });
  assert.match(await verify(ca, client, 'sslclient'), /unsuitable certificate purpose/);
});

test('openssl accepts a leaf for this machine and refuses one for contoso.com', async t => {
  if (skipWithout(t, 'openssl', 'version')) return;
  const { verify } = await openssl(t);
  const ca = await authority({ nameConstraints: LOOPBACK_ONLY, usage: 'server' });
  assert.match(await verify(ca, await leaf(ca, LOOPBACK), 'sslserver'), /: OK\s*$/);
  assert.match(
    await verify(ca, await leaf(ca, { dnsNames: ['contoso.com'] }), 'sslserver'),
    /permitted subtree violation/,
  );
});

test('openssl reads every extension as it was meant', async t => {
  if (skipWithout(t, 'openssl', 'version')) return;
  const { text } = await openssl(t);
  const ca = await text(await authority({ nameConstraints: LOOPBACK_ONLY, usage: 'server' }));
  assert.match(
    ca,
    /Name Constraints: critical\s+Permitted:\s+DNS:localhost\s+IP:127\.0\.0\.0\/255\.0\.0\.0\s+IP:0:0:0:0:0:0:0:1\/FFFF:FFFF:FFFF:FFFF:FFFF:FFFF:FFFF:FFFF/,
  );
  assert.match(ca, /Basic Constraints: critical\s+CA:TRUE, pathlen:0/);
  assert.match(ca, /Key Usage: critical\s+Certificate Sign, CRL Sign/);
  assert.match(ca, /Extended Key Usage: \s+TLS Web Server Authentication/);
  const server = await text(await leaf(await authority({}), LOOPBACK));
  assert.match(server, /Basic Constraints: critical\s+CA:FALSE/);
  assert.match(
    server,
    /Subject Alternative Name: \s+DNS:localhost, IP Address:127\.0\.0\.1, IP Address:0:0:0:0:0:0:0:1/,
  );
  const identifier = /Subject Key Identifier: \s+([0-9A-F:]+)/.exec(ca)?.[1];
  assert.equal(/Authority Key Identifier: \s+(?:keyid:)?([0-9A-F:]+)/.exec(server)?.[1], identifier);
});

test('a leaf has its own key, a positive random serial of 16 bytes, and its issuer', async () => {
  const ca = await authority({});
  const issued = await issue(ca, { commonName: 'client', organization: 'Contoso', usage: 'client', days: 7, now });
  const certificate = new X509Certificate(issued.certificate);
  assert.equal(certificate.subject, 'O=Contoso\nCN=client');
  assert.equal(certificate.issuer, 'CN=Test CA');
  assert.equal(certificate.checkPrivateKey(createPrivateKey(issued.privateKey)), true);
  assert.match(issued.privateKey, /^-----BEGIN PRIVATE KEY-----\n/);
  assert.match(certificate.serialNumber, /^[4-7][0-9A-F]{31}$/);
  assert.deepEqual(certificate.keyUsage, ['1.3.6.1.5.5.7.3.2']);
  assert.notEqual(certificate.serialNumber, new X509Certificate((await leaf(ca, {})).certificate).serialNumber);
});

test('a name outside ASCII is kept', async () => {
  const { certificate } = await issue('self', { commonName: 'Zoë Łukasz 鍵', usage: 'any', days: 1, now });
  assert.equal(new X509Certificate(certificate).subject, 'CN=Zoë Łukasz 鍵');
});

test('validity begins a day ago and ends after the days asked for', async () => {
  const at = new Date('2049-12-01T12:00:00Z');
  const { certificate } = await issue('self', { commonName: 'x', usage: 'any', days: 31, now: at, keys: await keys });
  const { validFrom, validTo } = new X509Certificate(certificate);
  assert.deepEqual([validFrom, validTo], ['Nov 30 12:00:00 2049 GMT', 'Jan  1 12:00:00 2050 GMT']);
});

test('dates up to 2049 are written as UTCTime and later ones as GeneralizedTime', async () => {
  const notBefore = new Date('2049-12-31T23:59:59Z');
  const notAfter = new Date('9999-12-31T23:59:59Z');
  const { certificate } = await issue('self', { commonName: 'x', usage: 'any', notBefore, notAfter, keys: await keys });
  const der = new X509Certificate(certificate).raw.toString('latin1');
  assert.ok(der.includes('\x17\x0d491231235959Z\x18\x0f99991231235959Z'));
});

interface OpenSsl {
  verify(ca: Authority, leaf: Identity, purpose: string): Promise<string>;
  text(identity: Identity): Promise<string>;
}

/** Both answer what openssl prints, also where it refuses. */
async function openssl(t: TestContext): Promise<OpenSsl> {
  const folder = await temporaryFolder(t);
  const file = async (name: string, text: string) => {
    await writeFile(join(folder, name), text);
    return join(folder, name);
  };
  const run = async (...args: string[]): Promise<string> => {
    const { stdout, stderr } = await promisify(execFile)('openssl', args).catch(
      (error: { stdout: string; stderr: string }) => error,
    );
    return stdout + stderr;
  };
  return {
    verify: async (ca, leaf, purpose) =>
      run(
        'verify',
        '-purpose',
        purpose,
        '-CAfile',
        await file('ca.pem', ca.certificate),
        await file('leaf.pem', leaf.certificate),
      ),
    text: async ({ certificate }) => run('x509', '-noout', '-text', '-in', await file('x.pem', certificate)),
  };
}
