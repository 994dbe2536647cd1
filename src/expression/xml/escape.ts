import { argumentException } from '../runtime/exception.ts';
import { shownCharacter } from './xml-name.ts';

/** https://www.w3.org/TR/xml/#NT-Char */
const INVALID = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;
const NAMED: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ['\n', '&#xA;'],
  ['\r', '&#xD;'],
  ['\t', '&#x9;'],
]);

const entity = (character: string): string => NAMED.get(character) ?? character;

/** What XmlWriterSettings.NewLineHandling is when nothing else is said: all ends of lines become one kind. */
export const withNewLines = (text: string): string => checked(text).replaceAll(/\r\n?|\n/g, '\r\n');

export const escapeText = (text: string): string => withNewLines(text).replaceAll(/[&<>]/g, entity);

export const escapeAttribute = (text: string): string => checked(text).replaceAll(/[&<>"\n\r\t]/g, entity);

/** Throws ArgumentException for a character that no XML document may hold. */
function checked(text: string): string {
  const invalid = INVALID.exec(text)?.[0];
  if (invalid === undefined) return text;
  throw argumentException(`${shownCharacter(invalid)}, is an invalid character.`);
}
