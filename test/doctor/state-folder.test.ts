import assert from 'node:assert/strict';
import { chmod, chown, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { stateFolderFindings } from '../../src/doctor/state-folder.ts';
import { word } from '../../src/resources/shell-word.ts';
import { backend } from '../store/support.ts';
import { temporaryFolder } from '../support/folder.ts';
import { lines, storeHolding } from './support.ts';

const isRoot = process.geteuid?.() === 0;

/** A home with one backend, and the file of that. */
async function filledHome(t: TestContext): Promise<{ home: string; file: string }> {
  const { directory } = await storeHolding(t, draft => draft.backends.put(backend('contoso', 'https://contoso.com')));
  const home = dirname(dirname(directory));
  return { home, file: join(directory, 'backends', 'contoso.json') };
}

function skipOnWindows(t: TestContext): boolean {
  if (process.platform !== 'win32') return false;
  t.skip('Windows has no modes');
  return true;
}

test('a folder that is not there yet has nothing in it', async t => {
  const home = join(await temporaryFolder(t), 'deep', 'home');
  assert.deepEqual(lines(stateFolderFindings({ home })), [`ok ${home}: Nothing is stored yet.`]);
});

test('what apim stores is for its user alone, whatever the folder above it lets others do', async t => {
  if (skipOnWindows(t)) return;
  const { home } = await filledHome(t);
  const well = [`ok ${home}: It can be read and written, by you alone.`];
  assert.deepEqual(lines(stateFolderFindings({ home })), well);
  await chmod(home, 0o755);
  assert.deepEqual(lines(stateFolderFindings({ home })), well);
});

test('a file that others can get at is told, but not where a folder above keeps them out', async t => {
  if (skipOnWindows(t)) return;
  const { home, file } = await filledHome(t);
  await chmod(file, 0o604);
  assert.match(lines(stateFolderFindings({ home }))[0] ?? '', /^ok /);
  for (const folder of [home, join(home, 'contexts'), dirname(dirname(file)), dirname(file)])
    await chmod(folder, 0o755);
  assert.deepEqual(lines(stateFolderFindings({ home })), [
    `warning ${home}: Other users of this machine can read or change ${file}, and private keys are kept in this folder. ($ chmod -R go= ${word(home)})`,
  ]);
  await chmod(home, 0o700);
  assert.match(lines(stateFolderFindings({ home }))[0] ?? '', /^ok /);
});

test('a folder in which others can put files is told', async t => {
  if (skipOnWindows(t)) return;
  const home = join(await temporaryFolder(t), 'home');
  await mkdir(home);
  await chmod(home, 0o777);
  await chmod(dirname(home), 0o755);
  await writeFile(join(home, 'config.json'), '', { mode: 0o600 });
  assert.match(lines(stateFolderFindings({ home }))[0] ?? '', new RegExp(`^warning ${home}: Other users .* ${home}, `));
});

test('what belongs to another user is told', async t => {
  if (!isRoot) return t.skip('only root can give files away');
  const { home, file } = await filledHome(t);
  await chown(file, 4711, 4711);
  assert.deepEqual(lines(stateFolderFindings({ home })), [
    `warning ${home}: ${file} belongs to another user (with the id 4711), who may not be able to use what you store. ($ sudo chown -R "$(id -u)" ${word(home)})`,
  ]);
});

test('what cannot be read or written is a failure', async t => {
  if (isRoot || skipOnWindows(t)) return t.skip('root may do everything');
  const { home, file } = await filledHome(t);
  await chmod(file, 0o000);
  assert.deepEqual(lines(stateFolderFindings({ home })), [
    `failure ${home}: ${file} cannot be read: permission denied. ($ chmod -R u+rwX ${word(home)})`,
  ]);
  await chmod(file, 0o600);
  await chmod(dirname(file), 0o500);
  assert.deepEqual(lines(stateFolderFindings({ home })), [
    `failure ${home}: ${dirname(file)} is not writable: permission denied. ($ chmod -R u+rwX ${word(home)})`,
  ]);
  await chmod(dirname(file), 0o700);
});
