import { UserError } from '../../errors.ts';
import { damaged } from '../refusals.ts';
import { explicit, octets, oid, sequence, TAG } from '../x509/asn1.ts';
import { type BerElement, BerError } from '../x509/ber.ts';
import type { Encryption } from './encryption.ts';
import type { Limits } from './limits.ts';
import { locked } from './pbe.ts';

const BAG_TYPES = '1.2.840.113549.1.12.10.1';
const KEY = `${BAG_TYPES}.1`;
const SHROUDED_KEY = `${BAG_TYPES}.2`;
const CERTIFICATE = `${BAG_TYPES}.3`;
const CRL = `${BAG_TYPES}.4`;
const SECRET = `${BAG_TYPES}.5`;
const SAFE_CONTENTS = `${BAG_TYPES}.6`;
const X509 = '1.2.840.113549.1.9.22.1';

/** What a bag holds, as bytes that nobody has looked into yet. */
export type Entry =
  | { readonly kind: 'certificate'; readonly der: Uint8Array }
  | { readonly kind: 'key'; readonly pkcs8: Uint8Array }
  | { readonly kind: 'shrouded key'; readonly encryption: Encryption; readonly data: Uint8Array }
  /** `what`: as part of a sentence. */
  | { readonly kind: 'other'; readonly what: string }
  | { readonly kind: 'unreadable'; readonly what: 'certificate' | 'private key'; readonly reason: UserError };

/**
 * The certificates and keys of a SafeContents (RFC 7292, section 4.2) in the file's order; of other bags (revocation
 * lists, secrets, unknown ones) only that they are there. Throws BerError if it is no list of bags, UserError beyond the limits.
 */
export function readEntries(safeContents: BerElement, limits: Limits): readonly Entry[] {
  return sequence(safeContents).flatMap(bag => readBag(bag, limits));
}

function readBag(bag: BerElement, limits: Limits): readonly Entry[] {
  const [id, value] = sequence(bag);
  const type = oid(id);
  if (type === SAFE_CONTENTS) return nested(value, limits);
  if (type === CERTIFICATE) return counted(guarded('certificate', value, readCertificate), limits);
  if (type === KEY) return counted(guarded('private key', value, readKey), limits);
  if (type === SHROUDED_KEY) return counted(guarded('private key', value, readShroudedKey), limits);
  return [other(OTHERS.get(type) ?? `an entry of an unknown type (OID ${type})`)];
}

const OTHERS: ReadonlyMap<string, string> = new Map([
  [CRL, 'a revocation list'],
  [SECRET, 'a secret key'],
]);

const other = (what: string): Entry => ({ kind: 'other', what });

function nested(value: BerElement | undefined, limits: Limits): readonly Entry[] {
  const safeContents = explicit(value, 0);
  if (safeContents === undefined) throw new BerError('an empty bag', false);
  return readEntries(safeContents, limits);
}

/** One entry that cannot be read does not sink the file. */
function guarded(
  what: 'certificate' | 'private key',
  value: BerElement | undefined,
  read: (element: BerElement | undefined) => readonly Entry[],
): readonly Entry[] {
  try {
    return read(explicit(value, 0));
  } catch (error) {
    if (error instanceof BerError) return [{ kind: 'unreadable', what, reason: damaged({ cause: error }) }];
    if (error instanceof UserError) return [{ kind: 'unreadable', what, reason: error }];
    throw error;
  }
}

function counted(entries: readonly Entry[], limits: Limits): readonly Entry[] {
  for (const entry of entries.filter(({ kind }) => kind !== 'other')) {
    limits.countEntry(entry.kind === 'certificate' ? 'certificate' : 'private key');
    if (entry.kind === 'shrouded key') limits.spend(entry.encryption);
  }
  return entries;
}

function readCertificate(element: BerElement | undefined): readonly Entry[] {
  const [type, value] = sequence(element);
  if (oid(type) !== X509) return [other('a certificate of another kind than X.509')];
  return [{ kind: 'certificate', der: octets(explicit(value, 0), TAG.octetString) }];
}

function readKey(element: BerElement | undefined): readonly Entry[] {
  sequence(element);
  return element === undefined ? [] : [{ kind: 'key', pkcs8: element.encoding }];
}

function readShroudedKey(element: BerElement | undefined): readonly Entry[] {
  const [scheme, data] = sequence(element);
  return [{ kind: 'shrouded key', ...locked(scheme, octets(data, TAG.octetString)) }];
}
