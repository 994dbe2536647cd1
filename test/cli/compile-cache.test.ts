import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
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
