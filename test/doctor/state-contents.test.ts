import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { examineContext } from '../../src/doctor/examine-context.ts';
import { stateContentsFindings } from '../../src/doctor/state-contents.ts';
import { DEFAULT_CONTEXT } from '../../src/model/context.ts';
import { word } from '../../src/resources/shell-word.ts';
import { listenForChanges } from '../../src/store/notices.ts';
import { backend } from '../store/support.ts';
import { lines, storeHolding } from './support.ts';

const examined = (directory: string) => examineContext(DEFAULT_CONTEXT, directory);

const findingsIn = async (directory: string): Promise<string[]> =>
  lines(stateContentsFindings({ home: dirname(dirname(directory)), context: await examined(directory) }));

const contoso = backend('contoso', 'https://contoso.com');

test('a state without fault, and one that is not there, have nothing to tell', async t => {
  const { directory } = await storeHolding(t, draft => draft.backends.put(contoso));
  assert.deepEqual(await findingsIn(directory), []);
  assert.deepEqual(await findingsIn(join(directory, 'none')), []);
});

test('each file that cannot be read is a failure, and the others are read', async t => {
  const { directory } = await storeHolding(t, draft => draft.backends.put(contoso));
  const file = (name: string): string => join(directory, 'backends', name);
  writeFileSync(file('broken.json'), '{ "secret');
  writeFileSync(file('newer.json'), '{ "schemaVersion": 99 }');
  writeFileSync(file('other.json'), JSON.stringify({ schemaVersion: 1, ...contoso }));
  assert.deepEqual(await findingsIn(directory), [
    `failure backends/broken.json: ${file('broken.json')} cannot be used: it is not JSON. Mend or delete that file.`,
    `failure backends/newer.json: ${file('newer.json')} was written by a newer version of apim. Update apim.`,
    `failure backends/other.json: ${file('other.json')} holds the id contoso, whose file is ${file('contoso.json')}. Rename or delete that file.`,
  ]);
  assert.deepEqual((await examined(directory)).collections.backends.list(), [contoso]);
});

test('a broken journal is a failure, and what there is besides is read', async t => {
  const { directory } = await storeHolding(t, draft => draft.backends.put(contoso));
  const file = join(directory, 'journal.json');
  writeFileSync(file, '{');
  const [found] = await findingsIn(directory);
  assert.equal(found, `failure journal.json: ${file} cannot be used: it is not JSON. Mend or delete that file.`);
  assert.deepEqual((await examined(directory)).collections.backends.list(), [contoso]);
});

test('a change that is made and not carried out is told, and counts', async t => {
  const { directory } = await storeHolding(t, draft => draft.backends.put(contoso));
  const file = join('backends', 'new.json');
  const text = JSON.stringify({ schemaVersion: 1, ...contoso, id: 'new' });
  const journal = { schemaVersion: 1, revision: 'r', changes: [{ file, text }] };
  writeFileSync(join(directory, 'journal.json'), JSON.stringify(journal));
  assert.deepEqual(await findingsIn(directory), [
    'ok context default: A change is made but not carried out in full yet. The next command that changes something does that.',
  ]);
  const { collections } = await examined(directory);
  assert.deepEqual(
    collections.backends.list().map(({ id }) => id),
    ['contoso', 'new'],
  );
});

test('a lock is told by what has become of its holder', async t => {
  const { directory } = await storeHolding(t, draft => draft.backends.put(contoso));
  const path = join(directory, 'lock', '99');
  const heldBy = (owner: object): Promise<string[]> => {
    writeFileSync(path, JSON.stringify(owner));
    return findingsIn(directory);
  };
  assert.deepEqual(await heldBy({ pid: 7, host: 'elsewhere' }), [
    `failure context default: The process with id 7 on the host elsewhere has the lock: until it ends, nothing can be changed. If it does not run any more, delete ${path}. ($ rm ${word(path)})`,
  ]);
  assert.deepEqual(await heldBy({ pid: process.pid, host: hostname() }), [
    `ok context default: The process with id ${process.pid} is changing it just now.`,
  ]);
  assert.deepEqual(await heldBy({ pid: 2 ** 22 + 1, host: hostname() }), [
    `ok context default: A command that was killed, process id ${2 ** 22 + 1}, had the lock. The next one goes on.`,
  ]);
  writeFileSync(`${path}.released`, '');
  assert.deepEqual(await findingsIn(directory), []);
});

test('the lock of the list of contexts is looked at too', async t => {
  const { directory } = await storeHolding(t, () => undefined);
  const folder = join(dirname(dirname(directory)), 'lock');
  mkdirSync(folder);
  writeFileSync(join(folder, '1'), JSON.stringify({ pid: process.pid, host: hostname() }));
  assert.deepEqual(await findingsIn(directory), [
    `ok the list of contexts: The process with id ${process.pid} is changing it just now.`,
  ]);
});

test('gateways that run are told, those of another host with what to mind', async t => {
  const { directory } = await storeHolding(t, draft => draft.backends.put(contoso));
  const listener = await listenForChanges(directory, async () => []);
  t.after(() => listener.close());
  assert.deepEqual(await findingsIn(directory), [
    `ok context default: A gateway runs, process id ${process.pid}. It is told of every change.`,
  ]);
  const path = join(directory, 'gateways', '7-far.json');
  writeFileSync(path, JSON.stringify({ pid: 7, host: 'elsewhere', port: 1, token: 't' }));
  assert.ok(
    (await findingsIn(directory)).includes(
      `warning context default: A gateway with process id 7 on the host elsewhere cannot be told of changes from here. Restart it after one, or delete ${path} if it does not run any more.`,
    ),
  );
});

test('a list of contexts that cannot be read is the one thing to tell', () => {
  assert.deepEqual(lines(stateContentsFindings({ home: '/home/me/apim', context: { problem: 'It is broken.' } })), [
    'failure /home/me/apim: It is broken.',
  ]);
});
