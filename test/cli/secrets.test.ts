import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { DEFAULT_CONTEXT } from '../../src/model/context.ts';
import { openHome } from '../../src/store/home.ts';
import { pfxOf } from '../support/certificates.ts';
import { apim, commandFile } from '../support/command.ts';
import { goodIdentity, writePfx } from './files.ts';
import { misused, printed, type RunOptions, refused, type Session, startSession } from './session.ts';
import { onTerminal, skipWithoutTerminal } from './terminal.ts';

const UNSET =
  "the environment variable named after '--password-env' is not set (its name belongs there, not the secret itself)";
const ADD = ['cert', 'add', '--pfx', 'client.pfx', '--query', 'name', '-o', 'tsv'];

test('the password of a PFX comes from the command line, a variable or standard input', async t => {
  const session = await startSession(t);
  await writePfx(session, 'client.pfx', await goodIdentity('client'));
  const ways: readonly (readonly [RunOptions, string[]])[] = [
    [{}, ['--password', 'secret']],
    [{}, ['--password=secret']],
    [{ env: { PFX_PASSWORD: 'secret' } }, ['--password-env', 'PFX_PASSWORD']],
    [{ stdin: 'secret' }, ['--password-stdin']],
    [{ stdin: 'secret\n' }, ['--password-stdin']],
    [{ stdin: 'secret\r\n' }, ['--password-stdin']],
  ];
  for (const [index, [options, args]] of ways.entries()) {
    assert.deepEqual(await session.runWith(options, ...ADD, '--id', `c${index}`, ...args), printed(`c${index}\n`));
  }
});

test('only the line break at the end of standard input is cut', async t => {
  const session = await startSession(t);
  await writeFile(join(session.cwd, 'client.pfx'), pfxOf(await goodIdentity('client'), ' secret \n'));
  assert.deepEqual(await session.runWith({ stdin: ' secret \n\n' }, ...ADD, '--password-stdin'), printed('client\n'));
});

test('a PFX may come from standard input, but not together with its password', async t => {
  const session = await startSession(t);
  const stdin = pfxOf(await goodIdentity('client'), 'secret');
  const add = ['cert', 'add', '--id', 'client', '--pfx', '-', '--query', 'name', '-o', 'tsv'];
  assert.deepEqual(
    await session.runWith({ stdin }, ...add, '--password-stdin'),
    misused("the file and '--password-stdin' cannot both come from standard input"),
  );
  assert.deepEqual(await session.runWith({ stdin }, ...add, '--password', 'secret'), printed('client\n'));
});

test('a variable that is not set is refused; one that is empty is an empty password', async t => {
  const session = await startSession(t);
  await writePfx(session, 'client.pfx', await goodIdentity('client'));
  assert.deepEqual(await session.run(...ADD, '--password-env', 'NONE'), misused(UNSET));
  assert.equal((await session.runWith({ env: { NONE: '' } }, ...ADD, '--password-env', 'NONE')).status, 1);
});

test('a secret that stands where the name of its variable should is not repeated', async t => {
  const session = await startSession(t);
  await writePfx(session, 'client.pfx', await goodIdentity('client'));
  await session.done(...BACKEND);
  for (const args of [
    [...ADD, '--password-env', 'hunter2'],
    [...ADD, '--password-env=hunter2'],
    ['cert', 'set', 'client', '--pfx', 'client.pfx', '--password-env', 'hunter2'],
    ['ca', 'add', '--file', 'client.pfx', '--password-env', 'hunter2'],
    ['backend', 'set', 'contoso', '--header-env', 'X-Key=hunter2'],
    ['backend', 'set', 'contoso', '--header-env', 'hunter2=='],
    ['backend', 'set', 'contoso', '--query-env', 'code=hunter2'],
    ['backend', 'set', 'contoso', '--proxy-password-env', 'hunter2'],
    ['backend', 'set', 'contoso', '--authorization-header-parameter-env', 'hunter2'],
    ['call', 'orders', 'GET', '/', '--header-env', 'Authorization=hunter2'],
  ]) {
    const { status, stdout, stderr } = await session.run(...args);
    assert.deepEqual([status, stdout], [2, ''], args.join(' '));
    assert.match(stderr, /^apim: the environment variable named after '--[a-z-]+-env' is not set/);
    assert.ok(!stderr.includes('hunter2'), stderr);
  }
});

test('a secret comes in one way only', async t => {
  const { run } = await startSession(t);
  assert.deepEqual(
    await run(...ADD, '--password', 'x', '--password-env', 'X'),
    misused("option '--password <password>' cannot be used with option '--password-env <variable>'"),
  );
  assert.deepEqual(
    await run(...ADD, '--password-env', 'X', '--password-stdin'),
    misused("option '--password-env <variable>' cannot be used with option '--password-stdin'"),
  );
  assert.deepEqual(
    await run(...ADD, '--pfx-password', 'x', '--password-stdin'),
    misused("option '--password <password>' cannot be used with option '--password-stdin'"),
  );
});

const BACKEND = ['backend', 'new', '--id', 'contoso', '--url', 'https://contoso.com', '--protocol', 'http'];

/** What is stored: no command shows it. */
const stored = ({ home }: Session) =>
  openHome(home)
    .store(DEFAULT_CONTEXT, () => undefined)
    .backends.get('contoso');

test('every secret of a backend comes from a variable too', async t => {
  const session = await startSession(t);
  const env = { KEY: 'k', CODE: 'c', TOKEN: 't', PROXY: 'p' };
  const { status, stdout } = await session.runWith(
    { env },
    ...[...BACKEND, '--header', 'X-Key=first', '--header-env', 'X-Key=KEY', '--query-env', 'code=CODE'],
    ...['--authorization-header-scheme', 'Bearer', '--authorization-header-parameter-env', 'TOKEN'],
    ...['--proxy-url', 'http://proxy:1', '--proxy-password-env', 'PROXY', '-o', 'json'],
  );
  assert.equal(status, 0);
  assert.doesNotMatch(stdout, /"(?:first|k|c|t|p)"/);
  assert.deepEqual(stored(session)?.credentials, {
    header: { 'X-Key': ['first', 'k'] },
    query: { code: ['c'] },
    authorization: { scheme: 'Bearer', parameter: 't' },
  });
  assert.deepEqual(stored(session)?.proxy, { url: 'http://proxy:1', password: 'p' });
});

test('every secret of a backend comes from standard input too, one a command', async t => {
  const session = await startSession(t);
  await session.done(
    ...BACKEND,
    '--proxy-url',
    'http://proxy:1',
    '--authorization-header-scheme',
    'Basic',
    '--authorization-header-parameter',
    'x',
  );
  const set = async (stdin: string, ...args: string[]) =>
    assert.equal((await session.runWith({ stdin }, 'backend', 'set', 'contoso', ...args)).status, 0);
  await set('k\n', '--header-stdin', 'X-Key');
  await set('c', '--query-stdin', 'code', '--query', 'code=first');
  await set('t\r\n', '--authorization-header-parameter-stdin');
  await set('p\n', '--proxy-password-stdin');
  assert.deepEqual(stored(session)?.credentials, {
    header: { 'X-Key': ['k'] },
    query: { code: ['first', 'c'] },
    authorization: { scheme: 'Basic', parameter: 't' },
  });
  assert.deepEqual(stored(session)?.proxy, { url: 'http://proxy:1', password: 'p' });
  assert.deepEqual(
    await session.run('backend', 'set', 'contoso', '--header-stdin', 'X-Key', '--proxy-password-stdin'),
    misused("option '--header-stdin <name>' cannot be used with option '--proxy-password-stdin'"),
  );
  assert.deepEqual(
    await session.run('backend', 'set', 'contoso', '--query-stdin', 'a', '--query-stdin', 'b'),
    misused("option '--query-stdin <name>' argument 'b' is invalid. It can be given only once."),
  );
  assert.deepEqual(
    await session.run('backend', 'set', 'contoso', '--header-env', 'X-Key=NONE'),
    misused(UNSET.replace('password', 'header')),
  );
});

test('no secret is in what is listed, shown or refused', async t => {
  const session = await startSession(t);
  const secrets = ['--header', 'X-Key=hidden', '--query', 'code=hidden', '--proxy-url', 'http://proxy:1'];
  await session.done(
    ...[...BACKEND, ...secrets, '--proxy-password', 'hidden'],
    ...['--authorization-header-scheme', 'Basic', '--authorization-header-parameter', 'hidden'],
  );
  for (const output of ['json', 'tsv', 'table']) {
    for (const command of [['list'], ['show', 'contoso']]) {
      const { stdout, status } = await session.run('backend', ...command, '-o', output);
      assert.equal(status, 0);
      assert.doesNotMatch(stdout, /hidden/);
    }
  }
  const mistakes = [
    ['--header', 'X-Key=hidden\n'],
    ['--header', 'X-Key: hidden'],
    ['--query', 'hidden'],
    ['--proxy-url', 'http://me:hidden@proxy'],
    ['--authorization-header-parameter', 'hidden\n'],
    ['--url', 'https://me:hidden@contoso.com'],
  ];
  for (const mistake of mistakes) {
    const { status, stderr } = await session.run('backend', 'set', 'contoso', ...mistake);
    assert.notEqual(status, 0);
    assert.match(stderr, /^apim: /);
    assert.doesNotMatch(stderr, /hidden/);
  }
});

test('what a command was started with is gone from the list of processes', async t => {
  if (process.platform !== 'linux') return t.skip('/proc is of Linux');
  const { cwd, home } = await startSession(t);
  const args = [commandFile(), 'cert', 'add', '--pfx', '-', '--password', 'hidden'];
  const child = spawn(process.execPath, args, { cwd, env: { ...process.env, APIM_HOME: home } });
  const ended = once(child, 'close');
  t.after(() => child.kill('SIGKILL'));
  let commandLine = '';
  do commandLine = await readFile(`/proc/${child.pid}/cmdline`, 'latin1');
  while (!commandLine.startsWith('apim\0'));
  assert.equal(commandLine.replaceAll('\0', ''), 'apim');
  child.stdin.end();
  await ended;
});

test('on a terminal the password is asked for and not shown', async t => {
  if (skipWithoutTerminal(t)) return;
  const session = await startSession(t);
  await writePfx(session, 'client.pfx', await goodIdentity('client'));
  const add = ['cert', 'add', '--pfx', 'client.pfx', '-o', 'tsv', '--query', 'name'];
  const typed = (text: string) => ({ after: 'Password', text });
  const [right, wrong, given, ...none] = await Promise.all([
    onTerminal(session, typed('secret\\r'), ...add, '--id', 'typed'),
    onTerminal(session, typed('wrong\\r'), ...add),
    onTerminal(session, typed(''), ...add, '--id', 'given', '--password', 'secret'),
    ...['\\r', '\\x04'].map(key => onTerminal(session, typed(key), ...add)),
  ]);
  const interrupted = await onTerminal(session, typed('\\x03'), ...add);
  const question = 'Password of client.pfx: \n';
  assert.deepEqual(right, { status: 0, shown: `${question}typed\n` });
  assert.deepEqual(given, { status: 0, shown: 'given\n' });
  assert.deepEqual(interrupted, { status: 130, shown: question });
  assert.equal(wrong.status, 1);
  assert.ok(wrong.shown.startsWith(`${question}apim: The password does not open this PFX file: `), wrong.shown);
  const needed =
    'This PFX file needs a password and none was given. Give the password it was exported with. --password, --password-env and --password-stdin take it.';
  for (const result of none) assert.deepEqual(result, { status: 1, shown: `${question}apim: ${needed}\n` });
});

test('the installed command reads a password from standard input and from its environment', async t => {
  const session = await startSession(t);
  await writePfx(session, 'client.pfx', await goodIdentity('client'));
  const { cwd, home } = session;
  const [piped, given] = await Promise.all([
    apim(home, [...ADD, '--id', 'a', '--password-stdin'], { cwd, stdin: 'secret\n' }),
    apim(home, [...ADD, '--id', 'b', '--password-env', 'PW'], { cwd, env: { PW: 'secret' } }),
  ]);
  assert.deepEqual([piped, given], [printed('a\n'), printed('b\n')]);
  assert.deepEqual(
    await session.run('cert', 'show', 'c'),
    refused("There is no certificate 'c'. `apim cert list` shows those there are."),
  );
});
