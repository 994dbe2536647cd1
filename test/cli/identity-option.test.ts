import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { apim } from '../support/command.ts';
import { startPlainBackend } from '../support/servers.ts';
import { startSession } from './session.ts';

const POLICY =
  '<policies><inbound><authentication-managed-identity resource="https://vault.azure.net" /></inbound>' +
  '<backend><base /></backend><outbound /><on-error /></policies>';

test('--identity of call and serve says where the tokens of a managed identity come from, also with workers', async t => {
  const { done, home, cwd } = await startSession(t);
  const backend = await startPlainBackend(t, {});
  await writeFile(join(cwd, 'policy.xml'), POLICY);
  await writeFile(join(cwd, 'token.txt'), 'of-a-file');
  await writeFile(
    join(cwd, 'call.mjs'),
    'process.stdout.write(await (await fetch(process.env.APIM_GATEWAY_URL + "/shop/")).text())',
  );
  await done('api', 'new', '--id', 'shop', '--path', 'shop', '--service-url', backend.url);
  await done('policy', 'set', '--api', 'shop', '--file', 'policy.xml');
  const authorization = (stdout: string): string => JSON.parse(stdout).headers.authorization;
  const called = await apim(home, ['call', 'shop', 'GET', '/', '--identity', 'token.txt'], { cwd });
  assert.equal(authorization(called.stdout), 'Bearer of-a-file', called.stderr);
  const command = `"${process.execPath}" -p process.env.APIM_RESOURCE`;
  for (const workers of ['1', '2']) {
    const served = await apim(
      home,
      ['serve', '--workers', workers, '--identity', command, '--', process.execPath, 'call.mjs'],
      { cwd },
    );
    assert.equal(authorization(served.stdout), 'Bearer https://vault.azure.net', served.stderr);
  }
});
