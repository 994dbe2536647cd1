import { notNull } from '../runtime/exception.ts';
import { charEscape } from './escapes.ts';
import { PatternReader } from './pattern-reader.ts';

const NAMED: ReadonlyMap<string, string> = new Map([
  ['\n', 'n'],
  ['\r', 'r'],
  ['\t', 't'],
  ['\f', 'f'],
]);

/** `Regex.Escape` */
export const escapePattern = (text: string | null): string =>
  notNull(text, 'str').replace(/[\\*+?|{[()^$.# \n\r\t\f]/g, letter => `\\${NAMED.get(letter) ?? letter}`);

/** `Regex.Unescape`. Throws RegexParseException. */
export function unescapePattern(text: string | null): string {
  const reader = new PatternReader(notNull(text, 'str'), 0);
  let result = '';
  while (!reader.isAtEnd) {
    const letter = reader.next();
    if (letter !== '\\') result += letter;
    else if (!reader.isAtEnd) result += String.fromCharCode(charEscape(reader));
  }
  return result;
}
