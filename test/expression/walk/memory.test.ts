import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const HUNGRY = fileURLToPath(new URL('hungry.js', import.meta.url));

/** What becomes of these takes more room than they do: entities, digits, parts, tokens. */
const SHAPES = ['<', '0', 'a,'] as const;

for (const shape of SHAPES)
  test(`no member of the library takes more memory than its meter lets it, nor ends the process: ${shape}`, async () => {
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      ['--max-old-space-size=192', HUNGRY, shape],
      { maxBuffer: 4 * 1024 * 1024 },
    );
    assert.equal(stdout, '');
    assert.match(stderr, /\n$/);
  });
