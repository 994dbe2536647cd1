// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what JSON escapes
const ESCAPED = /["\\\u0000-\u001f\u0085\u2028\u2029]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what JSON escapes
const ALL_ESCAPED = /["\\\u0000-\u001f\u0085\u2028\u2029]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what JSON escapes
const ALL_ESCAPED_IN_SINGLE_QUOTES = /['\\\u0000-\u001f\u0085\u2028\u2029]/g;

const SHORT: ReadonlyMap<string, string> = new Map([
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\f', '\\f'],
  ['\b', '\\b'],
  ['\\', '\\\\'],
  ['"', '\\"'],
  ["'", "\\'"],
]);

const escaped = (char: string): string => SHORT.get(char) ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** A JSON string; no more escapes in it than JSON needs, apart from the line ends that JavaScript once did not allow. */
export const quoted = (text: string): string =>
  ESCAPED.test(text) ? `"${text.replace(ALL_ESCAPED, escaped)}"` : `"${text}"`;

/** The inside of a text in single quotes, as a token's path has it. */
export const escapedForPath = (name: string): string => name.replace(ALL_ESCAPED_IN_SINGLE_QUOTES, escaped);
