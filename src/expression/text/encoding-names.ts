import { argumentException, argumentOutOfRange, notNull, notSupported } from '../runtime/exception.ts';
import type { Encoding } from './encoding.ts';
import { ASCII, LATIN1, UTF8, UTF16, UTF16_BIG_ENDIAN, UTF32 } from './encodings.ts';

const ALL = [UTF8, ASCII, LATIN1, UTF16, UTF16_BIG_ENDIAN, UTF32];

const ALIASES: ReadonlyMap<string, Encoding> = new Map([
  ...ALL.map(encoding => [encoding.traits.webName.toLowerCase(), encoding] as const),
  ['utf8', UTF8],
  ['unicode-1-1-utf-8', UTF8],
  ['unicode-2-0-utf-8', UTF8],
  ['x-unicode-1-1-utf-8', UTF8],
  ['x-unicode-2-0-utf-8', UTF8],
  ['ascii', ASCII],
  ['us', ASCII],
  ['iso646-us', ASCII],
  ['iso_646.irv:1991', ASCII],
  ['ansi_x3.4-1968', ASCII],
  ['ansi_x3.4-1986', ASCII],
  ['cp367', ASCII],
  ['ibm367', ASCII],
  ['csascii', ASCII],
  ['iso-ir-6', ASCII],
  ['latin1', LATIN1],
  ['l1', LATIN1],
  ['iso8859-1', LATIN1],
  ['iso_8859-1', LATIN1],
  ['iso_8859-1:1987', LATIN1],
  ['iso-ir-100', LATIN1],
  ['ibm819', LATIN1],
  ['cp819', LATIN1],
  ['csisolatin1', LATIN1],
  ['unicode', UTF16],
  ['utf-16le', UTF16],
  ['ucs-2', UTF16],
  ['iso-10646-ucs-2', UTF16],
  ['unicodefffe', UTF16_BIG_ENDIAN],
  ['ucs-4', UTF32],
  ['ucs4', UTF32],
  ['utf-32le', UTF32],
]);

const HINT =
  'For information on defining a custom encoding, see the documentation for the Encoding.RegisterProvider method.';

/** `Encoding.GetEncoding(name)`; throws ArgumentException. .NET has no further ones of its own either. */
export function encodingOf(name: string | null): Encoding {
  const found = ALIASES.get(notNull(name, 'name').toLowerCase());
  if (found === undefined) throw argumentException(`'${name}' is not a supported encoding name. ${HINT}`, 'name');
  return found;
}

/** `Encoding.GetEncoding(codePage)`; throws NotSupportedException. Page 0 is the default. */
export function encodingOfPage(codePage: number): Encoding {
  if (codePage < 0 || codePage > 65_535)
    throw argumentOutOfRange('codepage', 'Valid values are between 0 and 65535, inclusive.');
  const found = codePage === 0 ? UTF8 : ALL.find(({ traits }) => traits.codePage === codePage);
  if (found === undefined) throw notSupported(`No data is available for encoding ${codePage}. ${HINT}`);
  return found;
}
