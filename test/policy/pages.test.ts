import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gatekeepersOf } from '../../src/policy/pages.ts';
import type { PlacedStep, Steps } from '../../src/policy/step.ts';

const step = (line: number, path: string, hasRules: boolean, blocks: readonly Steps[]): PlacedStep => ({
  run: () => undefined,
  reads: undefined,
  scope: 'api',
  section: 'inbound',
  place: { name: 'test', line, column: 1 },
  path,
  policyId: undefined,
  fragmentId: undefined,
  targets: [],
  blocks,
  pages: hasRules ? { names: () => false, preflight: () => undefined } : undefined,
});

test('those that stand in inbound itself, or in a fragment there, have a say before all policies', () => {
  const inbound = [
    step(1, '', true, []),
    step(2, '', false, [[step(3, 'choose[1]/when[1]', true, [])]]),
    step(4, '', false, [
      [
        step(5, 'include-fragment[1]', true, []),
        step(6, 'include-fragment[1]', false, [[step(7, 'include-fragment[1]/choose[1]/when[1]', true, [])]]),
      ],
    ]),
  ];
  assert.deepEqual(
    gatekeepersOf(inbound).map(({ place }) => place.line),
    [1, 5],
  );
});
