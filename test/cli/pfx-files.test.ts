import assert from 'node:assert/strict';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { certificateBag, keyBag, pfx, plainPart } from '../certificates/hand-made-pfx.ts';
import { workshop } from '../certificates/openssl.ts';
import { printed, type RunOptions, type Session, startSession } from './session.ts';

const work = workshop();
work.selfSigned('client');
work.selfSigned('other');
work.openssl('req', '-x509', '-key', 'client.key', '-subj', '/CN=client', '-days', '5000', '-out', 'renewed.crt');

const x509 = (name: string): X509Certificate => new X509Certificate(work.read(`${name}.crt`));
const certificate = (name: string) => certificateBag(x509(name).raw);
const key = (name: string) =>
  keyBag(createPrivateKey(work.read(`${name}.key`)).export({ type: 'pkcs8', format: 'der' }));
const described = (name: string): string => {
  const { fingerprint, validTo } = x509(name);
  const expires = new Date(validTo).toISOString().replace('.000Z', 'Z');
  return `CN=${name === 'renewed' ? 'client' : name} (thumbprint ${fingerprint.replaceAll(':', '')}, expires ${expires})`;
};

/** The commands of a session run at the moment it was loaded, which is before openssl made the certificates. */
async function run(session: Session, options: RunOptions, ...args: string[]) {
  const result = await session.runWith(options, ...args);
  return { ...result, stderr: result.stderr.replace(/^Warning: The certificate is not yet valid .*\n/m, '') };
}

async function added(t: Parameters<typeof startSession>[0], ...bags: readonly Buffer[]) {
  const session = await startSession(t);
  await writeFile(join(session.cwd, 'client.pfx'), pfx([plainPart(...bags)]));
  return run(session, {}, 'cert', 'add', '--pfx', 'client.pfx', '-o', 'tsv', '--query', 'properties.thumbprint');
}

const thumbprint = (name: string): string => x509(name).fingerprint.replaceAll(':', '');

test('of an old and a renewed certificate of one key it is said which was taken, and that it expires first', async t => {
  const { stdout, stderr } = await added(t, certificate('renewed'), certificate('client'), key('client'));
  assert.equal(stdout, `${thumbprint('client')}\n`);
  assert.equal(
    stderr,
    `Warning: The PFX file holds 2 certificates with a private key, and the last one was taken, as .NET and so Azure does: ${described('client')}. Passed over: ${described('renewed')}.\n` +
      `Warning: The certificate that was taken expires before one that was passed over (${described('renewed')}). If that is the one you mean, export it alone.\n`,
  );
});

test('where the renewed one is the last it is taken, and only that is said', async t => {
  const { stdout, stderr } = await added(t, certificate('client'), certificate('renewed'), key('client'));
  assert.equal(stdout, `${thumbprint('renewed')}\n`);
  assert.equal(
    stderr,
    `Warning: The PFX file holds 2 certificates with a private key, and the last one was taken, as .NET and so Azure does: ${described('renewed')}. Passed over: ${described('client')}.\n`,
  );
});

test('of several certificates with keys of their own those passed over are named, each once', async t => {
  const bags = [certificate('other'), certificate('client'), certificate('other'), key('other'), key('client')];
  const { stderr } = await added(t, ...bags);
  assert.match(
    stderr,
    /^Warning: The PFX file holds 2 certificates with a private key, .*: CN=other .*Passed over: CN=client [^;]*\.\n$/,
  );
});

test('a key without a certificate is said to be left out; one certificate and its key say nothing', async t => {
  const { stderr } = await added(t, key('other'), certificate('client'), key('client'));
  assert.equal(stderr, 'Warning: A private key in the PFX file belongs to no certificate in it, and was left out.\n');
  assert.deepEqual(await added(t, certificate('client'), key('client')), printed(`${thumbprint('client')}\n`));
});

test('cert set says which was taken too, and refuses a damaged key', async t => {
  const session = await startSession(t);
  const write = (...bags: readonly Buffer[]) => writeFile(join(session.cwd, 'a.pfx'), pfx([plainPart(...bags)]));
  await write(certificate('client'), key('client'));
  await session.done('cert', 'add', '--id', 'client', '--pfx', 'a.pfx');
  await write(certificate('client'), certificate('renewed'), key('client'));
  assert.match((await session.run('cert', 'set', 'client', '--pfx', 'a.pfx')).stderr, /the last one was taken/);
  const { d = '' } = createPrivateKey(work.read('client.key')).export({ format: 'jwk' });
  const damaged = key('client');
  damaged.writeUInt8(
    damaged.readUInt8(damaged.indexOf(Buffer.from(d, 'base64url')) + 9) ^ 1,
    damaged.indexOf(Buffer.from(d, 'base64url')) + 9,
  );
  await write(certificate('client'), damaged);
  for (const args of [
    ['cert', 'set', 'client', '--pfx', 'a.pfx'],
    ['cert', 'add', '--id', 'damaged', '--pfx', 'a.pfx'],
  ]) {
    const { status, stderr } = await session.run(...args);
    assert.equal(status, 1);
    assert.match(stderr, /^apim: The private key in this PFX file is damaged: what it signs does not fit/);
  }
  assert.equal(
    await session.done('cert', 'list', '--query', '[].properties.thumbprint', '-o', 'tsv'),
    `${thumbprint('renewed')}\n`,
  );
});

test('on a terminal a line says that opening takes some seconds, and elsewhere nothing does', async t => {
  const session = await startSession(t);
  const costly = ['-certpbe', 'AES-256-CBC', '-keypbe', 'AES-256-CBC', '-iter', '600000'];
  await writeFile(join(session.cwd, 'client.pfx'), work.pfx('client', 'secret', ...costly));
  const args = ['cert', 'add', '--pfx', 'client.pfx', '--password', 'secret', '--query', 'name', '-o', 'tsv'];
  const line = 'Opening client.pfx: its password was made costly to guess, which takes some seconds …\n';
  assert.deepEqual(await run(session, { terminal: true }, ...args), { status: 0, stdout: 'client\n', stderr: line });
  await session.done('cert', 'remove', 'client');
  assert.deepEqual(await run(session, {}, ...args), printed('client\n'));
});

test('on a terminal it is told too where only the attempts without a password take long', async t => {
  const session = await startSession(t);
  const costly = ['-certpbe', 'AES-256-CBC', '-keypbe', 'AES-256-CBC', '-iter', '150000'];
  await writeFile(join(session.cwd, 'client.pfx'), work.pfx('client', 'secret', ...costly));
  const args = ['cert', 'add', '--pfx', 'client.pfx', '--query', 'name', '-o', 'tsv'];
  const line = 'Opening client.pfx: its password was made costly to guess, which takes some seconds …\n';
  const { stderr } = await run(session, { terminal: true }, ...args);
  assert.ok(stderr.startsWith(line), stderr);
  const given = await run(session, { terminal: true }, ...args, '--password', 'secret');
  assert.deepEqual(given, printed('client\n'));
});

test('on a terminal an ordinary file is opened without a word', async t => {
  const session = await startSession(t);
  await writeFile(join(session.cwd, 'client.pfx'), work.pfx('client', 'secret'));
  const args = ['cert', 'add', '--pfx', 'client.pfx', '--password', 'secret', '--query', 'name', '-o', 'tsv'];
  assert.deepEqual(await run(session, { terminal: true }, ...args), printed('client\n'));
});
