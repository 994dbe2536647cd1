import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { environmentFindings } from '../../src/doctor/environment.ts';
import { strangeAuthority } from '../support/certificates.ts';
import { temporaryFolder } from '../support/folder.ts';
import { lines } from './support.ts';

const inFolder = (cwd: string, env: Record<string, string>): string[] => lines(environmentFindings({ env, cwd }));
const findings = (env: Record<string, string>): string[] => inFolder('/', env);

const DIRECTLY = 'of this variable: it connects to backends directly, unless they name a proxy themselves.';
const SET = '$ apim backend set --id BACKEND --proxy-url';

test('an environment without any of the variables is well, also where they are empty', () => {
  const expected = ['ok variables: None is set that changes what a gateway does.'];
  assert.deepEqual(findings({}), expected);
  assert.deepEqual(findings({ HTTPS_PROXY: '', NODE_EXTRA_CA_CERTS: '', NODE_TLS_REJECT_UNAUTHORIZED: '1' }), expected);
});

test('a proxy is told without its credentials, in whichever case it is set', () => {
  assert.deepEqual(findings({ https_proxy: 'http://user:secret@proxy.corp:3128/path', ALL_PROXY: 'proxy.corp:8080' }), [
    `warning https_proxy: The gateway does not use the proxy http://proxy.corp:3128 ${DIRECTLY} (${SET} http://proxy.corp:3128)`,
    `warning ALL_PROXY: The gateway does not use the proxy http://proxy.corp:8080 ${DIRECTLY} (${SET} http://proxy.corp:8080)`,
  ]);
});

for (const value of ['http://user:sec ret@proxy', 'secret', 'user:secret@proxy:3128', 'socks5://user:secret@proxy'])
  test(`nothing secret is told of the proxy ${value}`, () => {
    const [found = ''] = findings({ HTTP_PROXY: value });
    assert.match(found, /^warning HTTP_PROXY: The gateway does not use the proxy /);
    assert.doesNotMatch(found.replace(/http:\/\/secret\b/g, ''), /sec ?ret|user/);
  });

test('the extra CA certificates of Node are counted, and a file that cannot be read is told', async t => {
  const cwd = await temporaryFolder(t);
  await writeFile(join(cwd, 'one.pem'), (await strangeAuthority()).certificate);
  await writeFile(join(cwd, 'empty.pem'), '');
  assert.deepEqual(inFolder(cwd, { NODE_EXTRA_CA_CERTS: 'one.pem' }), [
    "ok NODE_EXTRA_CA_CERTS: one.pem: its certificate is trusted besides Node's roots.",
  ]);
  assert.deepEqual(inFolder(cwd, { NODE_EXTRA_CA_CERTS: 'empty.pem' }), [
    'warning NODE_EXTRA_CA_CERTS: empty.pem adds nothing to the roots that Node trusts.',
  ]);
  const none = join(cwd, 'none.pem');
  assert.deepEqual(inFolder(cwd, { NODE_EXTRA_CA_CERTS: 'none.pem' }), [
    `warning NODE_EXTRA_CA_CERTS: The certificates of NODE_EXTRA_CA_CERTS (none.pem) are not trusted, since they cannot be read: ENOENT: no such file or directory, open '${none}'.`,
  ]);
});

test('that Node is told to check nothing does not reach the backends of a gateway', () => {
  assert.deepEqual(findings({ NODE_TLS_REJECT_UNAUTHORIZED: '0' }), [
    'warning NODE_TLS_REJECT_UNAUTHORIZED: The gateway checks the certificates of backends all the same, unless a backend says to skip that; those of https proxies are no longer checked. ($ apim backend set --id BACKEND --skip-certificate-chain-validation true)',
  ]);
});
