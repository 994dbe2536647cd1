import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clientIdentity } from '../support/certificates.ts';
import { startProxy } from '../support/proxy.ts';
import { startBackend } from '../support/servers.ts';
import { type Looking, SECRET, startTrusting } from './support/looking.ts';

const LOGIN = { username: 'me', password: `${SECRET} of the proxy` };
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const CREDENTIALS = [
  ...['--header', `X-Key=${SECRET} key`, '--query', `code=${SECRET}-code`],
  ...['--authorization-header-scheme', 'Basic', '--authorization-header-parameter', base64(`me:${SECRET}`)],
];

/** In each form that the command has. */
async function assertSilence({ run }: Looking, id: string, expected: number): Promise<void> {
  for (const args of [
    [id],
    [id, '-o', 'json'],
    [id, '-o', 'table'],
    [id, '-o', 'tsv'],
    ['--all'],
    ['--all', '-o', 'json'],
  ]) {
    const { status, stdout, stderr } = await run('backend', 'test', ...args);
    assert.equal(status, expected, stderr);
    for (const secret of [SECRET, base64(`me:${SECRET}`), base64(`me:${LOGIN.password}`), 'PRIVATE KEY'])
      assert.ok(!(stdout + stderr).includes(secret), `${args.join(' ')} tells ${secret}`);
  }
}

test('no password, no credential and no key is told, whether it succeeds or not', async t => {
  const proxy = await startProxy(t, LOGIN);
  const { url, requests } = await startBackend(t, {});
  const looking = await startTrusting(t);
  await looking.certificate('client', await clientIdentity('client'));
  const { username, password } = LOGIN;
  const through = ['--proxy-url', proxy.url, '--proxy-username', username, '--proxy-password', password];
  await looking.backend('b', url, '--certificate-id', 'client', ...CREDENTIALS, ...through);
  await assertSilence(looking, 'b', 0);
  assert.ok(requests.every(({ url, headers }) => url.includes(SECRET) && String(headers['x-key']).includes(SECRET)));
  await looking.done('backend', 'set', 'b', '--proxy-password', `${SECRET}, another`);
  await assertSilence(looking, 'b', 1);
});
