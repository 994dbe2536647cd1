import { UserError } from '../../errors.ts';
import { damaged, needsCertificateToOpen, tooLarge, tooMany, truncated, unknownFile } from '../refusals.ts';
import { contextTag, explicit, octets, oid, sequence, TAG } from '../x509/asn1.ts';
import { type BerElement, BerError, readBer } from '../x509/ber.ts';
import type { Encryption } from './encryption.ts';
import { type Mac, readMac } from './mac.ts';
import { recognised } from './not-pfx.ts';
import { locked } from './pbe.ts';
import { hasShapeOfPfx } from './shapes.ts';

const DATA = '1.2.840.113549.1.7.1';
const SIGNED_DATA = '1.2.840.113549.1.7.2';
const ENVELOPED_DATA = '1.2.840.113549.1.7.3';
const ENCRYPTED_DATA = '1.2.840.113549.1.7.6';

/** A real one has 2 to 10 KB. */
const MAX_BYTES = 1024 * 1024;

/** One for each entry, at the most. */
const MAX_PARTS = 400;

/** The outside of a PFX (RFC 7292, section 4): what is protected, and by what. */
export interface Container {
  /** What the MAC is made over. */
  readonly content: Uint8Array;
  readonly mac: Mac | undefined;
  /** The AuthenticatedSafe. */
  readonly parts: readonly Part[];
}

/** SafeContents, in the clear or encrypted; or a part that cannot be read, with the reason. */
export type Part =
  | { readonly kind: 'plain'; readonly bags: BerElement }
  | { readonly kind: 'encrypted'; readonly encryption: Encryption; readonly data: Uint8Array }
  | { readonly kind: 'unreadable'; readonly reason: UserError };

/** Derives nothing. Bytes after the PFX are ignored: Windows writes some. Throws UserError. */
export function readContainer(bytes: Uint8Array): Container {
  if (bytes.length > MAX_BYTES) throw tooLarge();
  const pfx = outerElement(bytes);
  if (!hasShapeOfPfx(pfx)) throw recognised(bytes) ?? unknownFile();
  try {
    return container(pfx);
  } catch (cause) {
    throw cause instanceof BerError ? damaged({ cause }) : cause;
  }
}

const SEQUENCE_OCTET = 0x30;

function outerElement(bytes: Uint8Array): BerElement {
  if (bytes[0] !== SEQUENCE_OCTET) throw recognised(bytes) ?? unknownFile();
  try {
    return readBer(bytes);
  } catch (cause) {
    if (!(cause instanceof BerError)) throw cause;
    throw recognised(bytes) ?? (cause.truncated ? truncated({ cause }) : damaged({ cause }));
  }
}

function container(pfx: BerElement): Container {
  const [, authSafe, macData] = pfx.children;
  const [type, value] = sequence(authSafe);
  const contentType = oid(type);
  if (contentType === SIGNED_DATA) throw needsCertificateToOpen();
  if (contentType !== DATA) throw new BerError(`content type ${contentType}`, false);
  const content = octets(explicit(value, 0), TAG.octetString);
  return {
    content,
    // Whatever stands there must be a MAC: else a damaged one would be a way around it.
    mac: macData && readMac(macData),
    parts: fewParts(sequence(readBer(content))).map(part),
  };
}

function fewParts(parts: readonly BerElement[]): readonly BerElement[] {
  if (parts.length > MAX_PARTS) throw tooMany();
  return parts;
}

function part(contentInfo: BerElement): Part {
  try {
    return readPart(contentInfo);
  } catch (reason) {
    if (reason instanceof BerError) return { kind: 'unreadable', reason: damaged({ cause: reason }) };
    if (reason instanceof UserError) return { kind: 'unreadable', reason };
    throw reason;
  }
}

function readPart(contentInfo: BerElement): Part {
  const [type, value] = sequence(contentInfo);
  const contentType = oid(type);
  const content = explicit(value, 0);
  if (contentType === DATA) return { kind: 'plain', bags: readBer(octets(content, TAG.octetString)) };
  if (contentType === ENCRYPTED_DATA) return encryptedPart(content);
  if (contentType === ENVELOPED_DATA) throw needsCertificateToOpen();
  throw new BerError(`content type ${contentType}`, false);
}

/** EncryptedData of RFC 2315, section 13. */
function encryptedPart(encryptedData: BerElement | undefined): Part {
  const [, encryptedContentInfo] = sequence(encryptedData);
  const [, scheme, data] = sequence(encryptedContentInfo);
  return { kind: 'encrypted', ...locked(scheme, octets(data, contextTag(0))) };
}
