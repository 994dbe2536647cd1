import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Windows } from '../../src/memory/windows.ts';

test('what was counted is used until it is a period old', () => {
  const windows = new Windows(10);
  windows.add('a', 1, 1000, 0);
  windows.add('a', 2, 1000, 400);
  assert.deepEqual(
    [400, 999, 1000, 1399, 1400].map(now => windows.used('a', 1000, now)),
    [3, 3, 2, 2, 0],
  );
  assert.deepEqual([windows.used('b', 1000, 1400), windows.count], [0, 0]);
});

test('who asks for a shorter period is told of that', () => {
  const windows = new Windows(10);
  windows.add('a', 1, 1000, 0);
  windows.add('a', 1, 300, 600);
  assert.deepEqual([windows.used('a', 300, 700), windows.used('a', 1000, 700)], [1, 2]);
});

test('it tells when no more than a limit are left', () => {
  const windows = new Windows(10);
  for (const now of [0, 100, 200]) windows.add('a', 1, 1000, now);
  assert.deepEqual(
    [2, 1, 0, -1].map(limit => windows.until('a', limit, 1000, 300)),
    [700, 800, 900, 1000],
  );
});

test('of many calls it is known when they were to a part of the period in 128, and never too early', () => {
  const windows = new Windows(10);
  const [period, calls] = [60_000, 100_000];
  for (let call = 0; call < calls; call += 1) windows.add('a', 1, period, (call * period) / calls);
  assert.equal(windows.used('a', period, period - 1), calls);
  for (const now of [90_000, 100_000, 119_000]) {
    const exact = (calls * (2 * period - now)) / period;
    const used = windows.used('a', period, now);
    assert.ok(used >= exact - 1 && used <= exact + calls / 128 + 1, `${used} of ${exact} at ${now}`);
  }
  assert.equal(windows.used('a', period, 2 * period), 0);
});

test('after a silence it is exact again', () => {
  const windows = new Windows(10);
  for (let now = 0; now < 200; now += 1) windows.add('a', 1, 1000, now);
  windows.add('a', 1, 1000, 5003);
  assert.deepEqual([windows.used('a', 1000, 6002), windows.used('a', 1000, 6003)], [1, 0]);
});

test('of more keys than there may be, the one of which nothing is left first is forgotten', () => {
  const windows = new Windows(2);
  windows.add('a', 1, 3000, 0);
  windows.add('b', 1, 1000, 0);
  windows.add('c', 1, 2000, 0);
  assert.deepEqual(
    ['a', 'b', 'c'].map(key => windows.used(key, 1000, 1)),
    [1, 0, 1],
  );
});

test('keys of which nothing is left are let go as others are used, a few at a time', () => {
  const windows = new Windows(1e6);
  for (let index = 0; index < 10_000; index += 1) windows.add(`${index}`, 1, 1000 + (index % 7), 0);
  assert.equal(windows.count, 10_000);
  for (let use = 0; use < 1000; use += 1) {
    const before = windows.count;
    windows.used('none', 1000, 2000);
    assert.ok(before - windows.count <= 16);
  }
  assert.equal(windows.count, 0);
});

test('whatever is counted for whichever keys, each key has its own count', () => {
  const windows = new Windows(1e6);
  const expected = new Map<string, [time: number, count: number][]>();
  let seed = 7;
  const random = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return seed % below;
  };
  const period = 500;
  for (let now = 0; now < 20_000; now += 1) {
    const key = `key ${random(300)}`;
    const count = 1 + random(5);
    windows.add(key, count, period, now);
    expected.set(key, [...(expected.get(key) ?? []), [now, count]]);
    const asked = `key ${random(300)}`;
    const used = (expected.get(asked) ?? []).filter(([time]) => time > now - period);
    assert.equal(
      windows.used(asked, period, now),
      used.reduce((sum, [, each]) => sum + each, 0),
    );
  }
});
