import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type Context, DEFAULT_CONTEXT } from '../../src/model/context.ts';
import { openHome } from '../../src/store/home.ts';
import { configFolder, homeDirectory } from '../../src/store/home-directory.ts';
import { listenForChanges } from '../../src/store/notices.ts';
import { temporaryFolder } from '../support/folder.ts';
import { backend, endOf, startProgram, stateError } from './support.ts';

const context = (name: string): Context => ({ ...DEFAULT_CONTEXT, name, resourceGroup: 'shop', serviceName: 'shop' });
const quiet = () => undefined;

test('before the first change there is the default context, and no file', async t => {
  const directory = join(await temporaryFolder(t), 'home');
  const home = openHome(directory);
  assert.deepEqual(await home.contexts(), [DEFAULT_CONTEXT]);
  assert.equal(await home.current(), 'default');
  assert.deepEqual(home.store(DEFAULT_CONTEXT, quiet).apis.list(), []);
  assert.ok(!existsSync(directory));
});

test('contexts are kept, sorted by name, and one is in use', async t => {
  const directory = await temporaryFolder(t);
  const home = openHome(directory);
  for (const name of ['test', 'my.shop', 'Prod']) await home.addContext(context(name));
  await home.useContext('PROD');
  const other = openHome(directory);
  assert.deepEqual(await other.contexts(), [context('Prod'), DEFAULT_CONTEXT, context('my.shop'), context('test')]);
  assert.equal(await other.current(), 'Prod');
});

test('each context has a state of its own', async t => {
  const home = openHome(await temporaryFolder(t));
  await home.store(context('a'), quiet).change(draft => draft.backends.put(backend('contoso', 'http://contoso.test')));
  assert.deepEqual(home.store(context('b'), quiet).backends.list(), []);
  assert.deepEqual(home.store(context('A'), quiet).backends.list(), [backend('contoso', 'http://contoso.test')]);
});

test('a context of a name that is taken, also in other case, is refused', async t => {
  const home = openHome(await temporaryFolder(t));
  await home.addContext(context('shop'));
  for (const name of ['SHOP', 'Default']) {
    await assert.rejects(home.addContext(context(name)), {
      code: 'AlreadyExists',
      message: `There is a context ${name} already; --force replaces it, and what it holds stays.`,
    });
  }
});

test('a context that does not exist can neither be used nor removed', async t => {
  const home = openHome(await temporaryFolder(t));
  const refusal = { code: 'NotFound', message: 'There is no context shop.' };
  await assert.rejects(home.useContext('shop'), refusal);
  await assert.rejects(home.removeContext('shop'), refusal);
});

test('removing a context removes all that it holds', async t => {
  const directory = await temporaryFolder(t);
  const home = openHome(directory);
  await home.addContext(context('shop'));
  await home.store(context('shop'), quiet).change(draft => draft.backends.put(backend('a', 'http://a.test')));
  await home.removeContext('Shop');
  assert.deepEqual(await home.contexts(), [DEFAULT_CONTEXT]);
  assert.deepEqual(readdirSync(join(directory, 'contexts')), []);
  assert.deepEqual(readdirSync(join(directory, 'removed')), []);
  await home.addContext(context('shop'));
  assert.deepEqual(home.store(context('shop'), quiet).backends.list(), []);
});

test('a context that nothing was ever kept in can be removed', async t => {
  const home = openHome(await temporaryFolder(t));
  await home.addContext(context('shop'));
  await home.removeContext('shop');
  assert.deepEqual(await home.contexts(), [DEFAULT_CONTEXT]);
});

test('the default context, the one in use and one that a gateway serves are not removed', async t => {
  const home = openHome(await temporaryFolder(t));
  for (const name of ['used', 'served']) await home.addContext(context(name));
  await home.useContext('used');
  const listener = await listenForChanges(home.store(context('served'), quiet).directory, async () => []);
  t.after(() => listener.close());
  await assert.rejects(home.removeContext('default'), {
    code: 'ValidationError',
    message: 'The context default is always there and cannot be removed.',
  });
  await assert.rejects(home.removeContext('used'), {
    code: 'InUse',
    message: 'The context used is in use. Use another one first.',
  });
  await assert.rejects(home.removeContext('served'), {
    code: 'InUse',
    message: `The gateway with process id ${process.pid} serves the context served. Stop it first.`,
  });
});

test('a removal that was killed half way counts as done, and is finished by the next change', async t => {
  const directory = await temporaryFolder(t);
  const home = openHome(directory);
  for (const name of ['gone', 'kept']) {
    await home.addContext(context(name));
    await home.store(context(name), quiet).change(draft => draft.backends.put(backend(name, 'http://a.test')));
  }
  renameSync(join(directory, 'contexts', 'gone'), join(directory, 'removed-by-test'));
  mkdirSync(join(directory, 'removed'));
  cpSync(join(directory, 'removed-by-test'), join(directory, 'removed', 'gone'), { recursive: true });
  assert.deepEqual(await home.contexts(), [DEFAULT_CONTEXT, context('kept')]);
  await home.addContext(context('gone'));
  assert.deepEqual(await home.contexts(), [DEFAULT_CONTEXT, context('gone'), context('kept')]);
  assert.deepEqual(home.store(context('gone'), quiet).backends.list(), []);
  assert.deepEqual(home.store(context('kept'), quiet).backends.list(), [backend('kept', 'http://a.test')]);
});

test('contexts that processes add at the same time are all kept', async t => {
  const directory = await temporaryFolder(t);
  const children = Array.from({ length: 6 }, (_, index) => startProgram('adding-program', [directory, `c${index}`]));
  assert.deepEqual(
    await Promise.all(children.map(endOf)),
    children.map(() => 0),
  );
  const names = (await openHome(directory).contexts()).map(({ name }) => name);
  assert.deepEqual(names, ['c0', 'c1', 'c2', 'c3', 'c4', 'c5', 'default']);
});

test('the list of contexts is 0600 in a folder that is 0700', { skip: process.platform === 'win32' }, async t => {
  const directory = join(await temporaryFolder(t), 'a', 'home');
  await openHome(directory).addContext(context('shop'));
  assert.equal(statSync(join(directory, 'config.json')).mode & 0o777, 0o600);
  assert.equal(statSync(directory).mode & 0o777, 0o700);
});

const BROKEN = [
  ['{"contexts"', ' cannot be used: it is not JSON. Mend or delete that file.'],
  ['{}', ' cannot be used: its schemaVersion is not 1. Mend or delete that file.'],
  ['[]', ' cannot be used: its schemaVersion is not 1. Mend or delete that file.'],
  ['{"schemaVersion":2,"all":"new"}', ' was written by a newer version of apim. Update apim.'],
  ['{"schemaVersion":1,"contexts":[],"current":7}', ' cannot be used: current: '],
] as const;

for (const [text, message] of BROKEN) {
  test(`a list of contexts that cannot be read is named and never overwritten: ${text}`, async t => {
    const directory = await temporaryFolder(t);
    const path = join(directory, 'config.json');
    writeFileSync(path, text);
    const home = openHome(directory);
    for (const attempt of [
      home.contexts(),
      home.current(),
      home.addContext(context('shop')),
      home.useContext('default'),
    ]) {
      await assert.rejects(attempt, error => error instanceof Error && error.message.startsWith(path + message));
    }
    assert.equal(readFileSync(path, 'utf8'), text);
  });
}

test('a home that is a file is reported', async t => {
  const directory = join(await temporaryFolder(t), 'file');
  writeFileSync(directory, '');
  const home = openHome(directory);
  await assert.rejects(
    home.contexts(),
    stateError(`${directory} cannot be read: a file stands where a folder is expected.`),
  );
  await assert.rejects(
    home.addContext(context('shop')),
    stateError(
      `${join(directory, 'lock')} is not writable: a file stands where a folder is expected; nothing was changed.`,
    ),
  );
});

test('the home is where env-paths, and with it conf, would put it', async () => {
  const { default: envPaths } = await import('env-paths');
  const { APIM_HOME: _, ...env } = process.env;
  assert.equal(homeDirectory(env), envPaths('apim', { suffix: '' }).config);
  assert.equal(configFolder('linux', { XDG_CONFIG_HOME: '/x' }, '/home/me'), '/x/apim');
  assert.equal(configFolder('linux', { XDG_CONFIG_HOME: '' }, '/home/me'), '/home/me/.config/apim');
  assert.equal(configFolder('darwin', {}, '/Users/me'), '/Users/me/Library/Preferences/apim');
  assert.equal(configFolder('win32', { APPDATA: 'C:\\R' }, 'C:\\me'), 'C:\\R\\apim\\Config');
  assert.equal(configFolder('win32', {}, 'C:\\me'), 'C:\\me\\AppData\\Roaming\\apim\\Config');
});

test('a folder of configuration that is not absolute is refused by the name of its variable', () => {
  const refusal = (what: string) => ({
    name: 'UserError',
    code: 'EnvironmentError',
    message: `The environment variable ${what}: state and private keys would land in the folder in which a command is run. Set it to an absolute path, or name the folder of the state with --home.`,
  });
  for (const platform of ['linux', 'darwin'] as const)
    assert.throws(() => configFolder(platform, {}, ''), refusal('HOME is empty'));
  assert.throws(() => configFolder('linux', {}, 'me'), refusal("HOME is 'me', which is no absolute path"));
  assert.throws(
    () => configFolder('linux', { XDG_CONFIG_HOME: './config' }, '/home/me'),
    refusal("XDG_CONFIG_HOME is './config', which is no absolute path"),
  );
  assert.throws(
    () => configFolder('win32', { APPDATA: 'R' }, 'C:\\me'),
    refusal("APPDATA is 'R', which is no absolute path"),
  );
  assert.throws(() => configFolder('win32', {}, ''), refusal('USERPROFILE is empty'));
  assert.throws(
    () => homeDirectory({ APIM_HOME: 'state' }),
    refusal("APIM_HOME is 'state', which is no absolute path"),
  );
  assert.equal(configFolder('linux', { XDG_CONFIG_HOME: '/x' }, ''), '/x/apim');
});

test('a folder in which the system makes no other is told', { skip: process.platform !== 'linux' }, async () => {
  const home = openHome('/proc/x');
  await assert.rejects(
    home.addContext(context('shop')),
    stateError('/proc/x is not writable: it is no longer there; nothing was changed.'),
  );
});
