import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import module from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { apim } from '../support/command.ts';
import { temporaryFolder } from '../support/folder.ts';

test("what V8 made of the program is kept in the user's cache folder, where Node can", async t => {
  if (process.platform !== 'linux') return t.skip('the folder of this test is that of Linux');
  const caches = await temporaryFolder(t);
  const { status } = await apim(t, ['--version'], { env: { XDG_CACHE_HOME: caches } });
  assert.equal(status, 0);
  assert.equal(existsSync(join(caches, 'apim')), 'enableCompileCache' in module);
});

test('where that folder cannot be made, apim runs all the same and says nothing of it', async t => {
  const file = join(await temporaryFolder(t), 'file');
  await writeFile(file, '');
  const { status, stderr } = await apim(t, ['--version'], { env: { XDG_CACHE_HOME: join(file, 'caches') } });
  assert.deepEqual({ status, stderr }, { status: 0, stderr: '' });
});
