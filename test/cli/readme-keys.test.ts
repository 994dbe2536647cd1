import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, readFile, symlink } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { commandFile } from '../support/command.ts';
import { startPlainBackend } from '../support/servers.ts';
import { startSession } from './session.ts';

const README = fileURLToPath(new URL('../../../README.md', import.meta.url));

test('the API, product and key of README.md run as they are printed', async t => {
  if (process.platform === 'win32') return t.skip('the commands are for a POSIX shell');
  const [, block = ''] = /a key that opens it:\n\n```sh\n(.*?)```/s.exec(await readFile(README, 'utf8')) ?? [];
  const session = await startSession(t);
  const backend = await startPlainBackend(t, {});
  await mkdir(join(session.cwd, 'bin'));
  await chmod(commandFile(), 0o755);
  await symlink(commandFile(), join(session.cwd, 'bin', 'apim'));
  const env = {
    ...process.env,
    PATH: `${join(session.cwd, 'bin')}${delimiter}${process.env.PATH}`,
    APIM_HOME: session.home,
    APIM_CONTEXT: '',
  };
  // Only where the backend listens is another place than on the reader's machine.
  const script = `set -e\n${block.replace('http://localhost:3000', backend.url)}`;
  assert.match(script, new RegExp(`--service-url ${backend.url} .*apim call shop`, 's'));
  const child = spawn('bash', ['-c', script], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const [, stderr, [status]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  assert.equal(status, 0, stderr);
  assert.deepEqual(
    backend.requests.map(({ method, url }) => `${method} ${url}`),
    ['GET /items/1'],
  );
  const refused = await session.run('call', 'shop', 'GET', '/items/1');
  assert.match(refused.stderr, /^HTTP\/1\.1 401 Access Denied$/m);
  const keyed = ['--header', `Ocp-Apim-Subscription-Key: ${backend.requests[0]?.headers['ocp-apim-subscription-key']}`];
  const missing = await session.run('call', 'shop', 'GET', '/other', ...keyed);
  assert.match(missing.stderr, /^HTTP\/1\.1 404 /m);
});
