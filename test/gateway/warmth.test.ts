import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Warmth } from '../../src/gateway/backends/warmth.ts';

test('a connection is warm for a second after its last use', () => {
  const warmth = new Warmth();
  assert.deepEqual(
    [0, 999, 1000].map(idle => warmth.isWarm(50_000, 50_000 + idle)),
    [true, true, false],
  );
});

test('once a backend closed one sooner, warm is half that time, and ten seconds later a second again', () => {
  const warmth = new Warmth();
  warmth.closed(50_000, 50_400);
  assert.deepEqual(
    [199, 200].map(idle => warmth.isWarm(51_000, 51_000 + idle)),
    [true, false],
  );
  assert.equal(warmth.isWarm(60_400 - 999, 60_400), true);
});

test('only the soonest time counts, as long as one of them is remembered', () => {
  const warmth = new Warmth();
  warmth.closed(50_000, 50_400);
  warmth.closed(50_000, 59_000);
  assert.deepEqual(
    [199, 200].map(idle => warmth.isWarm(68_000, 68_000 + idle)),
    [true, false],
  );
  warmth.closed(59_990, 60_000);
  assert.deepEqual(
    [4, 5].map(idle => warmth.isWarm(61_000, 61_000 + idle)),
    [true, false],
  );
});
