import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  clientIdentity,
  pfxOf,
  strangeAuthority,
  type TestIdentity,
  testAuthority,
  thumbprint,
} from '../support/certificates.ts';
import { startServe } from '../support/command.ts';
import { startBackend } from '../support/servers.ts';
import { addClient, goodIdentity, writePfx } from './files.ts';
import { printed, refused, type Session, startSession } from './session.ts';

const PFX = ['--pfx', 'client.pfx', '--password-env', 'PW'];
const CONTOSO = ['--url', 'https://contoso.com/myapi', '--protocol', 'http'];

async function properties({ done }: Session, group: string, id: string) {
  return JSON.parse(await done(group, 'show', id, '-o', 'json')).properties;
}

test('the three commands and the trust in a CA may run again with --force, and one of each is there', async t => {
  const session = await startSession(t);
  await writePfx(session, 'client.pfx', await goodIdentity('client'));
  await writeFile(join(session.cwd, 'root.pem'), (await testAuthority()).certificate);
  const env = { PW: 'secret' };
  for (const word of ['Added', 'Replaced', 'Replaced']) {
    const first = async (...args: string[]) => {
      const { status, stdout, stderr } = await session.runWith({ env }, ...args, '--force');
      return { status, line: stdout.split('\n')[0], warnings: stderr.includes('Warning') };
    };
    const told = (what: string) => ({ status: 0, line: `${word} ${what}`, warnings: false });
    assert.deepEqual(await first('cert', 'add', '--id', 'client', ...PFX), told('certificate client.'));
    assert.deepEqual(await first('cert', 'add', ...PFX), {
      ...told('certificate client.'),
      line: 'Replaced certificate client.',
    });
    assert.deepEqual(await first('backend', 'new', ...CONTOSO), told('backend contoso-com-myapi.'));
    assert.deepEqual(await first('ca', 'add', '--file', 'root.pem'), told('CA certificate test-root (Root).'));
    assert.deepEqual(await first('api', 'new', '--path', 'orders', '--name', 'My orders'), told('API my-orders.'));
    const made = word === 'Added' ? 'Made' : 'Replaced';
    const context = await session.run(
      'context',
      'new',
      '--resource-group',
      'g',
      '--service-name',
      's',
      '--name',
      'ci',
      '--force',
    );
    assert.equal(context.stdout, `${made} context ci; commands use it from now on.\n`);
    await session.done('context', 'use', 'default');
  }
  for (const group of ['cert', 'backend', 'ca', 'api'])
    assert.equal(JSON.parse(await session.done(group, 'list')).length, 1, group);
});

test("--force replaces a backend's own members, and what names its id stays", async t => {
  const session = await startSession(t);
  const { run, done } = session;
  await addClient(session, 'client');
  await done(
    'backend',
    'new',
    '--id',
    'contoso',
    ...CONTOSO,
    '--title',
    'Old',
    '--certificate-id',
    'client',
    '--header',
    'a=1',
  );
  const policy =
    '<policies><inbound><base /><set-backend-service backend-id="contoso" /></inbound><backend><base /></backend><outbound /><on-error /></policies>';
  await done('api', 'new', '--id', 'orders', '--path', 'orders');
  await done('policy', 'set', '--api', 'orders', '--policy', policy);
  await done('backend', 'new', '--id', 'CONTOSO', '--url', 'https://new.test', '--protocol', 'soap', '--force');
  assert.deepEqual(await properties(session, 'backend', 'contoso'), { url: 'https://new.test', protocol: 'soap' });
  assert.equal(JSON.parse(await done('backend', 'list'))[0].name, 'contoso');
  assert.equal((await run('backend', 'remove', 'contoso')).status, 1);
});

test("--force replaces an API's own members; its policy stays, and --certificate changes it", async t => {
  const session = await startSession(t);
  const { run, done } = session;
  await addClient(session, 'client');
  const created = ['--id', 'orders', '--path', 'orders', '--service-url', 'https://contoso.com'];
  await done('api', 'new', ...created, '--description', 'Old', '--contact-name', 'Ann', '--certificate', 'client');
  const before = await done('policy', 'show', '--api', 'orders');
  assert.match(before, /certificate-id="client"/);
  await done('api', 'new', '--id', 'orders', '--path', 'shop', '--force');
  assert.deepEqual(await done('policy', 'show', '--api', 'orders'), before);
  const { displayName, path, protocols, serviceUrl, description, contact } = await properties(session, 'api', 'orders');
  assert.deepEqual([displayName, path, protocols], ['orders', 'shop', ['https']]);
  assert.deepEqual([serviceUrl, description, contact], [undefined, undefined, undefined]);
  const policy = `<policies><!-- ours --><inbound><base /></inbound><backend><base /></backend></policies>`;
  await done('policy', 'set', '--api', 'orders', '--policy', policy);
  await done('api', 'new', ...created, '--certificate', 'client', '--force');
  assert.match((await run('policy', 'show', '--api', 'orders')).stdout, /<!-- ours -->.*certificate-id="client"/);
});

test('--force with another PFX says who still names the old thumbprint', async t => {
  const session = await startSession(t);
  const old = await addClient(session, 'client');
  await session.done('backend', 'new', '--id', 'contoso', ...CONTOSO, '--certificate-thumbprint', old);
  await writePfx(session, 'client.pfx', await goodIdentity('renewed'));
  const { status, stdout, stderr } = await session.runWith(
    { env: { PW: 'secret' } },
    'cert',
    'add',
    '--id',
    'client',
    ...PFX,
    '--force',
  );
  assert.equal(status, 0);
  assert.match(stdout, /^Replaced certificate client\.\n {2}subject {5}CN=renewed\n/);
  assert.match(stderr, new RegExp(`still name the old thumbprint ${old}.*\\n {2}/backends/contoso\\n`));
});

test('--force without an id never takes the place of something else that happens to have the id', async t => {
  const session = await startSession(t);
  const { done } = session;
  const name = ['-o', 'json'];
  const made = async (...args: string[]) =>
    JSON.parse(await done('backend', 'new', '--protocol', 'http', '--force', ...name, ...args)).name;
  assert.equal(await made('--url', 'https://contoso.com/api'), 'contoso-com-api');
  assert.equal(await made('--url', 'http://contoso.com/api'), 'contoso-com-api-2');
  assert.equal(await made('--url', 'https://contoso.com/api'), 'contoso-com-api');
  assert.equal(await made('--url', 'http://contoso.com/api'), 'contoso-com-api-2');
  const query = ['--query', '[].properties.url', '-o', 'tsv'];
  assert.equal(await done('backend', 'list', ...query), 'https://contoso.com/api\nhttp://contoso.com/api\n');
});

test('what --force cannot do leaves what was there', async t => {
  const session = await startSession(t);
  const { run, runWith, done } = session;
  const old = await addClient(session, 'client');
  assert.equal((await runWith({ env: { PW: 'wrong' } }, 'cert', 'add', '--id', 'client', ...PFX, '--force')).status, 1);
  assert.equal((await properties(session, 'cert', 'client')).thumbprint, old);
  await done('backend', 'new', '--id', 'contoso', ...CONTOSO);
  const before = await properties(session, 'backend', 'contoso');
  const forced = ['backend', 'new', '--id', 'contoso', '--force', '--protocol', 'http'];
  assert.equal((await run(...forced, '--url', 'nonsense')).status, 1);
  assert.equal((await run(...forced, '--url', 'https://new.test', '--certificate-id', 'none')).status, 1);
  assert.deepEqual(await properties(session, 'backend', 'contoso'), before);
  await done('api', 'new', '--id', 'one', '--path', 'one');
  await done('api', 'new', '--id', 'two', '--path', 'two');
  assert.deepEqual(
    await run('api', 'new', '--id', 'two', '--path', 'ONE', '--force'),
    refused("Cannot create API 'two' with the same Path 'ONE' as API 'one'."),
  );
  assert.equal((await properties(session, 'api', 'two')).path, 'two');
  await writeFile(join(session.cwd, 'none.pem'), 'nonsense');
  await writeFile(join(session.cwd, 'root.pem'), (await testAuthority()).certificate);
  await done('ca', 'add', '--id', 'root', '--file', 'root.pem');
  assert.equal((await run('ca', 'add', '--id', 'root', '--file', 'none.pem', '--force')).status, 1);
  assert.equal((await properties(session, 'ca', 'root')).storeName, 'Root');
  await writeFile(join(session.cwd, 'root.pem'), (await strangeAuthority()).certificate);
  const { subject } = await properties(session, 'ca', 'root');
  await done('ca', 'add', '--id', 'root', '--file', 'root.pem', '--force');
  assert.notEqual((await properties(session, 'ca', 'root')).subject, subject);
});

test('the default context is no one to replace, and another keeps what it holds', async t => {
  const { run, done } = await startSession(t);
  const group = ['--resource-group', 'g', '--service-name'];
  assert.deepEqual(
    await run('context', 'new', ...group, 's', '--name', 'default', '--force'),
    refused('The context default is always there and cannot be replaced.'),
  );
  await done('context', 'new', ...group, 'first', '--name', 'ci');
  await done('backend', 'new', '--id', 'contoso', ...CONTOSO);
  await done('context', 'new', ...group, 'second', '--name', 'CI', '--force');
  const query = ['--query', '[name, properties.serviceName]', '-o', 'tsv'];
  assert.deepEqual(await run('context', 'show', ...query), printed('ci\nsecond\n'));
  assert.equal(JSON.parse(await done('backend', 'list')).length, 1);
});

test('a running gateway follows what --force replaces, and is named where it cannot', async t => {
  const session = await startSession(t);
  const { done, run } = session;
  const writeClient = async (identity: TestIdentity) =>
    writeFile(join(session.cwd, 'client.pfx'), pfxOf(identity, 'secret'));
  const [first, second] = [await clientIdentity('first'), await clientIdentity('second', { ownKey: true })];
  const contoso = await startBackend(t, {});
  await writeFile(join(session.cwd, 'root.pem'), (await testAuthority()).certificate);
  await done('context', 'new', '--resource-group', 'g', '--service-name', 's', '--name', 'ci');
  await done('ca', 'add', '--file', 'root.pem');
  await writeClient(first);
  const add = ['cert', 'add', '--id', 'client', '--pfx', 'client.pfx', '--password', 'secret', '--force'];
  await done(...add);
  await done('backend', 'new', '--url', contoso.url, '--protocol', 'http');
  const serving = await startServe(t, session.home, []);
  const presented = async () => JSON.parse(await (await fetch(serving.url)).text()).thumbprint;
  assert.equal(await presented(), thumbprint(first));
  await writeClient(second);
  await done(...add);
  assert.equal(await presented(), thumbprint(second));
  const { stderr } = await run(
    'context',
    'new',
    '--resource-group',
    'h',
    '--service-name',
    's',
    '--name',
    'ci',
    '--force',
  );
  assert.equal(
    stderr,
    `Warning: the gateway with process id ${serving.pid} serves it as it was before until it is started again.\n`,
  );
});

test('a second backend of one URL is told of, unless it was given an id', async t => {
  const { run, done } = await startSession(t);
  await done('backend', 'new', ...CONTOSO);
  const { status, stderr } = await run('backend', 'new', ...CONTOSO);
  assert.deepEqual(
    [status, stderr],
    [0, "Warning: backend 'contoso-com-myapi' has the same URL already; with --force, backend new takes its place.\n"],
  );
  assert.equal((await run('backend', 'new', ...CONTOSO, '--id', 'mine')).stderr, '');
});
