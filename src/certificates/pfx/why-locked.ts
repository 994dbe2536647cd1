import type { UserError } from '../../errors.ts';
import { damaged, unprotected } from '../refusals.ts';
import { readBer } from '../x509/ber.ts';
import { readEntries } from './bags.ts';
import type { Limits } from './limits.ts';
import type { Lock, Locked } from './lock.ts';
import type { Mac } from './mac.ts';
import { checkedPkcs8 } from './private-key.ts';
import type { Surveyed } from './survey.ts';

/** What more may be derived only to say what is wrong, in rounds of SHA-1: about a quarter of a second. */
const MAX_COST = 500_000n;

interface Sample extends Locked {
  read(plain: Uint8Array): unknown;
}

/**
 * Why the integrity check of a file does not fit. What the password opens all the same tells that the password is right
 * and the file damaged; chance does not write DER.
 */
export async function whyLocked(mac: Mac, parts: readonly Surveyed[], lock: Lock, limits: Limits): Promise<UserError> {
  if (!mac.isWhole) return damaged();
  const samples = parts.flatMap(part => samplesOf(part, limits));
  const [cheapest] = samples.toSorted((a, b) => Number(a.encryption.cost - b.encryption.cost));
  if (cheapest === undefined) return parts.some(({ kind }) => kind === 'unreadable') ? damaged() : unprotected();
  if (cheapest.encryption.cost > MAX_COST) return lock.refusalOfAll();
  return (await lock.open(cheapest, plain => cheapest.read(plain))) === undefined ? lock.refusalOfAll() : damaged();
}

function samplesOf(part: Surveyed, limits: Limits): Sample[] {
  if (part.kind === 'unreadable') return [];
  if (part.kind === 'encrypted') return [{ ...part, read: plain => readEntries(readBer(plain), limits) }];
  return part.entries.flatMap(entry => (entry.kind === 'shrouded key' ? [{ ...entry, read: checkedPkcs8 }] : []));
}
