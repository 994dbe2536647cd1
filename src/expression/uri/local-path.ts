import { unescapeData } from './escaping.ts';
import type { Uri } from './uri.ts';

/** `LocalPath`: of a file, as Windows writes it. */
export function localPath(uri: Uri): string {
  const path = unescapeData(uri.parts.path);
  if (uri.isUnc) return `\\\\${uri.parts.host.name}${path.replaceAll('/', '\\')}`;
  return uri.isFile && /^\/[A-Za-z]:/.test(path) ? path.slice(1).replaceAll('/', '\\') : path;
}

/** `Segments`: each ends with its slash. */
export const segments = ({ parts }: Uri): string[] => parts.path.match(/[^/]*\/|[^/]+$/g) ?? [];
