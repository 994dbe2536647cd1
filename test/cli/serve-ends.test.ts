import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { type TestContext, test } from 'node:test';
import { apim, commandFile, startServe } from '../support/command.ts';
import { startSession } from './session.ts';

const NODE = process.execPath;
const DEAF =
  "for (const s of ['SIGTERM', 'SIGINT']) process.on(s, () => {}); setInterval(() => {}, 1000); console.log('ready')";

test('a command that goes on after a signal is said to be waited for, and a second signal kills it', async t => {
  if (process.platform === 'win32') return t.skip('Windows has no signals to pass on');
  const { home } = await startSession(t);
  for (const [first, second] of [
    ['SIGTERM', 'SIGINT'],
    ['SIGINT', 'SIGINT'],
  ] as const) {
    const serving = await startServe(t, home, ['--', NODE, '-e', DEAF]);
    await serving.waitFor(/ready/);
    serving.signal(first);
    await serving.waitFor(
      /apim: \S+ \(process id \d+\) goes on after the signal and is waited for\. Ctrl-C kills it\.\n/,
    );
    assert.equal(await serving.stop(second), 128 + 9);
  }
});

test('a command that ends at the signal is not said to be waited for', async t => {
  if (process.platform === 'win32') return t.skip('Windows has no signals to pass on');
  const { home } = await startSession(t);
  const serving = await startServe(t, home, ['--', NODE, '-e', "setInterval(() => {}, 1000); console.log('ready')"]);
  await serving.waitFor(/ready/);
  await serving.stop('SIGTERM');
  assert.doesNotMatch(serving.output(), /waited for/);
});

/** Whether it is this test that has the port; another may. */
async function takePort(t: TestContext, port: number): Promise<void> {
  const server = createServer();
  server.listen(port, '127.0.0.1');
  await Promise.race([once(server, 'listening'), once(server, 'error').then(() => undefined)]).catch(() => undefined);
  t.after(() => void server.close());
}

test('with a command a taken port is no obstacle unless it was given', async t => {
  const { home } = await startSession(t);
  for (const port of [8080, 8081]) await takePort(t, port);
  const script = 'console.log(process.env.APIM_GATEWAY_URL, process.env.APIM_GATEWAY_HTTPS_URL)';
  const { status, stdout, stderr } = await apim(home, ['serve', '--https-port', '--', NODE, '-p', script]);
  assert.equal(status, 0, stderr);
  const [, http, https] = /^http:\/\/127\.0\.0\.1:(\d+) https:\/\/127\.0\.0\.1:(\d+)\n/.exec(stdout) ?? [];
  assert.ok(http !== '8080' && https !== '8081', stdout);
  assert.ok(
    stderr.startsWith(
      'Port 8080 is taken: the gateway takes a free one.\nPort 8081 is taken: the gateway takes a free one for HTTPS.\n',
    ),
    stderr,
  );
  for (const given of [
    ['--port', '8080'],
    ['--port', '0', '--https-port', '8081'],
  ]) {
    const refused = await apim(home, ['serve', ...given, '--', NODE, '-p', script]);
    assert.equal(refused.status, 1);
    assert.match(refused.stderr, /^apim: Port 808[01] of 127\.0\.0\.1 is taken/);
  }
  assert.match((await apim(home, ['serve'])).stderr, /^apim: Port 8080 of 127\.0\.0\.1 is taken/);
});

test('the title of the process says which context and port', async t => {
  if (process.platform !== 'linux') return t.skip('the title is read from /proc');
  const { home, done } = await startSession(t);
  await done('context', 'new', '--resource-group', 'g', '--service-name', 'shop');
  const { pid, url, waitFor } = await startServe(t, home, ['--https-port', '0', '--context', 'shop']);
  const [, secure] = await waitFor(/https:\/\/127\.0\.0\.1:(\d+)/);
  const title = (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', '');
  assert.equal(title, `apim shop ${new URL(url).port} ${secure}`);
});

test('serve ends when its standard output is a socket that nobody reads any more', async t => {
  if (process.platform === 'win32') return t.skip('Windows has named pipes there');
  const { home } = await startSession(t);
  const child = spawn(NODE, [commandFile(), 'serve', '--port', '0'], { env: { ...process.env, APIM_HOME: home } });
  t.after(() => void child.kill('SIGKILL'));
  child.stdout.destroy();
  const [[status], told] = await Promise.all([once(child, 'exit'), text(child.stderr)]);
  assert.equal(status, 0);
  assert.match(told, /\nNobody reads standard output any more: the gateway stops\.\n$/);
});

const PIPES: readonly (readonly [string, string])[] = [
  ['a pipe whose reader has ended', '"$@" | true; echo "$PIPESTATUS"'],
  ['a pipe whose reader ends later', '"$@" | sleep 2; echo "$PIPESTATUS"'],
  ['a named pipe whose reader has ended', 'mkfifo "$0.pipe"; true < "$0.pipe" & "$@" > "$0.pipe"; echo "$?"'],
  ['a named pipe whose reader ends later', 'mkfifo "$0.pipe"; sleep 2 < "$0.pipe" & "$@" > "$0.pipe"; echo "$?"'],
];

for (const [name, script] of PIPES)
  test(`serve ends when its standard output is ${name}, though it writes nothing there`, async t => {
    if (process.platform !== 'linux') return t.skip('only Linux tells it');
    const { home } = await startSession(t);
    const words = [home, NODE, commandFile(), 'serve', '--port', '0'];
    const shell = spawn('bash', ['-c', script, ...words], { env: { ...process.env, APIM_HOME: home } });
    const [told, status] = await Promise.all([text(shell.stderr), text(shell.stdout)]);
    assert.equal(status, '0\n', told);
    assert.match(told, /^Nobody reads standard output any more: the gateway stops\.$/m);
  });

for (const script of ['"$@" | cat', '"$@" > /dev/null', '"$@" > "$0.txt"', '"$@" >&-'])
  test(`serve goes on while somebody reads its standard output, or nobody need: ${script}`, async t => {
    if (process.platform !== 'linux') return t.skip('only Linux tells it');
    const { home } = await startSession(t);
    const words = ['-c', script, home, NODE, commandFile(), 'serve', '--port', '0'];
    const shell = spawn('bash', words, { env: { ...process.env, APIM_HOME: home }, detached: true });
    const ended = once(shell, 'close');
    t.after(async () => {
      process.kill(-(shell.pid ?? 0), 'SIGKILL');
      await ended;
    });
    let told = '';
    for await (const piece of shell.stderr.setEncoding('utf8')) {
      told += piece;
      const [url] = /http:\S+(?=\n)/.exec(told) ?? [];
      if (url === undefined) continue;
      assert.equal((await fetch(url)).status, 404);
      return assert.doesNotMatch(told, /Nobody reads/);
    }
    assert.fail(told);
  });

test('serve ends when the pipe that it writes all to has no reader any more', async t => {
  if (process.platform === 'win32') return t.skip('bash is no shell of Windows');
  const { home } = await startSession(t);
  const script = 'set -o pipefail; "$@" 2>&1 | head -1; echo $?';
  const words = ['bash', NODE, commandFile(), 'serve', '--port', '0'];
  const shell = spawn('bash', ['-c', script, ...words], { env: { ...process.env, APIM_HOME: home } });
  const [first] = await once(shell.stdout.setEncoding('utf8'), 'data');
  const [url = ''] = /http:\S+/.exec(first) ?? [];
  const ended = once(shell, 'close');
  const rest = text(shell.stdout);
  // Each request is a line of the log, and the first line that nobody reads ends it.
  let isRunning = true;
  void ended.then(() => {
    isRunning = false;
  });
  while (isRunning) await fetch(url).catch(() => undefined);
  assert.equal(await rest, '0\n');
});
