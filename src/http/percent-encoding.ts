/** As .NET's `Uri.EscapeDataString`: all but the unreserved characters of RFC 3986, section 2.3. */
export const escapedData = (text: string): string => encodeURIComponent(wellFormed(text)).replace(/[!'()*]/g, escaped);

/** Half a character cannot be encoded. */
const wellFormed = (text: string): string => Buffer.from(text).toString();

const escaped = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

/** What must not stand in a request target as it is: RFC 3986, appendix A; a `%` alone included. */
const FOREIGN = /%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9_\-.~:/?[\]@!$&'()*+,;=%]/gu;

/** A part of a URL that may have percent-encoded characters, with those encoded that must be. */
export const escapedTarget = (text: string): string =>
  wellFormed(text).replace(FOREIGN, character => encodeURIComponent(character));

/** The name of `a=b`, decoded. */
export function parameterName(part: string): string {
  const name = part.split('=', 1)[0] ?? '';
  return new URLSearchParams(`${name}=`).keys().next().value ?? '';
}
