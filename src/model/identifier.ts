import { domainToUnicode } from 'node:url';
import * as v from 'valibot';

/** What certificateId and apiId allow: https://learn.microsoft.com/rest/api/apimanagement/certificate/create-or-update */
const NOT_IN_IDS = /[*#&+:<>?/\\\p{Cc}]/u;

/**
 * The id of a resource. The service forbids `*#&+:<>?`; slashes and control characters are refused here too,
 * since an id is one segment of an ARM path.
 */
export const identifier = (max: number) =>
  v.pipe(
    v.string('must be text.'),
    v.minLength(1, 'must not be empty.'),
    v.maxLength(max, `must have at most ${max} characters.`),
    v.check(id => !NOT_IN_IDS.test(id), 'must not contain any of * # & + : < > ? / \\ or control characters.'),
    v.check(id => id === id.trim() && id !== '.' && id !== '..', 'must not begin or end with a space, nor be a dot.'),
  );

/** ARM ids compare without case. */
export const sameId = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** A readable id made of any text: `https://contoso.com/myapi` gives `contoso-com-myapi`, and `Müller` gives `muller`. */
export function idFrom(text: string): string {
  const words = inUnicode(text)
    .replace(/\P{ASCII}/gu, letter => PLAIN.get(letter.toLowerCase()) ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  return (words ?? ['unnamed']).join('-').slice(0, 72).replace(/-$/, '');
}

/** Letters that Unicode does not take apart. */
const PLAIN: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ı', 'i'],
  ['ħ', 'h'],
  ['ŧ', 't'],
  ['ŋ', 'ng'],
]);

/** URLs have the names of hosts in ASCII (RFC 5891): `xn--mller-kva.de`. */
const inUnicode = (text: string): string =>
  text.replace(/(?<![a-z0-9-])xn--[a-z0-9-]+/gi, label => domainToUnicode(label) || label);

/** The wanted id, or the first of `id-2`, `id-3` … that is not taken. */
export function freeId(wanted: string, isTaken: (id: string) => boolean): string {
  if (!isTaken(wanted)) return wanted;
  let number = 2;
  while (isTaken(`${wanted}-${number}`)) number += 1;
  return `${wanted}-${number}`;
}
