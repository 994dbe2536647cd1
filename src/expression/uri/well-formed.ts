import { ABSOLUTE, Uri } from './uri.ts';

/** Whether nothing of a URI needs an escape, and nothing was mended when it was read. */
export function isWellFormed(uri: Uri): boolean {
  const { originalString } = uri;
  if (/%(?![0-9a-f]{2})|[\0-\x20"<>^`{|}\\\x7f]|#.*#/is.test(originalString)) return false;
  if (!uri.isAbsolute) return !/^[^/?#]*:/.test(originalString);
  return !/^[A-Za-z]:[\\/]|^[\\/]/.test(originalString) && (!uri.isFile || /^file:\/\//i.test(originalString));
}

/** `Uri.IsWellFormedUriString` */
export function isWellFormedText(text: string | null, kind: number): boolean {
  const uri = text === null ? null : Uri.tryParse(text, kind);
  return uri !== null && (kind !== ABSOLUTE || uri.isAbsolute) && isWellFormed(uri);
}
