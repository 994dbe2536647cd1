import { NetException, XML_EXCEPTION } from '../runtime/exception.ts';

/** https://www.w3.org/TR/xml/#NT-NameStartChar, the colon left out: https://www.w3.org/TR/xml-names/#NT-NCName */
const STARTS =
  'A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}-\\u{200D}\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}';
const START = new RegExp(`^[${STARTS}]`, 'u');
const NO_NAME_CHARACTER = new RegExp(`[^${STARTS}\\-.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}-\\u{2040}]`, 'u');

/** As .NET shows a character in a message: itself and its number. */
export const shownCharacter = (character: string): string =>
  `'${character === '\0' ? '.' : character}'${character === '' ? '' : hexadecimal(character)}`;

const hexadecimal = (character: string): string =>
  `, hexadecimal value 0x${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;

export const badStart = (character: string): string =>
  `Name cannot begin with the '${character}' character${hexadecimal(character)}.`;

export const badCharacter = (character: string): string =>
  `The '${character}' character${hexadecimal(character)}, cannot be included in a name.`;

/** The name, if it is one without a colon; otherwise throws XmlException. */
export function ncName(name: string): string {
  if (!START.test(name)) throw new NetException(XML_EXCEPTION, badStart(name.charAt(0)), null);
  const wrong = NO_NAME_CHARACTER.exec(name)?.[0];
  if (wrong !== undefined) throw new NetException(XML_EXCEPTION, badCharacter(wrong), null);
  return name;
}
