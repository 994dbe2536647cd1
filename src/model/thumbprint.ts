import * as v from 'valibot';

/** Copied from certmgr a thumbprint has spaces, colons or an invisible mark in front. */
const SEPARATORS = /[\s:\u200e\u200f]/g;

export const normalizeThumbprint = (text: string): string => text.replace(SEPARATORS, '').toUpperCase();

export const looksLikeThumbprint = (text: string): boolean => /^[0-9A-F]{40}$/.test(normalizeThumbprint(text));

/** The SHA-1 of the DER certificate as Azure writes it: 40 upper-case hex digits, no separators. */
export const thumbprint = v.pipe(
  v.string('must be text.'),
  v.check(looksLikeThumbprint, 'must be the 40 hexadecimal digits of a SHA-1 thumbprint.'),
  v.transform(normalizeThumbprint),
);
