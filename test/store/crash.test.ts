import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { Changes } from '../../src/store/collection.ts';
import { commit } from '../../src/store/commit.ts';
import { nodeFiles } from '../../src/store/file-system.ts';
import type { Store } from '../../src/store/store.ts';
import { filesView } from '../../src/store/view.ts';
import { temporaryFolder } from '../support/folder.ts';
import { backend, endOf, startProgram, stateError, storeIn, systemError, watched } from './support.ts';

const OLD = ['deleted http://old.test', 'first http://old.test', 'second http://old.test'];
const NEW = ['added http://new.test', 'first http://new.test', 'second http://new.test'];

const stateOf = (store: Store) => store.backends.list().map(({ id, url }) => `${id} ${url}`);
const isOneOf = (state: readonly string[]) => [OLD, NEW].some(whole => whole.join() === state.join());

async function prepare(directory: string): Promise<void> {
  await storeIn(directory, {}).store.change(draft => {
    for (const id of ['first', 'second', 'deleted']) draft.backends.put(backend(id, 'http://old.test'));
  });
}

/** Answers a function that makes one more context in the old state. */
async function contextsIn(directory: string): Promise<(name: number) => string> {
  const template = join(directory, 'template');
  await prepare(template);
  return name => {
    const context = join(directory, String(name));
    cpSync(template, context, { recursive: true });
    return context;
  };
}

const renew = (store: Store) =>
  store.change(draft => {
    draft.backends.put(backend('first', 'http://new.test'));
    draft.backends.put(backend('second', 'http://new.test'));
    draft.backends.put(backend('added', 'http://new.test'));
    draft.backends.delete('deleted');
  });

/** Ends at the operation `last` as by death: nothing that is done about the error takes effect. Answers whether it came so far. */
async function dieAt(directory: string, last: number, work: (store: Store) => Promise<unknown>): Promise<boolean> {
  let operations = 0;
  const death = new Error('dead');
  const files = watched(nodeFiles, () => {
    operations += 1;
    if (operations >= last) throw death;
  });
  const died = await work(storeIn(directory, { files }).store).then(
    () => false,
    (error: unknown) => error === death,
  );
  // It says that this process has it, which lives on.
  rmSync(join(directory, 'lock'), { recursive: true, force: true });
  return died;
}

/** That the state is the old or the new one, and that the next change finds and leaves it so. Answers it. */
async function wholeState(directory: string, last: number): Promise<string> {
  const { store } = storeIn(directory, {});
  const seen = stateOf(store);
  assert.ok(isOneOf(seen), `killed at operation ${last}: ${seen}`);
  await store.change(draft => draft.policies.put({ id: 'policy', value: '' }));
  assert.deepEqual(
    stateOf(store),
    seen,
    `killed at operation ${last}: a reader saw another state than the next change`,
  );
  assert.deepEqual(readdirSync(join(directory, 'temporary')), []);
  assert.ok(!existsSync(join(directory, 'journal.json')));
  return seen.join();
}

test('a change that ends at any of its operations is made as a whole or not at all', async t => {
  const contextFor = await contextsIn(await temporaryFolder(t));
  const outcomes: string[] = [];
  for (let last = 1; ; last += 1) {
    const context = contextFor(last);
    const died = await dieAt(context, last, renew);
    outcomes.push(await wholeState(context, last));
    if (!died) break;
  }
  const committed = outcomes.indexOf(NEW.join());
  assert.ok(committed > 15, `committed at operation ${committed}`);
  assert.ok(outcomes.length > committed + 15, `done at operation ${outcomes.length}`);
  assert.deepEqual(new Set(outcomes.slice(committed)), new Set([NEW.join()]));
});

test('a process that is killed within a change leaves all of it or nothing, and its lock is free', async t => {
  const contextFor = await contextsIn(await temporaryFolder(t));
  const outcomes = new Set<string>();
  for (let last = 3; ; last += 6) {
    const context = contextFor(last);
    const end = await endOf(startProgram('crashing-program', [context, String(last)]));
    outcomes.add(await wholeState(context, last));
    if (end === 0) break;
    assert.equal(end, 'SIGKILL');
  }
  assert.deepEqual(outcomes, new Set([OLD.join(), NEW.join()]));
});

test('recovery that is itself killed at any operation is finished by the next', async t => {
  const directory = await temporaryFolder(t);
  const interrupted = join(directory, 'interrupted');
  await prepare(interrupted);
  for (let last = 1; !existsSync(join(interrupted, 'journal.json')); last += 1) await dieAt(interrupted, last, renew);
  for (let last = 1; ; last += 1) {
    const context = join(directory, String(last));
    cpSync(interrupted, context, { recursive: true });
    const died = await dieAt(context, last, store => store.snapshot());
    const { store } = storeIn(context, {});
    assert.deepEqual(stateOf(store), NEW);
    assert.deepEqual(
      (await store.snapshot()).backends.map(({ id, url }) => `${id} ${url}`),
      NEW,
    );
    assert.ok(!existsSync(join(context, 'journal.json')));
    if (died) continue;
    assert.ok(last > 30, `done at operation ${last}`);
    break;
  }
});

/** What needs room on the disk; a full one still renames and removes. */
const NEEDS_ROOM = new Set(['makeFolder', 'createFile', 'write', 'sync']);

for (const [code, fails] of [
  ['ENOSPC', (operation: string) => NEEDS_ROOM.has(operation)],
  ['EDQUOT', (operation: string) => operation === 'write'],
  ['EIO', (operation: string) => operation !== 'readFile' && operation !== 'remove' && operation !== 'close'],
] as const) {
  test(`${code} from any operation on leaves all of a change with a notice, or nothing with an error`, async t => {
    const contextFor = await contextsIn(await temporaryFolder(t));
    const outcomes = { refused: 0, saved: 0 };
    for (let first = 1; ; first += 1) {
      const context = contextFor(first);
      let operations = 0;
      let failed = 0;
      const files = watched(nodeFiles, operation => {
        operations += 1;
        if (operations < first || !fails(operation)) return;
        failed += 1;
        throw systemError(code);
      });
      const { store, notices } = storeIn(context, { files });
      const result = await renew(store).then(
        () => 'saved' as const,
        (error: Error) => error,
      );
      const after = storeIn(context, {}).store;
      if (failed === 0) break;
      if (result === 'saved') {
        outcomes.saved += 1;
        assert.deepEqual(stateOf(after), NEW);
        assert.match(notices.join('\n'), /^The change is saved, but |^\S+ is not writable: /);
      } else {
        outcomes.refused += 1;
        assert.deepEqual(stateOf(after), OLD);
        assert.match(
          result.message,
          code === 'EIO'
            ? /the disk reports an error; nothing was changed\.$/
            : /^The disk is full: \S+ cannot be written; nothing was changed\.$/,
        );
        assert.deepEqual(readdirSync(join(context, 'temporary')), []);
      }
      const expected = result === 'saved' ? NEW : OLD;
      if (code !== 'EIO') await after.change(draft => draft.policies.put({ id: 'policy', value: '' }));
      assert.deepEqual(stateOf(after), expected);
    }
    assert.ok(outcomes.refused > 5, `${outcomes.refused} refused`);
    assert.ok(outcomes.saved > 5, `${outcomes.saved} saved`);
  });
}

test('a reader never sees half of a change that another process makes', async t => {
  const directory = await temporaryFolder(t);
  const child = startProgram('swapping-program', [directory, '60']);
  const ended = endOf(child);
  const { store } = storeIn(directory, {});
  const seen = new Set<string | undefined>();
  while (child.exitCode === null && child.signalCode === null) {
    const titles = store.backends.list().map(({ title }) => title);
    assert.equal(new Set(titles).size, Math.min(titles.length, 1), titles.join());
    assert.notEqual(titles.length, 1);
    seen.add(titles[0]);
    await setImmediate();
  }
  assert.equal(await ended, 0);
  assert.ok(seen.size > 5, `${seen.size} different states were seen`);
});

for (const [what, read] of [
  ['a listing', store => store.backends.list().slice(1)],
  [
    'what is read together',
    store => store.readTogether(({ backends }) => [backends.get('first'), backends.get('second')]),
  ],
] satisfies [string, (store: Store) => unknown][]) {
  test(`${what} is read anew where a change of several files comes in between`, async t => {
    const directory = await temporaryFolder(t);
    await prepare(directory);
    const place = { files: nodeFiles, directory };
    const changes = new Changes();
    const draft = changes.draftOver(filesView(place));
    for (const id of ['first', 'second']) draft.backends.put(backend(id, 'http://new.test'));
    let isCommitted = false;
    const files = watched(nodeFiles, (operation, path) => {
      if (isCommitted || operation !== 'readFile' || !String(path).endsWith('second.json')) return;
      isCommitted = true;
      commit(place, changes.files(), line => assert.fail(line));
    });
    assert.deepEqual(
      read(storeIn(directory, { files }).store),
      ['first', 'second'].map(id => backend(id, 'http://new.test')),
    );
    assert.equal(isCommitted, true);
  });
}

test('a broken journal is named by readers and by changes, and stays', async t => {
  const directory = await temporaryFolder(t);
  await prepare(directory);
  const path = join(directory, 'journal.json');
  const { store } = storeIn(directory, {});
  for (const [text, why] of [
    ['{', 'it is not JSON'],
    [
      '{"schemaVersion":1,"revision":"r","changes":[{"file":"../../x","text":""}]}',
      'changes.0.file: must be a folder and a file name',
    ],
  ] as const) {
    writeFileSync(path, text);
    const refusal = stateError(`${path} cannot be used: ${why}. Mend or delete that file.`);
    assert.throws(() => store.backends.list(), refusal);
    assert.throws(() => store.backends.get('first'), refusal);
    await assert.rejects(renew(store), refusal);
    assert.ok(existsSync(path));
  }
});

test('what a killed process has staged is removed by the next change', async t => {
  const directory = await temporaryFolder(t);
  mkdirSync(join(directory, 'temporary'), { recursive: true });
  writeFileSync(join(directory, 'temporary', 'staged'), '');
  await prepare(directory);
  assert.deepEqual(readdirSync(join(directory, 'temporary')), []);
});
