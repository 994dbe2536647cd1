import { type KeyObject, X509Certificate } from 'node:crypto';
import { UserError } from '../errors.ts';
import { type Entry, readEntries } from './bags.ts';
import { BerError, readBer } from './ber.ts';
import { type Part, readContainer } from './container.ts';
import { Limits } from './limits.ts';
import { type Lock, openWith, unlock } from './lock.ts';
import { checkedPkcs8, readPrivateKey } from './private-key.ts';
import { damaged, unreadableCertificate } from './refusals.ts';

/** All that a PFX holds and that could be read, in the file's order. */
export interface Contents {
  readonly certificates: readonly X509Certificate[];
  readonly keys: readonly KeyObject[];
  /** What could not be read; 'contents' is a whole part, which may have held anything. */
  readonly failures: readonly Failure[];
}

export interface Failure {
  readonly what: 'certificate' | 'private key' | 'contents';
  readonly reason: UserError;
}

type Found = { readonly certificate: X509Certificate } | { readonly key: KeyObject } | { readonly failure: Failure };

/** A part with the entries that need no password to be seen. */
type Surveyed = Exclude<Part, { kind: 'plain' }> | { readonly kind: 'entries'; readonly entries: readonly Entry[] };

/** Throws UserError: WrongPassword, or CertificateError for a file that is no PFX, is damaged or costs too much. */
export async function readContents(bytes: Uint8Array, password: string | undefined): Promise<Contents> {
  const container = readContainer(bytes);
  const limits = new Limits();
  if (container.mac !== undefined) limits.spendRounds(container.mac.rounds);
  const parts = container.parts.map(part => survey(part, limits));
  const lock = await unlock(container, password);
  const found: Found[] = [];
  for (const part of parts) found.push(...(await openPart(part, lock, limits)));
  return {
    certificates: found.flatMap(item => ('certificate' in item ? [item.certificate] : [])),
    keys: found.flatMap(item => ('key' in item ? [item.key] : [])),
    failures: found.flatMap(item => ('failure' in item ? [item.failure] : [])),
  };
}

/** Spends all counts that can be seen before anything is derived. */
function survey(part: Part, limits: Limits): Surveyed {
  if (part.kind === 'encrypted') limits.spendRounds(part.encryption.rounds);
  if (part.kind !== 'plain') return part;
  try {
    return { kind: 'entries', entries: readEntries(part.bags, limits) };
  } catch (cause) {
    if (cause instanceof BerError) return { kind: 'unreadable', reason: damaged({ cause }) };
    throw cause;
  }
}

async function openPart(part: Surveyed, lock: Lock, limits: Limits): Promise<readonly Found[]> {
  if (part.kind === 'entries') return openEntries(part.entries, lock);
  if (part.kind === 'unreadable') return [failed('contents', part.reason)];
  const entries = await openWith(lock.forms, part, plain => readEntries(readBer(plain), limits));
  return entries === undefined ? [failed('contents', lock.refusal('certificate'))] : openEntries(entries, lock);
}

async function openEntries(entries: readonly Entry[], lock: Lock): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (const entry of entries) found.push(await openEntry(entry, lock));
  return found;
}

async function openEntry(entry: Entry, lock: Lock): Promise<Found> {
  if (entry.kind === 'certificate') return certificate(entry.der);
  if (entry.kind === 'key') return key(entry.pkcs8);
  if (entry.kind === 'unreadable') return failed(entry.what, entry.reason);
  const pkcs8 = await openWith(lock.forms, entry, checkedPkcs8);
  return pkcs8 === undefined ? failed('private key', lock.refusal('private key')) : key(pkcs8);
}

function certificate(der: Uint8Array): Found {
  try {
    return { certificate: new X509Certificate(der) };
  } catch (cause) {
    return failed('certificate', unreadableCertificate({ cause }));
  }
}

function key(pkcs8: Uint8Array): Found {
  try {
    return { key: readPrivateKey(pkcs8) };
  } catch (error) {
    if (error instanceof UserError) return failed('private key', error);
    throw error;
  }
}

const failed = (what: Failure['what'], reason: UserError): Found => ({ failure: { what, reason } });
