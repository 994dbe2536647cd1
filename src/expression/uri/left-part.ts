import type { Uri } from './uri.ts';

/** Members of UriPartial. */
const SCHEME = 0;
const AUTHORITY = 1;
const PATH = 2;

/** `GetLeftPart`: up to the end of that part. */
export function leftPart(uri: Uri, part: number): string {
  const { scheme, hasAuthority, path, query } = uri.parts;
  if (part === SCHEME) return `${scheme}:${hasAuthority ? '//' : ''}`;
  if (part === AUTHORITY) return hasAuthority ? uri.root : '';
  return uri.root + path + (part === PATH ? '' : query);
}
