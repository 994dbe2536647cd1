import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { type Session, startSession } from '../cli/session.ts';
import { clientIdentity, pfxOf, serverIdentity, type TestIdentity, thumbprint } from '../support/certificates.ts';
import { type Serving, startServe } from '../support/command.ts';
import { type Backend, startBackend } from '../support/servers.ts';

/**
 * "Secure backend services using client certificate authentication", with "Self-signed certificates" below it.
 * https://learn.microsoft.com/azure/api-management/api-management-howto-mutual-certificates
 */
interface Guide {
  readonly session: Session;
  readonly client: TestIdentity;
  /** Its certificate is its own CA; it demands that of the client. */
  readonly contoso: Backend;
  readonly serving: Serving;
}

const CONTEXT = ['--resource-group', 'ContosoResourceGroup', '--service-name', 'ContosoAPIMService'];

/** Up to the point where the API presents the certificate and Azure answers 500. */
async function follow(t: TestContext): Promise<Guide> {
  const session = await startSession(t);
  const client = await clientIdentity('client', { issuer: 'self', ownKey: true });
  const identity = await serverIdentity({ issuer: 'self', ownKey: true });
  const contoso = await startBackend(t, { identity, ca: [client.certificate] });
  await writeFile(join(session.cwd, 'client.pfx'), pfxOf(client, 'secret'));
  await session.done('context', 'new', ...CONTEXT);
  const serving = await startServe(t, session.home, []);
  await session.done('cert', 'add', '--id', 'client', '--pfx', 'client.pfx', '--password', 'secret');
  const api = ['--id', 'my', '--name', 'My API', '--path', 'my', '--protocols', 'https'];
  await session.done('api', 'new', ...api, '--service-url', `${contoso.url}/myapi`);
  await session.done('api', 'set', 'my', '--certificate', 'client');
  return { session, client, contoso, serving };
}

async function callItems({ serving }: Guide) {
  const response = await fetch(`${serving.url}/my/items/1`);
  return { status: response.status, body: JSON.parse(await response.text()) };
}

/** Azure tells the caller no reason; the terminal has it, with the command that mends it. */
async function isRefused(guide: Guide): Promise<void> {
  const { status, body } = await callItems(guide);
  const { activityId, ...rest } = body;
  assert.deepEqual({ status, rest }, { status: 500, rest: { statusCode: 500, message: 'Internal server error' } });
  const [, remedy] = await guide.serving.waitFor(new RegExp(`GET /my/items/1 500 .*${activityId}.* Try: (.+)`));
  assert.match(remedy ?? '', /--skip-certificate-chain-validation/);
  assert.deepEqual(guide.contoso.requests, []);
}

async function getsThrough(guide: Guide): Promise<void> {
  const { status, body } = await callItems(guide);
  assert.equal(status, 200);
  assert.deepEqual([body.method, body.url, body.thumbprint], ['GET', '/myapi/items/1', thumbprint(guide.client)]);
}

test("Microsoft's guide: a backend entity whose chain is not checked applies by its URL, without a restart", async t => {
  const guide = await follow(t);
  const { session, contoso } = guide;
  assert.equal(
    await session.done('policy', 'show', '--api', 'my'),
    `<policies>
  <inbound>
    <base />
    <authentication-certificate certificate-id="client" />
  </inbound>
  <backend>
    <base />
  </backend>
  <outbound>
    <base />
  </outbound>
  <on-error>
    <base />
  </on-error>
</policies>
`,
  );
  await isRefused(guide);
  const url = `${contoso.url}/myapi`;
  const made = ['--url', url, '--protocol', 'http', '--skip-certificate-chain-validation', 'true'];
  assert.equal(
    await session.done('backend', 'new', ...made),
    `Added backend localhost-${contoso.port}-myapi.\n  url      ${url}\n  checked  its certificate's name, not the chain\n`,
  );
  await getsThrough(guide);
  const { pid } = guide.serving;
  process.kill(pid, 0);
});

test("Microsoft's guide: the same with set on a backend that is there", async t => {
  const guide = await follow(t);
  const { session, contoso } = guide;
  await session.done('backend', 'new', '--id', 'contoso', '--url', `${contoso.url}/myapi`, '--protocol', 'http');
  await isRefused(guide);
  await session.done('backend', 'set', '--id', 'contoso', '--skip-certificate-chain-validation', '$true');
  await getsThrough(guide);
  await session.done('backend', 'set', 'contoso', '--skip-certificate-chain-validation', 'false');
  assert.equal((await callItems(guide)).status, 500);
});

test("Microsoft's guide: a certificate cannot be deleted until the API lets go of it", async t => {
  const guide = await follow(t);
  const { session } = guide;
  assert.deepEqual(await session.run('cert', 'remove', 'client'), {
    status: 1,
    stdout: '',
    stderr:
      "apim: The Certificate 'client' is used by the following entities:\n" +
      '  /apis/my/policies/policy: apim api set --id my --no-certificate\n',
  });
  await session.done('api', 'set', 'my', '--no-certificate');
  assert.equal(await session.done('cert', 'remove', 'client'), 'Removed certificate client.\n');
});

test("Microsoft's guide: a renewed certificate under the same id is presented at once", async t => {
  const guide = await follow(t);
  const { session, contoso, client } = guide;
  await session.done(
    'backend',
    'new',
    '--url',
    contoso.url,
    '--protocol',
    'http',
    '--skip-certificate-chain-validation',
  );
  await getsThrough(guide);
  const other = await clientIdentity('other', { issuer: 'self', ownKey: true });
  await writeFile(join(session.cwd, 'renewed.pfx'), pfxOf(other, 'secret'));
  await session.done('cert', 'set', 'client', '--pfx', 'renewed.pfx', '--password', 'secret');
  assert.equal((await callItems(guide)).status, 500);
  await session.done('cert', 'set', 'client', '--pfx', 'client.pfx', '--password', 'secret');
  await getsThrough({ ...guide, client });
});
