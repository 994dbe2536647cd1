import type { X509Certificate } from 'node:crypto';
import { contextTag, is, sequence } from '../x509/asn1.ts';
import { unlessDamaged } from '../x509/damage.ts';
import { EXTENSION, type Extension, extensionsOf, KEY_USAGE, keyUsages, readExtension } from '../x509/extensions.ts';

/** Equal for names that OpenSSL takes for equal (RFC 5280, section 7.1: case and white space do not count). */
export const canonicalName = (name: string | undefined): string =>
  (name ?? '')
    .toLowerCase()
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?(\n|=|^|$) ?/g, '$1');

/** By canonical name, those of a name in the order given. */
export function bySubject<T extends { readonly certificate: X509Certificate }>(
  items: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const item of items) {
    const name = canonicalName(item.certificate.subject);
    const same = found.get(name);
    if (same === undefined) found.set(name, [item]);
    else same.push(item);
  }
  return found;
}

/**
 * Whether OpenSSL, building a chain, takes one for the issuer of the other: by name, key identifier and kind of key, not
 * by the signature. Unlike checkIssued also where the issuer's key usage forbids it to sign, which is judged later.
 */
export function isLikelyIssuer(certificate: X509Certificate, candidate: X509Certificate): boolean {
  if (certificate.checkIssued(candidate)) return true;
  if (canonicalName(certificate.issuer) !== canonicalName(candidate.subject)) return false;
  const extensions = readExtensions(candidate);
  return lacksKeyUsage(extensions, ['keyCertSign']) && fitsKeyIdentifier(readExtensions(certificate), extensions);
}

type Extensions = ReadonlyMap<string, Extension>;

const readExtensions = (certificate: X509Certificate): Extensions =>
  unlessDamaged(() => extensionsOf(certificate), new Map<string, Extension>());

/** Whether there is a key usage and it names none of these. */
export function lacksKeyUsage(extensions: Extensions, names: readonly (keyof typeof KEY_USAGE)[]): boolean {
  const element = unlessDamaged(() => readExtension(extensions.get(EXTENSION.keyUsage)), undefined);
  if (element === undefined) return false;
  const usages = unlessDamaged(() => keyUsages(element), new Set<number>());
  return !names.some(name => usages.has(KEY_USAGE[name]));
}

const KEY_IDENTIFIER = contextTag(0);

function fitsKeyIdentifier(subject: Extensions, issuer: Extensions): boolean {
  const wanted = unlessDamaged(() => readExtension(subject.get(EXTENSION.authorityKeyIdentifier)), undefined);
  const own = unlessDamaged(() => readExtension(issuer.get(EXTENSION.subjectKeyIdentifier)), undefined);
  if (wanted === undefined || own === undefined) return true;
  const identifier = unlessDamaged(() => sequence(wanted), []).find(element => is(element, KEY_IDENTIFIER));
  return identifier === undefined || Buffer.compare(identifier.content, own.content) === 0;
}

/** OpenSSL's choice among several (X509_STORE_CTX_get1_issuer): the first that is valid now, else the last to expire. */
export function chosenIssuer<T extends { readonly certificate: X509Certificate }>(
  candidates: readonly T[],
  now: Date,
): T | undefined {
  const valid = candidates.find(({ certificate: { validFrom, validTo } }) => {
    return Date.parse(validFrom) <= now.getTime() && now.getTime() < Date.parse(validTo);
  });
  return valid ?? candidates.toSorted((a, b) => expiry(b) - expiry(a))[0];
}

const expiry = ({ certificate }: { readonly certificate: X509Certificate }): number =>
  Date.parse(certificate.validTo) || Number.NEGATIVE_INFINITY;
