import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { type Context, DEFAULT_CONTEXT } from '../../src/model/context.ts';
import { openHome } from '../../src/store/home.ts';
import { keptAuthority } from '../../src/store/local-authority.ts';
import { listenForChanges } from '../../src/store/notices.ts';
import { temporaryFolder } from '../support/folder.ts';
import { backend, stateError } from './support.ts';

const SHOP: Context = { ...DEFAULT_CONTEXT, name: 'shop', resourceGroup: 'shop', serviceName: 'shop' };
const quiet = () => undefined;

/** A home with two contexts that hold something, and a folder of somebody else's with a file. */
async function prepared(t: TestContext) {
  const folder = await temporaryFolder(t);
  const [home, foreign] = [join(folder, 'home'), await mkdtemp(join(folder, 'foreign-'))];
  await writeFile(join(foreign, 'thesis.json'), 'years of work', { mode: 0o644 });
  const opened = openHome(home);
  await opened.addContext(SHOP);
  const change = (context: Context, id: string) =>
    opened.store(context, quiet).change(draft => draft.backends.put(backend(id, 'http://contoso.test')));
  await change(SHOP, 'first');
  await change(DEFAULT_CONTEXT, 'first');
  return { home, foreign, opened, change };
}

/** What was there moves into the foreign folder, as when somebody moves a folder and leaves a link. */
async function replaceByLink(path: string, target: string): Promise<void> {
  await rm(path, { recursive: true, force: true });
  await symlink(target, path);
}

async function untouched(foreign: string): Promise<void> {
  assert.deepEqual(await readdir(foreign), ['thesis.json']);
  assert.equal(await readFile(join(foreign, 'thesis.json'), 'utf8'), 'years of work');
  assert.equal((await stat(join(foreign, 'thesis.json'))).mode & 0o777, 0o644);
}

const refusal = (path: string) =>
  stateError(
    `${path} is not writable: it is a symbolic link, through which apim changes nothing; nothing was changed.`,
  );

for (const place of ['temporary', 'backends', 'lock']) {
  test(`a link in place of a context's folder ${place} is refused, and what it leads to stays as it is`, async t => {
    const { home, foreign, change } = await prepared(t);
    const path = join(home, 'contexts', 'shop', place);
    await replaceByLink(path, foreign);
    await assert.rejects(change(SHOP, 'second'), refusal(path));
    await untouched(foreign);
  });
}

test('a link in place of a context, or of all contexts, is refused for changes, and can be read', async t => {
  const { home, foreign, opened, change } = await prepared(t);
  for (const path of [join(home, 'contexts', 'shop'), join(home, 'contexts')]) {
    const moved = join(foreign, basename(path));
    await rename(path, moved);
    await symlink(moved, path);
    await assert.rejects(change(SHOP, 'second'), refusal(path));
    assert.deepEqual(
      opened
        .store(SHOP, quiet)
        .backends.list()
        .map(({ id }) => id),
      ['first'],
    );
    await rm(path);
    await rename(moved, path);
  }
});

test('a link in place of the folder of removed contexts does not empty what it leads to', async t => {
  const { home, foreign, opened } = await prepared(t);
  await mkdir(join(foreign, 'shop'));
  await symlink(foreign, join(home, 'removed'));
  await assert.rejects(opened.useContext('default'), { code: 'StateError' });
  assert.deepEqual(await readdir(foreign), ['shop', 'thesis.json']);
});

test('a context that is a link is not removed, and neither is what it leads to', async t => {
  const { home, foreign, opened } = await prepared(t);
  await replaceByLink(join(home, 'contexts', 'shop'), foreign);
  await assert.rejects(opened.removeContext('shop'), refusal(join(home, 'contexts', 'shop')));
  await untouched(foreign);
});

test('a list of contexts that is a link is not written through', async t => {
  const { home, foreign, opened } = await prepared(t);
  const moved = join(foreign, 'config.json');
  await rename(join(home, 'config.json'), moved);
  const before = await readFile(moved, 'utf8');
  await symlink(moved, join(home, 'config.json'));
  await assert.rejects(opened.useContext('shop'), refusal(join(home, 'config.json')));
  assert.equal(await readFile(moved, 'utf8'), before);
});

test('a gateway registers itself through no link, and removes nothing there', async t => {
  const { home, foreign, change } = await prepared(t);
  const gateways = join(home, 'contexts', 'shop', 'gateways');
  await symlink(foreign, gateways);
  await writeFile(join(foreign, 'thesis.json'), JSON.stringify({ pid: 2 ** 22 + 1, host: 'x', port: 1, token: '' }));
  await assert.rejects(
    listenForChanges(join(home, 'contexts', 'shop'), async () => []),
    { code: 'StateError' },
  );
  await change(SHOP, 'second');
  assert.deepEqual(await readdir(foreign), ['thesis.json']);
});

for (const place of ['authority', 'authority/temporary']) {
  test(`a link in place of ${place} is refused, and no key is written through it`, async t => {
    const { home, foreign } = await prepared(t);
    await mkdir(join(home, 'authority'));
    await replaceByLink(join(home, place), foreign);
    const make = async () => ({ certificate: 'certificate', privateKey: 'key' });
    await assert.rejects(
      keptAuthority(home, () => true, make),
      refusal(join(home, place)),
    );
    await untouched(foreign);
  });
}

test('a link in the folder of temporary files is removed, and what it leads to stays', async t => {
  const { home, foreign, change } = await prepared(t);
  await symlink(join(foreign, 'thesis.json'), join(home, 'contexts', 'shop', 'temporary', 'x'));
  await change(SHOP, 'second');
  assert.deepEqual(await readdir(join(home, 'contexts', 'shop', 'temporary')), []);
  await untouched(foreign);
});

test('a home that is a link itself is used, as where configuration is kept elsewhere', async t => {
  const { home, foreign } = await prepared(t);
  const link = join(foreign, '..', 'link');
  await symlink(home, link);
  await openHome(link)
    .store(SHOP, quiet)
    .change(draft => draft.backends.put(backend('second', 'http://contoso.test')));
  assert.deepEqual((await readdir(join(home, 'contexts', 'shop', 'backends'))).sort(), ['first.json', 'second.json']);
});
