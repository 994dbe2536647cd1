import { argumentOutOfRange } from '../runtime/exception.ts';
import { defineEnum, defineFlags } from '../types/type.ts';
import { unescapeData, unescapeSafe } from './escaping.ts';
import type { Uri } from './uri.ts';

const SERIALIZATION = -2147483648;

const PARTS = {
  Scheme: 1,
  UserInfo: 2,
  Host: 4,
  Port: 8,
  Path: 16,
  Query: 32,
  Fragment: 64,
  StrongPort: 128,
  NormalizedHost: 256,
  KeepDelimiter: 0x40000000,
} as const;

/** https://learn.microsoft.com/dotnet/api/system.uricomponents */
export const URI_COMPONENTS = defineFlags('System.UriComponents', {
  SerializationInfoString: SERIALIZATION,
  ...PARTS,
  AbsoluteUri: 127,
  HostAndPort: 132,
  StrongAuthority: 134,
  SchemeAndServer: 13,
  HttpRequestUrl: 61,
  PathAndQuery: 48,
});

export const URI_FORMAT = defineEnum('System.UriFormat', { UriEscaped: 1, Unescaped: 2, SafeUnescaped: 3 });

const FORMATS: ReadonlyMap<number, (text: string) => string> = new Map([
  [1, text => text],
  [2, unescapeData],
  [3, unescapeSafe],
]);

/** `GetComponents`: one part stands without its delimiter, unless it is asked for; several with those between them. */
export function components(uri: Uri, wanted: number, format: number): string {
  const formatted = FORMATS.get(format);
  if (formatted === undefined)
    throw argumentOutOfRange('uriFormat', 'Specified argument was out of the range of valid values.');
  if (wanted === SERIALIZATION) return formatted(uri.absoluteUri);
  const has = (part: keyof typeof PARTS): boolean => (wanted & PARTS[part]) !== 0;
  const { scheme, hasAuthority, userInfo, host, port, path, query, fragment } = uri.parts;
  const isAlone = (part: number): boolean => (wanted & 0x7fffffff) === part;
  const showsPort = has('StrongPort') || (has('Port') && !uri.hasDefaultPort);
  if (isAlone(PARTS.Scheme)) return scheme;
  if (isAlone(PARTS.Port) || isAlone(PARTS.StrongPort))
    return showsPort || isAlone(PARTS.StrongPort) ? String(port) : '';
  if (isAlone(PARTS.UserInfo)) return formatted(userInfo);
  if (isAlone(PARTS.Path)) return formatted(path.replace(/^\//, ''));
  if (isAlone(PARTS.Query)) return formatted(query.slice(1));
  if (isAlone(PARTS.Fragment)) return formatted(fragment.slice(1));
  return [
    has('Scheme') ? `${scheme}:${hasAuthority ? '//' : ''}` : '',
    has('UserInfo') && userInfo !== '' ? `${formatted(userInfo)}${has('Host') || has('KeepDelimiter') ? '@' : ''}` : '',
    has('Host') || has('NormalizedHost') ? host.name : '',
    showsPort ? `:${port}` : '',
    has('Path') ? formatted(path) : '',
    has('Query') ? formatted(query) : '',
    has('Fragment') ? formatted(fragment) : '',
  ].join('');
}
