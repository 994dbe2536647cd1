import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fuzz } from './fuzz/many.ts';

const COUNT = 1500;

test('whatever is written as an expression, it is refused inside its text, or ends in a value, a .NET exception or a limit', () => {
  const { endings, failures } = fuzz(1, COUNT, () => undefined);
  assert.deepEqual(failures, []);
  const share = (ending: 'refused' | 'value' | 'threw'): number => (endings.get(ending) ?? 0) / COUNT;
  assert.ok(share('value') > 0.2 && share('threw') > 0.08 && share('refused') > 0.3, JSON.stringify([...endings]));
});
