import type { Cell } from '../runtime/cell.ts';
import { equals } from '../runtime/equality.ts';
import { notNull } from '../runtime/exception.ts';
import { NetArray } from '../runtime/net-array.ts';
import { STRING } from '../types/primitives.ts';
import { members } from '../types/table.ts';
import { components } from '../uri/components.ts';
import { escapeData, escapeUri, hexEscape, unescapeData } from '../uri/escaping.ts';
import { checkHostName } from '../uri/host.ts';
import { leftPart } from '../uri/left-part.ts';
import { localPath, segments } from '../uri/local-path.ts';
import { isBaseOf, relativeTo, resolve, tryResolve } from '../uri/resolve.ts';
import { ABSOLUTE, URI, Uri } from '../uri/uri.ts';
import { isWellFormed, isWellFormedText } from '../uri/well-formed.ts';

type Text = string | null;

function filled(result: Cell, uri: Uri | null): boolean {
  result.value = uri;
  return uri !== null;
}

const schemeName = (name: string) => () => name;

/** https://learn.microsoft.com/dotnet/api/system.uri?view=net-8.0 */
export const uri = members(URI, () => ({
  'new(string uriString)': (text: Text) => Uri.parse(notNull(text, 'uriString'), ABSOLUTE),
  'new(string uriString, UriKind uriKind)': (text: Text, kind: number) => Uri.parse(notNull(text, 'uriString'), kind),
  'new(Uri baseUri, string relativeUri)': (base: Uri | null, relative: Text) => resolve(base, relative ?? ''),
  'new(Uri baseUri, Uri relativeUri)': (base: Uri | null, relative: Uri | null) =>
    resolve(base, notNull(relative, 'relativeUri').originalString),

  'string AbsoluteUri': (self: Uri) => self.absoluteUri,
  'string AbsolutePath': (self: Uri) => self.parts.path,
  'string Authority': (self: Uri) => self.authority,
  'string DnsSafeHost': (self: Uri) => self.safeHost,
  'string Fragment': (self: Uri) => self.parts.fragment,
  'string Host': (self: Uri) => self.parts.host.name,
  'UriHostNameType HostNameType': (self: Uri) => self.parts.host.kind,
  'string IdnHost': (self: Uri) => self.idnHost,
  'bool IsAbsoluteUri': (self: Uri) => self.isAbsolute,
  'bool IsDefaultPort': (self: Uri) => self.hasDefaultPort,
  'bool IsFile': (self: Uri) => self.isFile,
  'bool IsLoopback': (self: Uri) => self.isLoopback,
  'bool IsUnc': (self: Uri) => self.isUnc,
  'string LocalPath': localPath,
  'string OriginalString': (self: Uri) => self.originalString,
  'string PathAndQuery': (self: Uri) => self.parts.path + self.parts.query,
  'int Port': (self: Uri) => self.parts.port,
  'string Query': (self: Uri) => self.parts.query,
  'string Scheme': (self: Uri) => self.parts.scheme,
  'string[] Segments': (self: Uri) => new NetArray(STRING, segments(self)),
  'bool UserEscaped': () => false,
  'string UserInfo': (self: Uri) => self.parts.userInfo,

  'string GetComponents(UriComponents components, UriFormat format)': components,
  'string GetLeftPart(UriPartial part)': leftPart,
  'Uri MakeRelativeUri(Uri uri)': (self: Uri, other: Uri | null) => relativeTo(self, notNull(other, 'uri')),
  'bool IsBaseOf(Uri uri)': (self: Uri, other: Uri | null) => isBaseOf(self, notNull(other, 'uri')),
  'bool IsWellFormedOriginalString()': isWellFormed,
  'static bool operator ==(Uri uri1, Uri uri2)': (a: Uri | null, b: Uri | null) => equals(a, b),
  'static bool operator !=(Uri uri1, Uri uri2)': (a: Uri | null, b: Uri | null) => !equals(a, b),

  'static bool TryCreate(string uriString, UriKind uriKind, out Uri result)': (
    text: Text,
    kind: number,
    result: Cell,
  ) => filled(result, text === null ? null : Uri.tryParse(text, kind)),
  'static bool TryCreate(Uri baseUri, string relativeUri, out Uri result)': (
    base: Uri | null,
    relative: Text,
    result: Cell,
  ) => filled(result, tryResolve(base, relative)),
  'static bool TryCreate(Uri baseUri, Uri relativeUri, out Uri result)': (
    base: Uri | null,
    relative: Uri | null,
    result: Cell,
  ) => filled(result, tryResolve(base, relative?.originalString ?? null)),
  'static string EscapeDataString(string stringToEscape)': (text: Text) => escapeData(notNull(text, 'stringToEscape')),
  'static string EscapeUriString(string stringToEscape)': (text: Text) => escapeUri(notNull(text, 'stringToEscape')),
  'static string UnescapeDataString(string stringToUnescape)': (text: Text) =>
    unescapeData(notNull(text, 'stringToUnescape')),
  'static bool IsWellFormedUriString(string uriString, UriKind uriKind)': isWellFormedText,
  'static UriHostNameType CheckHostName(string name)': checkHostName,
  'static bool CheckSchemeName(string schemeName)': (name: Text) => /^[A-Za-z][A-Za-z0-9+.-]*$/.test(name ?? ''),
  'static string HexEscape(char character)': hexEscape,
  'static bool IsHexDigit(char character)': (character: number) => /[0-9a-f]/i.test(String.fromCharCode(character)),
  'static string SchemeDelimiter': schemeName('://'),
  'static string UriSchemeFile': schemeName('file'),
  'static string UriSchemeFtp': schemeName('ftp'),
  'static string UriSchemeHttp': schemeName('http'),
  'static string UriSchemeHttps': schemeName('https'),
  'static string UriSchemeMailto': schemeName('mailto'),
  'static string UriSchemeWs': schemeName('ws'),
  'static string UriSchemeWss': schemeName('wss'),
}));
