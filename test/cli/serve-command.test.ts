import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { apim, startServe } from '../support/command.ts';
import { startPlainBackend } from '../support/servers.ts';
import { startSession } from './session.ts';
import { onTerminal, skipWithoutTerminal } from './terminal.ts';

const NODE = process.execPath;

const newBackend = (url: string) => ['backend', 'new', '--id', 'contoso', '--url', url, '--protocol', 'http'];

test('a command gets the gateway as APIM_GATEWAY_URL, its arguments, its streams, and gives its exit code', async t => {
  const { home, done } = await startSession(t);
  const backend = await startPlainBackend(t, {});
  await done(...newBackend(backend.url));
  const script =
    "fetch(process.env.APIM_GATEWAY_URL + '/hello').then(async r => { console.log(r.status, process.argv.slice(1).join(' ')); process.exit(7) })";
  const words = [NODE, '-e', script, '--', '--port', 'x', '--', '-h'];
  for (const args of [['--', ...words], words]) {
    const { status, stdout, stderr } = await apim(home, ['serve', '--port', '0', ...args]);
    assert.deepEqual([status, stdout], [7, '200 --port x -- -h\n']);
    assert.match(stderr, new RegExp(`^Gateway listening on (http://127\\.0\\.0\\.1:\\d+)\n\\1/ -> ${backend.url}\n$`));
  }
});

test('with a command the log has failures alone, unless it is verbose', async t => {
  const { home, done } = await startSession(t);
  const backend = await startPlainBackend(t, {});
  await done('api', 'new', '--id', 'good', '--path', 'good', '--service-url', backend.url);
  await done('api', 'new', '--id', 'bad', '--path', 'bad', '--service-url', 'http://127.0.0.1:1');
  const script = "for (const p of ['good', 'bad', 'none']) await fetch(process.env.APIM_GATEWAY_URL + '/' + p)";
  const command = [NODE, '--input-type=module', '-e', script];
  const [quiet, verbose] = await Promise.all([
    apim(home, ['serve', '--port', '0', '--', ...command]),
    apim(home, ['serve', '--port', '0', '--verbose', '--', ...command]),
  ]);
  const logged = (stderr: string) => [...stderr.matchAll(/^\S+Z GET \/(\w+) (\d+) /gm)].map(([, ...rest]) => rest);
  assert.deepEqual(logged(quiet.stderr), [
    ['bad', '500'],
    ['none', '404'],
  ]);
  assert.deepEqual(logged(verbose.stderr), [
    ['good', '200'],
    ['bad', '500'],
    ['none', '404'],
  ]);
});

test('a command that cannot be found or run ends as in a shell', async t => {
  const { home, cwd } = await startSession(t);
  await writeFile(join(cwd, 'text'), '');
  const [unknown, text] = await Promise.all([
    apim(home, ['serve', '--port', '0', '--', 'no-such-command']),
    apim(home, ['serve', '--port', '0', '--', './text'], { cwd }),
  ]);
  assert.equal(unknown.status, 127);
  assert.match(unknown.stderr, /\napim: no-such-command cannot be found\.\n$/);
  if (process.platform === 'win32') return;
  assert.equal(text.status, 126);
  assert.match(text.stderr, /\napim: \.\/text may not be executed\.\n$/);
});

test('a signal reaches the command, whose exit code is that of serve', async t => {
  if (process.platform === 'win32') return t.skip('Windows has no signals to pass on');
  const { home } = await startSession(t);
  const script = "process.on('SIGTERM', () => process.exit(5)); setInterval(() => {}, 1000); console.log('ready')";
  const serving = await startServe(t, home, ['--', NODE, '-e', script]);
  await serving.waitFor(/ready/);
  assert.equal(await serving.stop('SIGTERM'), 5);
  const deaf = await startServe(t, home, ['--', NODE, '-e', "setInterval(() => {}, 1000); console.log('ready')"]);
  await deaf.waitFor(/ready/);
  assert.equal(await deaf.stop('SIGTERM'), 128 + 15);
});

test('with --https-port a command gets that URL too', async t => {
  const { home } = await startSession(t);
  const script = 'console.log(process.env.APIM_GATEWAY_URL, process.env.APIM_GATEWAY_HTTPS_URL)';
  const args = ['serve', '--port', '0', '--https-port', '0', '--', NODE, '-p', script];
  const { stdout } = await apim(home, args);
  assert.match(stdout, /^http:\/\/127\.0\.0\.1:\d+ https:\/\/127\.0\.0\.1:\d+\n/);
});

test('Ctrl-C on a terminal reaches the command once, whose exit code counts, and stops a gateway without one', async t => {
  if (skipWithoutTerminal(t)) return;
  const session = await startSession(t);
  // Waits for a second one, which must not come.
  const script =
    "let count = 0; process.on('SIGINT', () => { count += 1; setTimeout(() => process.exit(10 + count), 300) }); setInterval(() => {}, 1000); console.log('ready')";
  const [command, alone] = await Promise.all([
    onTerminal(session, { after: 'ready', text: '\\x03' }, 'serve', '--port', '0', '--', NODE, '-e', script),
    onTerminal(session, { after: 'Nothing is served yet', text: '\\x03' }, 'serve', '--port', '0'),
  ]);
  assert.equal(command.status, 11, command.shown);
  assert.equal(alone.status, 0, alone.shown);
});
