import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from './support/folder.ts';

test('quickstart ends with 0 once the backend saw the client, and leaves nothing behind', async t => {
  const folder = await temporaryFolder(t);
  const env = { ...process.env, HOME: folder, TMPDIR: folder, TEMP: folder, TMP: folder };
  const child = spawn(process.execPath, [fileURLToPath(new URL('./quickstart.js', import.meta.url))], { env });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', text => {
    output += text;
  });
  child.stderr.setEncoding('utf8').on('data', text => {
    output += text;
  });
  const [status] = await once(child, 'close');
  assert.equal(status, 0, output);
  const [, thumbprint] = /has the thumbprint\n([0-9A-F]{40})\./.exec(output) ?? [];
  assert.match(
    output,
    new RegExp(`^200 The backend saw GET /api/hello from the client certificate ${thumbprint}$`, 'm'),
  );
  assert.deepEqual(await readdir(folder), []);
});
