import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { LEAST_NODE, nodeFindings } from '../../src/doctor/node.ts';
import { lines } from './support.ts';

const UNTRIED = 'apim is tried on Node 20, 22, 24 and 26, and not on this one.';
const TOO_OLD = 'apim needs Node 20.18.1 or newer. Install one.';

const VERSIONS: readonly (readonly [string, string])[] = [
  ['v18.20.8', `failure 18.20.8: ${TOO_OLD}`],
  ['v20.9.0', `failure 20.9.0: ${TOO_OLD}`],
  ['v20.18.0', `failure 20.18.0: ${TOO_OLD}`],
  ['v20.18.1', 'ok 20.18.1: apim is tried on it.'],
  ['v22.0.0', 'ok 22.0.0: apim is tried on it.'],
  ['v24.1.0', 'ok 24.1.0: apim is tried on it.'],
  ['v23.5.0', `warning 23.5.0: ${UNTRIED}`],
  ['v26.10.0', 'ok 26.10.0: apim is tried on it.'],
  ['v27.0.0-nightly', `warning 27.0.0-nightly: ${UNTRIED}`],
];

for (const [nodeVersion, expected] of VERSIONS) {
  test(`Node ${nodeVersion} is judged by what apim needs and is tried on`, () => {
    assert.deepEqual(lines(nodeFindings({ nodeVersion })), [expected]);
  });
}

test('the least Node is that of the package', () => {
  const { engines } = JSON.parse(readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8'));
  assert.equal(engines.node, `>=${LEAST_NODE}`);
});
