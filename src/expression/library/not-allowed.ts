import type { Member } from '../types/member.ts';

const of = (type: string, names: string): readonly string[] => names.split(' ').map(name => `${type}.${name}`);

/**
 * Members of limited types that .NET has and API Management does not allow, as `Type.Member`, with `()` behind it
 * where only the overload without parameters is meant; what every object has is left out. https://learn.microsoft.com/azure/api-management/api-management-policy-expressions#CLRTypes
 */
export const NOT_ALLOWED: ReadonlySet<string> = new Set([
  ...of('DateTime', 'AddMicroseconds Compare CompareTo FromBinary FromFileTime FromFileTimeUtc FromOADate Kind'),
  ...of('DateTime', 'Microsecond Nanosecond ParseExact SpecifyKind ToBinary ToFileTime ToFileTimeUtc ToLocalTime'),
  ...of('DateTime', 'ToLongDateString ToLongTimeString ToOADate ToShortDateString ToShortTimeString ToUniversalTime'),
  ...of('DateTime', 'TryParse TryParseExact UnixEpoch'),
  ...of('DateTimeKind', 'Local Unspecified'),
  ...of('Enum', 'Format GetName GetNames GetUnderlyingType GetValues HasFlag IsDefined ToObject'),
  ...of('IPAddress', 'Address Any Broadcast HostToNetworkOrder IPv6Any IPv6Loopback IPv6None IsIPv4MappedToIPv6'),
  ...of(
    'IPAddress',
    'IsIPv6LinkLocal IsIPv6Multicast IsIPv6SiteLocal IsIPv6Teredo IsIPv6UniqueLocal Loopback MapToIPv4',
  ),
  ...of('IPAddress', 'MapToIPv6 NetworkToHostOrder None ScopeId TryWriteBytes TryFormat .ctor'),
  ...of('Capture', 'ValueSpan'),
  ...of('Group', 'Name Synchronized'),
  ...of('GroupCollection', 'ContainsKey Keys TryGetValue Values'),
  ...of('Match', 'NextMatch Synchronized'),
  ...of('Regex', 'CacheSize Count Escape GetGroupNames GetGroupNumbers GroupNameFromNumber GroupNumberFromName'),
  ...of('Regex', 'InfiniteMatchTimeout MatchTimeout Options RightToLeft'),
  ...of('JsonConvert', 'DefaultSettings DeserializeAnonymousType DeserializeXNode DeserializeXmlNode False NaN'),
  ...of(
    'JsonConvert',
    'NegativeInfinity Null PopulateObject PositiveInfinity SerializeXNode SerializeXmlNode ToString',
  ),
  ...of('JsonConvert', 'True Undefined'),
  'SymmetricAlgorithm.Create()',
  'XDocument.Load',
  'XDocument.LoadAsync',
  ...of('X500DistinguishedName', 'Decode EnumerateRelativeDistinguishedNames Format Oid RawData .ctor'),
]);

export function isAllowedMember({ owner, name, parameters }: Member): boolean {
  const known = [`${owner.name}.${name}`, ...(parameters.length === 0 ? [`${owner.name}.${name}()`] : [])];
  return !known.some(each => NOT_ALLOWED.has(each));
}
