import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apim } from '../support/command.ts';

/** What Node has loaded at the end, a line each. */
const TELLING = 'process.on("exit", () => process.stderr.write(process.moduleLoadList.join("\\n")))';

const NODE_OPTIONS = `--import=data:text/javascript,${encodeURIComponent(TELLING)}`;

/** Each takes milliseconds to load. */
const HEAVY = ['crypto', 'dns', 'http', 'http2', 'https', 'readline', 'tls', 'zlib'];

for (const words of [['--version'], ['--help'], ['completion', 'bash']])
  test(`apim ${words.join(' ')} loads nothing of Node that it does not use`, async t => {
    const { status, stderr } = await apim(t, words, { env: { NODE_OPTIONS } });
    assert.equal(status, 0);
    const loaded = stderr.split('\n');
    assert.equal(loaded.includes('NativeModule fs'), true);
    assert.deepEqual(
      HEAVY.filter(name => loaded.includes(`NativeModule ${name}`)),
      [],
    );
  });
