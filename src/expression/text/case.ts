const ASCII = /^[\0-\x7f]*$/;

/** Simple mapping of each character, invariant culture: `ß` and `ı` stay as they are. */
export const toUpper = (text: string): string =>
  ASCII.test(text) ? text.toUpperCase() : Array.from(text, upperOne).join('');

/** Simple mapping of each character, invariant culture: `İ` stays as it is, `Σ` is `σ` everywhere. */
export const toLower = (text: string): string =>
  ASCII.test(text) ? text.toLowerCase() : Array.from(text, lowerOne).join('');

/** Equal for texts that are equal as StringComparison.OrdinalIgnoreCase means it; orders as it orders. */
export const foldOrdinal = toUpper;

export const upperChar = (char: number): number => upperOne(String.fromCharCode(char)).charCodeAt(0);

export const lowerChar = (char: number): number => lowerOne(String.fromCharCode(char)).charCodeAt(0);

/** Greek letters with iota below: their full mapping is two letters, their simple one the title case letter. */
const GREEK_IOTA = /[\u1f80-\u1f87\u1f90-\u1f97\u1fa0-\u1fa7\u1fb3\u1fc3\u1ff3]/;

function upperOne(character: string): string {
  if (character === 'ı') return character;
  if (GREEK_IOTA.test(character)) {
    const code = character.charCodeAt(0);
    return String.fromCharCode(code + (code < 0x1fb0 ? 8 : 9));
  }
  return sameLength(character, character.toUpperCase());
}

const lowerOne = (character: string): string => sameLength(character, character.toLowerCase());

const sameLength = (character: string, mapped: string): string =>
  mapped.length === character.length ? mapped : character;
