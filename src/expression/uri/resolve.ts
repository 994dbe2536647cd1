import { argumentOutOfRange, notNull } from '../runtime/exception.ts';
import { pathDifference } from './dot-segments.ts';
import { ABSOLUTE, RELATIVE, Uri } from './uri.ts';

/** `new Uri(baseUri, relativeUri)`; throws UriFormatException, and ArgumentOutOfRangeException for a base that is relative. */
export function resolve(base: Uri | null, relative: string): Uri {
  if (!notNull(base, 'baseUri').isAbsolute)
    throw argumentOutOfRange('baseUri', 'Specified argument was out of the range of valid values.');
  return absolute(relative) ?? Uri.parse(combined(notNull(base, 'baseUri'), relative.trim()), ABSOLUTE);
}

/** Null where there is none. */
export function tryResolve(base: Uri | null, relative: string | null): Uri | null {
  if (base === null || relative === null || !base.isAbsolute) return null;
  return absolute(relative) ?? Uri.tryParse(combined(base, relative.trim()), ABSOLUTE);
}

/** Beside a base, `//host` is relative. */
const absolute = (text: string): Uri | null => (/^\s*\/\//.test(text) ? null : Uri.tryParse(text, ABSOLUTE));

function combined(base: Uri, relative: string): string {
  const { scheme, path, query } = base.parts;
  if (relative === '') return base.originalString;
  if (/^[\\/]{2}/.test(relative)) return `${scheme}:${relative}`;
  if (/^[\\/]/.test(relative)) return base.root + relative;
  if (relative.startsWith('?')) return base.root + path + relative;
  if (relative.startsWith('#')) return base.root + path + query + relative;
  return base.root + path.slice(0, path.lastIndexOf('/') + 1) + relative;
}

/** `MakeRelativeUri`: the other itself where it is on another host. */
export function relativeTo(from: Uri, to: Uri): Uri {
  const { scheme, host, port, path } = from.parts;
  const other = to.parts;
  if (scheme !== other.scheme || host.name !== other.host.name || port !== other.port) return to;
  const difference = pathDifference(path, other.path);
  const hasScheme = /^[^/?#]*:/.test(difference);
  return Uri.parse(`${hasScheme ? './' : ''}${difference}${other.query}${other.fragment}`, RELATIVE);
}

/** `IsBaseOf` */
export function isBaseOf(from: Uri, to: Uri): boolean {
  const { scheme, host, port, path } = from.parts;
  const other = to.parts;
  const directory = path.slice(0, path.lastIndexOf('/') + 1);
  return (
    scheme === other.scheme && host.name === other.host.name && port === other.port && other.path.startsWith(directory)
  );
}
