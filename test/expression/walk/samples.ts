import { type CompiledExpression, compileWithAllTypes } from '../../../src/expression/compile.ts';
import { PolicyContext } from '../../../src/expression/context/policy-context.ts';
import { Boxed } from '../../../src/expression/runtime/boxed.ts';
import { LIMITS } from '../../../src/expression/runtime/limits.ts';
import { hostContext } from '../support/host.ts';

const T = '((string)context.Variables["t"])';
const PARTS = `Enumerable.Range(0, ${T}.Length / 16).Select(i => ${T}.Substring(i * 16, 16))`;

/** What has a text in it, or as many elements as it has characters. */
const HOLDING: ReadonlyMap<string, string> = new Map([
  ['System.String', T],
  ['System.Object', T],
  ['System.Char[]', `${T}.ToCharArray()`],
  ['System.Byte[]', `Encoding.Latin1.GetBytes(${T})`],
  ['System.String[]', `new[] { ${T}, "a", ${T} }`],
  ['System.Object[]', `new object[] { ${T}, "a", ${T} }`],
  ['System.Array', `${PARTS}.ToArray()`],
  ['T[]', `${PARTS}.ToArray()`],
  ['T', T],
  ['TSource', T],
  ['TKey', T],
  ['TValue', T],
  ['System.Collections.Generic.IEnumerable`1[TSource]', PARTS],
  ['System.Collections.Generic.IEnumerable`1[T]', PARTS],
  ['System.Collections.Generic.List', `${PARTS}.ToList()`],
  ['System.Collections.Generic.IList', `${PARTS}.ToList()`],
  ['System.Collections.Generic.ICollection', `${PARTS}.ToList()`],
  ['System.Collections.Generic.HashSet', `${PARTS}.ToHashSet()`],
  ['System.Collections.Generic.Queue', `new Queue<string>(${PARTS})`],
  ['System.Collections.Generic.Stack', `new Stack<string>(${PARTS})`],
  ['System.Text.StringBuilder', `new StringBuilder(${T})`],
  ['System.IO.StringReader', `new StringReader(${T})`],
  ['System.Exception', `new Exception(${T})`],
  ['Newtonsoft.Json.Linq.JToken', `new JArray(${PARTS}.ToArray())`],
  ['Newtonsoft.Json.Linq.JArray', `new JArray(${PARTS}.ToArray())`],
  ['Newtonsoft.Json.Linq.JContainer', `new JArray(${PARTS}.ToArray())`],
  ['Newtonsoft.Json.Linq.JValue', `new JValue(${T})`],
  ['Newtonsoft.Json.Linq.JObject', `new JObject(new JProperty("a", ${T}))`],
  ['System.Xml.Linq.XElement', `new XElement("a", ${PARTS}.Select(p => new XElement("b", "c")))`],
  ['System.Xml.Linq.XContainer', `new XElement("a", ${PARTS}.Select(p => new XElement("b", "c")))`],
  ['System.Xml.Linq.XNode', `new XElement("a", ${PARTS}.Select(p => new XElement("b", "c")))`],
  ['System.Xml.Linq.XAttribute', `new XAttribute("a", ${T})`],
]);

const XML = '((Func<XmlDocument>)(() => { var x = new XmlDocument(); x.LoadXml("<a><b>1</b></a>"); return x; }))()';

const SMALL: ReadonlyMap<string, string> = new Map([
  ['System.Xml.XmlDocument', XML],
  ['System.Xml.XmlNode', XML],
  ['System.Int32', '1'],
  ['System.Int64', '1L'],
  ['System.UInt64', '1UL'],
  ['System.Double', '1.5'],
  ['System.Single', '1.5f'],
  ['System.Decimal', '1.5m'],
  ['System.Boolean', 'true'],
  ['System.Char', "'a'"],
  ['System.DateTime', 'new DateTime(2026, 1, 2)'],
  ['System.DateTimeOffset', 'new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)'],
  ['System.TimeSpan', 'TimeSpan.FromHours(1)'],
  ['System.Uri', 'new Uri("http://a.example/b?c")'],
  ['System.Guid', 'new Guid("0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9")'],
  ['System.Text.Encoding', 'Encoding.UTF8'],
  ['System.Text.RegularExpressions.Regex', 'new Regex("a+$")'],
  ['System.IO.StringWriter', 'new StringWriter()'],
  ['System.Xml.Linq.XName', 'XName.Get("a")'],
  ['System.Xml.Linq.XNamespace', 'XNamespace.Get("a")'],
  ['System.Xml.Linq.XDocument', 'new XDocument(new XElement("a"))'],
  ['System.StringComparer', 'StringComparer.OrdinalIgnoreCase'],
  ['System.Security.Cryptography.HashAlgorithm', 'SHA256.Create()'],
  ['System.TimeZoneInfo', 'TimeZoneInfo.Utc'],
  ['System.Globalization.NumberStyles', 'System.Globalization.NumberStyles.Any'],
  ['System.Random', 'new Random(1)'],
  ['System.Collections.Generic.Dictionary', 'new Dictionary<string, string>()'],
  ['System.Type', 'typeof(string)'],
  ['Microsoft.WindowsAzure.ApiManagement.Proxy.Gateway.IProxyRequestContext', 'context'],
]);

/** Those that hold the text as it is. */
const TEXTS: ReadonlySet<string> = new Set([
  'System.String',
  'System.Object',
  'System.Char[]',
  'System.Byte[]',
  'System.String[]',
  'System.Text.StringBuilder',
  'System.IO.StringReader',
  'Newtonsoft.Json.Linq.JValue',
  'System.Xml.Linq.XAttribute',
  'T',
  'TKey',
  'TSource',
]);

/** What a member cannot change. */
const FIXED: ReadonlySet<string> = new Set([
  'System.String',
  'System.Object',
  'System.Char[]',
  'System.Byte[]',
  'T',
  'TKey',
]);

/** Values for what members take: those that can hold a text hold this one. */
export class Samples {
  static readonly #compiled = new Map<string, CompiledExpression>();
  readonly #fixed = new Map<string, unknown>();
  readonly #context: PolicyContext;

  constructor(text: string) {
    const rest = { limits: { ...LIMITS, size: 1_000_000_000 }, variables: new Map([['t', text]]) };
    this.#context = new PolicyContext(hostContext({ rest }));
  }

  static holdsText(type: string): boolean {
    return TEXTS.has(type);
  }

  /** Whether a sample is made of the text, or has as many elements. */
  static holdsMany(type: string): boolean {
    return HOLDING.has(type);
  }

  /** A new one where it can be changed; null where there is none. */
  of(type: string): unknown {
    const known = this.#fixed.get(type);
    if (known !== undefined) return known;
    const value = Samples.#expressionOf(type).evaluate(this.#context);
    const made = value instanceof Boxed ? value.value : value;
    if (FIXED.has(type)) this.#fixed.set(type, made);
    return made;
  }

  static #expressionOf(type: string): CompiledExpression {
    const known =
      Samples.#compiled.get(type) ?? compileWithAllTypes(`@(${HOLDING.get(type) ?? SMALL.get(type) ?? 'null'})`);
    Samples.#compiled.set(type, known);
    return known;
  }
}
