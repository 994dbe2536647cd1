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

/** A readable id made of any text: `https://contoso.com/myapi` gives `contoso-com-myapi`. */
export function idFrom(text: string): string {
  const words = text
    .normalize('NFKD')
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  return (words ?? ['unnamed']).join('-').slice(0, 72).replace(/-$/, '');
}

/** The wanted id, or the first of `id-2`, `id-3` … that is not taken. */
export function freeId(wanted: string, isTaken: (id: string) => boolean): string {
  if (!isTaken(wanted)) return wanted;
  let number = 2;
  while (isTaken(`${wanted}-${number}`)) number += 1;
  return `${wanted}-${number}`;
}
