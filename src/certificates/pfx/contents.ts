import { type KeyObject, X509Certificate } from 'node:crypto';
import { UserError } from '../../errors.ts';
import { unreadableCertificate } from '../refusals.ts';
import { readBer } from '../x509/ber.ts';
import { type Entry, readEntries } from './bags.ts';
import { readContainer } from './container.ts';
import { Limits } from './limits.ts';
import { Lock } from './lock.ts';
import { checkedPkcs8, readPrivateKey } from './private-key.ts';
import { type Surveyed, survey } from './survey.ts';
import { whyLocked } from './why-locked.ts';

/** All that a PFX holds and that could be read, in the file's order. */
export interface Contents {
  readonly certificates: readonly X509Certificate[];
  readonly keys: readonly KeyObject[];
  /** What there is besides, such as `a secret key`. */
  readonly others: readonly string[];
  /** What could not be read; 'contents' is a whole part, which may have held anything. */
  readonly failures: readonly Failure[];
}

export interface Failure {
  readonly what: 'certificate' | 'private key' | 'contents';
  readonly reason: UserError;
}

type Found =
  | { readonly certificate: X509Certificate }
  | { readonly key: KeyObject }
  | { readonly other: string }
  | { readonly failure: Failure }
  | { readonly locked: 'private key' | 'contents' };

/** Throws UserError: WrongPassword, or CertificateError for a file that is no PFX, is damaged or costs too much. */
export async function readContents(bytes: Uint8Array, password: string | undefined): Promise<Contents> {
  const { mac, content, parts: outside } = readContainer(bytes);
  const limits = new Limits();
  if (mac !== undefined) limits.spend(mac);
  const parts = outside.map(part => survey(part, limits));
  const lock = new Lock(password, limits);
  if (mac !== undefined && !(await lock.fitsMac(mac, content))) throw await whyLocked(mac, parts, lock, limits);
  const found: Found[] = [];
  for (const part of parts) found.push(...(await openPart(part, lock, limits)));
  return {
    certificates: found.flatMap(item => ('certificate' in item ? [item.certificate] : [])),
    keys: found.flatMap(item => ('key' in item ? [item.key] : [])),
    others: found.flatMap(item => ('other' in item ? [item.other] : [])),
    failures: found.flatMap(item => failureOf(item, lock)),
  };
}

function failureOf(item: Found, lock: Lock): Failure[] {
  if ('failure' in item) return [item.failure];
  if (!('locked' in item)) return [];
  return [{ what: item.locked, reason: lock.refusal(item.locked === 'contents' ? 'certificate' : item.locked) }];
}

async function openPart(part: Surveyed, lock: Lock, limits: Limits): Promise<readonly Found[]> {
  if (part.kind === 'entries') return openEntries(part.entries, lock);
  if (part.kind === 'unreadable') return [failed('contents', part.reason)];
  const entries = await lock.open(part, plain => readEntries(readBer(plain), limits));
  return entries === undefined ? [{ locked: 'contents' }] : openEntries(entries, lock);
}

async function openEntries(entries: readonly Entry[], lock: Lock): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (const entry of entries) found.push(await openEntry(entry, lock));
  return found;
}

async function openEntry(entry: Entry, lock: Lock): Promise<Found> {
  if (entry.kind === 'certificate') return certificate(entry.der);
  if (entry.kind === 'key') return key(entry.pkcs8);
  if (entry.kind === 'other') return { other: entry.what };
  if (entry.kind === 'unreadable') return failed(entry.what, entry.reason);
  const pkcs8 = await lock.open(entry, checkedPkcs8);
  return pkcs8 === undefined ? { locked: 'private key' } : key(pkcs8);
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
