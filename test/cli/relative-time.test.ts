import assert from 'node:assert/strict';
import { test } from 'node:test';
import { relativeTime } from '../../src/cli/relative-time.ts';

const NOON = '2026-11-24T12:00:00Z';

/** Now, then the expiry, then what is said of it. */
const CASES = [
  [NOON, '2026-11-24T12:00:00Z', 'today'],
  [NOON, '2026-11-24T23:59:59Z', 'today'],
  [NOON, '2026-11-25T00:00:00Z', 'tomorrow'],
  [NOON, '2026-11-25T23:59:59Z', 'tomorrow'],
  [NOON, '2026-11-26T00:00:00Z', 'in 2 days'],
  [NOON, '2026-12-06T00:00:00Z', 'in 12 days'],
  [NOON, '2027-01-23T23:59:59Z', 'in 60 days'],
  [NOON, '2027-01-24T00:00:00Z', 'in 2 months'],
  [NOON, '2027-02-24T00:00:00Z', 'in 3 months'],
  [NOON, '2027-11-24T00:00:00Z', 'in 12 months'],
  [NOON, '2028-11-23T23:59:59Z', 'in 23 months'],
  [NOON, '2028-11-24T00:00:00Z', 'in 2 years'],
  [NOON, '2036-11-23T00:00:00Z', 'in 9 years'],
  [NOON, '9999-12-31T23:59:59Z', 'in 7973 years'],
  [NOON, '2026-11-24T11:59:59Z', 'expired today'],
  [NOON, '2026-11-24T00:00:00Z', 'expired today'],
  [NOON, '2026-11-23T23:59:59Z', 'expired yesterday'],
  [NOON, '2026-11-22T23:59:59Z', 'expired 2 days ago'],
  [NOON, '2026-11-21T12:00:00Z', 'expired 3 days ago'],
  [NOON, '2026-09-25T00:00:00Z', 'expired 60 days ago'],
  [NOON, '2026-09-24T23:59:59Z', 'expired 2 months ago'],
  [NOON, '2024-11-24T12:00:00Z', 'expired 2 years ago'],
  // The end of a short month, and a leap day.
  ['2027-12-31T00:00:00Z', '2028-02-29T00:00:00Z', 'in 60 days'],
  ['2028-02-29T00:00:00Z', '2030-02-28T00:00:00Z', 'in 23 months'],
  ['2028-02-29T00:00:00Z', '2030-03-01T00:00:00Z', 'in 2 years'],
] as const;

for (const [now, expiry, said] of CASES) {
  test(`at ${now} a certificate until ${expiry} reads "${said}"`, () => {
    assert.equal(relativeTime(new Date(expiry), new Date(now)), said);
  });
}
