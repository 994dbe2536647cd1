import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Changes } from '../../src/store/collection.ts';
import { nodeFiles } from '../../src/store/file-system.ts';
import { eachKind, SHAPES } from '../../src/store/kinds.ts';
import { filesView } from '../../src/store/view.ts';
import { temporaryFolder } from '../support/folder.ts';
import { backend, stateError, storeIn, systemError, watched } from './support.ts';

test('a context whose folder does not exist reads as empty, and reading makes nothing', async t => {
  const directory = join(await temporaryFolder(t), 'contexts', 'default');
  const { store } = storeIn(directory, {});
  assert.deepEqual(store.certificates.list(), []);
  assert.equal(store.backends.get('contoso'), undefined);
  assert.throws(() => statSync(directory), { code: 'ENOENT' });
});

test('what is put is read by another store, sorted by id in code units and found without regard to case', async t => {
  const directory = await temporaryFolder(t);
  const { store } = storeIn(directory, {});
  const result = await store.change(draft => {
    for (const id of ['b', 'a', 'ä', 'B2', 'con', 'a.b c'])
      draft.backends.put(backend(id, `http://host.test/${id.length}`));
    return 'made';
  });
  const other = storeIn(directory, {}).store;
  assert.equal(result, 'made');
  assert.deepEqual(
    other.backends.list().map(({ id }) => id),
    ['B2', 'a', 'a.b c', 'b', 'con', 'ä'],
  );
  assert.deepEqual(other.backends.get('CON'), backend('con', 'http://host.test/3'));
  assert.deepEqual(other.backends.get('Ä'), backend('ä', 'http://host.test/1'));
});

test('each kind is kept in a collection and a folder of its own name', async t => {
  const names = eachKind<'listed'>(kind => {
    void kind;
    return [];
  });
  assert.deepEqual(Object.keys(names), Object.keys(SHAPES));
  const draft = new Changes().draftOver(filesView({ files: nodeFiles, directory: await temporaryFolder(t) }));
  assert.deepEqual(Object.keys(draft), Object.keys(SHAPES));
});

test('a draft sees its own changes over what is there', async t => {
  const { store } = storeIn(await temporaryFolder(t), {});
  await store.change(draft => draft.backends.put(backend('old', 'http://old.test')));
  await store.change(draft => {
    draft.backends.put(backend('New', 'http://new.test'));
    draft.backends.delete('OLD');
    assert.deepEqual(draft.backends.list(), [backend('New', 'http://new.test')]);
    assert.equal(draft.backends.get('old'), undefined);
    assert.deepEqual(draft.backends.get('new'), backend('New', 'http://new.test'));
    assert.deepEqual(store.backends.list(), [backend('old', 'http://old.test')]);
  });
  assert.deepEqual(store.backends.list(), [backend('New', 'http://new.test')]);
});

test('an entity that is put under the same id in other case replaces the old one', async t => {
  const { store } = storeIn(await temporaryFolder(t), {});
  await store.change(draft => draft.backends.put(backend('contoso', 'http://old.test')));
  await store.change(draft => draft.backends.put(backend('Contoso', 'http://new.test')));
  assert.deepEqual(store.backends.list(), [backend('Contoso', 'http://new.test')]);
});

test('an entity of each kind can be put, read, replaced and deleted', async t => {
  const { store } = storeIn(await temporaryFolder(t), {});
  const [thumbprint, expirationDate] = ['A'.repeat(40), '2036-01-01T07:00:00Z'];
  const put = () =>
    store.change(draft => {
      draft.apis.put({ id: 'x', displayName: 'X', path: 'x', protocols: ['https'], subscriptionRequired: false });
      draft.backends.put(backend('x', 'http://x.test'));
      draft.caCertificates.put({
        id: 'x',
        storeName: 'Root',
        subject: 'CN=x',
        thumbprint,
        expirationDate,
        certificate: 'PEM',
      });
      draft.certificateKeys.put({ id: 'x', privateKey: 'secret' });
      draft.certificates.put({
        id: 'x',
        subject: 'CN=x',
        thumbprint,
        expirationDate,
        hasPrivateKey: true,
        chain: ['PEM'],
      });
      draft.namedValues.put({ id: 'x', displayName: 'x', value: '1', secret: false });
      draft.policies.put({ id: 'policy', value: '<policies />' });
      draft.policyFragments.put({ id: 'x', value: '<fragment />' });
      draft.apiVersionSets.put({ id: 'x', displayName: 'X', versioningScheme: 'Segment' });
      draft.products.put({ id: 'x', displayName: 'X', subscriptionRequired: true, state: 'published', apis: [] });
      draft.subscriptionKeys.put({ id: 'x', primaryKey: 'one', secondaryKey: 'two' });
      draft.subscriptions.put({
        id: 'x',
        displayName: 'X',
        scope: '/apis',
        state: 'active',
        allowTracing: false,
        createdDate: '2026-12-01T00:00:00Z',
      });
    });
  await put();
  const first = await store.snapshot();
  assert.deepEqual(
    Object.values(first).map(entities => entities.length),
    Object.keys(SHAPES).map(() => 1),
  );
  await put();
  assert.deepEqual(await store.snapshot(), first);
  await store.change(draft => {
    for (const kind of Object.values(draft)) kind.delete(kind === draft.policies ? 'policy' : 'X');
  });
  assert.deepEqual(Object.values(await store.snapshot()).flat(), []);
});

test('a change whose work throws writes nothing', async t => {
  const { store } = storeIn(await temporaryFolder(t), {});
  const failure = new Error('not after all');
  await assert.rejects(
    store.change(draft => {
      draft.backends.put(backend('contoso', 'http://contoso.test'));
      throw failure;
    }),
    failure,
  );
  assert.deepEqual(store.backends.list(), []);
  await store.change(draft => draft.backends.put(backend('next', 'http://next.test')));
});

test('a change whose work waits is refused and writes nothing', async t => {
  const { store } = storeIn(await temporaryFolder(t), {});
  const waiting = store.change(async draft => draft.backends.put(backend('contoso', 'http://contoso.test')));
  await assert.rejects(waiting, { name: 'TypeError', message: 'The work of a change cannot wait: it holds the lock.' });
  assert.deepEqual(store.backends.list(), []);
});

test('changes at the same time in one process, also through two stores, lose nothing', async t => {
  const directory = await temporaryFolder(t);
  const stores = [storeIn(directory, {}).store, storeIn(directory, {}).store];
  const count = () => Number(stores[0]?.backends.get('counter')?.title ?? 0);
  const changes = Array.from({ length: 10 }, () =>
    stores.map(store =>
      store.change(draft => draft.backends.put({ ...backend('counter', 'http://c.test'), title: String(count() + 1) })),
    ),
  );
  await Promise.all(changes.flat());
  assert.equal(count(), 20);
});

test('folders are 0700 and files 0600, whatever the umask', { skip: process.platform === 'win32' }, async t => {
  const parent = await temporaryFolder(t);
  for (const umask of [0o000, 0o077, 0o777]) {
    const directory = join(parent, `umask-${umask}`);
    const before = process.umask(umask);
    try {
      const { store } = storeIn(directory, {});
      await store.change(draft => {
        draft.certificateKeys.put({ id: 'client', privateKey: 'secret' });
        draft.backends.put(backend('contoso', 'http://contoso.test'));
      });
    } finally {
      process.umask(before);
    }
    const modes = readdirSync(directory, { recursive: true, withFileTypes: true }).map(entry => ({
      isFolder: entry.isDirectory(),
      mode: statSync(join(entry.parentPath, entry.name)).mode & 0o777,
    }));
    assert.deepEqual(
      new Set(modes.map(({ isFolder, mode }) => `${isFolder} ${mode.toString(8)}`)),
      new Set(['true 700', 'false 600']),
    );
    assert.equal(statSync(directory).mode & 0o777, 0o700);
  }
});

test('keys stand apart from what a listing of certificates reads', async t => {
  const directory = await temporaryFolder(t);
  await storeIn(directory, {}).store.change(draft => draft.certificateKeys.put({ id: 'client', privateKey: 'secret' }));
  const read: (string | number)[] = [];
  const files = watched(nodeFiles, (operation, path) => {
    if (operation === 'readFile') read.push(path);
  });
  assert.deepEqual(storeIn(directory, { files }).store.certificates.list(), []);
  assert.deepEqual(
    read.filter(path => String(path).includes('certificateKeys')),
    [],
  );
});

test('a file of a newer apim is named, and neither read nor overwritten', async t => {
  const directory = await temporaryFolder(t);
  const { store } = storeIn(directory, {});
  const path = join(directory, 'backends', 'contoso.json');
  const text = '{"schemaVersion":2,"id":"contoso","everything":"new"}';
  mkdirSync(join(directory, 'backends'));
  writeFileSync(path, text);
  const refusal = stateError(`${path} was written by a newer version of apim. Update apim.`);
  assert.throws(() => store.backends.get('contoso'), refusal);
  assert.throws(() => store.backends.list(), refusal);
  await assert.rejects(
    store.change(draft => draft.backends.put(backend('contoso', 'http://contoso.test'))),
    refusal,
  );
  await assert.rejects(
    store.change(draft => draft.backends.delete('contoso')),
    refusal,
  );
  assert.equal(readFileSync(path, 'utf8'), text);
});

const BROKEN = [
  ['', 'it is not JSON'],
  ['{"schemaVersion":1,"id":"contoso"', 'it is not JSON'],
  ['null', 'it is not a JSON object'],
  ['{"id":"contoso"}', 'its schemaVersion is not 1'],
  ['{"schemaVersion":"1","id":"contoso"}', 'its schemaVersion is not 1'],
  ['{"schemaVersion":1,"id":"contoso","url":"http://x.test","protocol":"ftp"}', 'protocol: must be http or soap'],
] as const;

for (const [text, why] of BROKEN) {
  test(`a broken file is named and never overwritten: ${text}`, async t => {
    const directory = await temporaryFolder(t);
    const { store } = storeIn(directory, {});
    const path = join(directory, 'backends', 'contoso.json');
    mkdirSync(join(directory, 'backends'));
    writeFileSync(path, text);
    const refusal = stateError(`${path} cannot be used: ${why}. Mend or delete that file.`);
    assert.throws(() => store.backends.list(), refusal);
    await assert.rejects(
      store.change(draft => draft.backends.put(backend('contoso', 'http://contoso.test'))),
      refusal,
    );
    assert.equal(readFileSync(path, 'utf8'), text);
  });
}

test('the message about a broken key file does not quote it, and neither does its cause', async t => {
  const directory = await temporaryFolder(t);
  const { store } = storeIn(directory, {});
  mkdirSync(join(directory, 'certificateKeys'));
  writeFileSync(join(directory, 'certificateKeys', 'client.json'), '{"privateKey":"SECRET');
  assert.throws(
    () => store.certificateKeys.get('client'),
    error => error instanceof Error && error.cause === undefined && !error.message.includes('SECRET'),
  );
});

test('a copied file that holds the id of another is named', async t => {
  const directory = await temporaryFolder(t);
  const { store } = storeIn(directory, {});
  await store.change(draft => draft.backends.put(backend('a', 'http://a.test')));
  const [a, b] = [join(directory, 'backends', 'a.json'), join(directory, 'backends', 'b.json')];
  copyFileSync(a, b);
  assert.throws(
    () => store.backends.list(),
    stateError(`${b} holds the id a, whose file is ${a}. Rename or delete that file.`),
  );
});

test('a file where a folder is expected is reported by reading and by a change', async t => {
  const directory = await temporaryFolder(t);
  const { store } = storeIn(directory, {});
  const path = join(directory, 'backends');
  writeFileSync(path, '');
  assert.throws(
    () => store.backends.list(),
    stateError(`${path} cannot be read: a file stands where a folder is expected.`),
  );
  await assert.rejects(
    store.change(draft => draft.backends.put(backend('a', 'http://a.test'))),
    stateError(`${join(path, 'a.json')} cannot be read: a file stands where a folder is expected.`),
  );
});

test('a context that cannot be written is named, and can still be read', async t => {
  const directory = await temporaryFolder(t);
  await storeIn(directory, {}).store.change(draft => draft.backends.put(backend('a', 'http://a.test')));
  const files = watched(nodeFiles, (operation, path) => {
    if (operation === 'createFile') throw Object.assign(systemError('EROFS'), { path });
  });
  const { store } = storeIn(directory, { files });
  await assert.rejects(
    store.change(draft => draft.backends.put(backend('b', 'http://b.test'))),
    error =>
      error instanceof Error &&
      /^\S+lock[\\/]candidate-\S+ is not writable: the file system is read-only; nothing was changed\.$/.test(
        error.message,
      ),
  );
  assert.deepEqual(store.backends.list(), [backend('a', 'http://a.test')]);
});

test('a file that may not be read is named', async t => {
  const directory = await temporaryFolder(t);
  const files = watched(nodeFiles, operation => {
    if (operation === 'readFolder') throw systemError('EACCES');
  });
  assert.throws(
    () => storeIn(directory, { files }).store.backends.list(),
    stateError(`${join(directory, 'backends')} cannot be read: permission denied.`),
  );
});

test('a snapshot and reading under the lock have all kinds at one moment', async t => {
  const { store } = storeIn(await temporaryFolder(t), {});
  await store.change(draft => {
    draft.backends.put(backend('contoso', 'http://contoso.test'));
    draft.policies.put({ id: 'policy', value: '<policies />' });
  });
  assert.deepEqual(await store.snapshot(), {
    ...eachKind<'listed'>(() => []),
    backends: [backend('contoso', 'http://contoso.test')],
    policies: [{ id: 'policy', value: '<policies />' }],
  });
  assert.equal(await store.readUnderLock(({ policies }) => policies.get('policy')?.value), '<policies />');
});

test('files of others in the folder of a kind do not matter', async t => {
  const directory = await temporaryFolder(t);
  const { store } = storeIn(directory, {});
  await store.change(draft => draft.backends.put(backend('a', 'http://a.test')));
  writeFileSync(join(directory, 'backends', '.DS_Store'), '');
  writeFileSync(join(directory, 'backends', 'a.json~'), '');
  assert.deepEqual(store.backends.list(), [backend('a', 'http://a.test')]);
});

test('what mentions a word is found in any case, also where JSON writes it otherwise', async t => {
  const { store } = storeIn(await temporaryFolder(t), {});
  const titles = { upper: 'The CLIENT', quoted: 'a "quoted" one', accented: 'Zoë', other: 'else' };
  await store.change(draft => {
    for (const [id, title] of Object.entries(titles)) draft.backends.put({ ...backend(id, 'http://a.test'), title });
  });
  const found = (...words: string[]) => store.backends.mentioning(words).map(({ id }) => id);
  assert.deepEqual(found('client'), ['upper']);
  assert.deepEqual(found('"QUOTED"', 'zoë'), ['accented', 'quoted']);
  assert.deepEqual(found('nothing'), []);
});
