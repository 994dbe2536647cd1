import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { clientIdentity, pfxOf, type TestIdentity, testAuthority, thumbprint } from '../support/certificates.ts';
import { apim } from '../support/command.ts';
import { temporaryFolder } from '../support/folder.ts';
import { startNginx as startNginxServer } from '../support/nginx.ts';
import { skipWithout } from '../support/program.ts';
import { startBackend } from '../support/servers.ts';

interface Job {
  readonly folder: string;
  readonly client: TestIdentity;
}

/** A bare machine: nothing of apim's, a PFX, and the CA of the partner. */
async function startJob(t: TestContext): Promise<Job> {
  const folder = await temporaryFolder(t);
  const client = await clientIdentity('client');
  await writeFile(join(folder, 'client.pfx'), pfxOf(client, 'secret'));
  await writeFile(join(folder, 'root.pem'), (await testAuthority()).certificate);
  return { folder, client };
}

/** What `npm test` stands for: asks the gateway, prints the answer, ends with 3. */
const TESTS = `
  const response = await fetch(process.env.APIM_GATEWAY_URL + '/items/1');
  console.log(response.status, await response.text());
  process.exit(3);
`;

/** The three commands of the journey, and the partner's CA where it is no public one. */
async function runJob({ folder }: Job, url: string) {
  const home = join(folder, 'state');
  const options = { cwd: folder, env: { PW: 'secret' } };
  const done = async (...args: string[]) => assert.equal((await apim(home, args, options)).status, 0);
  await done('cert', 'add', '--id', 'client', '--pfx', 'client.pfx', '--password-env', 'PW');
  await done('ca', 'add', '--file', 'root.pem');
  await done('backend', 'new', '--url', url, '--protocol', 'http');
  const tests = [process.execPath, '--input-type=module', '-e', TESTS];
  return apim(home, ['serve', '--port', '0', '--', ...tests], options);
}

test("in CI the tests run against a backend that demands a client certificate: Node's own server", async t => {
  const job = await startJob(t);
  const backend = await startBackend(t, {});
  const { status, stdout } = await runJob(job, `${backend.url}/api`);
  assert.equal(status, 3);
  const { method, url, thumbprint: seen } = JSON.parse(stdout.replace(/^200 /, ''));
  assert.deepEqual([method, url, seen], ['GET', '/api/items/1', thumbprint(job.client)]);
});

for (const version of ['TLSv1.2', 'TLSv1.3']) {
  test(`in CI the tests run against a backend that demands a client certificate: nginx with ${version}`, async t => {
    if (skipWithout(t, 'nginx', '-v')) return;
    const job = await startJob(t);
    const port = await startNginx(t, job.folder, version);
    const { status, stdout } = await runJob(job, `https://localhost:${port}/api`);
    assert.deepEqual(
      { status, stdout },
      {
        status: 3,
        stdout: `200 ${version} ${thumbprint(job.client).toLowerCase()} SUCCESS /api/items/1\n\n`,
      },
    );
  });
}

test('nginx answers 400 where the client certificate is not there', async t => {
  if (skipWithout(t, 'nginx', '-v')) return;
  const { folder } = await startJob(t);
  const port = await startNginx(t, folder, 'TLSv1.3');
  const home = join(folder, 'state');
  await apim(home, ['ca', 'add', '--file', 'root.pem'], { cwd: folder });
  await apim(home, ['backend', 'new', '--id', 'nginx', '--url', `https://localhost:${port}`, '--protocol', 'http']);
  const { status, stdout } = await apim(home, ['call', 'nginx', 'GET', '/items/1']);
  assert.equal(status, 1);
  assert.match(stdout, /400 No required SSL certificate was sent/);
});

/** Demands a client certificate of the test authority's; answers its port. */
const startNginx = async (t: TestContext, folder: string, version: string): Promise<number> =>
  startNginxServer(t, folder, [
    `ssl_protocols ${version};`,
    'ssl_verify_client on;',
    'location / {',
    '  default_type text/plain;',
    '  return 200 "$ssl_protocol $ssl_client_fingerprint $ssl_client_verify $request_uri\\n";',
    '}',
  ]);
