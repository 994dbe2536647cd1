import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import forge from 'node-forge';
import { clientIdentity, testIdentity, thumbprint } from '../support/certificates.ts';
import { addClient, expiryOf, goodIdentity, writePfx } from './files.ts';
import { misused, NOW, printed, refused, startSession } from './session.ts';

const PFX = ['--pfx', 'client.pfx', '--password', 'secret'];

const SERVICE =
  '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/default' +
  '/providers/Microsoft.ApiManagement/service/default';

test('cert add tells id, subject, thumbprint and expiry', async t => {
  const session = await startSession(t);
  const identity = await clientIdentity('client', { organization: 'Contoso', period: 'for decades' });
  await writePfx(session, 'client.pfx', identity);
  assert.deepEqual(
    await session.run('cert', 'add', '--id', 'client', ...PFX),
    printed(
      'Added certificate client.\n' +
        '  subject     CN=client, O=Contoso\n' +
        `  thumbprint  ${thumbprint(identity)}\n` +
        `  expires     ${expiryOf(identity)} (in ${yearsUntil(expiryOf(identity))} years)\n`,
    ),
  );
});

/** Whole years from now; the certificate ends on no leap day. */
const yearsUntil = (date: string): number =>
  Math.floor((new Date(date).getTime() - NOW.getTime()) / 86_400_000 / 365.25);

test("cert add takes the cmdlet's own names", async t => {
  const session = await startSession(t);
  await writePfx(session, 'client.pfx', await goodIdentity('client'));
  const long = ['--certificate-id', 'mine', '--pfx-file-path', 'client.pfx', '--pfx-password', 'secret'];
  assert.deepEqual(await session.run('certificate', 'new', ...long, '-o', 'tsv', '--query', 'name'), printed('mine\n'));
});

test('cert add prints the resource as ARM has it, without the key', async t => {
  const session = await startSession(t);
  const identity = await goodIdentity('client');
  await writePfx(session, 'client.pfx', identity);
  const { status, stdout } = await session.run('cert', 'create', '--id', 'client', ...PFX, '-o', 'json');
  assert.equal(status, 0);
  assert.deepEqual(JSON.parse(stdout), {
    id: `${SERVICE}/certificates/client`,
    type: 'Microsoft.ApiManagement/service/certificates',
    name: 'client',
    properties: {
      subject: 'CN=client',
      thumbprint: thumbprint(identity),
      expirationDate: expiryOf(identity),
      hasPrivateKey: true,
    },
  });
});

test('without an id one is made from the subject, and numbered where it is taken', async t => {
  const session = await startSession(t);
  await writePfx(session, 'client.pfx', await goodIdentity('Contoso Client (Test)'));
  const add = ['cert', 'add', ...PFX, '--query', 'name', '-o', 'tsv'];
  assert.deepEqual(await session.run(...add), printed('contoso-client-test\n'));
  assert.deepEqual(await session.run(...add), printed('contoso-client-test-2\n'));
});

test('what a subject holds for terminals is not printed', async t => {
  const session = await startSession(t);
  await writePfx(session, 'client.pfx', await goodIdentity('\u001b[2Jclient\u202e'));
  const { stdout } = await session.run('cert', 'add', '--id', 'client', ...PFX);
  assert.equal(stdout.split('\n')[1], '  subject     CN=[2Jclient');
});

const REFUSED: readonly (readonly [string, string[], string])[] = [
  [
    'a wrong password',
    ['--pfx', 'client.pfx', '--password', 'wrong'],
    'The password does not open this PFX file: the password is wrong, or the file is damaged. Check the password (a space or line break at its end counts), or export the file again.',
  ],
  [
    'no password',
    ['--pfx', 'client.pfx'],
    'This PFX file needs a password and none was given. Give the password it was exported with. --password, --password-env and --password-stdin take it.',
  ],
  [
    'an empty password',
    ['--pfx', 'client.pfx', '--password', ''],
    'This PFX file needs a password and none was given. Give the password it was exported with.',
  ],
  [
    'no file',
    ['--pfx', 'none.pfx', '--password', 'secret'],
    'The PFX file none.pfx cannot be read: there is no such file.',
  ],
  ['a folder', ['--pfx', '.', '--password', 'secret'], 'The PFX file . cannot be read: it is a folder.'],
  [
    'a file cut short',
    ['--pfx', 'short.pfx', '--password', 'secret'],
    'This PFX file is cut short (truncated): it ends before its contents do. Copy, download or export it again.',
  ],
  [
    'a PFX without key',
    ['--pfx', 'keyless.pfx', '--password', 'secret'],
    'This PFX file holds no private key, only a certificate, and a certificate cannot be presented without its key. Export it again with the private key, or make one: openssl pkcs12 -export -in client.crt -inkey client.key -out client.pfx',
  ],
];

test('cert add says what is wrong with a file, and nothing is stored', async t => {
  const session = await startSession(t);
  const identity = await goodIdentity('client');
  await writePfx(session, 'client.pfx', identity);
  await writeFile(join(session.cwd, 'keyless.pfx'), keyless(identity.certificate));
  await writeFile(join(session.cwd, 'short.pfx'), keyless(identity.certificate).subarray(0, 100));
  for (const [what, args, sentence] of REFUSED) {
    assert.deepEqual(await session.run('cert', 'add', '--id', 'client', ...args), refused(sentence), what);
  }
  assert.deepEqual(await session.run('cert', 'list'), printed('[]\n'));
});

function keyless(certificate: string): Buffer {
  const { pki, pkcs12, asn1 } = forge;
  const pfx = pkcs12.toPkcs12Asn1(null, [pki.certificateFromPem(certificate)], 'secret', { algorithm: '3des' });
  return Buffer.from(asn1.toDer(pfx).getBytes(), 'latin1');
}

test('cert add says of a PEM file that it is one, and of a web page too', async t => {
  const session = await startSession(t);
  const { certificate } = await goodIdentity('client');
  await writeFile(join(session.cwd, 'client.pem'), certificate);
  await writeFile(join(session.cwd, 'page.pfx'), '<!DOCTYPE html><html><body>Sign in</body></html>');
  const pem = await session.run('cert', 'add', '--pfx', 'client.pem');
  assert.deepEqual([pem.status, pem.stdout], [1, '']);
  assert.match(pem.stderr, /^apim: [^\n]*PEM[^\n]*\n$/);
  const page = await session.run('cert', 'add', '--pfx', 'page.pfx');
  assert.deepEqual([page.status, page.stdout], [1, '']);
  assert.match(page.stderr, /^apim: [^\n]*HTML[^\n]*\n$/);
});

test('an id that is taken or cannot be one is refused', async t => {
  const session = await startSession(t);
  await addClient(session, 'client');
  assert.deepEqual(
    await session.run('cert', 'add', '--id', 'CLIENT', ...PFX),
    refused(
      "There is a certificate 'CLIENT' already. `apim cert set --id CLIENT` replaces its PFX, and so does --force.",
    ),
  );
  assert.deepEqual(
    await session.run('cert', 'add', '--id', 'a/b', ...PFX),
    refused('--id: must not contain any of * # & + : < > ? / \\ or control characters.'),
  );
  assert.deepEqual(await session.run('cert', 'add', '--id', '', ...PFX), refused('--id: must not be empty.'));
});

test('cert add warns of a certificate that is not for clients, and of a weak one', async t => {
  const session = await startSession(t);
  await writePfx(
    session,
    'client.pfx',
    await testIdentity({ commonName: 'server', usage: 'server', period: 'for decades' }),
  );
  const server = await session.run('cert', 'add', ...PFX);
  assert.deepEqual(
    [server.status, server.stderr],
    [
      0,
      'Warning: The certificate is not meant for client authentication (its extended key usage leaves it out): many servers refuse it, and Azure may not send it at all.\n',
    ],
  );
  await writeFile(join(session.cwd, 'weak.pfx'), weakPfx());
  const weak = await session.run('cert', 'add', '--pfx', 'weak.pfx', '--password', 'secret');
  assert.equal(weak.status, 0);
  assert.match(weak.stderr, /^Warning: The certificate is weak \(.+\): it works here, many servers refuse it\.\n$/);
});

/** 1024 bits and SHA-1. */
function weakPfx(): Buffer {
  const { pki, pkcs12, asn1, md } = forge;
  const keys = pki.rsa.generateKeyPair({ bits: 1024, e: 0x10001 });
  const certificate = pki.createCertificate();
  certificate.publicKey = keys.publicKey;
  certificate.serialNumber = '01';
  certificate.validity = { notBefore: new Date('2020-01-01'), notAfter: new Date('2060-01-01') };
  certificate.setSubject([{ shortName: 'CN', value: 'weak' }]);
  certificate.setIssuer([{ shortName: 'CN', value: 'weak' }]);
  certificate.sign(keys.privateKey, md.sha1.create());
  const pfx = pkcs12.toPkcs12Asn1(keys.privateKey, [certificate], 'secret', { algorithm: '3des' });
  return Buffer.from(asn1.toDer(pfx).getBytes(), 'latin1');
}

test('cert list and show print what was added, sorted by id', async t => {
  const session = await startSession(t);
  const second = await addClient(session, 'second');
  const first = await addClient(session, 'first');
  const query = ['--query', '[].[name, properties.thumbprint]', '-o', 'tsv'];
  assert.deepEqual(await session.run('cert', 'list', ...query), printed(`first\t${first}\nsecond\t${second}\n`));
  for (const args of [
    ['first'],
    ['--id', 'first'],
    ['--certificate-id', 'first'],
    ['FIRST'],
    ['first', '--id', 'first'],
  ]) {
    assert.deepEqual(
      await session.run('cert', 'show', ...args, '--query', 'properties.thumbprint', '-o', 'tsv'),
      printed(`${first}\n`),
    );
  }
});

test('two different ids are refused', async t => {
  const { run } = await startSession(t);
  assert.deepEqual(await run('cert', 'show', 'a', '--id', 'b'), misused("two different ids are given: 'a' and 'b'"));
  assert.deepEqual(
    await run('cert', 'remove', '--id', 'a', '--certificate-id', 'b'),
    misused("option '--certificate-id <id>' argument 'b' is invalid. Two different ids are given: 'a' before."),
  );
});

test('an id that is not there is named', async t => {
  const session = await startSession(t);
  await writePfx(session, 'client.pfx', await goodIdentity('client'));
  const sentence = "There is no certificate 'x'. `apim cert list` shows those there are.";
  assert.deepEqual(await session.run('cert', 'show', 'x'), refused(sentence));
  assert.deepEqual(await session.run('cert', 'remove', 'x'), refused(sentence));
  assert.deepEqual(await session.run('cert', 'set', 'x', ...PFX), refused(sentence));
});

test('a table shows expiry as a person reads it, on a terminal an expired one in red and a near one in yellow', async t => {
  const session = await startSession(t);
  const days = { gone: -10, near: 12, far: 3 * 366 };
  for (const [id, number] of Object.entries(days)) {
    await writeFile(join(session.cwd, 'client.pfx'), pfxUntil(later(number * DAY)));
    await session.done('cert', 'add', '--id', id, ...PFX);
  }
  const rows = (text: string) => text.split('\n').map(line => line.replace(/^(\S+).* {2}(?=\S)/, '$1 '));
  const expected = ['far in 3 years', 'gone expired 10 days ago', 'near in 12 days', ''];
  assert.deepEqual(rows((await session.run('cert', 'list', '-o', 'table')).stdout).slice(1), expected);
  const coloured = await session.runWith({ terminal: true }, 'cert', 'list');
  const stdout = coloured.stdout.replaceAll('\u001b', 'ESC');
  assert.match(stdout, /^gone .*ESC\[31mexpired 10 days agoESC\[39m$/m);
  assert.match(stdout, /^near .*ESC\[33min 12 daysESC\[39m$/m);
  assert.match(stdout, /^far .* {2}in 3 years$/m);
  const plain = await session.runWith({ terminal: true, env: { NO_COLOR: '1' } }, 'cert', 'list');
  assert.equal(plain.stdout.includes('\u001b'), false);
  const forced = await session.runWith({ env: { FORCE_COLOR: '1' } }, 'cert', 'list', '-o', 'table');
  assert.equal(forced.stdout, coloured.stdout);
});

const SECOND = 1_000;
const DAY = 86_400 * SECOND;
const later = (milliseconds: number): Date => new Date(NOW.getTime() + milliseconds);
const shown = (date: Date): string => date.toISOString().replace('.000Z', 'Z');

function pfxUntil(notAfter: Date): Buffer {
  const { pki, pkcs12, asn1, md } = forge;
  const certificate = pki.createCertificate();
  certificate.publicKey = KEYS.publicKey;
  certificate.serialNumber = '01';
  certificate.validity = { notBefore: new Date('2020-01-01'), notAfter };
  certificate.setSubject([{ shortName: 'CN', value: 'client' }]);
  certificate.setIssuer([{ shortName: 'CN', value: 'client' }]);
  certificate.sign(KEYS.privateKey, md.sha256.create());
  const pfx = pkcs12.toPkcs12Asn1(KEYS.privateKey, [certificate], 'secret', { algorithm: '3des' });
  return Buffer.from(asn1.toDer(pfx).getBytes(), 'latin1');
}

const KEYS = forge.pki.rsa.generateKeyPair({ bits: 1024, e: 0x10001 });

test('cert add warns by the clock: expired, and in the last 30 days', async t => {
  const session = await startSession(t);
  const warningOf = async (notAfter: Date): Promise<string> => {
    await writeFile(join(session.cwd, 'client.pfx'), pfxUntil(notAfter));
    const { stderr } = await session.run('cert', 'add', ...PFX);
    return stderr.split('\n')[0] ?? '';
  };
  assert.equal(
    await warningOf(later(-DAY)),
    `Warning: The certificate has expired (on ${shown(later(-DAY))}): most servers refuse it.`,
  );
  const soon = later(30 * DAY - SECOND);
  assert.equal(await warningOf(soon), `Warning: The certificate expires within 30 days (on ${shown(soon)}).`);
  assert.doesNotMatch(await warningOf(later(30 * DAY)), /expire/);
});

test('cert set replaces the PFX under the same id', async t => {
  const session = await startSession(t);
  await addClient(session, 'client');
  const renewed = await goodIdentity('renewed');
  await writePfx(session, 'renewed.pfx', renewed);
  const set = ['cert', 'set', 'Client', '--pfx', 'renewed.pfx', '--password', 'secret'];
  const { status, stdout, stderr } = await session.run(...set);
  assert.deepEqual([status, stderr], [0, '']);
  assert.equal(
    stdout.split('  expires')[0],
    `Replaced certificate client.\n  subject     CN=renewed\n  thumbprint  ${thumbprint(renewed)}\n`,
  );
  assert.deepEqual(
    await session.run('cert', 'show', 'client', '--query', 'properties.thumbprint', '-o', 'tsv'),
    printed(`${thumbprint(renewed)}\n`),
  );
});

test('cert set keeps the old certificate where the new file is not good', async t => {
  const session = await startSession(t);
  const old = await addClient(session, 'client');
  const { status } = await session.run('cert', 'update', 'client', '--pfx', 'client.pfx', '--password', 'wrong');
  assert.equal(status, 1);
  assert.deepEqual(
    await session.run('cert', 'get', 'client', '--query', 'properties.thumbprint', '-o', 'tsv'),
    printed(`${old}\n`),
  );
});

const BACKEND = ['--url', 'https://contoso.com', '--protocol', 'http'];

test('cert set names what still holds the old thumbprint', async t => {
  const session = await startSession(t);
  const old = await addClient(session, 'client');
  await session.done('backend', 'new', '--id', 'by-id', ...BACKEND, '--certificate-id', 'client');
  await session.done('backend', 'new', '--id', 'by-thumbprint', ...BACKEND, '--certificate-thumbprint', old);
  await session.done('api', 'new', '--id', 'orders', '--path', 'orders', '--certificate', old);
  await writePfx(session, 'renewed.pfx', await goodIdentity('renewed'));
  const set = ['cert', 'set', 'client', '--pfx', 'renewed.pfx', '--password', 'secret'];
  assert.equal(
    (await session.run(...set)).stderr,
    `Warning: these still name the old thumbprint ${old}, which no certificate has any more:\n` +
      '  /apis/orders/policies/policy\n  /backends/by-thumbprint\n',
  );
  assert.equal((await session.run(...set)).stderr, '');
  assert.equal((await session.run('backend', 'set', 'by-thumbprint', '--title', 'Other')).status, 0);
});

test('cert remove is refused while it is used, naming each user and what ends that, and then allowed', async t => {
  const session = await startSession(t);
  const { run, done } = session;
  const used = await addClient(session, 'client');
  await writeFile(
    join(session.cwd, 'global.xml'),
    '<policies><inbound><authentication-certificate certificate-id="client" /></inbound><backend><forward-request /></backend></policies>',
  );
  await done('policy', 'set', '--file', 'global.xml');
  await done('api', 'new', '--id', 'by-id', '--path', 'a', '--certificate', 'client');
  await done('api', 'new', '--id', 'by-thumbprint', '--path', 'b', '--certificate', used);
  await done('backend', 'new', '--id', 'one', ...BACKEND, '--certificate-id', 'client');
  await done('backend', 'new', '--id', 'two', ...BACKEND, '--certificate-thumbprint', used.toLowerCase());
  const users = [
    '/policies/policy: apim policy set --file FILE',
    '/apis/by-id/policies/policy: apim api set --id by-id --no-certificate',
    '/backends/one: apim backend set --id one --remove certificate-id',
    '/apis/by-thumbprint/policies/policy: apim api set --id by-thumbprint --no-certificate',
    '/backends/two: apim backend set --id two --remove certificate-thumbprint',
  ];
  const refusal = (left: readonly string[]) =>
    refused(
      ["The Certificate 'client' is used by the following entities:", ...left.map(user => `  ${user}`)].join('\n'),
    );
  const letGo = [
    ['policy', 'remove'],
    ['api', 'set', 'by-id', '--no-certificate'],
    ['backend', 'set', '--id', 'one', '--remove', 'certificate-id'],
    ['api', 'set', '--id', 'by-thumbprint', '--no-certificate'],
    ['backend', 'set', '--id', 'two', '--remove', 'certificate-thumbprint'],
  ];
  for (const [index, command] of letGo.entries()) {
    assert.deepEqual(await run('cert', 'remove', 'client'), refusal(users.slice(index)));
    await done(...command);
  }
  assert.deepEqual(await run('cert', 'rm', 'client'), printed('Removed certificate client.\n'));
  assert.deepEqual(await run('cert', 'list'), printed('[]\n'));
});

test('a thumbprint that another certificate has too holds none of them', async t => {
  const session = await startSession(t);
  const used = await addClient(session, 'client');
  await session.done('cert', 'add', '--id', 'twin', ...PFX);
  await session.done('api', 'new', '--id', 'orders', '--path', 'orders', '--certificate', used);
  assert.deepEqual(await session.run('cert', 'remove', 'client'), printed('Removed certificate client.\n'));
  assert.equal((await session.run('cert', 'remove', 'twin')).status, 1);
});
