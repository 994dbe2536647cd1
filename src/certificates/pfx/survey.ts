import { damaged } from '../refusals.ts';
import { BerError } from '../x509/ber.ts';
import { unlessDamaged } from '../x509/damage.ts';
import { type Entry, readEntries } from './bags.ts';
import { type Part, readContainer } from './container.ts';
import { Limits } from './limits.ts';
import { passwordForms } from './password-forms.ts';

/** A part with the entries that need no password to be seen. */
export type Surveyed =
  | Exclude<Part, { kind: 'plain' }>
  | { readonly kind: 'entries'; readonly entries: readonly Entry[] };

/** Spends all counts that can be seen before anything is derived. */
export function survey(part: Part, limits: Limits): Surveyed {
  if (part.kind === 'encrypted') limits.spend(part.encryption);
  if (part.kind !== 'plain') return part;
  try {
    return { kind: 'entries', entries: readEntries(part.bags, limits) };
  } catch (cause) {
    if (cause instanceof BerError) return { kind: 'unreadable', reason: damaged({ cause }) };
    throw cause;
  }
}

/** Half a second or so of one processor, in rounds of SHA-1. */
const LONG = 1_000_000n;

/**
 * Whether it takes long to open a PFX, so that somebody who waits should know; false for what is none. Derives nothing. A
 * password opens it at the first attempt; without one each form of none is tried before somebody is asked.
 */
export const opensSlowly = (bytes: Uint8Array, password: string | undefined): boolean =>
  unlessDamaged(() => foreseenCost(bytes) * attempts(password) >= LONG, false);

const attempts = (password: string | undefined): bigint =>
  password === undefined ? BigInt(passwordForms(password).length) : 1n;

function foreseenCost(bytes: Uint8Array): bigint {
  const { mac, parts } = readContainer(bytes);
  const limits = new Limits();
  if (mac !== undefined) limits.spend(mac);
  for (const part of parts) survey(part, limits);
  return limits.foreseen;
}
