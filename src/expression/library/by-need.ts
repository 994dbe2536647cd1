import type { Library } from '../types/library.ts';
import { libraryOf, type Part } from './library-of.ts';

/** A part of the library, and how one sees that a text can come to one of its types. */
export interface Loadable {
  readonly named: RegExp;
  load(): Promise<Part>;
}

/** Their names, those of their extension methods, and of members elsewhere that answer with one of them. */
const anyOf = (names: string): RegExp => new RegExp(`\\b(?:${names.replaceAll(' ', '|')})\\b`);

export const CRYPTO: Loadable = {
  named: anyOf(
    'AsymmetricAlgorithm ByteArrayExtensions Certificate CertificateExtensions Certificates CipherMode Decrypt ' +
      'Encrypt GetRSAPrivateKey GetRSAPublicKey HMAC HMACMD5 HMACSHA1 HMACSHA256 HMACSHA384 HMACSHA512 ' +
      'HashAlgorithm HashAlgorithmName ICryptoTransform KeyedHashAlgorithm MD5 MD5CryptoServiceProvider Oid ' +
      'PaddingMode PublicKey RNGCryptoServiceProvider RSA RSACertificateExtensions RSAEncryptionPadding ' +
      'RSAEncryptionPaddingMode RSASignaturePadding RSASignaturePaddingMode SHA1 SHA1Managed SHA256 SHA256Managed ' +
      'SHA384 SHA384Managed SHA512 SHA512Managed SymmetricAlgorithm VerifyNoRevocation X500DistinguishedName ' +
      'X509Certificate X509Certificate2 X509ContentType X509Extension X509ExtensionCollection X509NameType',
  ),
  load: async () => (await import('./crypto-part.ts')).CRYPTO_PART,
};

export const JSON_NET: Loadable = {
  named: anyOf(
    'Ancestors AncestorsAndSelf AsJEnumerable Children Descendants DescendantsAndSelf Extensions Formatting ' +
      'GraphQL IGraphQL IGraphQLDataObject IJEnumerable JArray JConstructor JContainer JEnumerable JObject ' +
      'JProperty JRaw JToken JTokenType JValue JsonConvert Properties Value Values',
  ),
  load: async () => (await import('./json-part.ts')).JSON_PART,
};

/** A query expression calls the methods of System.Linq; each begins with `from`. */
export const LINQ: Loadable = {
  named: anyOf(
    'from ' +
      'Aggregate All Any Append AsEnumerable Average Cast Chunk Concat Contains Count DefaultIfEmpty Distinct ' +
      'DistinctBy ElementAt ElementAtOrDefault Enumerable Except ExceptBy First FirstOrDefault GroupBy GroupJoin ' +
      'IGrouping ILookup IOrderedEnumerable Intersect IntersectBy Join Last LastOrDefault LongCount Max MaxBy Min ' +
      'MinBy OfType Order OrderBy OrderByDescending OrderDescending Prepend Reverse Select SelectMany SequenceEqual ' +
      'Single SingleOrDefault Skip SkipLast SkipWhile Sum Take TakeLast TakeWhile ThenBy ThenByDescending ToArray ' +
      'ToDictionary ToHashSet ToList ToLookup Union UnionBy Where Zip',
  ),
  load: async () => (await import('./linq-part.ts')).LINQ_PART,
};

export const REGEX: Loadable = {
  named: anyOf(
    'Capture CaptureCollection Group GroupCollection Match MatchCollection MatchEvaluator Regex RegexOptions ' +
      'RegexParseException',
  ),
  load: async () => (await import('./regex-part.ts')).REGEX_PART,
};

export const XML: Loadable = {
  named: anyOf(
    'Ancestors AncestorsAndSelf Attributes DescendantNodes DescendantNodesAndSelf Descendants DescendantsAndSelf ' +
      'Elements Extensions InDocumentOrder LoadOptions Nodes Remove SaveOptions XAttribute XCData XComment ' +
      'XContainer XDeclaration XDocument XDocumentType XElement XName XNamespace XNode XNodeDocumentOrderComparer ' +
      'XNodeEqualityComparer XObject XProcessingInstruction XText XmlDocument XmlElement XmlNode XmlNodeType',
  ),
  load: async () => (await import('./xml-part.ts')).XML_PART,
};

const LOADABLE = [CRYPTO, JSON_NET, LINQ, REGEX, XML];

/** What is looked up by the type that a value has at run time, and letters and names that are not yet what they stand for. */
const COULD_BE_ANY = /\bdynamic\b|\\u|&#|\{\{/i;

/** A library for the expressions of these texts, which need not be read otherwise. */
export async function libraryFor(texts: Iterable<string>): Promise<Library> {
  const wanted = new Set<Loadable>();
  for (const text of texts)
    for (const part of LOADABLE) if (part.named.test(text) || COULD_BE_ANY.test(text)) wanted.add(part);
  return libraryOf(await Promise.all(LOADABLE.filter(part => wanted.has(part)).map(part => part.load())));
}
