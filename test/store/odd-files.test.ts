import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, rm, symlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { DEFAULT_CONTEXT } from '../../src/model/context.ts';
import { openHome } from '../../src/store/home.ts';
import { salvage } from '../../src/store/salvage.ts';
import { temporaryFolder } from '../support/folder.ts';
import { backend, stateError } from './support.ts';

const isWindows = process.platform === 'win32';
const quiet = () => undefined;

/** Puts what is no file at a path. */
const ODD: Readonly<Record<string, (path: string) => Promise<unknown>>> = {
  'a pipe': async path => execFileSync('mkfifo', [path]),
  'a device': path => symlink('/dev/zero', path),
  'a socket': path =>
    new Promise<void>(resolve => {
      const server = createServer().listen(path, () => {
        server.unref();
        resolve();
      });
    }),
};

const FILES = ['backends/contoso.json', 'journal.json', 'revision', 'lock/1'];

for (const [what, put] of Object.entries(ODD)) {
  for (const file of FILES) {
    test(`${what} as ${file} of a context is told at once`, { skip: isWindows }, async t => {
      const home = await temporaryFolder(t);
      const path = join(home, 'contexts', 'default', file);
      await mkdir(dirname(path), { recursive: true });
      await put(path);
      const store = openHome(home).store(DEFAULT_CONTEXT, quiet);
      const change = store.change(draft => draft.backends.put(backend('contoso', 'http://contoso.test')));
      const message =
        /^\S+ (?:cannot be read|is not writable): it is a pipe, socket or device where a file is expected/;
      if (file === 'revision') assert.equal(await change, undefined);
      else await assert.rejects(change, { code: 'StateError', message });
      if (file !== 'lock/1' && file !== 'revision')
        assert.throws(() => store.backends.list(), { code: 'StateError', message });
    });
  }

  test(`${what} as the list of contexts is told at once`, { skip: isWindows }, async t => {
    const home = await temporaryFolder(t);
    await put(join(home, 'config.json'));
    await assert.rejects(
      openHome(home).contexts(),
      stateError(
        `${join(home, 'config.json')} cannot be read: it is a pipe, socket or device where a file is expected.`,
      ),
    );
  });
}

test('a pipe among the entities is one finding, and the others are read', { skip: isWindows }, async t => {
  const home = await temporaryFolder(t);
  const store = openHome(home).store(DEFAULT_CONTEXT, quiet);
  await store.change(draft => draft.backends.put(backend('contoso', 'http://contoso.test')));
  const path = join(store.directory, 'backends', 'pipe.json');
  execFileSync('mkfifo', [path]);
  const { collections, faults } = salvage(store.directory);
  assert.deepEqual(
    collections.backends.list().map(({ id }) => id),
    ['contoso'],
  );
  assert.deepEqual(faults, [
    {
      file: join('backends', 'pipe.json'),
      sentence: `${path} cannot be read: it is a pipe, socket or device where a file is expected.`,
    },
  ]);
});

test('a pipe as the registration of a gateway does not keep a change waiting', { skip: isWindows }, async t => {
  const home = await temporaryFolder(t);
  const notices: string[] = [];
  const store = openHome(home).store(DEFAULT_CONTEXT, line => notices.push(line));
  await mkdir(join(store.directory, 'gateways'), { recursive: true });
  const path = join(store.directory, 'gateways', '1.json');
  execFileSync('mkfifo', [path]);
  await store.change(draft => draft.backends.put(backend('contoso', 'http://contoso.test')));
  assert.deepEqual(notices, [
    `The change is saved, but running gateways were not told. ${path} is not writable: it is a pipe, socket or device where a file is expected.`,
  ]);
});

test('a folder as an entity is told', async t => {
  const home = await temporaryFolder(t);
  const store = openHome(home).store(DEFAULT_CONTEXT, quiet);
  const path = join(store.directory, 'backends', 'contoso.json');
  await mkdir(path, { recursive: true });
  assert.throws(
    () => store.backends.list(),
    stateError(`${path} cannot be read: a folder stands where a file is expected.`),
  );
  await rm(path, { recursive: true });
  assert.deepEqual(store.backends.list(), []);
});
