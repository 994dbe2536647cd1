import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BackendMatch } from '../../src/gateway/backends/backend-match.ts';
import { PassingTargets } from '../../src/gateway/configuration/passing-targets.ts';
import { Target } from '../../src/gateway/configuration/target.ts';

test('of the targets that requests make the thousand used last are kept, and all are released', () => {
  const made: string[] = [];
  const released: string[] = [];
  const targets = new PassingTargets(
    url => {
      made.push(url);
      return new Target(new URL(url), new BackendMatch(undefined, []));
    },
    ({ url }) => released.push(url.href),
  );
  const url = (number: number): string => `http://localhost/${number}`;
  const first = targets.get(url(0));
  for (let number = 1; number < 1000; number += 1) targets.get(url(number));
  assert.equal(targets.get(url(0)), first);
  assert.deepEqual(released, []);
  targets.get(url(1000));
  targets.get(url(1001));
  assert.deepEqual(released, [url(1), url(2)]);
  assert.equal(targets.get(url(0)), first);
  assert.notEqual(targets.get(url(1)), undefined);
  assert.equal(made.length, 1003);
  targets.clear();
  assert.equal(released.length, made.length);
});
