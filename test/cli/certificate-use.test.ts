import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testIdentity } from '../support/certificates.ts';
import { startServe } from '../support/command.ts';
import { addClient, writePfx } from './files.ts';
import { refused, type Session, startSession } from './session.ts';

const policy = (inbound: string): string =>
  `<policies><inbound>${inbound}</inbound><backend><forward-request /></backend><outbound /><on-error /></policies>`;

async function withPolicy({ done }: Session, id: string, inbound: string): Promise<void> {
  await done('api', 'new', '--id', id, '--path', id, '--service-url', 'https://contoso.test/api');
  await done('policy', 'set', '--api', id, '--policy', policy(inbound));
}

const shown = async ({ done }: Session, id: string) =>
  JSON.parse(await done('api', 'show', id, '-o', 'json')).properties.gatewayCredentials;

test('api new, set, list and show name the client certificate that is presented', async t => {
  const session = await startSession(t);
  const { run, done } = session;
  const thumbprint = await addClient(session, 'client');
  const orders = ['--id', 'orders', '--path', 'orders', '--service-url', 'https://contoso.test'];
  const lines = '  path     /orders\n  service  https://contoso.test\n  cert     client\n';
  assert.equal(await done('api', 'new', ...orders, '--certificate', 'client'), `Added API orders.\n${lines}`);
  assert.equal(await done('api', 'set', 'orders', '--certificate', thumbprint), `Changed API orders.\n${lines}`);
  assert.deepEqual(await shown(session, 'orders'), { thumbprint, certificateId: 'client' });
  await done('api', 'new', '--id', 'plain', '--path', 'plain');
  assert.equal(
    await done('api', 'list', '-o', 'table'),
    'ID      PATH     SERVICE URL           PROTOCOLS  NAME    CERTIFICATE\n' +
      'orders  /orders  https://contoso.test  https      orders  client\n' +
      'plain   /plain                         https      plain\n',
  );
  assert.equal(
    (await run('api', 'set', 'orders', '--no-certificate')).stdout,
    'Changed API orders.\n  path     /orders\n  service  https://contoso.test\n',
  );
  assert.equal(await shown(session, 'orders'), undefined);
});

test('what chooses the certificate of an API is the last policy that is executed, of its own or of all APIs', async t => {
  const session = await startSession(t);
  const { done } = session;
  await addClient(session, 'client');
  const thumbprint = await addClient(session, 'other');
  const element = (attribute: string) => `<authentication-certificate ${attribute} />`;
  await withPolicy(session, 'own', element('certificate-id="client"') + element(`thumbprint="${thumbprint}"`));
  await withPolicy(session, 'inheriting', '<base />');
  await withPolicy(session, 'alone', '');
  await withPolicy(session, 'before', `${element('certificate-id="client"')}<base />`);
  await withPolicy(session, 'computed', element('certificate-id="@(&quot;cli&quot; + &quot;ent&quot;)"'));
  assert.equal(await shown(session, 'inheriting'), undefined);
  await done('policy', 'set', '--policy', policy(element('certificate-id="other"')));
  assert.deepEqual(await shown(session, 'own'), { thumbprint, certificateId: 'other' });
  assert.deepEqual(await shown(session, 'inheriting'), { certificateId: 'other' });
  assert.equal(await shown(session, 'alone'), undefined);
  assert.deepEqual(await shown(session, 'before'), { certificateId: 'other' });
  assert.deepEqual(await shown(session, 'computed'), { byExpression: true });
  const { url, output, waitFor } = await startServe(t, session.home, []);
  await waitFor(/Note: an API/);
  const line = (id: string, presented: string) => `${url}/${id} -> https://contoso.test/api${presented}\n`;
  const presenting = (id: string) => `, presenting client certificate '${id}'`;
  for (const each of [
    line('own', presenting('other')),
    line('inheriting', presenting('other')),
    line('alone', ''),
    line('before', presenting('other')),
    line('computed', ', presenting the client certificate that its policy computes'),
  ])
    assert.ok(output().includes(each), `${each} of ${output()}`);
});

test('serve names the certificate of the backend entity that applies by its URL, and says what a change chooses', async t => {
  const session = await startSession(t);
  const { done, run } = session;
  await addClient(session, 'client');
  await addClient(session, 'other');
  await done('backend', 'new', '--url', 'https://contoso.test', '--protocol', 'http', '--certificate-id', 'other');
  await withPolicy(session, 'orders', '');
  await withPolicy(session, 'led', '<set-backend-service base-url="https://elsewhere.test" />');
  const { url, output, waitFor } = await startServe(t, session.home, []);
  await waitFor(/Note: an API/);
  const orders = `${url}/orders -> https://contoso.test/api, presenting client certificate`;
  assert.ok(output().includes(`${orders} 'other'\n`), output());
  assert.ok(output().includes(`${url}/led -> https://contoso.test/api\n`), output());
  const { stderr } = await run('api', 'set', 'orders', '--certificate', 'client');
  assert.equal(stderr, `Now served: ${orders} 'client'\n`);
});

test('serve and doctor tell of an API that forwards everything only where there is one', async t => {
  const session = await startSession(t);
  const { done, run } = session;
  const note = /An? API without operations forwards every request below its path/i;
  await done('api', 'new', '--id', 'orders', '--path', 'orders', '--service-url', 'https://contoso.test');
  const before = await startServe(t, session.home, []);
  await before.waitFor(note);
  assert.match((await run('doctor', '-o', 'json')).stdout, note);
  await done('operation', 'new', '--api-id', 'orders', '--id', 'get', '--method', 'GET', '--url-template', '/');
  const after = await startServe(t, session.home, ['--log-format', 'json']);
  await after.waitFor(/orders -> /);
  await fetch(`${after.url}/orders/nowhere`);
  await after.waitFor(/"responseCode":404/);
  assert.doesNotMatch(after.output(), note);
  assert.doesNotMatch((await run('doctor', '-o', 'json')).stdout, note);
});

test('cert show tells issuer, names and who uses it', async t => {
  const session = await startSession(t);
  const { done } = session;
  const identity = await testIdentity({
    commonName: 'client',
    usage: 'client',
    dnsNames: ['client.test'],
    ipAddresses: ['10.0.0.1'],
  });
  await writePfx(session, 'client.pfx', identity);
  await done('cert', 'add', '--id', 'client', '--pfx', 'client.pfx', '--password', 'secret');
  const details = async () => {
    const { issuer, names, usedBy } = JSON.parse(await done('cert', 'show', 'client')).properties;
    return { issuer, names, usedBy };
  };
  assert.deepEqual(await details(), { issuer: 'CN=Test Root', names: ['client.test', '10.0.0.1'], usedBy: [] });
  const { thumbprint } = JSON.parse(await done('cert', 'show', 'client')).properties;
  await withPolicy(session, 'orders', `<authentication-certificate thumbprint="${thumbprint}" />`);
  await done('policy', 'set', '--policy', policy('<authentication-certificate certificate-id="CLIENT" />'));
  await done(
    'backend',
    'new',
    '--id',
    'contoso',
    '--url',
    'https://a.test',
    '--protocol',
    'http',
    '--certificate-id',
    'client',
  );
  assert.deepEqual((await details()).usedBy, ['/policies/policy', '/backends/contoso', '/apis/orders/policies/policy']);
  const table = await done('cert', 'show', 'client', '-o', 'table');
  for (const text of ['CN=Test Root', 'client.test, 10.0.0.1', '/apis/orders/policies/policy'])
    assert.ok(table.includes(text), table);
});

test('a thumbprint, however it is written, stands for the id of a certificate', async t => {
  const session = await startSession(t);
  const { run, done } = session;
  const thumbprint = await addClient(session, 'client');
  const spaced = thumbprint.toLowerCase().replace(/(..)(?=.)/g, '$1:');
  const name = ['--query', 'name', '-o', 'tsv'];
  assert.equal(await done('cert', 'show', spaced, ...name), 'client\n');
  assert.equal(await done('cert', 'show', '--id', thumbprint, ...name), 'client\n');
  const renewed = ['--pfx', 'client.pfx', '--password', 'secret'];
  assert.match(await done('cert', 'set', thumbprint, ...renewed), /^Replaced certificate client\./);
  await done(
    'backend',
    'new',
    '--id',
    'b',
    '--url',
    'https://127.0.0.1:1',
    '--protocol',
    'http',
    '--certificate-id',
    spaced,
  );
  assert.deepEqual(JSON.parse(await done('backend', 'show', 'b')).properties.credentials.certificateIds, ['client']);
  const { stdout } = await run('backend', 'test', 'b', '--certificate', thumbprint, '-o', 'json');
  assert.equal(JSON.parse(stdout).clientCertificate.certificate.id, 'client');
  await done('backend', 'set', 'b', '--remove', 'certificate-id');
  await done('cert', 'add', '--id', 'twin', ...renewed);
  assert.deepEqual(
    await run('cert', 'remove', thumbprint),
    refused(`Certificates 'client' and 'twin' have the thumbprint ${thumbprint}: choose by id.`),
  );
  await done('cert', 'remove', 'twin');
  assert.equal(await done('cert', 'remove', thumbprint), 'Removed certificate client.\n');
  assert.deepEqual(
    await run('cert', 'show', thumbprint),
    refused(`There is no certificate '${thumbprint}'. \`apim cert list\` shows those there are.`),
  );
});
