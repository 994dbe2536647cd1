import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Window } from '../../src/memory/window.ts';

test('what was counted is used until it is a period old', () => {
  const window = new Window();
  window.add(1, 1000, 0);
  window.add(2, 1000, 400);
  assert.deepEqual(
    [0, 999, 1000, 1399, 1400].map(now => window.used(1000, now)),
    [3, 3, 2, 2, 0],
  );
});

test('who asks for a shorter period is told of that', () => {
  const window = new Window();
  window.add(1, 1000, 0);
  window.add(1, 1000, 600);
  assert.deepEqual([window.used(300, 700), window.used(1000, 700)], [1, 2]);
});

test('it tells when no more than a limit are left', () => {
  const window = new Window();
  for (const now of [0, 100, 200]) window.add(1, 1000, now);
  assert.deepEqual(
    [2, 1, 0, -1].map(limit => window.until(limit, 1000, 300)),
    [700, 800, 900, 1000],
  );
});

test('of many calls it is known when they were to a part of the period in 128, and never too early', () => {
  const window = new Window();
  const [period, calls] = [60_000, 100_000];
  for (let call = 0; call < calls; call += 1) window.add(1, period, (call * period) / calls);
  assert.equal(window.used(period, period - 1), calls);
  for (const now of [90_000, 100_000, 119_000]) {
    const exact = (calls * (2 * period - now)) / period;
    const used = window.used(period, now);
    assert.ok(used >= exact - 1 && used <= exact + calls / 128 + 1, `${used} of ${exact} at ${now}`);
  }
  assert.equal(window.used(period, 2 * period), 0);
});

test('after a silence it is exact again', () => {
  const window = new Window();
  for (let now = 0; now < 200; now += 1) window.add(1, 1000, now);
  window.add(1, 1000, 5003);
  assert.deepEqual([window.used(1000, 6002), window.used(1000, 6003)], [1, 0]);
});
