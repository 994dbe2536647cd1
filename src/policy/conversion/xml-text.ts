/** XML 1.0, section 2.2: other characters cannot be written at all. */
const FORBIDDEN = /[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

export function xmlText(text: string): string {
  const forbidden = FORBIDDEN.exec(text);
  if (forbidden !== null) throw new Error(`XML has no character U+${codeOf(forbidden[0])}.`);
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

export const xmlAttribute = (text: string): string =>
  xmlText(text).replaceAll('"', '&quot;').replaceAll('\t', '&#x9;').replaceAll('\n', '&#xA;').replaceAll('\r', '&#xD;');

const FIRST =
  /^[A-Z_a-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD]/;
const FOREIGN =
  /[^\w.\-\u00B7\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u037D\u037F-\u1FFF\u203F\u2040\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD]/g;

/** A name without a colon, as .NET's `XmlConvert.EncodeLocalName` makes one of any text. */
export function xmlName(text: string): string {
  const encoded = text.replace(FOREIGN, encodedUnit);
  return FIRST.test(encoded) ? encoded : encodedUnit(encoded.charAt(0)) + encoded.slice(1);
}

const encodedUnit = (unit: string): string => (unit === '' ? '_' : `_x${codeOf(unit)}_`);

const codeOf = (character: string): string =>
  (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
