import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { policyKinds } from '../../src/policy/kinds.ts';
import { RUNNING, STATEMENTS } from '../../src/policy/statements/index.ts';
import { NOT_RUN, REFUSED } from '../../src/policy/statements/not-run/table.ts';

test('a policy that has a statement of its own stands in no other table', () => {
  const running = [...RUNNING.keys()];
  assert.deepEqual(
    running.filter(name => NOT_RUN.has(name) || REFUSED.has(name)),
    [],
    'Take these out of src/policy/statements/not-run/table.ts: they run now.',
  );
  assert.deepEqual(
    [...REFUSED.keys()].filter(name => STATEMENTS.has(name)),
    [],
  );
});

test('each policy is there once, sorted, with what becomes of it', () => {
  const kinds = policyKinds();
  const names = kinds.map(({ name }) => name);
  assert.deepEqual(names, [...new Set(names)].toSorted());
  assert.deepEqual(new Set(names), new Set([...STATEMENTS.keys(), ...REFUSED.keys()].filter(name => name !== 'base')));
  for (const { name, here, sections, scopes, why } of kinds) {
    assert.equal(here === 'runs', why === undefined, name);
    assert.equal(here === 'refused', sections.length === 0 && scopes.length === 0, name);
  }
});

test('README.md tells how many run', () => {
  const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
  const running = policyKinds().filter(({ here }) => here === 'runs').length;
  assert.equal(/^\d+ of Azure's policies run here/m.exec(readme)?.[0], `${running} of Azure's policies run here`);
});
