import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killings, type Outcome } from '../support/killing.ts';
import type { Row } from './table.ts';

const WRITES = 500;
const SEED = 20_261_124;

/** Commands that are killed while they write. Throws at the first state that is neither the old one nor the new. */
export async function killRows(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'apim-bench-'));
  const counts: Record<Outcome, number> = { old: 0, new: 0, ended: 0 };
  let withinChange = 0;
  try {
    for await (const { outcome, heldLock } of killings(folder, WRITES, SEED)) {
      counts[outcome] += 1;
      if (heldLock) withinChange += 1;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const measured = `${counts.old} old, ${counts.new} new, ${counts.ended} ended before, ${withinChange} within a change`;
  return [{ what: `kill -9 during ${WRITES} cert set: broken states`, measured: `0; ${measured}`, ratio: 0, reach: 0 }];
}
