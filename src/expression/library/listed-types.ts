const CRYPTOGRAPHY = 'System.Security.Cryptography';

const LISTED: Readonly<Record<string, string>> = {
  'Newtonsoft.Json': 'Formatting JsonConvert',
  'Newtonsoft.Json.Linq': 'Extensions JArray JConstructor JContainer JObject JProperty JRaw JToken JTokenType JValue',
  System:
    'Array BitConverter Boolean Byte Char Convert DateTime DateTimeKind DateTimeOffset Decimal Double Enum Exception Guid ' +
    'Int16 Int32 Int64 Math MidpointRounding Nullable Object Random SByte Single String StringComparer StringComparison ' +
    'StringSplitOptions TimeSpan TimeZone TimeZoneInfo Tuple UInt16 UInt32 UInt64 Uri UriPartial',
  'System.TimeZoneInfo': 'AdjustmentRule TransitionTime',
  'System.Collections.Generic':
    'Dictionary HashSet ICollection IDictionary IEnumerable IEnumerator IList IReadOnlyCollection IReadOnlyDictionary ISet ' +
    'KeyValuePair List Queue Stack',
  'System.IO': 'StringReader StringWriter',
  'System.Linq': 'Enumerable',
  'System.Net': 'IPAddress WebUtility',
  [CRYPTOGRAPHY]:
    'AsymmetricAlgorithm CipherMode HashAlgorithm HashAlgorithmName HMAC HMACMD5 HMACSHA1 HMACSHA256 HMACSHA384 HMACSHA512 ' +
    'KeyedHashAlgorithm MD5 Oid PaddingMode RNGCryptoServiceProvider RSA RSAEncryptionPadding RSASignaturePadding SHA1 ' +
    'SHA1Managed SHA256 SHA256Managed SHA384 SHA384Managed SHA512 SHA512Managed SymmetricAlgorithm',
  [`${CRYPTOGRAPHY}.X509Certificates`]:
    'PublicKey RSACertificateExtensions X500DistinguishedName X509Certificate X509Certificate2 X509ContentType X509NameType',
  'System.Text': 'Encoding StringBuilder',
  'System.Text.RegularExpressions': 'Capture CaptureCollection Group GroupCollection Match Regex RegexOptions',
  'System.Xml': 'XmlNodeType',
  'System.Xml.Linq':
    'Extensions XAttribute XCData XComment XContainer XDeclaration XDocument XDocumentType XElement XName XNamespace XNode ' +
    'XNodeDocumentOrderComparer XNodeEqualityComparer XObject XProcessingInstruction XText',
};

/**
 * What the members of listed types take and give. Microsoft's list does not have them, but Azure looks at what is made and at
 * the members that are used, not at the type of a variable or a parameter, and real documents name them there.
 */
const BESIDE: Readonly<Record<string, string>> = {
  System: 'Action Comparison Converter Func Predicate UriComponents UriFormat',
  'System.Globalization': 'UnicodeCategory',
  'System.Linq': 'IGrouping ILookup IOrderedEnumerable',
  'System.Net.Sockets': 'AddressFamily',
  'System.Text': 'NormalizationForm',
  'System.Text.RegularExpressions': 'MatchCollection MatchEvaluator',
  'Newtonsoft.Json.Linq': 'IJEnumerable JEnumerable',
};

/** One of Microsoft's own snippets uses the first: https://github.com/Azure/api-management-policy-snippets */
const OF_A_SNIPPET: Readonly<Record<string, string>> = { 'System.Xml': 'XmlDocument XmlElement XmlNode' };

const fullNames = (types: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(types).flatMap(([namespace, names]) => names.split(' ').map(name => `${namespace}.${name}`));

/** https://learn.microsoft.com/azure/api-management/api-management-policy-expressions#CLRTypes */
export const LISTED_TYPES: ReadonlySet<string> = new Set([
  ...fullNames(LISTED),
  ...fullNames(BESIDE),
  ...fullNames(OF_A_SNIPPET),
]);
